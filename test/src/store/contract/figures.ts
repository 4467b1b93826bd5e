import { eraseCase } from '../../../../src/acts/erase-case.ts';
import { figuresRowOf, type FiguresRow } from '../../../../src/case/figures-row.ts';
import { StaleCase, type CaseStore, type Page } from '../../../../src/store/case-store.ts';
import { aCase, aChange, aDraft, aReadyCase, coordinator, entry, northLincolnshire } from '../../../builders.ts';
import { aMessage, keep, minute, refNumber, refs, saved, testOver, unwritable, type Open } from './open.ts';

const scheme = 'north-lincolnshire';
const ref = 'TH-4F7K2M';
const all = { limit: 100 };
const [early, late] = ['2020-01-01T00:00:00.000Z', '2099-01-01T00:00:00.000Z'];
export const everyRow = (store: CaseStore, of = scheme) => store.figures(of, early, late, all);

/** Page by page, each after the last row of the one before, until a page is empty. */
export async function pagesOf(store: CaseStore, limit: number, from = early, to = late): Promise<FiguresRow[][]> {
  const pages: FiguresRow[][] = [];
  const ask = (after?: Page['after']) => store.figures(scheme, from, to, { limit, ...(after && { after }) });
  for (let page = await ask(); page.length > 0 && pages.length < 20;) {
    pages.push(page);
    const last = page.at(-1);
    page = await ask({ at: last?.sentAt ?? '', ref: last?.ref ?? '' });
  }
  return pages;
}
const cancelled = aCase({
  status: 'cancelled',
  version: 4,
  history: [...aCase().history, entry(4, 'cancel', coordinator, 'awaiting Inspector', 'cancelled')],
});

export function describeFigures(open: Open): void {
  const test = testOver(open);

  describe('the figures of a case', () => {
    test('are written with the step, and follow every later one', async (store, reopen) => {
      const read = await saved(store, aCase());
      expect(await everyRow(store)).toEqual([figuresRowOf(aCase())]);
      const job = aReadyCase({ costs: { goods: 4_250, time: 6_000 }, failedVisits: 2 });
      await saved(store, { ...job, events: read.case.events, head: read.case.head }, { read });
      expect(await everyRow(store)).toMatchObject([{ ref, status: 'ready', accepted: true, failedVisits: 2, costs: { goods: 4_250 } }]);
      expect(await everyRow(await reopen())).toEqual([figuresRowOf(job)]);
    });

    test('are none as long as it is a draft, or when it was never sent', async (store) => {
      await keep(store, [aDraft({}, { ref: refNumber(1) }), aDraft({}, { ref: refNumber(2), status: 'expired' })]);
      expect(await everyRow(store)).toEqual([]);
      const read = await saved(store, aDraft());
      await saved(store, { ...aCase(), events: read.case.events, head: read.case.head }, { read });
      expect(refs(await everyRow(store))).toEqual([ref]);
    });

    test('are kept with the step or not at all', async (store) => {
      const read = await saved(store, aCase());
      const before = await everyRow(store);
      await saved(store, { ...read.case, version: 4 }, { read });
      await expect(store.save(aChange({ ...aReadyCase(), version: 4 }, { read }))).rejects.toThrow(StaleCase);
      await expect(store.save(aChange(aCase({ ref: refNumber(1) }), { messages: [unwritable(aMessage())] }))).rejects.toThrow();
      expect(await everyRow(store)).toEqual(before);
    });

    test('stay when its personal data is erased', async (store) => {
      await saved(store, cancelled);
      const before = await everyRow(store);
      const deps = { store, scheme: northLincolnshire, now: () => new Date('2027-03-04T12:00:00.000Z') };
      const read = await store.find(ref);
      expect(read && (await eraseCase(deps, read))).toBe(true);
      expect((await store.find(ref))?.case.private.answers).toEqual({});
      expect(await everyRow(store)).toEqual(before);
      expect(before).toMatchObject([{ agency: 'Example Housing', grounds: 'threat to life', status: 'cancelled' }]);
    });
  });

  describe('the figures of a period', () => {
    test('begin with the first moment and end before the last, by when a case was sent, in one scheme', async (store) => {
      await keep(
        store,
        [3, 1, 0, 5, 4].map((at) => aCase({ ref: refNumber(at), sentAt: minute(at) })),
      );
      await keep(store, [aCase({ ref: refNumber(9), sentAt: minute(3), scheme: 'elsewhere' })]);
      expect(refs(await store.figures(scheme, minute(1), minute(5), all))).toEqual([1, 3, 4].map(refNumber));
      expect(refs(await store.figures('elsewhere', minute(1), minute(5), all))).toEqual([refNumber(9)]);
      expect(await store.figures(scheme, minute(6), minute(9), all)).toEqual([]);
    });

    test('are read page by page, nothing twice and nothing left out, also when many were sent at once', async (store) => {
      const sent = [1, 2, 2, 2, 2, 0, 3];
      await keep(
        store,
        sent.map((at, number) => aCase({ ref: refNumber(number), sentAt: minute(at) })),
      );
      const pages = await pagesOf(store, 2, minute(1), minute(3));
      expect(pages.map(refs)).toEqual([[0, 1].map(refNumber), [2, 3].map(refNumber), [refNumber(4)]]);
    });
  });
}
