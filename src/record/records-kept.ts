import type { Case } from '../case/case.ts';
import type { Channel, ChannelPurpose } from '../delivery/channel.ts';
import type { AuditEvent } from './event.ts';
import type { ServiceEvent, ServiceRecord } from './service-record.ts';

/** What verifying the records of the cases reads. Every store has it. */
export interface RecordsKept {
  find(ref: string): Promise<{ case: Case } | undefined>;
  eventsOf(ref: string): Promise<AuditEvent[]>;
  refs(scheme: string, after: string, limit: number): Promise<string[]>;
  recordedRefs(after: string, limit: number): Promise<string[]>;
  misplaced(ref: string): Promise<string[]>;
}

/** What verifying the service's own record reads. */
export interface ServiceRecordKept {
  serviceOf(scheme: string): Promise<{ record: ServiceRecord } | undefined>;
  serviceEventsOf(scheme: string): Promise<ServiceEvent[]>;
  channelFor(scheme: string, purpose: ChannelPurpose): Promise<Channel | undefined>;
}
