import { DateTime } from 'luxon';

const days: Record<string, number> = { today: 0, tomorrow: 1 };
const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/**
 * The day that people name by a word, "tomorrow" or "Friday" or "fri", as yyyy-mm-dd; nothing when it is no such word. A weekday is the
 * next day of that name: the name of today (yyyy-mm-dd, London's) is next week's.
 */
export function spokenDay(typed: string, today: string): string | undefined {
  const word = typed.trim().toLowerCase();
  const from = DateTime.fromISO(today, { zone: 'utc' }) as DateTime<true>;
  const ahead = Object.hasOwn(days, word) ? days[word] : aheadTo(word, from.weekday);
  return ahead === undefined ? undefined : from.plus({ days: ahead }).toISODate();
}

function aheadTo(name: string, weekday: number): number | undefined {
  const wanted = weekdays.findIndex((day) => name.length >= 3 && day.startsWith(name)) + 1;
  return wanted === 0 ? undefined : (wanted - weekday + 7) % 7 || 7;
}
