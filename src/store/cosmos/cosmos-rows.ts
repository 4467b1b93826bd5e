import type { OperationInput } from '@azure/cosmos';
import type { AuditEvent } from '../../record/event.ts';
import type { Message, Posting } from '../../delivery/message.ts';
import type { Case } from '../../case/case.ts';
import { figuresRowOf } from '../../case/figures-row.ts';
import { notAsPlaced, placesOf } from '../places.ts';
import { hashedKeysOf, sealedCase, sealedEvent } from '../sealed/sealed-docs.ts';
import type { WrappedKey } from '../sealed/key-ring.ts';
import type { Sealer } from '../sealed/sealer.ts';

export interface Row<T> {
  doc: T;
  _etag: string;
}
export type MessageRow = Row<Message> & { id: string; ref: string; dueAt: string; docs?: Message[] };

export const caseId = 'case';

/** A case with what lists and clocks need beside it, so that the index knows nothing of a person. */
export function caseRow(sealer: Sealer, next: Case) {
  const { nextNoticeAt: noticeAt, ...places } = placesOf(next);
  const { recipient: recipientKey, home: homeKey } = hashedKeysOf(sealer, next);
  return {
    id: caseId,
    ref: next.ref,
    type: 'case',
    ...places,
    noticeAt,
    recipientKey,
    homeKey,
    figures: figuresRowOf(next),
    doc: sealedCase(sealer, next),
  };
}
/** The fields of a case that its row names otherwise. */
export const misplacedOf = (current: Case, row: object): string[] => {
  const { noticeAt, ...stored } = row as ReturnType<typeof caseRow>;
  return notAsPlaced(current, { ...stored, nextNoticeAt: noticeAt });
};
/** `write` is of this one save: two presses at the same moment may make events that are alike to the last letter. */
export const eventRow = (sealer: Sealer, event: AuditEvent, write: string) => ({
  id: `event:${event.seq}`,
  ref: event.ref,
  type: 'event',
  seq: event.seq,
  write,
  doc: sealedEvent(sealer, event),
});
export const messageRow = (message: Message, leaseUntil?: string) => ({
  id: message.id,
  ref: message.ref,
  type: 'message',
  scheme: message.scheme,
  dueAt: leaseUntil ?? message.nextTryAt,
  createdAt: message.createdAt,
  doc: message,
});
/** More messages than a batch can hold, as one row of it. It lies in the outbox as a message does, until they are put in one by one. */
export const bundleRow = (ref: string, write: string, messages: Message[], dueAt: string) => ({
  ...{ id: `bundle:${write}`, ref, type: 'message', dueAt, createdAt: messages[0]?.createdAt },
  docs: messages,
});
/** A wrapped data key. */
export const keyRow = (key: WrappedKey) => ({ id: `key:${key.name}`, ref: 'keys', type: 'key', doc: key });
export const postingRow = (posting: Posting) => ({ id: `posting:${posting.id}`, ref: posting.ref, type: 'posting', doc: posting });

/** JSON knows no undefined, and the SDK's types know only JSON. */
export const body = (row: object) => JSON.parse(JSON.stringify(row)) as { id: string };
export const create = (row: object): OperationInput => ({ operationType: 'Create', resourceBody: body(row) });
export const upsert = (row: object): OperationInput => ({ operationType: 'Upsert', resourceBody: body(row) });
