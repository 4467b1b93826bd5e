import type { AuditEvent } from '../record/event.ts';
import type { Actor, Case } from '../case/case.ts';
import type { Deps } from '../acts/deps.ts';
import { readRecord } from '../acts/read-record.ts';
import { londonDay } from '../typed/london.ts';
import type { Posting } from '../delivery/message.ts';
import { findSubject, type FoundSubject, type Subject } from './find-subject.ts';

/** All that is held on one case. */
export interface Held {
  current: Case;
  events: AuditEvent[];
  postings: Posting[];
}

/**
 * Collects what is held on a recipient, for who must answer them. Each case knows afterwards that it was read for this, and by whom:
 * the event is written before anything is handed out.
 */
export async function collectSubject(
  deps: Pick<Deps, 'store' | 'scheme' | 'now'>,
  subject: Subject,
  by: Actor,
): Promise<FoundSubject & { held: Held[] }> {
  const found = await findSubject(deps.store, deps.scheme.name, subject, londonDay(deps.now()));
  const held: Held[] = [];
  for (const ref of found.refs) {
    const read = await readRecord(deps, ref, 'subject access', by);
    if (read) held.push({ ...read, postings: await deps.store.postingsOf(ref) });
  }
  return { ...found, held };
}
