import { randomUUID } from 'node:crypto';
import type { Container, OperationInput } from '@azure/cosmos';
import type { AuditEvent } from '../case/audit.ts';
import { caseSchema } from '../case/case.ts';
import { keysOf } from '../case/keys.ts';
import type { Chat, Message, Posting } from '../delivery/message.ts';
import { RefTaken, StaleCase, type CaseStore, type Change, type Channel, type Saved } from './case-store.ts';
import { batch, openContainer, Refused, rows, Unsure, type CosmosOptions } from './cosmos-container.ts';

interface Row<T> {
  doc: T;
  _etag: string;
}
type MessageRow = Row<Message> & { id: string; ref: string };

const caseId = 'case';
const toSaved = ({ doc, _etag }: Row<unknown>): Saved => ({ case: caseSchema.parse(doc), guard: _etag });
const all = 1_000;
const most = { at: '9', ref: '' };
const least = { at: '', ref: '' };

/** A case with what lists and clocks need beside it, so that the index knows nothing of a person. */
function caseRow({ next }: Change) {
  const { ref, scheme, status, referrer, holder, editedAt, sentAt, dueAt, nextNoticeAt: noticeAt } = next;
  const { recipient: recipientKey, home: homeKey } = keysOf(next.private.answers);
  return {
    id: caseId,
    ref,
    type: 'case',
    scheme,
    status,
    referrer: referrer.id,
    holder: holder?.id,
    editedAt,
    sentAt,
    dueAt,
    noticeAt,
    recipientKey,
    homeKey,
    doc: next,
  };
}
/** `write` is of this one save: two presses at the same moment may make events that are alike to the last letter. */
const eventRow = (event: AuditEvent, write: string) => ({
  id: `event:${event.seq}`,
  ref: event.ref,
  type: 'event',
  seq: event.seq,
  write,
  doc: event,
});
const messageRow = (message: Message) => ({
  id: message.id,
  ref: message.ref,
  type: 'message',
  dueAt: message.nextTryAt,
  createdAt: message.createdAt,
  doc: message,
});
const postingRow = (posting: Posting) => ({ id: `posting:${posting.id}`, ref: posting.ref, type: 'posting', doc: posting });

/** JSON knows no undefined, and the SDK's types know only JSON. */
const body = (row: object) => JSON.parse(JSON.stringify(row)) as { id: string };
const create = (row: object): OperationInput => ({ operationType: 'Create', resourceBody: body(row) });
const upsert = (row: object): OperationInput => ({ operationType: 'Upsert', resourceBody: body(row) });

const triesWhenUnsure = 4;
const isTaken = (error: unknown) => (error as { code?: unknown }).code === 409;
const isGone = (error: unknown) => [404, 412].includes(Number((error as { code?: unknown }).code));

