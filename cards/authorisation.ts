import { z } from 'zod';
import type { Case } from '../src/case/case.ts';
import { telephoneWords } from './words/telephone-words.ts';
import { afterwards, caseView, outcomeLine, quoteOf, row, rowOf, toCaseView, warningsOf } from './rows/case-view.ts';
import type { Seen } from './words/seen.ts';
import { acceptedRows } from './rows/accepted-rows.ts';
import { earlierRows } from './rows/earlier-rows.ts';
import { addressWords, gradeWords, perpetratorRows, questionQuotes, safetyWords } from './rows/referral-rows.ts';
import { byWords } from './words/time-words.ts';
import { capital, statusWords } from './words/words.ts';

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
      status: canAct ? decideWords(current, seen.now) : outcomeLine(current, 'awaiting Inspector', seen.now),
      why: canAct ? `${again}${needsInspector(current)} If you do not know enough, ask.` : '',
      warnings: warningsOf(current, seen.now),
      rows: [
        ...earlierRows(current),
        ...acceptedRows(current, seen.now),
        rowOf('Grounds', capital(answers.grounds ?? 'not known')),
        rowOf('Threat to life', gradeWords(current)),
        rowOf('Urgency', capital(answers.urgency ?? 'not known')),
        rowOf('Recipient', answers.recipientName),
        rowOf('Address', addressWords(answers)),
        rowOf('Crime or log number', answers.logNumber),
        ...perpetratorRows(answers),
        rowOf('Safety of operatives', safetyWords(current, seen.now)),
        rowOf('Police escort likely', capital(answers.escortLikely ?? 'not known')),
        rowOf('Inspector spoken to', answers.inspectorSpokenTo),
        rowOf(
          'Referred by',
          [answers.referrerName, answers.otherAgency ?? answers.agency, telephoneWords(answers.referrerTelephone ?? '')]
            .filter(Boolean)
            .join(', '),
        ),
      ],
    }),
    quotes: [...quoteOf('What has prompted this referral', answers.prompt), ...questionQuotes(current)],
    canAct,
  };
}

const needsInspector = ({ check }: Case): string =>
  check?.grade === 'no record'
    ? 'The police looked twice and found no record of this threat, so it needs an Inspector.'
    : 'A threat to life graded medium needs an Inspector.';

/** The time that is due is the fit's, and not left over to decide: an Inspector is asked now, and the home is to be made safe by then. */
function decideWords({ status, dueAt }: Case, now: Date): string {
  const safe = dueAt && (dueAt > now.toISOString() ? 'is to be' : 'should have been');
  return `${statusWords[status]}. Please decide now${safe ? `: the home ${safe} made safe by ${byWords(dueAt, now)}` : ''}.`;
}
