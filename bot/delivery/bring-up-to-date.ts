import type { Case } from '../../src/case/case.ts';
import { insteadOf, type Claimed, type Message, type Posting } from '../../src/delivery/message.ts';
import { placeNow } from './chat-for.ts';
import { closedTo } from './closed-to.ts';
import { ConnectorFailure, mayHaveArrived } from './connector-failure.ts';
import type { Delivering } from './delivering.ts';
import { drawFor, faceOf, seenNow } from './draw-for.ts';
import { NotYet } from './rates.ts';
import { later, reachedAs, troubleFor } from './undelivered.ts';

/**
 * Brings every card of the case up to date. What failed is tried again by itself; what was done is not done twice, but where an older
 * update may have landed on top of it.
 */
export async function bringUpToDate({ abandoned, ...message }: Claimed, current: Case, around: Delivering): Promise<string> {
  const { store } = around;
  // A draft that was discarded leaves nothing behind, in its record as little as in itself.
  if (current.status === 'expired') await store.strip(current.ref);
  const ours = (await store.postingsOf(current.ref)).filter((one) => !maybeWritten(one, message, current));
  const behind = ours.filter(
    (one) =>
      one.shown < current.version ||
      (isUnsure(one) && hasLanded(one, around)) ||
      // Whoever had the message in hand may have sent an update that arrived after a newer one.
      (abandoned && one.shown > message.version),
  );
  const results = await Promise.allSettled(behind.map((posting) => update(posting, current, around, abandoned)));
  const standing = results.flatMap((result) => (result.status === 'fulfilled' && result.value ? [result.value] : []));
  const failed = results.filter((result) => result.status === 'rejected').map(({ reason }) => reason as unknown);
  const unsure = [...ours.filter((one) => !behind.includes(one)), ...standing].filter(isUnsure);
  if (failed.length === 0 && unsure.length === 0) await store.settle(message, standing);
  else {
    if (standing.length > 0) await store.stand(standing);
    if (failed.length > 0) throw failed.find((reason) => !(reason instanceof NotYet)) ?? failed[0];
    const nextTryAt =
      unsure
        .map((one) => landedAt(one, around))
        .sort()
        .at(-1) ?? message.nextTryAt;
    await store.postpone({ ...message, nextTryAt });
  }
  return `updated ${standing.length}`;
}

/** Whether an update that nobody answered may have brought, or may yet bring, something else than was sent last. */
const isUnsure = ({ inDoubt, face }: Posting): boolean => inDoubt !== undefined && inDoubt.face !== face;
/** Until then an update that nobody answered may land. */
const landedAt = ({ inDoubt }: Posting, { inDoubtSeconds, now }: Delivering): string =>
  later({ now: () => (inDoubt ? new Date(inDoubt.at) : now()) }, inDoubtSeconds);
const hasLanded = (posting: Posting, around: Delivering): boolean => landedAt(posting, around) <= around.now().toISOString();

/** An update wipes what is being typed: of the cards of a draft only the one that its writer has just left is updated. */
const maybeWritten = ({ card, version }: Posting, message: Message, { status }: Case): boolean =>
  card === 'draft' && status === 'draft' && version !== message.version;

async function update(posting: Posting, current: Case, around: Delivering, abandoned?: true): Promise<Posting | undefined> {
  const { store, sender, traffic } = around;
  const { inDoubt, ...known } = posting;
  const { card, version, to, trouble, notice } = known;
  const mayLand = inDoubt && !hasLanded(posting, around) ? inDoubt : undefined;
  const place = await placeNow(posting, around);
  const { chat } = place;
  await traffic.quiet();
  // The case has moved on, so a reminder on top of a card is over; a card that only reminds stays what it is.
  const closed = await closedTo({ ...known, chat }, around);
  const about = { version, stands: true as const, closed, ...(trouble && { trouble }), ...(notice && card === 'notice' && { notice }) };
  const drawn = await drawFor(current, { card, to, ...about }, seenNow(around), around);
  const face = faceOf(drawn);
  if (face === posting.face && !isUnsure(posting) && !abandoned) return { ...posting, shown: current.version };
  try {
    await sender.update(place, drawn);
    return { ...known, chat, shown: current.version, face, ...(mayLand && { inDoubt: mayLand }) };
  } catch (error) {
    const gone = error instanceof ConnectorFailure && (error.status === 404 || error.status === 403);
    if (!gone) {
      const isOnly = !abandoned && (!mayLand || mayLand.face === face);
      if (abandoned || mayHaveArrived(error))
        await store.stand([{ ...known, inDoubt: { at: around.now().toISOString(), ...(isOnly && { face }) } }]);
      throw error;
    }
    // A message that is gone cannot say how the case stands, so a fresh one does. A chat that is closed is told to the co-ordinator.
    const fresh = insteadOf(current, posting, around.now().toISOString());
    const untold = error.status === 404 || card === 'trouble' || closed === 'no role';
    const further = untold ? [] : await troubleFor(fresh, { why: 'not reached', name: reachedAs(to), card }, around);
    await store.forget(posting, error.status === 404 ? [fresh] : further);
    return undefined;
  }
}
