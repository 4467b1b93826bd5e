import { createHmac, randomBytes } from 'node:crypto';
import { houseOf } from '../case/keys.ts';

/** Drawn anew at each start: what is made with it is compared within this process, and never kept. */
const key = randomBytes(32);
const keyed = (kind: string, ...parts: string[]) =>
  createHmac('sha256', key)
    .update(JSON.stringify([kind, ...parts]))
    .digest('hex');

const plain = (text: string) => text.normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '');
const titles = ['pc', 'sgt', 'insp', 'inspector', 'ch', 'ci', 'supt', 'dc', 'ds', 'di', 'mr', 'mrs', 'ms', 'miss', 'mx', 'dr'];

const wordsOf = (text: string): string[] => plain(text).match(/[\p{L}\p{N}’'-]+/gu) ?? [];
/** "Not known" is nobody's name, whoever stands so in a directory. */
const isNobody = (words: string[]) => words.includes('unknown') || words.join(' ') === 'known not';

/**
 * The same for "Insp. Alex Example", "EXAMPLE, Alex" and "Alex Example". Nothing for a name of one word: too many people share it;
 * and nothing for "not known".
 */
export function personKey(name: string): string | undefined {
  const words = wordsOf(name)
    .filter((word) => !titles.includes(word))
    .sort();
  return words.length < 2 || isNobody(words) ? undefined : keyed('name', ...words);
}

/** What stands between names, or between a name and what is no name: "Lee Invented (her ex) and Max Madeup, born 3/4/1980". */
const between = /[;:/()[\]|&+\n\d]|\s[-–—]\s|\b(?:and|or|aka|alias|also known as|known as|dob|born|aged?)\b/iu;
/** What somebody is to the recipient is no part of their name. */
const relation =
  /^(?:a|an|the|her|his|their|ex|former|new|(?:ex-?)?(?:partner|husband|wife|boyfriend|girlfriend|fianc[ée]e?)|(?:step-?)?(?:father|mother|brother|sister|son|daughter)|uncle|aunt|cousin|nephew|niece|neighbour|landlord|friend)(?:[’']s)?$/u;

/** Every name that a free text holds. A key too many only makes a co-ordinator ask; one too few lets a perpetrator near. */
export function personKeys(text: string): string[] {
  const names = text.split(between).flatMap((part) => [part, ...part.split(',')]);
  const bare = (name: string) => wordsOf(name).filter((word) => !relation.test(word));
  // Both, because there are people called Friend or Son.
  const keys = names.flatMap((name) => [personKey(name), personKey(bare(name).join(' '))]);
  return [...new Set(keys.filter((one) => one !== undefined))];
}

/** The same for the same post code and the same number or name of the house. */
export function homeKey(address: string | undefined, postCode: string | undefined): string | undefined {
  const house = houseOf(address);
  if (!house || !postCode || postCode === 'not known') return undefined;
  return keyed('home', plain(house).replace(/[^\p{L}\p{N}]/gu, ''), plain(postCode).replace(/\s/g, ''));
}
