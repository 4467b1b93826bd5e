import { DateTime } from 'luxon';

const days: Record<string, number> = { yesterday: -1, today: 0, tomorrow: 1 };
const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const aWeek = 7;

/** The number of the weekday that a name means, "Friday" or "fri": 1 for Monday; nothing when it means none. */
export const weekdayOf = (name: string): number | undefined =>
  weekdays.findIndex((day) => name.length >= 3 && day.startsWith(name.toLowerCase())) + 1 || undefined;

/** Each way to name a day, with how many days away it is. Of a week, Monday is the first day. */
const ways: { says: RegExp; away: (words: string[], weekday: number) => number | undefined }[] = [
  { says: /^(yesterday|today|tomorrow)$/, away: ([word = '']) => days[word] },
  { says: /^(?:this |on )?([a-z]+)$/, away: ([name = ''], weekday) => aheadTo(name, weekday) },
  { says: /^([a-z]+) week$/, away: ([name = ''], weekday) => plus(aheadTo(name, weekday), aWeek) },
  { says: /^(?:on )?([a-z]+) next week$/, away: ([name = ''], weekday) => plus(weekdayOf(name), aWeek - weekday) },
  { says: /^next week (?:on )?([a-z]+)$/, away: ([name = ''], weekday) => plus(weekdayOf(name), aWeek - weekday) },
  { says: /^in (\d{1,2}) days?$/, away: ([count]) => Number(count) },
  { says: /^in (\d{1,2}) weeks?$/, away: ([count]) => Number(count) * aWeek },
];

/**
 * The day that people name by words, "tomorrow", "Friday" or "next week Tuesday", as yyyy-mm-dd; nothing when these are no such words. A
 * weekday is the next day of that name: the name of today (yyyy-mm-dd, London's) is next week's.
 */
export function spokenDay(typed: string, today: string): string | undefined {
  const words = plainWords(typed);
  const from = DateTime.fromISO(today, { zone: 'utc' }) as DateTime<true>;
  for (const { says, away } of ways) {
    const [, ...found] = says.exec(words) ?? [];
    const ahead = found.length > 0 ? away(found, from.weekday) : undefined;
    if (ahead !== undefined) return from.plus({ days: ahead }).toISODate();
  }
  return undefined;
}

/**
 * Whether a time is named and no day of it: "next week". "Next Friday" is this week's to some and the week after's to others.
 */
export const namesNoDay = (typed: string): boolean => {
  const words = plainWords(typed);
  const [, name] = /^next ([a-z]+)$/.exec(words) ?? [];
  return weekdayOf(name ?? '') !== undefined || /\b(?:this|next|the|in a) (?:week|weekend|month|fortnight|year)\b|^weekend$/.test(words);
};

const plainWords = (typed: string): string =>
  typed
    .toLowerCase()
    .replace(/[\s,]+/g, ' ')
    .replace(/\.$/, '')
    .trim();

const plus = (days: number | undefined, more: number) => (days === undefined ? undefined : days + more);

function aheadTo(name: string, weekday: number): number | undefined {
  const wanted = weekdayOf(name);
  return wanted === undefined ? undefined : (wanted - weekday + aWeek) % aWeek || aWeek;
}
