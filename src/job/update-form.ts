import { isBeyond, londonTime } from '../typed/london.ts';
import type { FormOf } from './form-of.ts';

const updateHour = '12:00';

/** Nobody who is afraid is left for longer without a word: a date further ahead is a slip of the finger. */
const furthest = 'P3M';

/** The recipient was told how things stand. The next time is the scheme's, unless a date is set for this case. */
export const updateForm: FormOf = {
  fields: () => [{ id: 'updateNext', words: 'updateNext', field: { kind: 'date', lies: 'ahead', mayBeNotKnown: true } }],
  faults: ({ updateNext = 'not known' }, { now }) => {
    if (updateNext === 'not known') return [];
    const at = londonTime(updateNext, updateHour);
    if (at <= now) return [{ id: 'updateNext', problem: 'lies back' }];
    return isBeyond(at, now, furthest) ? [{ id: 'updateNext', problem: 'too far ahead' }] : [];
  },
  details: ({ updateNext = '' }) => ({ details: updateNext === 'not known' ? {} : { updateDueAt: londonTime(updateNext, updateHour) } }),
};
