import type { DateTime } from 'luxon';
import { london, londonTime, utc } from '../typed/london.ts';

/** A month or a year of London's, as UTC: `from` belongs to it, `to` does not. */
export interface Period {
  unit: 'month' | 'year';
  from: string;
  to: string;
}

/** What stands on the buttons, and may be typed. */
export const namedPeriods = ['this month', 'last month', 'this year'] as const;

const months = [
  ...['january', 'february', 'march', 'april', 'may', 'june'],
  ...['july', 'august', 'september', 'october', 'november', 'december'],
];
/** From three letters on: "mar", "sept", "march". Gives 1 to 12, or 0. */
const monthNumber = (name: string) => (name.length < 3 ? 0 : months.findIndex((month) => month.startsWith(name)) + 1);

function periodOf(unit: Period['unit'], year: number, month = 1): Period {
  const from = londonTime(`${year}-${String(month).padStart(2, '0')}-01`, '00:00');
  return { unit, from, to: utc(london(from).plus({ [`${unit}s`]: 1 }) as DateTime<true>) };
}

/**
 * Reads the period that a report is asked for, as people type it: nothing (this month), "last month", "this year", "last year", "2026",
 * "March 2026", "March" (the last one that has begun), "3/2026". Nothing comes back when it cannot be read.
 */
export function readPeriod(typed: string, now: Date): Period | undefined {
  const text = typed
    .trim()
    .toLowerCase()
    .replace(/^(?:for|of|in)\s+/, '');
  const { year, month } = london(now);
  const last = london(now).minus({ months: 1 });
  const named: Record<string, Period> = {
    '': periodOf('month', year, month),
    'this month': periodOf('month', year, month),
    'last month': periodOf('month', last.year, last.month),
    'this year': periodOf('year', year),
    'last year': periodOf('year', year - 1),
  };
  if (Object.hasOwn(named, text)) return named[text];
  const [, name = '', number = '', digits = ''] = /^(?:([a-z]+)\s*|(\d{1,2})\s*[/.-]\s*)?(20\d\d)?$/.exec(text) ?? [];
  const wanted = name ? monthNumber(name) : Number(number);
  if (!name && !number) return digits ? periodOf('year', Number(digits)) : undefined;
  if (wanted < 1 || wanted > 12 || (number && !digits)) return undefined;
  return periodOf('month', digits ? Number(digits) : wanted > month ? year - 1 : year, wanted);
}
