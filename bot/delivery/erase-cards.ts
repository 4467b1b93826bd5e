import { drawCase } from '../../cards/case-card.ts';
import type { Case } from '../../src/case/case.ts';
import { nameOf, type Message, type Posting } from '../../src/delivery/message.ts';
import { placeNow } from './chat-for.ts';
import { ConnectorFailure } from './connector-failure.ts';
import type { Delivering } from './delivering.ts';
import { NotYet } from './rates.ts';

/** The platform will never delete this message: it cannot, may not, or has it no more. */
const refused = [400, 403, 404, 405, 501];
const isRefused = (error: unknown) => error instanceof ConnectorFailure && refused.includes(error.status ?? 0);

/**
 * Takes every card of an erased case out of its chat, and what the store kept of a person beside the case. What failed is tried again by
 * itself, as an update is; what was done is not done twice. Rejects with the first failure.
 */
export async function eraseCards(message: Message, current: Case, around: Delivering): Promise<string> {
  const { store } = around;
  await store.strip(current.ref);
  const postings = await store.postingsOf(current.ref);
  const results = await Promise.allSettled(postings.map((posting) => takeAway(posting, current, around)));
  const failed = results.filter((result) => result.status === 'rejected').map(({ reason }) => reason as unknown);
  if (failed.length > 0) throw failed.find((reason) => !(reason instanceof NotYet)) ?? failed[0];
  await store.settle(message, []);
  return `erased ${postings.length}`;
}

async function takeAway(posting: Posting, current: Case, around: Delivering): Promise<void> {
  const { store, sender, traffic, scheme, now } = around;
  const { card, version, to } = posting;
  const place = await placeNow(posting, around);
  await traffic.quiet();
  try {
    await sender.remove(place);
  } catch (error) {
    if (!isRefused(error)) throw error;
    // Where nothing may be deleted, the card at least says nothing any more. Where that is not possible either, nobody can do more.
    const drawn = drawCase(card, current, { scheme, now: now() }, { to: { id: nameOf(to), name: '' }, version });
    await sender.update(place, drawn).catch((again: unknown) => {
      if (!isRefused(again)) throw again;
    });
  }
  await store.forget(posting);
}
