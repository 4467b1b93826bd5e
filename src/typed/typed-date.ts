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

/** More is no date: reading it would only take long. */
const longest = 100;

/**
 * Reads a date as people type it and gives yyyy-mm-dd, or nothing when it is no date of this or the last century.
 * A date of birth may lie long ago: there a year of two digits is the latest one that does not lie after `today` (yyyy-mm-dd).
 */
export function readDate(typed: string, today: string, longAgo = false): string | undefined {
  if (typed.length > longest) return undefined;
  const text = plainDate(typed);
  for (const format of formats) {
    const read = DateTime.fromFormat(text, format, { locale: 'en', zone: 'utc' });
    if (!read.isValid) continue;
    const twoDigits = !format.includes('yyyy');
    const date = longAgo && twoDigits && read.toISODate() > today ? read.minus({ years: 100 }) : read;
    return date.year >= 1900 && date.year < 2100 ? date.toISODate() : undefined;
  }
  return undefined;
}

/** Whether what was typed is written as a date, and the calendar has no such day: 31/2/2026. */
export const isNoSuchDay = (typed: string): boolean =>
  typed.length <= longest &&
  formats.some((format) => DateTime.fromFormat(plainDate(typed), format, { locale: 'en', zone: 'utc' }).invalidReason === outOfRange);
/** The library's own word for a month or a day that a year does not have. */
const outOfRange = 'unit out of range';

const plainDate = (typed: string): string =>
  typed
    .replace(/\p{Dash}/gu, '-')
    .replace(/(\d)(st|nd|rd|th)\b/i, '$1')
    .replace(/,|\bof\b/gi, ' ')
    .replace(/\bSept\b/i, 'Sep')
    .replace(/\s*([-/.])\s*/g, '$1')
    .replace(/(?<=[a-z])[-/.]|[-/.](?=[a-z])/gi, ' ')
    .replace(/\s+/g, ' ')
    .replace(/\.$/, '')
    .trim();

/** Whole years between two dates of the form yyyy-mm-dd. Who was born on 29 February is a year older on 1 March. */
export const ageOn = (today: string, dateOfBirth: string): number =>
  Number(today.slice(0, 4)) - Number(dateOfBirth.slice(0, 4)) - (today.slice(5) < dateOfBirth.slice(5) ? 1 : 0);

/** Under 18 on that day. A date of birth that is not known says no. */
export const isUnder18 = (dateOfBirth: string | undefined, today: string): boolean =>
  dateOfBirth !== undefined && dateOfBirth !== 'not known' && ageOn(today, dateOfBirth) < 18;
