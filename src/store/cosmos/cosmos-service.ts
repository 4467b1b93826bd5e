import { randomUUID } from 'node:crypto';
import type { Container, OperationInput } from '@azure/cosmos';
import { StaleCase, type ServiceChange } from '../case-store.ts';
import { batch, Refused, Unsure } from './cosmos-container.ts';
import { body, create, upsert } from './cosmos-rows.ts';

export const serviceId = 'service';
/** The partition of a scheme's channels, and of the record of who registered them: so both are one write. */
export const channelsOf = (scheme: string) => `channels:${scheme}`;

const triesWhenUnsure = 4;

/** Writes the service's record, its event and a registered channel as one batch. When the answer is lost, the event tells whether it was kept. */
export async function saveService(container: Container, { read, next, event, channel }: ServiceChange): Promise<void> {
  const ref = channelsOf(next.scheme);
  const row = { id: serviceId, ref, type: 'service', doc: next };
  const write = randomUUID();
  const eventId = `event:${event.seq}`;
  const operations: OperationInput[] = [
    read ? { operationType: 'Replace', id: serviceId, resourceBody: body(row), ifMatch: read.guard } : create(row),
    create({ id: eventId, ref, type: 'service event', seq: event.seq, write, doc: event }),
    ...(channel ? [upsert({ id: channel.purpose, ref, type: 'channel', doc: channel })] : []),
  ];
  for (let tried = 1; ; tried += 1) {
    try {
      await batch(container, ref, operations);
      return;
    } catch (error) {
      const { resource } = await container.item(eventId, ref).read<{ write: string }>();
      if (resource?.write === write) return;
      if (error instanceof Refused) throw [404, 409, 412].includes(error.status) ? new StaleCase() : error;
      if (!(error instanceof Unsure) || tried >= triesWhenUnsure) throw error;
    }
  }
}
