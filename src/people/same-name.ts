import { alike, type Alike } from './alike.ts';
import { isFormOf } from './first-names.ts';
import { speltOut } from './folded.ts';
import { namesIn, type Name } from './names-in.ts';

/** Of a name in a directory, what is a name: the first one, in all its readings. What stands behind it says where somebody works. */
function namesOfOne(known: string): Name[] {
  const names = namesIn(known);
  const first = Math.min(...names.map(({ at }) => at));
  return names.filter(({ at }) => at === first);
}

/**
 * Whether somebody may be one of those whom a text names. `known` is one person, as in Teams or in the people file: "PC 1234 Alex
 * Example", "MADEUP, Rae (Humberside Police)"; `written` is free text on any number of people. The likeliest of them counts. Pure; of a text
 * that is far too long only the front is read.
 */
export function sameName(known: string, written: string): Alike {
  const found = strongest(namesOfOne(known), namesIn(written));
  if (found !== 'different') return found;
  const [knownOut, writtenOut] = [speltOut(known), speltOut(written)];
  if (knownOut === known && writtenOut === written) return found;
  return strongest(namesOfOne(knownOut), namesIn(writtenOut)) === 'different' ? 'different' : 'may be';
}

/** Whether two people have the same first name, or a form of it: all that is left to see when somebody has changed their surname. */
export const shareFirstName = (one: string, other: string): boolean => {
  const those = firstNamesOf(other);
  return firstNamesOf(one).some((first) => first.length > 1 && those.some((second) => first === second || isFormOf(first, second)));
};

const firstNamesOf = (text: string): string[] => namesOfOne(text).map(({ words: [first = ''] }) => first);

function strongest(ones: Name[], others: Name[]): Alike {
  let found: Alike = 'different';
  for (const one of ones)
    for (const other of others) {
      const now = alike(one.words, other.words);
      if (now === 'same' && one.isSure && other.isSure) return 'same';
      if (now !== 'different') found = 'may be';
    }
  return found;
}
