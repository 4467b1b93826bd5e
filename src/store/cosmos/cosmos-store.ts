import type { PatchOperation } from '@azure/cosmos';
import type { AuditEvent } from '../../record/event.ts';
import type { Case } from '../../case/case.ts';
import { setAsideTime, type Claimed, type Message, type Posting } from '../../delivery/message.ts';
import type { Chat, Channel } from '../../delivery/channel.ts';
import type { ServiceEvent, ServiceRecord } from '../../record/service-record.ts';
import type { CaseStore, Saved } from '../case-store.ts';
import { channelsOf, saveService, serviceId } from './cosmos-service.ts';
import { batch, isTaken, openContainer, Refused, rows, surely, unlessGone, type CosmosOptions } from './cosmos-container.ts';
import { body, caseId, keyRow, misplacedOf, create, messageRow, type MessageRow, type Row } from './cosmos-rows.ts';
import { stripRows } from './cosmos-strip.ts';
import { readable, readEach } from '../readable.ts';
import type { QueryName } from './cosmos-queries.ts';
import { withSealer, type KeyShelf, type WrappedKey } from '../sealed/key-ring.ts';
import { hashedKeys, openedCase, openedEvent } from '../sealed/sealed-docs.ts';
import type { Sealer } from '../sealed/sealer.ts';
import type { StoreOptions } from '../sealed/store-options.ts';
import { resealRows, type EventRow } from './cosmos-reseal.ts';
import { countCase, figuresOf } from './cosmos-figures.ts';
import { recordedRefs } from './cosmos-recorded.ts';
import { addMessages, lease, remove, saveCase, settle, stand, unpack } from './cosmos-writes.ts';

const toSaved = (sealer: Sealer, { doc, _etag }: Row<unknown>): Saved => ({ case: openedCase(sealer, doc), guard: _etag });
type DueRow = Row<unknown> & { ref: string; noticeAt: string };
const all = 1_000;
const everyOne = Number.POSITIVE_INFINITY;
const most = { at: '9', ref: '' };
const least = { at: '', ref: '' };

