import type { Page } from '../store/case-store.ts';
import type { Actor, Case } from '../case/case.ts';
import { hiddenFrom, isBarred } from '../case/hidden.ts';

/** A page of a list without the cases that `leaves` leaves out. The list is read on, `atOnce` cases at a time, until the page is full, or the list at its end. */
export async function pageOf(
  read: (page: Page) => Promise<Case[]>,
  at: (current: Case) => string,
  leaves: (current: Case) => boolean,
  { limit, after }: Page,
  atOnce = limit,
): Promise<Case[]> {
  const found: Case[] = [];
  for (let from = after; ;) {
    const page = await read({ limit: atOnce, ...(from && { after: from }) });
    found.push(...page.filter(leaves));
    const last = page.at(-1);
    if (!last || page.length < atOnce || found.length >= limit) return found.slice(0, limit);
    from = { at: at(last), ref: last.ref };
    // A list may be long, and opening a case keeps the process busy: whoever presses meanwhile gets their turn.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** A list leaves out what its reader knows someone in, or may. Of a restricted case its ref may stand there. */
export const isListedFor =
  (by: Actor) =>
  (current: Case): boolean =>
    !isBarred(current, by);
export const isOpenTo =
  (by: Actor) =>
  (current: Case): boolean =>
    !hiddenFrom(current, by);
