import { nameOf, type Posting } from '../../src/delivery/message.ts';
import { placeNow } from './chat-for.ts';
import { ConnectorFailure } from './connector-failure.ts';
import type { Delivering } from './delivering.ts';
import { faultOf } from '../settings/log.ts';

/**
 * A clock that repeats would fill a chat in one night. When a reminder has gone out, the older ones of the same case and clock go from
 * that chat, all but the latest of them: somebody may be writing in a form that they opened on it. Never rejects, for the reminder itself
 * is out: what could not be taken away stays, and the next reminder tries again.
 */
export async function takeAwayOlder(fresh: Posting, around: Delivering): Promise<void> {
  const { store, log } = around;
  const failed = (error: unknown) => log.debug({ did: 'reminder not taken away', ref: fresh.ref, ...faultOf(error) });
  try {
    const older = (await store.postingsOf(fresh.ref)).filter((one) => one.id !== fresh.id && isLike(one, fresh)).toSorted(byTime);
    await Promise.all(older.slice(0, -1).map((one) => takeAway(one, around).catch(failed)));
  } catch (error) {
    failed(error);
  }
}

const isLike = (one: Posting, other: Posting): boolean =>
  one.card === 'notice' && one.notice?.clock === other.notice?.clock && nameOf(one.to) === nameOf(other.to);

const byTime = ({ at: one = '' }: Posting, { at: other = '' }: Posting) => Number(one > other) - Number(one < other);

async function takeAway(posting: Posting, around: Delivering): Promise<void> {
  const { store, sender, traffic } = around;
  await traffic.quiet();
  await sender.remove(await placeNow(posting, around)).catch((error: unknown) => {
    // What is gone already is as good as taken away.
    if (!(error instanceof ConnectorFailure) || error.status !== 404) throw error;
  });
  await store.forget(posting);
}
