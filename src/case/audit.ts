import { randomBytes } from 'node:crypto';
import type { CaseCard } from '../delivery/message.ts';
import { changesBetween, fieldsThatDiffer, type FieldChange } from './audit-changes.ts';
import { historyPastRecord } from './audit-history.ts';
import { hashOf, hashOfPrivate, sha256 } from './chain.ts';
import type { Actor, Case } from './case.ts';
import type { Status, Step } from './steps.ts';

/** From where something was done. `posting` is the id of the card that was pressed: it says which, and nothing of a person. */
export interface Origin {
  place: 'own chat' | 'channel' | 'clock' | 'command line';
  posting?: string;
}

/** What an event tells beside the step itself. */
export interface Circumstances {
  origin?: Origin | undefined;
  /** The card that was read. */
  card?: CaseCard | undefined;
  /** What the card said to whoever decided, line by line. */
  facts?: string[] | undefined;
}

/** What identifies or describes a person. It may be erased, and the chain still holds: the chain knows only its hash. */
export interface PrivatePart {
  /** Keeps the hash from being guessed at once the rest is erased. */
  salt: string;
  changes: FieldChange[];
  facts?: string[];
}

/** One line of a case's record. Each holds the hash of the one before it, so that a missing or changed line shows. */
export interface AuditEvent {
  id: string;
  ref: string;
  seq: number;
  at: string;
  by: Actor;
  /** A step, the reading of a whole case, a reminder that was sent; the record was written out; or what was done about keeping it. */
  did: Step | 'open' | 'notice' | 'export' | 'subject access' | 'legal hold' | 'end legal hold' | 'erase';
  from: Status;
  to: Status;
  version: number;
  /** Of a step: the reason that was chosen, empty where there was none. Events of before it was recorded lack it. */
  reason?: string;
  origin?: Origin;
  card?: CaseCard;
  /** What changed, without anything personal: people by their id and a hash. */
  changes?: FieldChange[];
  /** SHA-256 over the salt and the facts that whoever decided saw, a line each. */
  digest?: string;
  /** SHA-256 over `private`. */
  privateHash?: string;
  /** Not part of `hash`. */
  private?: PrivatePart;
  previous: string;
  hash: string;
}

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
