import type { Details } from '../../src/step/press.ts';
import { dayWords } from './time-words.ts';
import { plannedWords } from './visit-words.ts';

/** The days and hours that a form gives, as they were understood: "Friday 6 March, 2pm to 4pm. If that fails: Monday 9 March." */
export function understoodWords({ visit, reviewAt, updateDueAt }: Details, now: Date): string {
  if (visit) return plannedWords(visit, now);
  const day = reviewAt ?? updateDueAt;
  return day ? `${dayWords(day, now)}.` : '';
}
