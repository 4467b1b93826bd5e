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

/** The same for "Insp. Alex Example", "EXAMPLE, Alex" and "Alex Example". Nothing for a name of one word: too many people share it. */
export function personKey(name: string): string | undefined {
  const words = (plain(name).match(/[\p{L}\p{N}’'-]+/gu) ?? []).filter((word) => !titles.includes(word));
  return words.length < 2 ? undefined : keyed('name', ...words.sort());
}

/** The same for the same post code and the same number or name of the house. */
export function homeKey(address: string | undefined, postCode: string | undefined): string | undefined {
  const house = houseOf(address);
  if (!house || !postCode || postCode === 'not known') return undefined;
  return keyed('home', plain(house).replace(/[^\p{L}\p{N}]/gu, ''), plain(postCode).replace(/\s/g, ''));
}
