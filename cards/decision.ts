import { z } from 'zod';
import type { Case } from '../src/case/case.ts';
import {
  afterwards,
  caseView,
  outcomeLine,
  point,
  points,
  quoteOf,
  row,
  rowOf,
  statusLine,
  toCaseView,
  warningsOf,
  type Seen,
} from './case-view.ts';
import { earlierRows } from './earlier-rows.ts';
import { addressWords, gradeWords, questionQuotes, safetyWords } from './referral-rows.ts';
import { capital, criterionWords } from './words.ts';

export const decisionView = caseView.extend({ points: z.array(point), quotes: z.array(row), canAct: z.boolean() });

/** What is in doubt, so that a co-ordinator can decide. */
export function toDecisionView(current: Case, seen: Seen): z.infer<typeof decisionView> {
  const {
    status,
    assessment,
    private: { answers },
  } = current;
  const canAct = status === 'with co-ordinator';
  const doubts = canAct ? (assessment?.because ?? []) : [];
  return {
    ...toCaseView(current, seen, {
      title: `${current.ref}: ${canAct ? 'accept this?' : afterwards(current)}`,
      status: canAct ? statusLine(current, seen.now) : outcomeLine(current, 'with co-ordinator', seen.now),
      why: canAct
        ? 'The criteria leave a doubt that a person must settle. A police check or an Inspector still follows where one is needed.'
        : '',
      warnings: warningsOf(current, seen.now),
      rows: [
        rowOf('Grounds', capital(answers.grounds ?? 'not known')),
        rowOf('Threat to life', gradeWords(current)),
        rowOf('Urgency', capital(answers.urgency ?? 'not known')),
        rowOf('Recipient', answers.recipientName),
        rowOf('Address', addressWords(answers)),
        rowOf(
          'Has the recipient agreed',
          [capital(answers.recipientAgreed ?? 'not known'), answers.notAgreedReason].filter(Boolean).join(': '),
        ),
        rowOf('What is needed', capital((answers.measures ?? []).join(', '))),
        rowOf('What else is needed', answers.measuresMore),
        rowOf('Safety of operatives', safetyWords(answers)),
        ...earlierRows(current),
        rowOf(
          'Referred by',
          [answers.referrerName, answers.otherAgency ?? answers.agency, answers.referrerTelephone].filter(Boolean).join(', '),
        ),
        rowOf('To read the whole case, type', `case ${current.ref}`),
      ],
    }),
    points: points(doubts.map((id) => `${criterionWords[id].doubt || criterionWords[id].missing} (${id}).`)),
    quotes: [...quoteOf('What has prompted this referral', answers.prompt), ...questionQuotes(current)],
    canAct,
  };
}
