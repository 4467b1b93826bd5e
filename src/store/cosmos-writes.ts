import { randomUUID } from 'node:crypto';
import type { Container, OperationInput } from '@azure/cosmos';
import type { Message, Posting } from '../delivery/message.ts';
import { RefTaken, StaleCase, type Change } from './case-store.ts';
import { batch, Refused, Unsure } from './cosmos-container.ts';
import { body, caseId, caseRow, create, eventRow, messageRow, postingRow, upsert, type MessageRow } from './cosmos-rows.ts';

const triesWhenUnsure = 4;
const isGone = (error: unknown) => [404, 412].includes(Number((error as { code?: unknown }).code));

/**
 * Writes a case, its event, messages and postings as one batch, guarded by the version that was read. When the answer is lost, the
 * event tells: it is there with the name of this write, or it is not and the batch is sent again. So nobody hears "try again" of what happened.
 */
export async function saveCase(container: Container, change: Change): Promise<void> {
  const { read, next, event, messages, postings = [] } = change;
  const row = caseRow(change);
  const first: OperationInput = read ? { operationType: 'Replace', id: caseId, resourceBody: body(row), ifMatch: read.guard } : create(row);
  const write = randomUUID();
  let toSend = messages;
  for (let tried = 1; ; tried += 1) {
    const operations = [
      first,
      create(eventRow(event, write)),
      ...toSend.map((message) => create(messageRow(message))),
      ...postings.map((posting) => upsert(postingRow(posting))),
    ];
    try {
      await batch(container, next.ref, operations);
      return;
    } catch (error) {
      const { resource } = await container.item(`event:${event.seq}`, next.ref).read<{ write: string }>();
      if (resource?.write === write) return;
      if (error instanceof Refused) {
        const taken = error.status === 409 ? toSend[error.at - 2] : undefined;
        // A message that is there already, by its id, is left alone.
        if (taken) toSend = toSend.filter((message) => message !== taken);
        else if (error.status === 409 && !read) throw new RefTaken();
        else if ([404, 409, 412].includes(error.status)) throw new StaleCase();
        else throw error;
      } else if (!(error instanceof Unsure) || tried >= triesWhenUnsure) throw error;
    }
  }
}

export async function lease(container: Container, { id, ref, doc, _etag }: MessageRow, until: string): Promise<Message | undefined> {
  const options = { accessCondition: { type: 'IfMatch', condition: _etag } };
  return container
    .item(id, ref)
    .patch([{ op: 'set', path: '/dueAt', value: until }], options)
    .then(
      () => doc,
      (error: unknown) => {
        if (isGone(error)) return undefined;
        throw error;
      },
    );
}

/** The message goes, the postings stand, further messages come: one batch. A message that is gone already changes nothing of that. */
export async function settle(container: Container, message: Message, postings: Posting[], further: Message[]): Promise<void> {
  let operations: OperationInput[] = [
    { operationType: 'Delete', id: message.id },
    ...postings.map((posting) => upsert(postingRow(posting))),
    ...further.map((one) => create(messageRow(one))),
  ];
  for (let tried = 1; operations.length > 0; tried += 1) {
    try {
      await batch(container, message.ref, operations);
      return;
    } catch (error) {
      const isKnown = error instanceof Refused && error.at >= 0 && [404, 409].includes(error.status);
      if (isKnown) operations = operations.filter((_, at) => at !== error.at);
      else if (!(error instanceof Unsure) || tried >= triesWhenUnsure) throw error;
    }
  }
}
