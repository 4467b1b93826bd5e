import type { Container } from '@azure/cosmos';
import { figuresRow, figuresRowOf, type FiguresRow } from '../../case/figures-row.ts';
import type { Page } from '../case-store.ts';
import { isGone, rows, surely } from './cosmos-container.ts';
import { caseId, type Row } from './cosmos-rows.ts';
import { openedCase } from '../sealed/sealed-docs.ts';
import type { Sealer } from '../sealed/sealer.ts';

interface Found {
  ref: string;
  sentAt: string;
  figures?: unknown;
}

/** Of a page of cases those that have their figures. Where none of it has, the next page is looked at: an empty one says that it is the end. */
export async function figuresOf(
  container: Container,
  period: { scheme: string; from: string; to: string },
  { limit, after = { at: '', ref: '' } }: Page,
): Promise<FiguresRow[]> {
  const from = after.at > period.from ? after.at : period.from;
  const found = await rows<Found>(container, 'figures', { ...period, from, ...after }, limit);
  const counted = found.flatMap(({ figures }) => (figures === undefined ? [] : [figuresRow.parse(figures)]));
  const last = found.at(-1);
  if (counted.length > 0 || !last) return counted;
  return figuresOf(container, period, { limit, after: { at: last.sentAt, ref: last.ref } });
}

/** Writes the figures beside the case as it was read. Whoever saved meanwhile is asked whether they wrote them. */
export async function countCase(container: Container, sealer: Sealer, ref: string): Promise<boolean> {
  const item = container.item(caseId, ref);
  const { resource } = await item.read<Row<unknown> & Found>();
  if (!resource?.sentAt || resource.figures !== undefined) return false;
  const value = figuresRowOf(openedCase(sealer, resource.doc));
  const options = { accessCondition: { type: 'IfMatch', condition: resource._etag } };
  try {
    await surely(() => item.patch([{ op: 'set', path: '/figures', value }], options));
    return true;
  } catch (error) {
    if (!isGone(error)) throw error;
    return countCase(container, sealer, ref);
  }
}
