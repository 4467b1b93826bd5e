import type { CaseCard } from '../case/cards.ts';
import type { FieldChange } from './audit-changes.ts';
import type { Actor } from '../case/case.ts';
import type { Status, Step } from '../case/steps.ts';

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
