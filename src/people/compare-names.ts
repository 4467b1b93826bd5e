import { personKey, personKeys } from './person-key.ts';

/** How sure it is that two names are those of one person. */
export type Alike = 'same' | 'may be' | 'different';

/** `known` is how somebody stands in Teams or in the people file; `written` is free text, which may hold several people. */
function sameName(known: string, written: string): Alike {
  const key = personKey(known);
  return key !== undefined && personKeys(written).includes(key) ? 'same' : 'different';
}

/** What is enough to keep somebody back. This is the one place that says so. */
const counts: Record<Alike, boolean> = { same: true, 'may be': false, different: false };

/** Reading a name is slow beside all else that a press does, and the same few are compared at each: so each pair is read once. */
const read = new Map<string, Map<string, Alike>>();
const mostWritten = 10_000;
const mostKnown = 1_000;

/** Whether a name that somebody goes by stands in what was written, as surely as it takes to keep them back. */
export function isCalled(known: string, written: string | undefined): boolean {
  if (!written || !known) return false;
  if (read.size >= mostWritten) read.clear();
  const ofText = read.get(written) ?? new Map<string, Alike>();
  read.set(written, ofText);
  if (ofText.size >= mostKnown) ofText.clear();
  const alike = ofText.get(known) ?? sameName(known, written);
  ofText.set(known, alike);
  return counts[alike];
}
