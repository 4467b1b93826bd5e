import { isFormOf } from './first-names.ts';

/** How sure it is that two names, or two homes, are the same. */
export type Alike = 'same' | 'may be' | 'different';

/** How much two names, or two parts of names, have in common: nothing, an initial, another form, all. */
type Common = 0 | 1 | 2 | 3;
const joined = (words: string[]): string => words.join('');

const isInitial = (one: string, other: string): boolean => one.length === 1 && other.startsWith(one);
function oneFirstName(one: string, other: string): Common {
  if (one === other) return 3;
  if (isInitial(one, other) || isInitial(other, one)) return 1;
  return isFormOf(one, other) ? 2 : 0;
}

/** First and middle names. A middle name may be left out, but not another one put in its place. */
function firstNames(one: string[], other: string[]): Common {
  if (joined(one) === joined(other)) return 3;
  const [few, many] = one.length <= other.length ? [one, other] : [other, one];
  const [first = '', ...middle] = few;
  if (few.length === 1 && many.length > 1 && first === joined(many.map(([letter = '']) => letter))) return 1;
  const start = oneFirstName(first, many[0] ?? '');
  if (start > 0 && isWithin(middle, many.slice(1), 1)) return start === 1 ? 1 : 2;
  // Known by a middle name.
  return few.length < many.length && isWithin(few, many, 2) ? 2 : 0;
}
/** Whether all of these names stand in a longer list, in this order. */
function isWithin(few: string[], many: string[], least: Common): boolean {
  let at = 0;
  for (const name of few) {
    while (at < many.length && oneFirstName(name, many[at] ?? '') < least) at += 1;
    if (at === many.length) return false;
    at += 1;
  }
  return true;
}

/** Surnames: all, another spelling or a slip, or an initial. */
function surnames(one: string, other: string): Common {
  if (one === other) return 3;
  if (isInitial(one, other) || isInitial(other, one)) return 1;
  return oneSpelling(one) === oneSpelling(other) || isSlip(one, other) ? 2 : 0;
}
const oneSpelling = (name: string): string => name.replace(/^mac(?=...)/, 'mc').replace(/^saint(?=...)/, 'st');

const long = 7;
/** One letter more, less, other or changed over, in a long surname. A last a or e makes another name: "Nowakowski", "Nowakowska". */
function isSlip(one: string, other: string): boolean {
  const [short, whole] = one.length <= other.length ? [one, other] : [other, one];
  if (whole.length < long || whole.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === whole[at]) at += 1;
  if (at === whole.length - 1) return !/[ae]/.test(`${short.slice(at)}${whole.slice(at)}`);
  const [rest, more] = [short.slice(at), whole.slice(at)];
  if (short.length < whole.length) return rest === more.slice(1);
  return rest.slice(1) === more.slice(1) || (rest.slice(2) === more.slice(2) && rest[0] === more[1] && rest[1] === more[0]);
}

/** What first names and surnames with so much in common say together, read as [first names][surnames]. */
const together: Record<Common, Record<Common, Alike>> = {
  0: { 0: 'different', 1: 'different', 2: 'different', 3: 'different' },
  1: { 0: 'different', 1: 'different', 2: 'different', 3: 'may be' },
  2: { 0: 'different', 1: 'different', 2: 'may be', 3: 'may be' },
  3: { 0: 'different', 1: 'may be', 2: 'may be', 3: 'same' },
};

/** Compares two names, first names first. Where the surname begins is not known, so each place is tried. */
export function alike(one: string[], other: string[]): Alike {
  if (joined(one) === joined(other)) return 'same';
  const turns = [other, [...other.slice(-1), ...other.slice(0, -1)], [...other.slice(1), ...other.slice(0, 1)]];
  return turns.some((turn) => isLeftOut(one, turn) || mayBe(one, turn)) || isSameBag(one, other) ? 'may be' : 'different';
}

/** A middle name, or a part of a double surname, stands in one of them only. */
function isLeftOut(one: string[], other: string[]): boolean {
  const [[first = '', ...few], [start = '', ...many]] = one.length < other.length ? [one, other] : [other, one];
  return oneFirstName(first, start) > 1 && isWithin(few, many, 3);
}
function mayBe(one: string[], other: string[]): boolean {
  for (let a = 1; a < one.length; a += 1)
    for (let b = 1; b < other.length; b += 1) {
      const last = surnames(joined(one.slice(a)), joined(other.slice(b)));
      if (last > 0 && together[firstNames(one.slice(0, a), other.slice(0, b))][last] !== 'different') return true;
    }
  return false;
}
const isSameBag = (one: string[], other: string[]): boolean => joined([...one].sort()) === joined([...other].sort());
