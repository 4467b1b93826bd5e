import { erasureOf } from '../clock/erasure.ts';
import type { Origin } from '../record/event.ts';
import { commit } from './commit.ts';
import { service } from '../case/service.ts';
import type { Deps } from './deps.ts';
import { refreshOf } from '../delivery/message.ts';
import { StaleCase, type Saved } from '../store/case-store.ts';
import { erased } from '../case/erased.ts';

/**
 * Erases the personal data of a case whose time is over, once however many instances think of it: the write is guarded.
 * What the store keeps elsewhere goes right after it, and the cards in the chats through the outbox, which also does what an interruption
 * left. False when it was not the time, a legal hold stands, or somebody was faster; the case is then as it was. Rejects as the store does.
 */
export async function eraseCase(
  deps: Pick<Deps, 'store' | 'scheme' | 'now'>,
  read: Saved,
  origin: Origin = { place: 'clock' },
): Promise<boolean> {
  const at = deps.now().toISOString();
  const { case: current } = read;
  const due = erasureOf(current, deps.scheme.retention);
  if (!due || current.legalHold || due.eraseAt > at) return false;
  const next = erased(current, at);
  try {
    await commit(deps, { read, next, did: 'erase', by: service, at, messages: [refreshOf(next, at, 'erase')], origin });
  } catch (error) {
    if (!(error instanceof StaleCase)) throw error;
    return false;
  }
  await deps.store.strip(current.ref);
  return true;
}
