import type { Container } from '@azure/cosmos';
import type { AuditEvent } from '../../record/event.ts';
import { without } from '../../case/without.ts';
import { isGone, rows, surely } from './cosmos-container.ts';
import { body, type MessageRow } from './cosmos-rows.ts';
import type { EventRow } from './cosmos-reseal.ts';
import { remove } from './cosmos-writes.ts';

type Stored = EventRow & { ref: string; type: string; seq: number; doc: AuditEvent & { private?: unknown } };
const page = 500;

/** Removes what events and messages of a case keep of a person. The documents are replaced: no version of them stays behind. */
export async function stripRows(container: Container, ref: string): Promise<void> {
  for (let seq = 0; ;) {
    const events = await rows<Stored>(container, 'eventsAfter', { seq }, page, ref);
    for (const event of events) if (event.doc.private !== undefined) await strip(container, event);
    const last = events.at(-1);
    if (!last || events.length < page) break;
    seq = last.seq;
  }
  for (;;) {
    const waiting = await rows<MessageRow>(container, 'messages', {}, page, ref);
    const going = waiting.filter(({ doc, docs }) => docs !== undefined || doc.card !== 'refresh');
    for (const { id } of going) await remove(container, id, ref);
    if (waiting.length < page || going.length === 0) return;
  }
}

/** Whoever was faster has stripped it, or sealed it anew: then it is read and stripped once more. */
async function strip(container: Container, { id, ref, type, seq, write, doc, _etag }: Stored): Promise<void> {
  const item = container.item(id, ref);
  const options = { accessCondition: { type: 'IfMatch', condition: _etag } };
  try {
    await surely(() => item.replace(body({ id, ref, type, seq, write, doc: without(doc, 'private') }), options));
  } catch (error) {
    if (!isGone(error)) throw error;
    const { resource } = await item.read<Stored>();
    if (resource?.doc.private !== undefined) await strip(container, resource);
  }
}
