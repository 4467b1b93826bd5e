import { z } from 'zod';
import type { Case } from '../src/case/case.ts';
import { afterwards, caseView, outcomeLine, quoteOf, row, rowOf, statusLine, toCaseView, warningsOf, type Seen } from './case-view.ts';
import { earlierRows } from './earlier-rows.ts';
import { addressWords, gradeWords, perpetratorRows, questionQuotes, safetyWords } from './referral-rows.ts';
import { capital } from './words.ts';

export const authorisationView = caseView.extend({ quotes: z.array(row), canAct: z.boolean() });

/** What an Inspector decides on, and afterwards who decided. */
export function toAuthorisationView(current: Case, seen: Seen): z.infer<typeof authorisationView> {
  const {
    status,
    history,
    private: { answers },
  } = current;
  const canAct = status === 'awaiting Inspector';
  const again = history.some(({ step }) => step === 'authorise')
    ? 'It was authorised on different facts, so we are asking you again. '
    : '';
  return {
    ...toCaseView(current, seen, {
      title: `${current.ref}: ${canAct ? 'authorise this?' : afterwards(current)}`,
      status: canAct ? statusLine(current, seen.now) : outcomeLine(current, 'awaiting Inspector', seen.now),
      why: canAct ? `${again}A threat to life graded medium needs an Inspector. If you do not know enough, ask.` : '',
      warnings: warningsOf(current, seen.now),
      rows: [
        ...earlierRows(current),
        rowOf('Grounds', capital(answers.grounds ?? 'not known')),
        rowOf('Threat to life', gradeWords(current)),
        rowOf('Urgency', capital(answers.urgency ?? 'not known')),
        rowOf('Recipient', answers.recipientName),
        rowOf('Address', addressWords(answers)),
        rowOf('Crime or log number', answers.logNumber),
        ...perpetratorRows(answers),
        rowOf('Safety of operatives', safetyWords(answers)),
        rowOf('Inspector spoken to', answers.inspectorSpokenTo),
        rowOf(
          'Referred by',
          [answers.referrerName, answers.otherAgency ?? answers.agency, answers.referrerTelephone].filter(Boolean).join(', '),
        ),
      ],
    }),
    quotes: [...quoteOf('What has prompted this referral', answers.prompt), ...questionQuotes(current)],
    canAct,
  };
}
