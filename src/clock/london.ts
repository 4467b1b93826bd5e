import { DateTime, Duration } from 'luxon';

/** All times are shown, and all days counted, in this zone (DESIGN §8). Stored times are UTC. */
export const london = (at: string | Date): DateTime<true> => {
  const time = typeof at === 'string' ? DateTime.fromISO(at, { zone: 'utc' }) : DateTime.fromJSDate(at);
  if (!time.isValid) throw new Error('not a time');
  return time.setZone('Europe/London') as DateTime<true>;
};

/** The day in London, yyyy-mm-dd. */
export const londonDay = (at: string | Date): string => london(at).toISODate();

/** A time (UTC, ISO 8601) plus an ISO 8601 duration. Days, weeks and months are London's: a day over a clock change keeps the hour. */
export const after = (at: string, duration: string): string => utc(london(at).plus(Duration.fromISO(duration)));
export const utc = (time: DateTime<true>): string => time.toUTC().toISO();
