import { randomUUID } from 'node:crypto';
import type { Container, OperationInput } from '@azure/cosmos';
import type { Case } from '../../case/case.ts';
import type { Claimed, Message, Posting } from '../../delivery/message.ts';
import { RefTaken, StaleCase, type Change } from '../case-store.ts';
import type { Sealer } from '../sealed/sealer.ts';
import { batch, isGone, isTaken, Refused, surely, unlessGone, Unsure } from './cosmos-container.ts';
import {
  body,
  bundleRow,
  caseId,
  caseRow,
  create,
  eventRow,
  messageRow,
  postingRow,
  upsert,
  type MessageRow,
  type Row,
} from './cosmos-rows.ts';

const triesWhenUnsure = 4;
/** A batch holds 100 operations; the case, its event, pressed cards and a bundle need the rest. */
const mostMessages = 90;

/**
 * Writes a case, its event, messages and postings as one batch, guarded by the version that was read. When the answer is lost, the
 * event tells: it is there with the name of this write, or it is not and the batch is sent again. So nobody hears "try again" of what happened.
 */
export async function saveCase(container: Container, sealer: Sealer, change: Change): Promise<Message[]> {
  const { read, next, event, messages, postings = [], leaseUntil } = change;
  const row = caseRow(sealer, next);
  const first: OperationInput = read ? { operationType: 'Replace', id: caseId, resourceBody: body(row), ifMatch: read.guard } : create(row);
  const write = randomUUID();
  const bundled = messages.slice(mostMessages);
  const bundle = bundled[0] && bundleRow(next.ref, write, bundled, leaseUntil ?? bundled[0].nextTryAt);
  let toSend = messages.slice(0, mostMessages);
  const kept = async () => [...toSend, ...(bundle ? await unpack(container, bundle, leaseUntil).catch(() => []) : [])];
  for (let tried = 1; ; tried += 1) {
    const operations = [
      first,
      create(eventRow(sealer, event, write)),
      ...toSend.map((message) => create(messageRow(message, leaseUntil))),
      ...postings.map((posting) => upsert(postingRow(posting))),
      ...(bundle ? [create(bundle)] : []),
    ];
    try {
      await batch(container, next.ref, operations);
      return await kept();
    } catch (error) {
      const { resource } = await container.item(`event:${event.seq}`, next.ref).read<{ write: string }>();
      if (resource?.write === write) return kept();
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

/** Puts the messages of a bundle in one by one, then takes it away. Whoever is interrupted leaves the rest to the next who finds it. */
export async function unpack(container: Container, { id, ref, docs }: Bundle, leaseUntil?: string): Promise<Message[]> {
  const added = await addMessages(container, docs, leaseUntil);
  await remove(container, id, ref);
  return added;
}
type Bundle = Pick<ReturnType<typeof bundleRow>, 'id' | 'ref' | 'docs'>;

/** Gives the messages that are new. All are written down before the first is sent: one that cannot be keeps the others back. */
export async function addMessages(container: Container, messages: Message[], leaseUntil?: string): Promise<Message[]> {
  const bodies = messages.map((message) => body(messageRow(message, leaseUntil)));
  const isNew = async (one: { id: string }) =>
    surely(() => container.items.create(one)).then(
      () => true,
      (error: unknown) => {
        if (!isTaken(error)) throw error;
        return false;
      },
    );
  const added = await Promise.all(bodies.map(isNew));
  return messages.filter((_, at) => added[at]);
}

/** What is gone already is as good as removed. */
export const remove = (container: Container, id: string, ref: string): Promise<void> =>
  unlessGone(surely(() => container.item(id, ref).delete()));

/** Takes a message into one's hands until then (UTC); gives undefined when somebody was faster, or when it is gone. */
export async function lease(container: Container, { id, ref, dueAt, doc, _etag }: MessageRow, until: string): Promise<Claimed | undefined> {
  const options = { accessCondition: { type: 'IfMatch', condition: _etag } };
  return container
    .item(id, ref)
    .patch([{ op: 'set', path: '/dueAt', value: until }], options)
    .then(
      () => (dueAt === doc.nextTryAt ? doc : { ...doc, abandoned: true }),
      (error: unknown) => {
        if (isGone(error)) return undefined;
        throw error;
      },
    );
}

/**
 * A message, or a posting, goes, postings stand, further messages come: one batch. What is gone already changes nothing of that.
 * Postings that do not fit into it are written before: who is interrupted has left the message, and does it again.
 */
export async function settle(
  container: Container,
  { id, ref }: Pick<Message, 'id' | 'ref'>,
  postings: Posting[],
  further: Message[],
  leaseUntil?: string,
): Promise<Message[]> {
  const before = Math.max(0, postings.length - mostMessages);
  for (let at = 0; at < before; at += mostMessages) {
    const some = postings.slice(at, Math.min(at + mostMessages, before)).map((posting) => upsert(postingRow(posting)));
    await surely(() => batch(container, ref, some));
  }
  const last = postings.slice(before);
  let added = further;
  let isThere = true;
  for (let tried = 1; ; tried += 1) {
    const operations: OperationInput[] = [
      ...(isThere ? [{ operationType: 'Delete' as const, id }] : []),
      ...last.map((posting) => upsert(postingRow(posting))),
      ...added.map((one) => create(messageRow(one, leaseUntil))),
    ];
    if (operations.length === 0) return added;
    try {
      await batch(container, ref, operations);
      return added;
    } catch (error) {
      const refused = error instanceof Refused ? error.status : undefined;
      const at = error instanceof Refused ? error.at : -1;
      if (refused === 404 && isThere && at === 0) isThere = false;
      else if (refused === 409 && at >= 0) added = added.filter((_, one) => one !== at - (operations.length - added.length));
      else if (!(error instanceof Unsure) || tried >= triesWhenUnsure) throw error;
    }
  }
}

/** Postings of one case stand. The version of the case is read in the batch that writes the last of them. */
export async function stand(container: Container, postings: Posting[]): Promise<number | undefined> {
  const ref = postings[0]?.ref ?? '';
  let version: number | undefined;
  for (let at = 0; at < postings.length; at += mostMessages) {
    const some = postings.slice(at, at + mostMessages).map((posting) => upsert(postingRow(posting)));
    const results = await surely(() => batch(container, ref, [...some, { operationType: 'Read', id: caseId }]));
    version = (results.at(-1)?.resourceBody as unknown as Row<Case> | undefined)?.doc.version;
  }
  return version;
}
