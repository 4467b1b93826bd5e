import { isBeyond, london, londonDay, londonTime } from '../clock/london.ts';
import { spokenDay } from './spoken-day.ts';
import { readDate } from './typed-date.ts';
import { readTime } from './typed-time.ts';

/** A day without an hour means its morning. */
const morning = '09:00';
/** Nobody is away longer than this without a word: a day further ahead is a slip of the finger. */
const longest = 'P1Y';

/**
 * Reads until when somebody is off duty, as people type it ("5pm", "tomorrow", "Monday 9am", "6/3/2026"), and gives the time in UTC.
 * An hour that is over today means tomorrow's. Nothing when it cannot be read, is not ahead, or is more than a year ahead.
 */
export function readUntil(typed: string, now: Date): string | undefined {
  const text = typed
    .trim()
    .toLowerCase()
    .replace(/\s+at\s+/, ' ');
  const today = londonDay(now);
  const tomorrow = londonDay(london(now).plus({ days: 1 }).toJSDate());
  const time = readTime(text);
  if (time) return londonTime(today, time) > now.toISOString() ? londonTime(today, time) : londonTime(tomorrow, time);
  const [, day = text, hour = ''] = /^(.*?)\s+(\d{1,2}(?:[:.]\d\d)?\s*(?:am|pm)?)$/.exec(text) ?? [];
  const whole = dayOf(text, today);
  const date = whole ?? dayOf(day, today);
  if (!date) return undefined;
  const at = londonTime(date, whole ? morning : (readTime(hour) ?? morning));
  return at > now.toISOString() && !isBeyond(at, now.toISOString(), longest) ? at : undefined;
}

const dayOf = (text: string, today: string): string | undefined => spokenDay(text, today) ?? readDate(text, today);
