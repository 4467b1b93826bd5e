import type { Case } from '../../src/case/case.ts';
import { without } from '../../src/case/without.ts';
import { asRecipient, messageTo, postingId, refreshOf, type Message, type Recipient } from '../../src/delivery/message.ts';
import type { CaseCard } from '../../src/case/cards.ts';
import type { BotDeps } from '../turn/deps.ts';
import type { Turn } from '../turn/turn.ts';

/** A card that somebody asked for, as a message of its own; the same activity asks for one, however often it comes. */
export function cardFor(current: Case, card: CaseCard, to: Recipient, { activityId }: Turn, at: string): Message {
  const message = messageTo(current, card, to, at);
  return { ...message, instead: true, id: `${message.id}:${activityId.replace(/[/\\?#]/g, '-')}` };
}

/**
 * The card of a case for a client that keeps the answer in the chat. There it stays, when the case is over, hidden or erased as well: so it
 * goes out through the outbox, which knows where it stands. The pressed message is used where it is this card already, else a new one.
 */
export async function standingCard({ store, now }: BotDeps, turn: Turn, card: CaseCard, current: Case, notice?: string): Promise<string> {
  const at = now().toISOString();
  const id = turn.pressedId && postingId(turn.chat, turn.pressedId);
  const here = (await store.postingsOf(current.ref)).find((one) => one.id === id && one.card === card);
  // It may show a form now, whatever is known of it: so it is drawn anew.
  if (here) await store.stand([{ ...without(here, 'face'), shown: 0 }]);
  await store.enqueue([here ? refreshOf(current, at, turn.activityId) : cardFor(current, card, asRecipient(turn.by), turn, at)]);
  return notice ?? `Here is ${current.ref} as it is now.`;
}
