import { type CaseCard, isRecorded } from '../case/cards.ts';
import type { Message } from '../delivery/message.ts';
import { StaleCase } from '../store/case-store.ts';
import { mayOpen } from '../case/access.ts';
import type { Origin } from '../record/event.ts';
import type { Actor, Case } from '../case/case.ts';
import { commit } from './commit.ts';
import type { Deps } from './deps.ts';

/**
 * Opens a case for somebody with the card that `choose` names. The reading of a whole case or an address is an audit event, and
 * what `messages` gives is sent with it. Nothing when there is no such case, or none that they may see: both look alike from outside.
 */
export async function openCase(
  deps: Deps,
  ref: string,
  by: Actor,
  choose: (current: Case) => CaseCard | undefined,
  messages: (current: Case, card: CaseCard) => Message[] = () => [],
  origin?: Origin,
): Promise<{ case: Case; card: CaseCard } | undefined> {
  const home = (await deps.people.find(by.id))?.home;
  for (;;) {
    const read = await deps.store.find(ref);
    const card = read && choose(read.case);
    if (!read || !card || !mayOpen(card, { ...by, home }, read.case)) return undefined;
    if (!isRecorded(card, read.case)) {
      await deps.store.enqueue(messages(read.case, card));
      return { case: read.case, card };
    }
    try {
      const at = deps.now().toISOString();
      const next = await commit(deps, { read, next: read.case, did: 'open', by, at, messages: messages(read.case, card), origin, card });
      return { case: next, card };
    } catch (error) {
      if (!(error instanceof StaleCase)) throw error;
    }
  }
}
