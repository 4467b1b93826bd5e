import { DateTime } from 'luxon';

/** How people in the United Kingdom type a date: the day first. */
const formats = [
  'yyyy-MM-dd',
  'd/M/yyyy',
  'd.M.yyyy',
  'd-M-yyyy',
  'd M yyyy',
  'd MMMM yyyy',
  'd MMM yyyy',
  'd/M/yy',
  'd.M.yy',
  'd-M-yy',
  'd M yy',
  'd MMMM yy',
  'd MMM yy',
  'ddMMyyyy',
];

/**
 * Reads a date as people type it and gives yyyy-mm-dd, or nothing when it is no date of this or the last century.
 * A year of two digits is the latest one that does not lie after `today` (yyyy-mm-dd).
 */
export function readDate(typed: string, today: string): string | undefined {
  const text = typed
    .trim()
    .replace(/(\d)(st|nd|rd|th)\b/i, '$1')
    .replace(/,|\bof\b/gi, ' ')
    .replace(/\bSept\b/i, 'Sep')
    .replace(/\s+/g, ' ');
  for (const format of formats) {
    const read = DateTime.fromFormat(text, format, { locale: 'en-GB', zone: 'utc' });
    if (!read.isValid) continue;
    const twoDigits = !format.includes('yyyy');
    const date = twoDigits && read.toISODate() > today ? read.minus({ years: 100 }) : read;
    return date.year >= 1900 && date.year < 2100 ? date.toISODate() : undefined;
  }
  return undefined;
}

/** Whole years between two dates of the form yyyy-mm-dd. */
export const ageOn = (today: string, dateOfBirth: string): number =>
  Math.floor(DateTime.fromISO(today).diff(DateTime.fromISO(dateOfBirth), 'years').years);

/** Under 18 on that day. A date of birth that is not known says no. */
export const isUnder18 = (dateOfBirth: string | undefined, today: string): boolean =>
  dateOfBirth !== undefined && dateOfBirth !== 'not known' && ageOn(today, dateOfBirth) < 18;
