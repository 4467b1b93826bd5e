import { digestOfFacts } from './audit.ts';
import type { AuditEvent, PrivatePart } from './event.ts';
import { recordFaults, type RecordFault } from './chain.ts';
import type { Case } from '../case/case.ts';
import type { Step } from '../case/steps.ts';
import { without } from '../case/without.ts';

/** The steps by which somebody decides on a case of somebody else. */
const decisions: AuditEvent['did'][] = [
  ...(['confirm high', 'confirm medium', 'confirm low', 'no record', 'authorise', 'refuse', 'ask', 'accept', 'decline'] satisfies Step[]),
];

/** One decision: what whoever decided was shown, and what they decided. */
export interface Decision {
  event: AuditEvent;
  reason?: string;
  /** The reason stands in the case alone: the event is of before reasons were recorded, and proves none. */
  isUnproven?: true;
  text?: string;
  facts: { lines: string[]; salt: string; digestHolds: boolean } | 'not kept' | 'erased';
}

/** The record of a case, as it is given to somebody outside: its decisions, and each event as it stands in the chain. */
export interface CaseRecord {
  ref: string;
  scheme: string;
  status: Case['status'];
  decisions: Decision[];
  /** Without their personal parts, of which the chain knows the hash only. */
  events: Omit<AuditEvent, 'private'>[];
  chain: { events: number; head: string; faults: RecordFault[] };
}

const factsOf = ({ digest, private: hidden }: AuditEvent): Decision['facts'] => {
  if (digest === undefined) return 'not kept';
  if (!hidden?.facts) return 'erased';
  return { lines: hidden.facts, salt: hidden.salt, digestHolds: digestOfFacts(hidden) === digest };
};

/** Text that was typed with a step is in the event itself; in the case it may have been erased. */
const typedWith = ({ version }: AuditEvent, hidden: PrivatePart | undefined): string | undefined => {
  const typed = hidden?.changes.find(({ field }) => field === `private.texts.${version}`)?.new;
  return typeof typed === 'string' ? typed : undefined;
};

function decisionOf(event: AuditEvent, { history }: Case): Decision {
  const unproven =
    event.reason === undefined && history.find(({ version, step }) => version === event.version && step === event.did)?.reason;
  const reason = event.reason || unproven;
  const text = typedWith(event, event.private);
  return { event, ...(reason && { reason }), ...(unproven && { isUnproven: true }), ...(text && { text }), facts: factsOf(event) };
}

/** Puts the record of a case together from its events. Pure. */
export function caseRecord(current: Case, events: AuditEvent[]): CaseRecord {
  const { ref, scheme, status } = current;
  return {
    ...{ ref, scheme, status },
    decisions: events.filter(({ did }) => decisions.includes(did)).map((event) => decisionOf(event, current)),
    events: events.map((event) => without(event, 'private')),
    chain: { events: current.events, head: current.head, faults: recordFaults(events, current) },
  };
}
