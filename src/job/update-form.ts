import { londonTime } from '../clock/london.ts';
import type { FormOf } from './step-form.ts';

const updateHour = '12:00';

/** The recipient was told how things stand. The next time is the scheme's, unless a date is set for this case. */
export const updateForm: FormOf = {
  fields: () => [
    { id: 'updateNext', words: 'updateNext', field: { kind: 'date', mayLieAhead: true, mayBeSaid: true, mayBeNotKnown: true } },
  ],
  faults: ({ updateNext = '' }, { now }) =>
    updateNext !== 'not known' && londonTime(updateNext, updateHour) <= now ? [{ id: 'updateNext', problem: 'lies back' }] : [],
  details: ({ updateNext = '' }) => ({ details: updateNext === 'not known' ? {} : { updateDueAt: londonTime(updateNext, updateHour) } }),
};
