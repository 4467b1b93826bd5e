import type { Alike } from './alike.ts';
import { sameName } from './same-name.ts';

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
