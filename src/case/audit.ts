import { createHash } from 'node:crypto';
import type { Actor, Case } from './case.ts';
import type { Status, Step } from './steps.ts';

/** One line of a case's record. Each holds the hash of the one before it, so that a missing or changed line shows. */
export interface AuditEvent {
  id: string;
  ref: string;
  seq: number;
  at: string;
  by: Actor;
  /** A step, the reading of a whole case, a reminder that was sent, or what was done about keeping it. */
  did: Step | 'open' | 'notice' | 'legal hold' | 'end legal hold' | 'erase';
  from: Status;
  to: Status;
  version: number;
  previous: string;
  hash: string;
}

const hashOf = (event: Omit<AuditEvent, 'hash'>): string =>
  createHash('sha256')
    .update(JSON.stringify(Object.entries(event).sort(([a], [b]) => (a < b ? -1 : 1))))
    .digest('hex');

/** The next event of a case, and the case that knows of it. */
export function withEvent(
  before: Case | undefined,
  after: Case,
  did: AuditEvent['did'],
  by: Actor,
  at: string,
): { next: Case; event: AuditEvent } {
  const seq = after.events + 1;
  const unhashed = {
    ...{ id: `${after.ref}:event:${seq}`, ref: after.ref, seq, at, by, did },
    ...{ from: before?.status ?? after.status, to: after.status, version: after.version, previous: after.head },
  };
  const event = { ...unhashed, hash: hashOf(unhashed) };
  return { next: { ...after, events: seq, head: event.hash }, event };
}

/** The sequence numbers at which a case's record does not fit together. Empty when it is whole. */
export function auditFaults(events: AuditEvent[], current: Pick<Case, 'events' | 'head'>): number[] {
  const broken = events.filter(({ hash, ...event }, at) => {
    const previous = events[at - 1]?.hash ?? '';
    return event.seq !== at + 1 || event.previous !== previous || hashOf(event) !== hash;
  });
  const ends = events.length === current.events && (events.at(-1)?.hash ?? '') === current.head;
  return [...broken.map(({ seq }) => seq), ...(ends ? [] : [current.events])];
}
