import { plainFigures } from './plain-figures.ts';
import type { Problem } from './problem.ts';
import { isNoSuchDay, readWholeDate } from './typed-date.ts';

/** Nobody older is referred, and nobody younger: what would make them so is a slip of the finger. */
const youngest = 1;
const oldest = 110;

const yearOnly = /^(?:born (?:in )?)?((?:19|20)\d\d)\.?$/i;
const aged = /^(?:(aged?) )?(\d{1,3}) ?(years?(?: old)?|years? of age|yrs?(?: old)?|y\/?o)?(?: on (.+))?$/i;
const keptAge = /^aged (\d{1,3}) on (\d{4}-\d\d-\d\d)$/;

type Read = { birth: string } | { problem: Problem };

/**
 * Reads when somebody was born, as people type it, and gives yyyy-mm-dd, a year alone ("1985"), or an age with the day on which it was
 * true ("aged 34 on 2026-03-04"), for an age by itself says less with every day. A year of two digits that may be of two centuries is asked again.
 */
export function readBirth(typed: string, today: string): Read {
  const text = plainFigures(typed).replace(/\s+/g, ' ');
  const [, year] = yearOnly.exec(text) ?? [];
  if (year) return likely(year, today);
  const [, said, age, unit, on] = aged.exec(text) ?? [];
  if (age && (said || unit)) return readAge(Number(age), on, today);
  const whole = readWholeDate(text);
  if (!whole) return { problem: isNoSuchDay(text) ? 'no such day' : 'not a date' };
  return whole.twoDigits ? ofOneCentury(whole.date.slice(2), today) : likely(whole.date, today);
}

function readAge(age: number, on: string | undefined, today: string): Read {
  const day = on === undefined ? today : readWholeDate(on)?.date;
  if (day === undefined) return { problem: 'not a date' };
  if (day > today) return { problem: 'lies ahead' };
  return age < youngest ? { problem: 'not an age' } : likely(`aged ${age} on ${day}`, today);
}

/** The one century in which somebody of a likely age, or a child of this year, was born on that day: yy-mm-dd. */
function ofOneCentury(day: string, today: string): Read {
  const dates = [`19${day}`, `20${day}`].filter((date) => date <= today && isDay(date) && ageOn(today, date) <= oldest);
  const [date] = dates;
  return dates.length === 1 && date ? likely(date, today) : { problem: dates.length > 1 ? 'which century' : 'lies ahead' };
}
const isDay = (date: string) => readWholeDate(date) !== undefined;

function likely(birth: string, today: string): Read {
  if (birth > today && !keptAge.test(birth)) return { problem: 'lies ahead' };
  const ages = agesOn(today, birth);
  return ages && ages.least >= youngest && ages.most <= oldest ? { birth } : { problem: 'not an age' };
}

/** Whole years between two dates of the form yyyy-mm-dd. Who was born on 29 February is a year older on 1 March. */
export const ageOn = (today: string, dateOfBirth: string): number =>
  Number(today.slice(0, 4)) - Number(dateOfBirth.slice(0, 4)) - (today.slice(5) < dateOfBirth.slice(5) ? 1 : 0);

/** How old somebody is at least and at most on that day, by what is known of their birth; nothing when that is not known. */
export function agesOn(today: string, birth: string | undefined): { least: number; most: number } | undefined {
  if (birth === undefined) return undefined;
  const [, age, day = ''] = keptAge.exec(birth) ?? [];
  if (age) {
    const since = Number(age) + Math.max(0, ageOn(today, day));
    return { least: since, most: today > day ? since + 1 : since };
  }
  if (/^\d{4}$/.test(birth)) return { least: ageOn(today, `${birth}-12-31`), most: ageOn(today, `${birth}-01-01`) };
  return /^\d{4}-\d\d-\d\d$/.test(birth) ? { least: ageOn(today, birth), most: ageOn(today, birth) } : undefined;
}

/** Under 18 on that day, or perhaps so. What is not known of a birth says no. */
export const mayBeUnder18 = (birth: string | undefined, today: string): boolean => (agesOn(today, birth)?.least ?? adult) < adult;
const adult = 18;
