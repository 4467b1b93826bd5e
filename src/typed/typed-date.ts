import { DateTime } from 'luxon';
import { plainFigures } from './plain-figures.ts';

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
/** Without a year: the year is added. "4-3" and "4 3" may be much else. */
const withoutYear = ['d/M yyyy', 'd.M yyyy', 'd MMMM yyyy', 'd MMM yyyy'];

/** More is no date: reading it would only take long. */
const longest = 100;

/** Where the dates lie that a question is about: whoever leaves out the year means the nearest such day. */
export type Lies = 'ahead' | 'back' | 'either';

export const parsed = (text: string, format: string) => DateTime.fromFormat(text, format, { locale: 'en', zone: 'utc' });
const isOfOurTime = ({ year }: DateTime) => year >= 1900 && year < 2100;

/** A date with its year, as yyyy-mm-dd, and whether the year had two digits only; nothing when it is no date of this or the last century. */
export function readWholeDate(typed: string): { date: string; twoDigits: boolean } | undefined {
  if (typed.length > longest) return undefined;
  const text = plainDate(typed);
  for (const format of formats) {
    const read = parsed(text, format);
    if (read.isValid) return isOfOurTime(read) ? { date: read.toISODate(), twoDigits: !format.includes('yyyy') } : undefined;
  }
  return undefined;
}

/** Reads a date as people type it, with its year or without ("4/3", "4 March"), and gives yyyy-mm-dd, or nothing. */
export function readDate(typed: string, today: string, lies: Lies = 'either'): string | undefined {
  const whole = readWholeDate(typed);
  if (whole ?? typed.length > longest) return whole?.date;
  const days = inYearsAround(plainDate(typed), today);
  if (lies === 'ahead') return days.find((day) => day >= today);
  if (lies === 'back') return days.findLast((day) => day <= today);
  const away = (day: string) => Math.abs(Date.parse(day) - Date.parse(today));
  return days.sort((one, other) => away(one) - away(other))[0];
}

/** A day without its year in the last year, this one and the next, the earliest first. */
function inYearsAround(text: string, today: string): string[] {
  const year = Number(today.slice(0, 4));
  return [year - 1, year, year + 1].flatMap((one) => {
    const read = withoutYear.map((format) => parsed(`${text} ${one}`, format)).find(({ isValid }) => isValid);
    return read?.toISODate() ?? [];
  });
}

/** Whether what was typed is written as a date, and the calendar has no such day: 31/2/2026. */
export function isNoSuchDay(typed: string): boolean {
  if (typed.length > longest) return false;
  const text = plainDate(typed);
  const isOutOfRange = (one: string) => (format: string) => parsed(one, format).invalidReason === outOfRange;
  return formats.some(isOutOfRange(text)) || withoutYear.some(isOutOfRange(`${text} 2026`));
}
/** The library's own word for a month or a day that a year does not have. */
const outOfRange = 'unit out of range';

const plainDate = (typed: string): string =>
  plainFigures(typed)
    .replace(/\p{Dash}/gu, '-')
    .replace(/(\d)(st|nd|rd|th)\b/i, '$1')
    .replace(/,|\bof\b/gi, ' ')
    .replace(/\bSept\b/i, 'Sep')
    .replace(/\s*([-/.])\s*/g, '$1')
    .replace(/(?<=[a-z])[-/.]|[-/.](?=[a-z])/gi, ' ')
    .replace(/\s+/g, ' ')
    .replace(/\.$/, '')
    .trim();
