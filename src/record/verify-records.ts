import { writtenPastRecord } from './audit.ts';
import type { AuditEvent } from './event.ts';
import { recordFaults, type RecordFault } from './chain.ts';
import type { Case } from '../case/case.ts';
import { everyRef } from '../case/every-ref.ts';
import type { Head } from './anchor.ts';
import type { RecordsKept } from './records-kept.ts';

/** Something that is not as it was written. It names fields, and never what stands in them. */
export interface Found {
  ref: string;
  seq?: number;
  what:
    | RecordFault['what']
    | 'the case has no record'
    | 'the case that stands there is another one'
    | `its place in lists and clocks is not as the case says: ${string}`
    | 'the case cannot be read'
    | 'the record cannot be read'
    | 'the record belongs to no case'
    | 'there is no such case'
    | 'it was anchored and is not there'
    | 'it is not as it was anchored'
    | 'its record is gone, and its events are there'
    | `it was written past its record: ${string}`
    | `the case was written past its record: ${string}`;
}

export interface Verified {
  cases: number;
  events: number;
  faults: Found[];
  /** Where each record ends now. */
  heads: Head[];
}

const atOnce = 500;
const triesWhileWritten = 3;

/** A case and its events as they stood at one moment: a step that was written between the two readings is no fault. */
async function recordOf(store: RecordsKept, ref: string): Promise<{ current: Case | undefined; events: AuditEvent[] } | Found> {
  for (let tried = 1; ; tried += 1) {
    let current: Case | undefined;
    try {
      current = (await store.find(ref))?.case;
    } catch {
      return { ref, what: 'the case cannot be read' };
    }
    try {
      const events = await store.eventsOf(ref);
      if (!current || events.length === current.events || tried === triesWhileWritten) return { current, events };
    } catch {
      return { ref, what: 'the record cannot be read' };
    }
  }
}

function faultsOf(ref: string, current: Case, events: AuditEvent[]): Found[] {
  if (current.ref !== ref || events.some((event) => event.ref !== ref)) return [{ ref, what: 'the case that stands there is another one' }];
  if (events.length === 0) return [{ ref, what: 'the case has no record' }];
  const broken = recordFaults(events, current).map((fault): Found => ({ ref, ...fault }));
  // A record that is not whole says nothing about the case.
  const fields = broken.length === 0 ? [...endsOtherwise(current, events), ...writtenPastRecord(events, current)] : [];
  return fields.length === 0 ? broken : [{ ref, seq: events.length, what: `the case was written past its record: ${fields.join(', ')}` }];
}

/** Each event says to which status and version it led, those before the first release of changes too. */
function endsOtherwise({ status, version }: Case, events: AuditEvent[]): string[] {
  const last = events.at(-1);
  const changesSay = events.some(({ changes = [] }) => changes.some(({ field }) => field === 'status'));
  return [...(last?.to !== status && !changesSay ? ['status'] : []), ...(last?.version !== version ? ['version'] : [])];
}

/** Whether the record of a case says that it is one of this scheme, whatever the case itself says now. */
const beganIn = (scheme: string, [first]: AuditEvent[]): boolean =>
  first?.changes?.some((change) => change.field === 'scheme' && change.new === scheme) ?? false;

const notAsAnchored = ({ ref, seq, head }: Head, events: AuditEvent[]): Found[] =>
  events[seq - 1]?.hash === head ? [] : [{ ref, seq, what: 'it is not as it was anchored' }];

/**
 * Reads the record of every case of a scheme, or of `only` one, and finds each event that was changed, removed, put in or moved, and each
 * case that was written without an event. A record that somebody wrote anew as a whole fits together: `anchored` is what finds it, the
 * heads of an earlier day, kept where who can write to the store cannot.
 */
export async function verifyRecords(
  store: RecordsKept,
  scheme: string,
  { only, anchored = [] }: { only?: string | undefined; anchored?: Head[] } = {},
): Promise<Verified> {
  const verified: Verified = { cases: 0, events: 0, faults: [], heads: [] };
  const anchors = new Map(anchored.filter(({ ref }) => !only || ref === only).map((head) => [head.ref, head]));
  const met = new Set<string>();
  const look = async (ref: string, isOurs: (events: AuditEvent[]) => boolean = () => true) => {
    met.add(ref);
    const found = await recordOf(store, ref);
    if ('what' in found) return verified.faults.push(found);
    const { current, events } = found;
    if (current && !isOurs(events)) return met.delete(ref);
    verified.events += events.length;
    const anchor = anchors.get(ref);
    if (!current) verified.faults.push({ ref, what: events.length > 0 ? 'the record belongs to no case' : 'there is no such case' });
    else {
      verified.cases += 1;
      const misplaced = await store.misplaced(ref);
      if (misplaced.length > 0)
        verified.faults.push({ ref, what: `its place in lists and clocks is not as the case says: ${misplaced.join(', ')}` });
      verified.faults.push(...faultsOf(ref, current, events), ...(anchor ? notAsAnchored(anchor, events) : []));
      verified.heads.push({ ref, seq: current.events, head: current.head });
    }
  };

  if (only) await look(only);
  else {
    for await (const ref of everyRef((after) => store.refs(scheme, after, atOnce))) await look(ref);
    // Cases of other schemes have records here too, and are found there: unless they were of this one when they began.
    for await (const ref of everyRef((after) => store.recordedRefs(after, atOnce)))
      if (!met.has(ref)) await look(ref, (events) => beganIn(scheme, events));
  }
  for (const { ref, seq } of anchors.values())
    if (!met.has(ref)) verified.faults.push({ ref, seq, what: 'it was anchored and is not there' });
  return verified;
}
