import { steps } from '../case/steps.ts';
import { londonTime } from '../clock/london.ts';
import type { FormOf } from './step-form.ts';

/** On a day of review somebody looks again; they are told at this hour. */
const reviewHour = '09:00';

/** Why a case is held, and when somebody looks at it again. */
export const holdForm: FormOf = {
  fields: ({ status }) => [
    { id: 'holdReason', words: 'holdReason', field: { kind: 'choice', choices: steps[status].hold?.says?.reasons ?? [] } },
    { id: 'holdText', words: 'holdText', field: { kind: 'long text', longest: 1_000 } },
    { id: 'holdReview', words: 'holdReview', field: { kind: 'date', mayLieAhead: true } },
  ],
  faults: ({ holdReview = '' }, { now }) => (londonTime(holdReview, reviewHour) <= now ? [{ id: 'holdReview', problem: 'lies back' }] : []),
  details: ({ holdReason = '', holdText = '', holdReview = '' }) => ({
    details: { reviewAt: londonTime(holdReview, reviewHour) },
    reason: holdReason,
    text: holdText,
  }),
};
