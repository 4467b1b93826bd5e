import { z } from 'zod';
import type { Case } from '../src/case/case.ts';
import { longestReason } from '../src/step/press.ts';
import { mayBeHeld, type Status } from '../src/case/steps.ts';
import { answersNow, unsaidBy } from '../src/case/unsafe-visit.ts';
import { noRisks } from '../src/referral/questions.ts';
import { referrerToRing } from './rows/arranging.ts';
import { unsafeQuotes, unsafeWarnings } from './rows/at-the-door.ts';
import { caseView, quoteOf, row, rowOf, statusLine, toCaseView, warningsOf } from './rows/case-view.ts';
import type { Seen } from './words/seen.ts';
import { changedLines } from './rows/changed-facts.ts';
import { measuresToFit } from '../src/job/job.ts';
import { isPossible } from './rows/possible.ts';
import { addressWords, callRows, safetyWords } from './rows/referral-rows.ts';
import { dueWords } from './words/time-words.ts';
import { escortWords, failedWords, lateWords, visitTimes, visitWords } from './words/visit-words.ts';
import { capital, oneOf, statusWords } from './words/words.ts';

export const allocatedJobView = caseView.extend({
  quotes: z.array(row),
  ...{ asksWhat: z.boolean(), whatLabel: z.string() },
  ...{ canFit: z.boolean(), canPlan: z.boolean(), canReplan: z.boolean(), canFail: z.boolean(), canHandBack: z.boolean() },
});
const noButtons = { canFit: false, canPlan: false, canReplan: false, canFail: false, canHandBack: false };

const whatToDo: Partial<Record<Status, string>> = {
  allocated: 'Plan the visit with the recipient, then press Schedule.',
  scheduled:
    'Afterwards press Record fit. If you cannot get in, press No access. If anything feels unsafe, leave first, then press Not safe.',
  'on hold': 'Nobody goes until the co-ordinator resumes the job. You hear it here.',
};

/**
 * What the person who holds the job needs at the door: the address, safe-contact facts, access, safety, measures; whom to ring where the
 * recipient cannot be rung.
 * Not the narrative, and no word about the perpetrator. Once nobody has to go there any more, the address is gone from the card.
 */
export function toAllocatedJobView(current: Case, seen: Seen, to: string): z.infer<typeof allocatedJobView> {
  const {
    ref,
    status,
    holder,
    private: { answers },
  } = current;
  if (holder?.id !== to || !mayBeHeld.includes(status))
    return { ...toCaseView(current, seen, gone(current, to)), quotes: [], ...asking(current, to), ...noButtons };
  const [telephone, ...calling] = callRows(answers);
  const ring = referrerToRing(current);
  return {
    ...toCaseView(current, seen, {
      title: `${ref}: your job`,
      status: visitLine(current, seen.now),
      why: status === 'allocated' && ring ? `Arrange it through the referrer, ${ring}. Then press Schedule.` : (whatToDo[status] ?? ''),
      warnings: [
        ...changedLines(current, seen.now),
        ...dangers(current, seen.now, to),
        ...warningsOf(current, seen.now),
        ...lateWords(current, seen.now),
      ],
      rows: [
        rowOf('Visit', visitWords(current, seen.now)),
        rowOf('Police escort', escortWords(current) ?? `Not decided. Likely to be needed: ${answers.escortLikely ?? 'not known'}`),
        rowOf('Failed visits', failedWords(current)),
        rowOf('Recipient', answers.recipientName),
        rowOf('Address', addressWords(answers)),
        telephone,
        rowOf('Arrange it through the referrer', ring),
        ...calling,
        rowOf('Access needs', answers.accessNeeds),
        rowOf('Access restrictions', answers.accessRestrictions),
        rowOf('Property Type', capital(answers.propertyType ?? 'not known')),
        rowOf('Safety of operatives', safetyWords(current, seen.now)),
        rowOf('What is needed', capital(oneOf([...measuresToFit(answers, seen.scheme)], 'and'))),
        rowOf('What else is needed', answers.measuresMore),
      ],
    }),
    quotes: [...unsafeQuotes(current, seen.now), ...quoteOf('What you should know', answers.operativeRisksMore)],
    ...asking(current, to),
    ...{ canFit: isPossible(current, 'record fit'), canPlan: status === 'allocated', canReplan: status === 'scheduled' },
    ...{ canFail: isPossible(current, 'no access'), canHandBack: isPossible(current, 'hand back') },
  };
}

/** Whoever found it not safe has pressed a reason and no more: what happened is asked here, once they are away from there. */
const asking = (current: Case, to: string) => ({
  asksWhat: isPossible(current, 'say what happened') && unsaidBy(current, to) !== undefined,
  whatLabel: `What happened? The co-ordinators and whoever goes next will read it (at most ${longestReason.toLocaleString('en-GB')} characters)`,
});

/** When somebody goes there comes before the time by which it is due. */
function visitLine(current: Case, now: Date): string {
  const { status, visit, dueAt } = current;
  if (status !== 'scheduled' || !visit) return statusLine(current, now);
  return `Scheduled for ${visitTimes(visit, now)}.${dueAt ? ` ${dueWords(dueAt, now)}.` : ''}`;
}

/** What stands before everything else, because somebody may be hurt who overlooks it. */
function dangers(current: Case, now: Date, to: string): string[] {
  const { status, escort } = current;
  const answers = answersNow(current);
  const { operativeSafety = 'not known' } = answers;
  const risks = answers.operativeRisks?.filter((risk) => risk !== noRisks) ?? [];
  const safety: Record<typeof operativeSafety, string[]> = {
    high: [`High danger to you${risks.length > 0 ? `: ${risks.join(', ')}` : ''}.`],
    'not known': ['Danger to you: not known. Ask the co-ordinator before you go.'],
    ...{ medium: [], low: [] },
  };
  return [
    ...(status === 'on hold' ? ['On hold: do not go there.'] : []),
    ...(hasJustLeft(current, current.holder?.id) ? [ring999] : []),
    ...unsafeWarnings(current, now, to),
    ...safety[operativeSafety],
    ...(escort?.decision === 'escort arranged' ? ['Go only with the police escort.'] : []),
  ];
}

const ring999 = 'In danger now? Ring 999.';
/** Somebody has said that it is not safe, and nothing came after it: they may be in danger still. */
function hasJustLeft({ history }: Case, to: string | undefined): boolean {
  const last = history.findLast(({ step }) => step !== 'say what happened');
  return last?.step === 'not safe' && last.by.id === to;
}

/** What is left on the card of somebody who need not go there any more. */
function gone(current: Case, to: string): { title: string; status: string; warnings?: string[] } {
  const { ref, status, history } = current;
  const nothing = 'There is nothing more for you to do.';
  if (['withdrawn', 'cancelled'].includes(status)) return { title: `${ref}: do not go`, status: `${statusWords[status]}. ${nothing}` };
  if (hasJustLeft(current, to))
    return { title: `${ref}: no longer with you`, status: 'You do not hold this job now.', warnings: [ring999] };
  const fitted = history.some(({ step, by }) => step === 'record fit' && by.id === to);
  return fitted
    ? { title: `${ref}: done`, status: `You recorded what was fitted. ${nothing}` }
    : { title: `${ref}: no longer with you`, status: 'You do not hold this job now.' };
}
