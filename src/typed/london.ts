import { DateTime, Duration, IANAZone } from 'luxon';

/**
 * All times are shown, and all days counted, in this zone. Stored times are UTC, and a text without a zone (ISO 8601) is read as UTC.
 * Throws when it is not a time.
 */
export const london = (at: string | Date): DateTime<true> => {
  const time = typeof at === 'string' ? DateTime.fromISO(at, { zone: 'utc', ...english }) : DateTime.fromJSDate(at).reconfigure(english);
  if (!time.isValid) throw new Error('not a time');
  return time.setZone(zone) as DateTime<true>;
};

const zone = IANAZone.create('Europe/London');
/** English names of days and months on every machine. For en-US the library has them at hand; for en-GB it asks Intl, 50 times slower. */
const english = { locale: 'en-US' };

/** The day in London, yyyy-mm-dd. */
export const londonDay = (at: string | Date): string => london(at).toISODate();

/** A time (UTC, ISO 8601) plus an ISO 8601 duration. Days, weeks and months are London's: a day over a clock change keeps the hour. */
export const after = (at: string, duration: string, times = 1): string =>
  utc(london(at).plus(Duration.fromISO(duration).mapUnits((count) => count * times)));
/** Whether a time is further ahead than a duration from now. */
export const isBeyond = (at: string, now: string, duration: string): boolean => at > after(now, duration);
/** A time minus a duration, as `after`. */
export const before = (at: string, duration: string): string => utc(london(at).minus(Duration.fromISO(duration)));
/** How many times a duration fits between two times, of which the first is not after the second. */
export function timesBetween(from: string, duration: string, to: string): number {
  const guess = Math.floor((Date.parse(to) - Date.parse(from)) / Duration.fromISO(duration).as('milliseconds'));
  let times = Math.max(0, guess);
  while (times > 0 && after(from, duration, times) > to) times -= 1;
  while (after(from, duration, times + 1) <= to) times += 1;
  return times;
}
/** A time as it is stored: UTC, ISO 8601, with milliseconds and a Z. */
export const utc = (time: DateTime<true>): string => time.toUTC().toISO();

/**
 * A day (yyyy-mm-dd) and an hour (HH:mm) in London as UTC, ISO 8601. An hour that a clock change skips is the one after it; of one that it
 * repeats, it may be either. Whoever calls has checked both: for a day that there is not, null comes back and nothing is thrown.
 */
export const londonTime = (day: string, hour: string): string => utc(DateTime.fromISO(`${day}T${hour}`, { zone }) as DateTime<true>);
