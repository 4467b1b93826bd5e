import { randomBytes } from 'node:crypto';
import { changesBetween, fieldsThatDiffer } from './audit-changes.ts';
import { historyPastRecord } from './audit-history.ts';
import { hashOf, hashOfPrivate } from './chain.ts';
import { sha256 } from '../case/canonical.ts';
import type { Actor, Case } from '../case/case.ts';
import type { Circumstances, PrivatePart, AuditEvent } from './event.ts';

/** What anybody can work out again from an exported record: the salt and the lines, with line feeds between them. */
export const digestOfFacts = ({ salt, facts = [] }: Pick<PrivatePart, 'salt' | 'facts'>): string => sha256([salt, ...facts].join('\n'));

/** The next event of a case, and the case that knows of it. */
export function withEvent(
  before: Case | undefined,
  after: Case,
  did: AuditEvent['did'],
  by: Actor,
  at: string,
  { origin, card, facts }: Circumstances = {},
): { next: Case; event: AuditEvent } {
  const seq = after.events + 1;
  const { open, personal } = changesBetween(before, after, did);
  const hidden: PrivatePart | undefined =
    personal.length > 0 || facts ? { salt: randomBytes(16).toString('base64url'), changes: personal, ...(facts && { facts }) } : undefined;
  const step =
    after.version === before?.version ? undefined : after.history.find((one) => one.version === after.version && one.step === did);
  const unhashed = {
    ...{ id: `${after.ref}:event:${seq}`, ref: after.ref, seq, at, by, did },
    ...{ from: before?.status ?? after.status, to: after.status, version: after.version, previous: after.head },
    ...(step && { reason: step.reason ?? '' }),
    ...(origin && { origin }),
    ...(card && { card }),
    ...(open.length > 0 && { changes: open }),
    ...(hidden && { privateHash: hashOfPrivate(hidden) }),
    ...(hidden?.facts && { digest: digestOfFacts(hidden) }),
  };
  const event = { ...unhashed, ...(hidden && { private: hidden }), hash: hashOf(unhashed) };
  return { next: { ...after, events: seq, head: event.hash }, event };
}

/**
 * The fields of a case, and the entries of its history, that are not as its record left them: somebody wrote past the record. Events of
 * before the first release of changes say nothing of fields.
 */
export function writtenPastRecord(events: AuditEvent[], current: Case): string[] {
  const changes = events.flatMap(({ changes = [], private: hidden }) => [...changes, ...(hidden?.changes ?? [])]);
  return [...fieldsThatDiffer(changes, current, events[0]?.changes !== undefined), ...historyPastRecord(events, current)];
}
