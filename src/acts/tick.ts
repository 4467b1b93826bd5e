import { digestOf } from '../delivery/message.ts';
import { london, londonDay } from '../typed/london.ts';
import type { CaseStore, Page, Saved } from '../store/case-store.ts';
import type { Deps } from './deps.ts';
import { giveNotices } from './give-notices.ts';
import { lookAgain } from './look-again.ts';

const atOnce = 50;

/**
 * Tells everything that is due, and posts the morning's digest once a day. Safe to run on several instances at the same time.
 * A case that cannot be read or told does not hold up the others; gives what went wrong, and the next look tries again.
 */
export async function tick(deps: Deps): Promise<unknown[]> {
  const faults: unknown[] = [];
  for await (const read of dueNow(deps)) {
    const told = giveNotices(deps, read).then(() => lookAgain(deps, read.case.ref));
    await told.catch((error: unknown) => faults.push(error));
  }
  await postDigest(deps);
  return faults;
}

/** Each case that is due when the look begins, once: one that comes due again while the others are told waits for the next look. */
async function* dueNow({ store, now }: Deps): AsyncGenerator<Saved> {
  const at = now().toISOString();
  const met = new Set<string>();
  const read = (after?: Page['after']) => store.withNoticeDue(at, { limit: atOnce, ...(after && { after }) });
  for (let page: Due | undefined = await read(); page; page = page.next && (await read(page.next))) {
    yield* page.due.filter(({ case: { ref } }) => !met.has(ref));
    for (const { case: one } of page.due) met.add(one.ref);
  }
}
type Due = Awaited<ReturnType<CaseStore['withNoticeDue']>>;

/** After downtime the day's digest comes late, and yesterday's not at all. */
async function postDigest({ store, scheme, now }: Deps): Promise<void> {
  const at = now();
  const day = londonDay(at);
  if (london(at).toFormat('HH:mm') < scheme.clocks.digest) return;
  if (!(await store.channelFor(scheme.name, 'jobs'))) return;
  await store.enqueueOnce(`digest:${scheme.name}:${day}`, [digestOf(scheme.name, day, at.toISOString())]);
}
