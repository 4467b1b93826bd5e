import type { AuditEvent } from '../record/event.ts';
import type { Case } from '../case/case.ts';
import type { Keys } from '../referral/keys.ts';
import type { ServiceEvent, ServiceRecord } from '../record/service-record.ts';
import type { Status } from '../case/steps.ts';
import type { FiguresRow } from '../case/figures-row.ts';
import type { Chat, ChannelPurpose, Channel } from '../delivery/channel.ts';
import type { Claimed, Message, Posting } from '../delivery/message.ts';

/** A case as it was read. `guard` changes with every save and says whether somebody saved in between. */
export interface Saved {
  case: Case;
  guard: string;
}

/** One write. Without `read` the case is new. */
export interface Change {
  read?: Saved;
  next: Case;
  event: AuditEvent;
  messages: Message[];
  /** Cards that already stand in a chat and belong to this case from now on. */
  postings?: Posting[];
  /** Until then the messages are in the hands of whoever saves, and nobody else gets them. Without it the first who asks does. */
  leaseUntil?: string;
}

/** A page of a list: oldest first by (`at`, `ref`), after the one named. A case that cannot be read is left out: a short page is the last. */
export interface Page {
  limit: number;
  after?: { at: string; ref: string };
}

/** The service's own record of a scheme as it was read. */
export interface SavedService {
  record: ServiceRecord;
  guard: string;
}

/** One write of the service's own record. Without `read` it is the first. */
export interface ServiceChange {
  read?: SavedService;
  next: ServiceRecord;
  event: ServiceEvent;
  /** The channel that was registered by it, in the place of the one before. */
  channel?: Channel;
}

/** Somebody saved the case, or the service's record, after it was read. Nothing of the change was kept. */
export class StaleCase extends Error {}
/** A new case has a ref that is taken. Draw another. */
export class RefTaken extends Error {}

/**
 * Keeps cases, their audit events and what is still to be delivered. All times are UTC, ISO 8601.
 * Every store passes test/src/store/case-store.contract.ts.
 */
export interface CaseStore {
  find(ref: string): Promise<Saved | undefined>;
  /** All of it or none of it, and safe on disk when it resolves: to the messages that are new. Rejects with StaleCase or RefTaken. */
  save(change: Change): Promise<Message[]>;
  /** Oldest first. */
  eventsOf(ref: string): Promise<AuditEvent[]>;
  /** Refs of all cases of a scheme in their order, after the one named: every case is met by asking again after the last. */
  refs(scheme: string, after: string, limit: number): Promise<string[]>;
  /** Refs for which there is any event, of every scheme, in the same way: a record without a case is found by it. */
  recordedRefs(after: string, limit: number): Promise<string[]>;
  /** What stands beside a case for lists and clocks and is not as the case says, by the names of its fields: somebody wrote there. */
  misplaced(ref: string): Promise<string[]>;
  /** The open draft of a person, the newest if there were several. */
  draftOf(scheme: string, referrerId: string): Promise<Saved | undefined>;
  /** What a person has sent, newest first: `page.after` names the last case seen, by when it was sent. */
  sentBy(scheme: string, referrerId: string, page: Page): Promise<Case[]>;
  /** Cases in these statuses, by when they are due. `of` narrows them to one referrer's, or to all but one referrer's. */
  inStatus(scheme: string, statuses: Status[], page: Page, of?: { referrer: string } | { notReferrer: string }): Promise<Case[]>;
  /** Jobs that somebody has in hand (allocated or scheduled), by when they are due. */
  heldBy(scheme: string, personId: string, page: Page): Promise<Case[]>;

