import { canonical } from '../case/canonical.ts';
import { recordFaults } from './chain.ts';
import { channelPurposes } from '../delivery/channel.ts';
import { placeOf, inForcePastRecord, type ServiceEvent } from './service-record.ts';
import type { ServiceRecordKept } from './records-kept.ts';
import type { ServiceHead } from './anchor.ts';
import type { Found } from './verify-records.ts';

type Store = ServiceRecordKept;
type Read = Awaited<ReturnType<Store['serviceOf']>>;
const ref = 'The service';
const triesWhileWritten = 3;

/** The record and its events as they stood at one moment. */
async function readBoth(store: Store, scheme: string): Promise<{ read: Read; events: ServiceEvent[] }> {
  for (let tried = 1; ; tried += 1) {
    const read = await store.serviceOf(scheme);
    const events = await store.serviceEventsOf(scheme);
    if (!read || read.record.events === events.length || tried === triesWhileWritten) return { read, events };
  }
}

/** A channel gives a role, so one that stands in the store and not in the record is as bad as a role. */
async function channelsPastRecord(store: Store, scheme: string, { record }: NonNullable<Read>): Promise<string[]> {
  const found = await Promise.all(channelPurposes.map((purpose) => store.channelFor(scheme, purpose)));
  return channelPurposes
    .filter((purpose, at) => canonical(record.channels[purpose]) !== canonical(found[at] && placeOf(found[at])))
    .map((purpose) => `channels.${purpose}`);
}

/** Reads the service's own record of a scheme: who has which role, which channels, which settings. A store that no bot ever opened has none. */
export async function verifyService(
  store: Store,
  scheme: string,
  anchored: ServiceHead | undefined,
): Promise<{ events: number; faults: Found[]; head?: ServiceHead }> {
  const { read, events } = await readBoth(store, scheme);
  const faults: Found[] = [];
  if (anchored && events[anchored.seq - 1]?.hash !== anchored.head)
    faults.push({ ref, seq: anchored.seq, what: 'it is not as it was anchored' });
  if (!read)
    return {
      events: events.length,
      faults: events.length > 0 ? [...faults, { ref, what: 'its record is gone, and its events are there' }] : faults,
    };
  const broken = recordFaults(events, read.record).map((fault): Found => ({ ref, ...fault }));
  faults.push(...broken);
  const fields = [
    ...new Set([
      ...(broken.length === 0 ? inForcePastRecord(events, read.record) : []),
      ...(await channelsPastRecord(store, scheme, read)),
    ]),
  ];
  if (fields.length > 0) faults.push({ ref, seq: events.length, what: `it was written past its record: ${fields.join(', ')}` });
  return { events: events.length, faults, head: { seq: read.record.events, head: read.record.head } };
}
