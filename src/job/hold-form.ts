import { somethingElse } from '../case/reasons.ts';
import { steps } from '../case/steps.ts';
import { isBeyond, londonTime } from '../typed/london.ts';
import type { Problem } from '../typed/problem.ts';
import type { FormOf } from './form-of.ts';

/** On a day of review somebody looks again; they are told at this hour. */
const reviewHour = '09:00';

/** Nothing is held that long: a date further ahead is a slip of the finger. */
const furthest = 'P1Y';

/** Why a case is held, and when somebody looks at it again. */
export const holdForm: FormOf = {
  fields: ({ status }) => [
    { id: 'holdReason', words: 'holdReason', field: { kind: 'choice', choices: steps[status].hold?.says?.reasons ?? [] } },
    { id: 'holdText', words: 'holdText', field: { kind: 'long text', longest: 1_000, mayBeEmpty: true } },
    { id: 'holdReview', words: 'holdReview', field: { kind: 'date', lies: 'ahead' } },
  ],
  faults: ({ holdReason, holdText, holdReview }, { now }) => {
    const at = holdReview && londonTime(holdReview, reviewHour);
    const wrong: [string, Problem, unknown][] = [
      // A chosen reason is enough; only what is none of them needs words.
      ['holdText', 'missing', holdReason === somethingElse && holdText === ''],
      ['holdReview', 'lies back', at && at <= now],
      ['holdReview', 'too far ahead', at && isBeyond(at, now, furthest)],
    ];
    return wrong.flatMap(([id, problem, applies]) => (applies ? [{ id, problem }] : []));
  },
  details: ({ holdReason = '', holdText = '', holdReview = '' }) => ({
    details: { reviewAt: londonTime(holdReview, reviewHour) },
    reason: holdReason,
    text: holdText,
  }),
};
