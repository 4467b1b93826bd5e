import { z } from 'zod';
import { knownOf, type Case } from '../src/case/case.ts';
import { assess, type Verdict } from '../src/referral/assess.ts';
import { factsOf } from '../src/referral/facts.ts';
import type { Scheme } from '../src/scheme/scheme.ts';
import { acceptedRows } from './rows/accepted-rows.ts';
import { telephoneWords } from './words/telephone-words.ts';
import { visitsUndecided } from '../src/case/visits-undecided.ts';
import { doorQuotes } from './rows/at-the-door.ts';
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
} from './rows/case-view.ts';
import type { Seen } from './words/seen.ts';
import { earlierRows } from './rows/earlier-rows.ts';
import { addressWords, gradeWords, perpetratorRows, questionQuotes, safetyWords } from './rows/referral-rows.ts';
import { failedWords } from './words/visit-words.ts';
import { criterionWords } from './words/criterion-words.ts';
import { capital } from './words/words.ts';

export const decisionView = caseView.extend({ points: z.array(point), quotes: z.array(row), canAct: z.boolean() });

const why = { doubt: 'The criteria leave a doubt that a person must settle.', visits: 'Three visits have failed.' };

/** What a press of Accept leads to. */
const leads: Record<Verdict, string> = {
  accepted: 'Accept puts the job into the installer channel.',
  'awaiting police check': 'Accept sends it to the police desk, who check the grade.',
  'awaiting Inspector': 'Accept sends it to the Inspectors. Nobody goes there before one of them authorises it.',
  'co-ordinator decides': 'Accept settles what you see here. Another doubt follows.',
  'needs information': 'Accept sends it back to the referrer, who is asked what is missing.',
  'not eligible': 'Accept does not help: the criteria say no.',
};
/** Worked out by the criteria themselves, with the doubts settled that this card shows. */
function leadsWords(current: Case, scheme: Scheme): string {
  const {
    assessment,
    private: { answers },
  } = current;
  const known = knownOf(current);
  const shown = assessment?.verdict === 'co-ordinator decides' ? assessment.because : [];
  const { verdict } = assess(factsOf(answers, { ...known, settled: [...known.settled, ...shown] }, scheme));
  const noDesk = verdict === 'awaiting police check' && !scheme.policeDesk;
  return noDesk ? 'Accept sends it to the Inspectors, who check the grade.' : leads[verdict];
}

/** What is in doubt, so that a co-ordinator can decide: a criterion, or whether anybody should go there once more. */
export function toDecisionView(current: Case, seen: Seen): z.infer<typeof decisionView> {
  const {
    status,
    assessment,
    private: { answers },
  } = current;
  const canAct = status === 'with co-ordinator';
  const doubts = canAct && assessment?.verdict === 'co-ordinator decides' ? assessment.because : [];
  const afterVisits = canAct && visitsUndecided(current);
  return {
    ...toCaseView(current, seen, {
      title: `${current.ref}: ${canAct ? (afterVisits ? 'go there again?' : 'accept this?') : afterwards(current)}`,
      status: canAct ? statusLine(current, seen.now) : outcomeLine(current, 'with co-ordinator', seen.now),
      why: [
        ...(afterVisits ? [why.visits] : []),
        ...(canAct && (doubts.length > 0 || !afterVisits) ? [why.doubt] : []),
        ...(canAct ? [`${leadsWords(current, seen.scheme)} Decline ends the case.`] : []),
      ].join(' '),
      warnings: warningsOf(current, seen.now),
      rows: [
        ...earlierRows(current),
        ...acceptedRows(current, seen.now),
        rowOf('Grounds', capital(answers.grounds ?? 'not known')),
        rowOf('Threat to life', gradeWords(current)),
        rowOf('Crime or log number', answers.logNumber),
        rowOf('Urgency', capital(answers.urgency ?? 'not known')),
        rowOf('Failed visits', failedWords(current)),
        rowOf('Recipient', answers.recipientName),
        rowOf('Address', addressWords(answers)),
        ...perpetratorRows(answers),
        rowOf(
          'Has the recipient agreed',
          [capital(answers.recipientAgreed ?? 'not known'), answers.notAgreedReason].filter(Boolean).join(': '),
        ),
        rowOf('What is needed', capital((answers.measures ?? []).join(', '))),
        rowOf('What else is needed', answers.measuresMore),
        rowOf('Safety of operatives', safetyWords(current, seen.now)),
        rowOf(
          'Referred by',
          [answers.referrerName, answers.otherAgency ?? answers.agency, telephoneWords(answers.referrerTelephone ?? '')]
            .filter(Boolean)
            .join(', '),
        ),
        rowOf('To read the whole case, type', `case ${current.ref}`),
      ],
    }),
    points: points(doubts.map((id) => `${criterionWords[id].doubt || criterionWords[id].missing} (${id}).`)),
    quotes: [
      ...(canAct ? doorQuotes(current, seen.now, afterVisits) : []),
      ...quoteOf('What has prompted this referral', answers.prompt),
      ...questionQuotes(current),
    ],
    canAct,
  };
}
