import { digestOf } from '../delivery/message.ts';
import { london, londonDay } from '../clock/london.ts';
import type { Deps } from './deps.ts';
import { giveNotices } from './give-notices.ts';

const atOnce = 50;

/**
 * Tells everything that is due, and posts the morning's digest once a day. Safe to run on several instances at the same time.
 * A case that cannot be told does not hold up the others; gives what went wrong, and the next look tries again.
 */
export async function tick(deps: Deps): Promise<unknown[]> {
  const faults = new Map<string, unknown>();
  const next = async () => (await readDue(deps)).filter((read) => !faults.has(read.case.ref));
  for (let due = await next(); due.length > 0; due = await next()) {
    for (const read of due) await giveNotices(deps, read).catch((error: unknown) => faults.set(read.case.ref, error));
  }
  await postDigest(deps);
  return [...faults.values()];
}

const readDue = ({ store, now }: Deps) => store.withNoticeDue(now().toISOString(), atOnce);

/** After downtime the day's digest comes late, and yesterday's not at all. */
async function postDigest({ store, scheme, now }: Deps): Promise<void> {
  const at = now();
  const day = londonDay(at);
  if (london(at).toFormat('HH:mm') < scheme.clocks.digest) return;
  if (!(await store.channelFor(scheme.name, 'jobs'))) return;
  await store.enqueueOnce(`digest:${scheme.name}:${day}`, [digestOf(scheme.name, day, at.toISOString())]);
}