/** The store on one container of Azure Cosmos DB: a case, its events, messages and postings share a partition, so a step is one batch. */
export async function openCosmosStore(
  options: CosmosOptions,
  { report = () => undefined, wrapping, keysFailed }: StoreOptions = {},
): Promise<CaseStore> {
  const container = await openContainer(options);
  let known = false;
  const read = async <T>(id: string, ref: string): Promise<Row<T> | undefined> => (await container.item(id, ref).read<Row<T>>()).resource;
  const put = async (row: object) => void (await surely(() => container.items.upsert(body(row))));
  const shelf: KeyShelf = {
    all: async () => (await rows<Row<WrappedKey>>(container, 'keys', {}, all, 'keys')).map(({ doc }) => doc),
    add: async (key) => {
      await surely(() => container.items.create(body(keyRow(key)))).catch((error: unknown) => {
        if (!isTaken(error)) throw error;
      });
    },
    replace: (key) => put(keyRow(key)),
    isEmpty: async () => (await rows(container, 'anything', {}, 1)).length === 0,
  };
  const sealed = withSealer(shelf, wrapping, undefined, keysFailed);
  const saved = (name: QueryName, values: Record<string, unknown>, limit: number): Promise<Saved[]> => {
    const first = (most: number) => rows<Row<unknown> & { ref: string }>(container, name, values, most);
    return sealed((sealer) => readable(first, limit, (row) => toSaved(sealer, row), report));
  };
  const cases = async (...asked: Parameters<typeof saved>): Promise<Case[]> => (await saved(...asked)).map((one) => one.case);

  /** A message that is gone meanwhile is left alone. */
  const change = ({ id, ref }: Message, operations: PatchOperation[]) =>
    unlessGone(surely(() => container.item(id, ref).patch(operations)));

  return {
    find: async (ref) => {
      const row = await read(caseId, ref);
      return row && sealed((sealer) => toSaved(sealer, row));
    },
    save: (change) => sealed((sealer) => saveCase(container, sealer, change)),
    eventsOf: async (ref) => {
      const found = await rows<Row<AuditEvent>>(container, 'events', {}, everyOne, ref);
      return sealed((sealer) => found.map(({ doc }) => openedEvent(sealer, doc)));
    },
    draftOf: async (scheme, referrer) => (await saved('draft', { scheme, referrer }, 1))[0],
    sentBy: (scheme, referrer, { limit, after = most }) => cases('sent', { scheme, referrer, ...after }, limit),
    misplaced: async (ref) => {
      const row = await read<unknown>(caseId, ref);
      return row ? sealed((sealer) => misplacedOf(openedCase(sealer, row.doc), row)) : [];
    },
    recordedRefs: (after, limit) => recordedRefs(container, after, limit),
    inStatus: async (scheme, statuses, { limit, after = least }, of) => {
      const whose = { referrer: of && 'referrer' in of ? of.referrer : '', notReferrer: of && 'notReferrer' in of ? of.notReferrer : '' };
      return cases('inStatus', { scheme, statuses, ...after, ...whose }, limit);
    },
    heldBy: (scheme, holder, { limit, after = least }) => cases('held', { scheme, holder, ...after }, limit),
    withNoticeDue: async (now, { limit, after = least }) => {
      const found = await rows<DueRow>(container, 'noticeDue', { now, ...after }, limit);
      const { noticeAt: at = '', ref = '' } = found.at(-1) ?? {};
      const due = await sealed((sealer) => readEach(found, (row) => toSaved(sealer, row), report));
      return { due, ...(found.length === limit && { next: { at, ref } }) };
    },
    similar: async (scheme, keys, since) => {
      const { recipient = '-', home = '-' } = await sealed((sealer) => hashedKeys(sealer, keys));
      return cases('similar', { scheme, since, recipient, home }, 20);
    },

    figures: (scheme, from, to, page) => figuresOf(container, { scheme, from, to }, page),
    count: (ref) => sealed((sealer) => countCase(container, sealer, ref)),
    wasEnqueued: async (name) => (await read(`once:${name}`, `once:${name}`)) !== undefined,
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
      await remove(container, 'duty', `duty:${person}`);
    },
    offDuty: async (persons, at) =>
      persons.length === 0 ? [] : (await rows<{ person: string }>(container, 'offDuty', { at, persons }, all)).map(({ person }) => person),

    claim: async (now, leaseUntil, limit) => {
      const claimed: Claimed[] = [];
      const failed: unknown[] = [];
      // What another instance was faster with is made up for by what is due next.
      while (claimed.length < limit && failed.length === 0) {
        const due = await rows<MessageRow>(container, 'due', { now }, limit - claimed.length);
        if (due.length === 0) break;
        const work = async ({ docs, ...row }: MessageRow) =>
          docs ? void (await unpack(container, { ...row, docs })) : lease(container, row, leaseUntil);
        const leased = await Promise.allSettled(due.map(work));
        for (const one of leased) {
          if (one.status === 'rejected') failed.push(one.reason);
          else if (one.value) claimed.push(one.value);
        }
      }
      // A lease that failed, or whose answer was lost, ends by itself; it must not cost those that were got.
      if (claimed.length === 0 && failed.length > 0) throw failed[0];
      return claimed.sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
    },
    enqueue: (messages, leaseUntil) => addMessages(container, messages, leaseUntil),
    settle: (message, postings, further = [], leaseUntil) => settle(container, message, postings, further, leaseUntil),
    note: (message) => change(message, [{ op: 'set', path: '/doc', value: message }]),
    postpone: (message) =>
      change(message, [
        { op: 'set', path: '/dueAt', value: message.nextTryAt },
        { op: 'set', path: '/doc', value: message },
      ]),
    setAside: async (scheme, limit) =>
      (await rows<MessageRow>(container, 'setAside', { scheme, time: setAsideTime }, limit)).map(({ doc }) => doc),
    stand: (postings) => stand(container, postings),
    postingsOf: async (ref) => (await rows<Row<Posting>>(container, 'postings', {}, everyOne, ref)).map(({ doc }) => doc),
    isOfAnother: async (id, ref) => {
      // Nearly always the message is the case's own, and reading that is the cheapest there is.
      if (await read(`posting:${id}`, ref)) return false;
      return (await rows<{ ref: string }>(container, 'postedFor', { id: `posting:${id}` }, 1)).some((one) => one.ref !== ref);
    },
    forget: ({ id, ref }, further = [], leaseUntil) => settle(container, { id: `posting:${id}`, ref }, [], further, leaseUntil),
    strip: (ref) => stripRows(container, ref),

    rememberChat: (person, chat) => put({ id: 'chat', ref: `chat:${person}`, type: 'chat', doc: chat }),
    chatOf: async (person) => (await read<Chat>('chat', `chat:${person}`))?.doc,
    channelFor: async (scheme, purpose) => (await read<Channel>(purpose, channelsOf(scheme)))?.doc,
    serviceOf: async (scheme) => {
      const row = await read<ServiceRecord>(serviceId, channelsOf(scheme));
      return row && { record: row.doc, guard: row._etag };
    },
    saveService: (change) => saveService(container, change),
    serviceEventsOf: async (scheme) =>
      (await rows<Row<ServiceEvent>>(container, 'serviceEvents', {}, everyOne, channelsOf(scheme))).map(({ doc }) => doc),
    refs: async (scheme, after, limit) =>
      (await rows<{ ref: string }>(container, 'refs', { scheme, ref: after }, limit)).map(({ ref }) => ref),
    reseal: async (ref) => {
      const [row, events] = await Promise.all([read(caseId, ref), rows<EventRow>(container, 'events', {}, everyOne, ref)]);
      return sealed((sealer) => resealRows(container, sealer, row && toSaved(sealer, row), row?.doc, events));
    },
    rotateKeys: () => sealed.rotate(),
    refuseUnsealed: () => sealed.refuseUnsealed(),
    // A container that is missing answers each read as if only the item were; its own properties tell them apart.
    answers: async () => {
      known ||= Boolean((await container.read()).resource);
      await container.item('answers', 'answers').read();
      await sealed(() => undefined);
    },
    close: async () => container.database.client.dispose(),
  };
}
