import { createHmac, randomBytes } from 'node:crypto';
import { homeForm, homeText } from './home-form.ts';
import { namesIn } from './names-in.ts';

/** Drawn anew at each start: what is made with it is compared within this process, and never kept. */
const key = randomBytes(32);
const keyed = (kind: string, text: string) =>
  createHmac('sha256', key)
    .update(JSON.stringify([kind, text]))
    .digest('hex');

/** Every name that a free text holds, in whatever order its words stand. Only for names that are surely the same; see `sameName`. */
export const personKeys = (text: string): string[] => [
  ...new Set(namesIn(text).flatMap(({ words, isSure }) => (isSure ? [keyed('name', [...words].sort().join(' '))] : []))),
];

/**
 * The same for "Insp. Alex Example", "EXAMPLE, Alex" and "Alex Example". Nothing for a name of one word: too many people share it;
 * and nothing for "not known".
 */
export const personKey = (name: string): string | undefined => personKeys(name)[0];

/** The same for a home that is surely the same, however it is written; see `sameHome`. */
export function homeKey(address: string | undefined, postCode: string | undefined): string | undefined {
  const text = homeText(homeForm({ address, postCode }));
  return text === undefined ? undefined : keyed('home', text);
}
