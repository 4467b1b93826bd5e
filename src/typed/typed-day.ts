import { DateTime } from 'luxon';
import { plainFigures } from './plain-figures.ts';
import type { Problem } from './problem.ts';
import { namesNoDay, spokenDay, weekdayOf } from './spoken-day.ts';
import { isNoSuchDay, readDate, readWholeDate, type Lies } from './typed-date.ts';

/** Whether a day is written out, with its year: there is nothing to understand. */
export const isDayInFull = (typed: string): boolean => readWholeDate(typed) !== undefined;

/** More is no day: reading it would only take long. */
const longest = 100;
const named = /^([a-z]{3,9})[\s,.]+(?=\d)/i;

/**
 * Reads a day as people type it on any form and in any command: a date with or without its year, a word such as "tomorrow" or "next week
 * Tuesday", or both a weekday and its date. Gives yyyy-mm-dd, or what is wrong. A weekday that is not that of its date is no day at all.
 */
export function readDay(typed: string, today: string, lies: Lies): { day: string } | { problem: Problem } {
  if (typed.length > longest) return { problem: 'not a date' };
  const text = plainFigures(typed);
  const weekday = weekdayOf(named.exec(text)?.[1] ?? '');
  const bare = weekday === undefined ? text : text.replace(named, '');
  const day = readDate(bare, today, lies) ?? spokenDay(text, today);
  if (day === undefined) return { problem: isNoSuchDay(bare) ? 'no such day' : namesNoDay(text) ? 'which day' : 'not a date' };
  return weekday === undefined || DateTime.fromISO(day, { zone: 'utc' }).weekday === weekday ? { day } : { problem: 'which day' };
}
