import { digestOf } from '../delivery/message.ts';
import { london, londonDay } from '../clock/london.ts';
import type { Deps } from './deps.ts';
import { giveNotices } from './give-notices.ts';

const atOnce = 50;

/** Tells everything that is due, and posts the morning's digest once a day. Safe to run on several instances at the same time. */
export async function tick(deps: Deps): Promise<void> {
  for (let due = await readDue(deps); due.length > 0; due = await readDue(deps)) {
    for (const read of due) await giveNotices(deps, read);
  }
  await postDigest(deps);
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
