import { steps } from '../case/steps.ts';
import { isBeyond, londonTime } from '../clock/london.ts';
import type { FormOf } from './step-form.ts';

/** On a day of review somebody looks again; they are told at this hour. */
const reviewHour = '09:00';

/** Nothing is held that long: a date further ahead is a slip of the finger. */
const furthest = 'P1Y';

/** Why a case is held, and when somebody looks at it again. */
export const holdForm: FormOf = {
  fields: ({ status }) => [
    { id: 'holdReason', words: 'holdReason', field: { kind: 'choice', choices: steps[status].hold?.says?.reasons ?? [] } },
    { id: 'holdText', words: 'holdText', field: { kind: 'long text', longest: 1_000 } },
    { id: 'holdReview', words: 'holdReview', field: { kind: 'date', lies: 'ahead' } },
  ],
  faults: ({ holdReview }, { now }) => {
    if (!holdReview) return [];
    const at = londonTime(holdReview, reviewHour);
    if (at <= now) return [{ id: 'holdReview', problem: 'lies back' }];
    return isBeyond(at, now, furthest) ? [{ id: 'holdReview', problem: 'too far ahead' }] : [];
  },
  details: ({ holdReason = '', holdText = '', holdReview = '' }) => ({
    details: { reviewAt: londonTime(holdReview, reviewHour) },
    reason: holdReason,
    text: holdText,
  }),
};
