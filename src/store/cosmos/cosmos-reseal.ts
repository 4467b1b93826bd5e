import type { Container } from '@azure/cosmos';
import type { AuditEvent } from '../../record/event.ts';
import type { Saved } from '../case-store.ts';
import { unlessGone } from './cosmos-container.ts';
import { body, caseId, caseRow, eventRow, type Row } from './cosmos-rows.ts';
import { needsSealing, openedEvent } from '../sealed/sealed-docs.ts';
import type { Sealer } from '../sealed/sealer.ts';

export type EventRow = Row<AuditEvent> & { id: string; write: string };

/** Writes a case and its events once more, sealed with the current key. What somebody saved meanwhile stays as it is: they have sealed it, with the current key unless it is younger than a minute. */
export async function resealRows(
  container: Container,
  sealer: Sealer,
  saved: Saved | undefined,
  stored: unknown,
  events: EventRow[],
): Promise<boolean> {
  const old = events.filter(({ doc }) => needsSealing(sealer, doc as object));
  const isOld = saved !== undefined && needsSealing(sealer, stored as object);
  const put = async (id: string, ref: string, row: object, etag: string) => {
    const options = { accessCondition: { type: 'IfMatch', condition: etag } };
    await unlessGone(container.item(id, ref).replace(body(row), options));
  };
  if (isOld) await put(caseId, saved.case.ref, caseRow(sealer, saved.case), saved.guard);
  for (const { id, doc, write, _etag } of old) await put(id, doc.ref, eventRow(sealer, openedEvent(sealer, doc), write), _etag);
  return isOld || old.length > 0;
}
