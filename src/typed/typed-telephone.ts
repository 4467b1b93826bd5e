import { parsePhoneNumberFromString, type PhoneNumber } from 'libphonenumber-js/max';
import { plainFigures } from './plain-figures.ts';
import type { Problem } from './problem.ts';

/** Ofcom keeps these numbers free for drama, examples and tests; some are marked invalid because nobody can be given them. */
const isDrama = (national: string) => /^(7700900|1632960|2079460|8081570)\d{3}$/.test(national);
const isInPlan = (number: PhoneNumber) => number.isValid() || isDrama(number.nationalNumber);
const isOurs = ({ countryCallingCode }: PhoneNumber) => countryCallingCode === '44';
/** The plan knows every shorter number of ours; new ones have ten figures after the nought. */
const isFull = ({ nationalNumber }: PhoneNumber) => /^[1-9]\d{9}$/.test(nationalNumber);
const isPossible = (number: PhoneNumber) => isInPlan(number) || (isOurs(number) ? isFull(number) : number.isPossible());

/** What we write behind a number that the plan does not know. Whoever copies it with the number is read all the same. */
export const pleaseCheck = 'please check';
const checkMark = / ?\(please check\)$/i;
/** A longer extension is another number. */
const longestExtension = 6;

function parse(typed: string): PhoneNumber | undefined {
  const text = plainFigures(typed)
    .replace(checkMark, '')
    .replace(/[.,;]$/, '');
  const number = parsePhoneNumberFromString(text, { defaultCountry: 'GB', extract: false });
  return number && isPossible(number) && (number.ext?.length ?? 0) <= longestExtension ? number : undefined;
}

const withheld = /\b(?:withheld|ex[- ]?directory|private number|no caller id|unlisted)\b/i;
/** What may be a number of its own: seven figures or more. */
const numbers = /\+?\d(?:[\s().-]*\d){6,}/g;
const figuresOfOne = 15;
/** Two that were typed without a blank between them. */
const isOfTwo = (length: number) => length > figuresOfOne && length <= 2 * figuresOfOne;
const countNumbers = (text: string): number =>
  (text.match(numbers) ?? []).map((one) => (isOfTwo(one.replace(/\D/g, '').length) ? 2 : 1)).reduce((sum, one) => sum + one, 0);

/**
 * Reads a telephone number as people type it, UK rules, and gives its usual form ("07700 900123"), or what is wrong. One that the
 * numbering plan does not know is taken, for the plan may be behind. Words beside the number are not dropped: "only before 3pm" must not get lost.
 */
export function readTelephone(typed: string): { telephone: string } | { problem: Problem } {
  const number = parse(typed);
  if (number) return { telephone: isOurs(number) ? number.formatNational() : number.formatInternational() };
  const text = plainFigures(typed);
  if (withheld.test(text)) return { problem: 'withheld' };
  const found = countNumbers(text);
  if (found > 1) return { problem: 'two telephones' };
  const [alone = ''] = text.match(numbers) ?? [];
  return { problem: found === 1 && /\p{L}/u.test(text) && parse(alone) ? 'words beside the telephone' : 'not a telephone' };
}

/** Whether a number in its usual form is one that the numbering plan does not know, so that somebody should look at it again. */
export const isInDoubt = (telephone: string): boolean => {
  const number = parse(telephone);
  return number !== undefined && !isInPlan(number);
};