  /**
   * Cases whose next notice is due, the longest due first by (`nextNoticeAt`, `ref`). What cannot be read is left out, so `next` says
   * where the page ended: there is more while there is a `next`, whatever of the page could be read.
   */
  withNoticeDue(now: string, page: Page): Promise<{ due: Saved[]; next?: Page['after'] }>;
  /** Cases sent since `since` that are about the same recipient or the same home, newest first. */
  similar(scheme: string, keys: Keys, since: string): Promise<Case[]>;
  /**
   * What a report counts of the cases sent from `from` on and before `to`, by when they were sent: written with each step, and read without
   * the cases. A page may be short although more follows, and is empty at the end.
   */
  figures(scheme: string, from: string, to: string, page: Page): Promise<FiguresRow[]>;
  /** Writes the figures of a case that was sent before there were any. True when it had none; a draft needs none. A step in between is never overwritten. */
  count(ref: string): Promise<boolean>;
  /** Puts messages into the outbox for the first who asks in this name, ever, and for nobody after: the daily digest is posted once. */
  enqueueOnce(name: string, messages: Message[]): Promise<boolean>;
  /** Whether somebody asked for `enqueueOnce` in this name. */
  wasEnqueued(name: string): Promise<boolean>;
  /** Somebody is off duty until then; without a time they are on duty. */
  setOffDuty(personId: string, until: string | undefined): Promise<void>;
  /** Those of these people who are off duty at that time. */
  offDuty(personIds: string[], at: string): Promise<string[]>;

  /**
   * Messages that are due, oldest first. Nobody else gets them before `leaseUntil`. A message stays until it is settled, also over a
   * restart. One whose lease ended without a word says so.
   */
  claim(now: string, leaseUntil: string, limit: number): Promise<Claimed[]>;
  /** Puts further messages into the outbox, and gives those that are new. One that is there already, by id, is left alone. */
  enqueue(messages: Message[], leaseUntil?: string): Promise<Message[]>;
  /**
   * The message is done; the postings stand, and what follows is put in. Gives what is new of what follows. All or nothing; only of many
   * postings some may stand although the message is not done. That does no harm: they stand as they say, and may be written again.
   */
  settle(message: Message, postings: Posting[], further?: Message[], leaseUntil?: string): Promise<Message[]>;
  /** Writes down what is known of a message by now; it stays in the hands that it is in. */
  note(message: Message): Promise<void>;
  /** Gives the message back, to be tried again at its `nextTryAt`. */
  postpone(message: Message): Promise<void>;
  /** Messages of a scheme that were set aside, oldest first. */
  setAside(scheme: string, limit: number): Promise<Message[]>;
  /**
   * Postings of one case stand as they say. Gives the version of the case at the moment when the last of them was written: who finds that
   * it has moved on knows that its update may have missed them, and who moves it afterwards finds them.
   */
  stand(postings: Posting[]): Promise<number | undefined>;
  postingsOf(ref: string): Promise<Posting[]>;
  /**
   * Whether what stands there is noted as a card of another case than this one. Whoever notes a message that somebody pressed asks this
   * first: a message stays the card of the case for which it was noted, and tells of no other.
   */
  isOfAnother(postingId: string, ref: string): Promise<boolean>;
  /** A posting that no longer exists in its chat goes, and what is sent in its place is put in. Both or neither. Gives what is new. */
  forget(posting: Posting, further?: Message[], leaseUntil?: string): Promise<Message[]>;

  /**
   * Removes what is kept of a person beside the case itself: `private` of its events, and its messages but for those that update its
   * cards. The hashes of the events stay. It can be done again, and does then what was left. Rejects when something may have been left.
   */
  strip(ref: string): Promise<void>;

  rememberChat(personId: string, chat: Chat): Promise<void>;
  chatOf(personId: string): Promise<Chat | undefined>;
  channelFor(scheme: string, purpose: ChannelPurpose): Promise<Channel | undefined>;
  serviceOf(scheme: string): Promise<SavedService | undefined>;
  /** All of it or none of it. Rejects with StaleCase when somebody wrote in between, also when both write the first. */
  saveService(change: ServiceChange): Promise<void>;
  /** Oldest first. */
  serviceEventsOf(scheme: string): Promise<ServiceEvent[]>;

  /** Seals a case and its events with the current data key where they are not. True when something was sealed anew. */
  reseal(ref: string): Promise<boolean>;
  /** Makes a new data key for what is written from now on. Rejects when the store has no keys. */
  rotateKeys(): Promise<void>;
  /** Everything in the store is sealed: what is not cannot be read from now on. Does nothing in a store without keys. */
  refuseUnsealed(): Promise<void>;
  /** Resolves when the store can be worked with; rejects with the reason why not. */
  answers(): Promise<void>;
  close(): Promise<void>;
}