/** The store on one container of Azure Cosmos DB: a case, its events, messages and postings share a partition, so a step is one batch. */
export async function openCosmosStore(options: CosmosOptions): Promise<CaseStore> {
  const container = await openContainer(options);
  const read = async <T>(id: string, ref: string): Promise<Row<T> | undefined> => (await container.item(id, ref).read<Row<T>>()).resource;
  const put = async (row: object) => void (await container.items.upsert(body(row)));
  const cases = async (name: Parameters<typeof rows>[1], values: Record<string, unknown>, limit: number) =>
    (await rows<Row<unknown>>(container, name, values, limit)).map(toSaved);

  return {
    find: async (ref) => {
      const row = await read(caseId, ref);
      return row && toSaved(row);
    },
    save: (change) => saveCase(container, change),
    eventsOf: async (ref) => (await rows<Row<AuditEvent>>(container, 'events', {}, all, ref)).map(({ doc }) => doc),
    draftOf: async (scheme, referrer) => (await cases('draft', { scheme, referrer }, 1))[0],
    sentBy: async (scheme, referrer, { limit, after = most }) =>
      (await cases('sent', { scheme, referrer, ...after }, limit)).map((saved) => saved.case),
    inStatus: async (scheme, statuses, { limit, after = least }, of) => {
      const whose = { referrer: of && 'referrer' in of ? of.referrer : '', notReferrer: of && 'notReferrer' in of ? of.notReferrer : '' };
      return (await cases('inStatus', { scheme, statuses, ...after, ...whose }, limit)).map((saved) => saved.case);
    },
    heldBy: async (scheme, holder, { limit, after = least }) =>
      (await cases('held', { scheme, holder, ...after }, limit)).map((saved) => saved.case),
    withNoticeDue: (now, limit) => cases('noticeDue', { now }, limit),
    similar: async (scheme, { recipient = '-', home = '-' }, since) =>
      (await cases('similar', { scheme, since, recipient, home }, 20)).map((saved) => saved.case),

    enqueueOnce: async (name, messages) => {
      const ref = messages[0]?.ref ?? `once:${name}`;
      const marker = create({ id: `once:${name}`, ref, type: 'once' });
      for (let operations = [marker, ...messages.map((message) => create(messageRow(message)))]; ;) {
        try {
          await batch(container, ref, operations);
          return true;
        } catch (error) {
          if (!(error instanceof Refused) || error.status !== 409) throw error;
          if (error.at <= 0) return false;
          // A message that is there already is left alone; the name is still new.
          operations = operations.filter((_, at) => at !== error.at);
        }
      }
    },
    setOffDuty: async (person, until) => {
      if (until) return put({ id: 'duty', ref: `duty:${person}`, type: 'duty', person, until });
      await container
        .item('duty', `duty:${person}`)
        .delete()
        .catch((error: unknown) => {
          if (!isGone(error)) throw error;
        });
    },
    offDuty: async (persons, at) =>
      persons.length === 0 ? [] : (await rows<{ person: string }>(container, 'offDuty', { at, persons }, all)).map(({ person }) => person),

    claim: async (now, leaseUntil, limit) => {
      const claimed: Message[] = [];
      const failed: unknown[] = [];
      // What another instance was faster with is made up for by what is due next.
      while (claimed.length < limit && failed.length === 0) {
        const due = await rows<MessageRow>(container, 'due', { now }, limit - claimed.length);
        if (due.length === 0) break;
        const leased = await Promise.allSettled(due.map((row) => lease(container, row, leaseUntil)));
        for (const one of leased) {
          if (one.status === 'rejected') failed.push(one.reason);
          else if (one.value) claimed.push(one.value);
        }
      }
      // A lease that failed, or whose answer was lost, ends by itself; it must not cost those that were got.
      if (claimed.length === 0 && failed.length > 0) throw failed[0];
      return claimed.sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
    },
    enqueue: async (messages) => {
      // All are written down before the first is sent: one that cannot be keeps the others back.
      const bodies = messages.map((message) => body(messageRow(message)));
      await Promise.all(
        bodies.map((one) =>
          container.items.create(one).catch((error: unknown) => {
            if (!isTaken(error)) throw error;
          }),
        ),
      );
    },
    settle: (message, postings, further = []) => settle(container, message, postings, further),
    postpone: async (message) => {
      const operations = [
        { op: 'set' as const, path: '/dueAt', value: message.nextTryAt },
        { op: 'set' as const, path: '/doc', value: message },
      ];
      await container
        .item(message.id, message.ref)
        .patch(operations)
        .catch((error: unknown) => {
          if (!isGone(error)) throw error;
        });
    },
    nextDue: async () => (await rows<{ dueAt: string }>(container, 'nextDue', {}, 1))[0]?.dueAt,
    postingsOf: async (ref) => (await rows<Row<Posting>>(container, 'postings', {}, all, ref)).map(({ doc }) => doc),
    forget: async ({ id, ref }) => {
      await container
        .item(`posting:${id}`, ref)
        .delete()
        .catch((error: unknown) => {
          if (!isGone(error)) throw error;
        });
    },

    rememberChat: (person, chat) => put({ id: 'chat', ref: `chat:${person}`, type: 'chat', doc: chat }),
    chatOf: async (person) => (await read<Chat>('chat', `chat:${person}`))?.doc,
    register: (channel) =>
      put({
        id: channel.purpose,
        ref: `channels:${channel.scheme}`,
        type: 'channel',
        conversation: channel.chat.conversationId,
        doc: channel,
      }),
    channelFor: async (scheme, purpose) => (await read<Channel>(purpose, `channels:${scheme}`))?.doc,
    purposesOf: async (conversation) => (await rows<Row<Channel>>(container, 'channelsAt', { conversation }, all)).map(({ doc }) => doc),
    close: async () => container.database.client.dispose(),
  };
}

/**
 * Writes a case, its event, messages and postings as one batch, guarded by the version that was read. When the answer is lost, the
 * event tells: it is there with the name of this write, or it is not and the batch is sent again. So nobody hears "try again" of what happened.
 */
async function saveCase(container: Container, change: Change): Promise<void> {
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

async function lease(container: Container, { id, ref, doc, _etag }: MessageRow, until: string): Promise<Message | undefined> {
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
async function settle(container: Container, message: Message, postings: Posting[], further: Message[]): Promise<void> {
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
