import type { Case } from '../src/case/case.ts';
import { insteadOf, type Message, type Posting } from '../src/delivery/message.ts';
import { placeNow } from './chat-for.ts';
import { ConnectorFailure } from './connector.ts';
import type { Delivering } from './deliver.ts';
import { drawFor, faceOf, seenNow } from './draw-for.ts';
import { NotYet } from './rates.ts';
import { reachedAs, troubleFor } from './undelivered.ts';

/** Brings every card of the case up to date. What failed is tried again by itself; what was done is not done twice. */
export async function bringUpToDate(message: Message, current: Case, around: Delivering): Promise<string> {
  const { store } = around;
  // A draft that was discarded leaves nothing behind, in its record as little as in itself.
  if (current.status === 'expired') await store.strip(current.ref);
  const behind = (await store.postingsOf(current.ref)).filter((one) => one.shown < current.version && !maybeWritten(one, message, current));
  const results = await Promise.allSettled(behind.map((posting) => update(posting, current, around)));
  const standing = results.flatMap((result) => (result.status === 'fulfilled' && result.value ? [result.value] : []));
  const failed = results.filter((result) => result.status === 'rejected').map(({ reason }) => reason as unknown);
  if (failed.length === 0) await store.settle(message, standing);
  else {
    if (standing.length > 0) await store.stand(standing);
    throw failed.find((reason) => !(reason instanceof NotYet)) ?? failed[0];
  }
  return `updated ${standing.length}`;
}

/** An update wipes what is being typed: of the cards of a draft only the one that its writer has just left is updated. */
const maybeWritten = ({ card, version }: Posting, message: Message, { status }: Case): boolean =>
  card === 'draft' && status === 'draft' && version !== message.version;

async function update(posting: Posting, current: Case, around: Delivering): Promise<Posting | undefined> {
  const { store, sender, traffic } = around;
  const { card, version, to, trouble, notice } = posting;
  const place = await placeNow(posting, around);
  const { chat } = place;
  await traffic.quiet();
  // The case has moved on, so a reminder on top of a card is over; a card that only reminds stays what it is.
  const isGuest = 'person' in to && (await around.guests.isGuest(to.person, chat));
  const about = { version, stands: true as const, isGuest, ...(trouble && { trouble }), ...(notice && card === 'notice' && { notice }) };
  const drawn = await drawFor(current, { card, to, ...about }, seenNow(around), around);
  const face = faceOf(drawn);
  if (face === posting.face) return { ...posting, shown: current.version };
  try {
    await sender.update(place, drawn);
    return { ...posting, chat, shown: current.version, face };
  } catch (error) {
    const gone = error instanceof ConnectorFailure && (error.status === 404 || error.status === 403);
    if (!gone) throw error;
    // A message that is gone cannot say how the case stands, so a fresh one does. A chat that is closed is told to the co-ordinator.
    const fresh = insteadOf(current, posting, around.now().toISOString());
    const untold = error.status === 404 || card === 'trouble';
    const further = untold ? [] : await troubleFor(fresh, { why: 'not reached', name: reachedAs(to), card }, around);
    await store.forget(posting, error.status === 404 ? [fresh] : further);
    return undefined;
  }
}
