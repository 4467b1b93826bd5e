import { Duration } from 'luxon';
import { london } from '../../src/typed/london.ts';

/** "2pm", "4:30pm", "midnight" is "12am". London time. */
export const hourWords = (at: string): string => {
  const time = london(at);
  return time.toFormat(time.minute === 0 ? 'ha' : 'h:mma').toLowerCase();
};
/** "Monday 2 March"; with the year when it is another one than now, and always where nobody knows when it is read. */
export const dayWords = (at: string, now?: Date): string =>
  london(at).toFormat(now && london(at).year === london(now).year ? 'cccc d LLLL' : 'cccc d LLLL yyyy');
const daysFrom = (now: Date, at: string): number => Math.round(london(at).startOf('day').diff(london(now).startOf('day'), 'days').days);

/** "today", "tomorrow, Friday 6 March", "yesterday", "Monday 9 March". */
export function nearDayWords(at: string, now: Date): string {
  const away = daysFrom(now, at);
  const near: Record<number, string> = { 0: 'today', 1: `tomorrow, ${dayWords(at, now)}`, [-1]: 'yesterday' };
  return near[away] ?? dayWords(at, now);
}

/** "today at 2:05pm", "on Monday 2 March at 9am"; with the year when it is another one. */
export function momentWords(at: string, now: Date): string {
  const away = daysFrom(now, at);
  if (away === 0) return `today at ${hourWords(at)}`;
  if (away === -1) return `yesterday at ${hourWords(at)}`;
  return `on ${dayWords(at, now)} at ${hourWords(at)}`;
}

/** Until then people still say that it is night. */
const dayBegins = 6;
/**
 * Behind a time in the night: which night that is, for most read "1am on Thursday" as a time after Thursday. Nothing by day, or on the very day.
 */
function nightWords(at: string, now: Date): string {
  const away = daysFrom(now, at);
  if (away < 1 || london(at).hour >= dayBegins) return '';
  return away === 1 ? ', so tonight' : `, so in the night after ${london(at).minus({ days: 1 }).toFormat('cccc')}`;
}

/** "Due today by 4:30pm, in 2 hours", "Due tomorrow, Wednesday 4 March, by 2pm", "Due by 1am on Thursday 5 March, so tonight", "Overdue since Monday 2 March, 9am". */
export function dueWords(dueAt: string, now: Date): string {
  if (london(dueAt) <= london(now))
    return `Overdue since ${daysFrom(now, dueAt) === 0 ? 'today' : dayWords(dueAt, now)}, ${hourWords(dueAt)}`;
  const away = daysFrom(now, dueAt);
  if (away === 0) return `Due today by ${hourWords(dueAt)}, ${inWords(dueAt, now)}`;
  const night = nightWords(dueAt, now);
  if (night) return `Due by ${hourWords(dueAt)} on ${dayWords(dueAt, now)}${night}`;
  return away === 1
    ? `Due tomorrow, ${dayWords(dueAt, now)}, by ${hourWords(dueAt)}`
    : `Due ${dayWords(dueAt, now)} by ${hourWords(dueAt)}`;
}

/** By when, in a sentence: "4:30pm today", "2pm tomorrow, Wednesday 4 March", "9am on Monday 2 March", "1am on Thursday 5 March, so tonight". */
export function byWords(at: string, now: Date): string {
  const away = daysFrom(now, at);
  if (away === 0) return `${hourWords(at)} today`;
  const night = nightWords(at, now);
  return `${hourWords(at)} ${away === 1 && !night ? 'tomorrow,' : 'on'} ${dayWords(at, now)}${night}`;
}

function inWords(at: string, now: Date): string {
  const minutes = Math.ceil(london(at).diff(london(now), 'minutes').minutes);
  if (minutes < 90) return minutes === 1 ? 'in 1 minute' : `in ${minutes} minutes`;
  return `in ${Math.round(minutes / 60)} hours`;
}

/** A day (yyyy-mm-dd) in words, "12 March 1985", wherever it stands: "aged 34 on 4 March 2026". What is no day stays: "1985", `not known`. */
export const dateWords = (text: string): string =>
  text.replace(/\d{4}-\d\d-\d\d/g, (day) => london(`${day}T12:00:00Z`).toFormat('d LLLL yyyy'));

/** "3 days", from how a scheme writes it (ISO 8601). */
export const durationWords = (iso: string): string => Duration.fromISO(iso).reconfigure({ locale: 'en-GB' }).toHuman({ listStyle: 'long' });
