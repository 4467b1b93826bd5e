import { isBeyond, london, londonDay, londonTime } from './london.ts';
import { readDay } from './typed-day.ts';
import { readTime } from './typed-time.ts';

/** A day without an hour means its morning. */
const morning = '09:00';
/** Nobody is away longer than this without a word: a day further ahead is a slip of the finger. */
const longest = 'P1Y';
const longestTyped = 100;

/**
 * Reads until when somebody is off duty, as people type it ("5pm", "half one", "tomorrow", "Monday 9am", "4/3 at noon"), and gives the
 * time in UTC. An hour that is over today means tomorrow's. Nothing when it cannot be read, is not ahead, or is more than a year ahead.
 */
export function readUntil(typed: string, now: Date): string | undefined {
  if (typed.length > longestTyped) return undefined;
  const text = typed.trim().replace(/\s+(?:at\s+)?/g, ' ');
  const today = londonDay(now);
  const tomorrow = londonDay(london(now).plus({ days: 1 }).toJSDate());
  const time = readTime(text);
  if (time) return londonTime(today, time) > now.toISOString() ? londonTime(today, time) : londonTime(tomorrow, time);
  const [day, hour] = dayAndHour(text, today) ?? [];
  if (!day || !hour) return undefined;
  const at = londonTime(day, hour);
  return at > now.toISOString() && !isBeyond(at, now.toISOString(), longest) ? at : undefined;
}

/** A day, and an hour behind it: wherever the text can be parted so that both can be read. */
function dayAndHour(text: string, today: string): [string, string] | undefined {
  const whole = dayOf(text, today);
  if (whole) return [whole, morning];
  const words = text.split(' ');
  for (let at = words.length - 1; at > 0; at -= 1) {
    const day = dayOf(words.slice(0, at).join(' '), today);
    const hour = readTime(words.slice(at).join(' '));
    if (day && hour) return [day, hour];
  }
  return undefined;
}

function dayOf(text: string, today: string): string | undefined {
  const read = readDay(text, today, 'ahead');
  return 'day' in read ? read.day : undefined;
}
