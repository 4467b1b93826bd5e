import type { Deps } from '../acts/deps.ts';
import { allCounted } from '../store/count-all.ts';
import type { Page } from '../store/case-store.ts';
import type { FiguresRow } from '../case/figures-row.ts';
import { fold, type Report } from './fold.ts';
import type { Period } from './period.ts';

const atOnce = 500;

/** The figures of a period, from the rows of figures alone: no case is read. `isWhole` when also the cases of before there were rows have theirs. */
export async function readReport(
  { store, scheme, now }: Pick<Deps, 'store' | 'scheme' | 'now'>,
  { from, to }: Period,
): Promise<{ report: Report; isWhole: boolean }> {
  // Asked first: cases that are counted while the rows are read may be missed, and must not be called counted.
  const isWhole = await store.wasEnqueued(allCounted(scheme.name));
  const read = (after?: Page['after']) => store.figures(scheme.name, from, to, { limit: atOnce, ...(after && { after }) });
  const rows: FiguresRow[] = [];
  for (let page = await read(); page.length > 0;) {
    rows.push(...page);
    const last = page.at(-1);
    page = last ? await read({ at: last.sentAt, ref: last.ref }) : [];
  }
  return { report: fold(rows, scheme, now().toISOString()), isWhole };
}
