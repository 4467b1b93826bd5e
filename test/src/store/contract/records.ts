import { withEvent } from '../../../../src/record/audit.ts';
import type { Case } from '../../../../src/case/case.ts';
import type { CaseStore } from '../../../../src/store/case-store.ts';
import { aCase, aChange, aDraft, anAllocatedCase, coordinator, noon } from '../../../builders.ts';
import { keep, refNumber, saved, testOver, type Open } from './open.ts';

const scheme = 'north-lincolnshire';

/** Asks again after the last until nothing comes. */
async function walked(ask: (after: string) => Promise<string[]>): Promise<string[][]> {
  const pages: string[][] = [];
  for (let page = await ask(''); page.length > 0 && pages.length < 20; page = await ask(page.at(-1) ?? '')) pages.push(page);
  return pages;
}

async function readings(store: CaseStore, ref: string, times: number): Promise<Case> {
  let read = await saved(store, aCase({ ref }));
  for (let time = 0; time < times; time += 1) {
    const { next, event } = withEvent(read.case, read.case, 'open', coordinator, noon);
    await store.save({ read, next, event, messages: [] });
    read = (await store.find(ref)) ?? read;
  }
  return read.case;
}

export function describeRecords(open: Open): void {
  const test = testOver(open);

  describe('the refs of all cases', () => {
    test('come in their order, page by page, each once, drafts and ended ones too', async (store) => {
      const numbers = [7, 3, 12, 1, 9, 10, 4];
      await keep(
        store,
        numbers.map((number, at) =>
          at % 2 ? aDraft({}, { ref: refNumber(number) }) : aCase({ ref: refNumber(number), status: 'closed' }),
        ),
      );
      const inOrder = [1, 3, 4, 7, 9, 10, 12].map(refNumber);
      expect(await walked((after) => store.refs(scheme, after, 3))).toEqual([inOrder.slice(0, 3), inOrder.slice(3, 6), inOrder.slice(6)]);
      expect(await walked((after) => store.recordedRefs(after, 3))).toEqual([inOrder.slice(0, 3), inOrder.slice(3, 6), inOrder.slice(6)]);
    });

    test('are those of one scheme; records are of all', async (store) => {
      await keep(store, [aCase({ ref: refNumber(1) }), aCase({ ref: refNumber(2), scheme: 'elsewhere' })]);
      expect(await store.refs(scheme, '', 10)).toEqual([refNumber(1)]);
      expect(await store.refs('elsewhere', '', 10)).toEqual([refNumber(2)]);
      expect(await store.recordedRefs('', 10)).toEqual([1, 2].map(refNumber));
    });

    test('of records are each once, however many events they have', async (store) => {
      for (const number of [1, 2, 3]) await readings(store, refNumber(number), 4);
      expect(await walked((after) => store.recordedRefs(after, 2))).toEqual([[1, 2].map(refNumber), [refNumber(3)]]);
    });

    test('of records are those of which the first event is not there', async (store) => {
      const { next, event } = aChange(aCase({ ref: refNumber(1) }));
      await store.save({ next, event: { ...event, seq: 4 }, messages: [] });
      expect(await store.recordedRefs('', 10)).toEqual([refNumber(1)]);
    });

    test('are none in an empty store', async (store) => {
      expect(await store.refs(scheme, '', 10)).toEqual([]);
      expect(await store.recordedRefs('', 10)).toEqual([]);
    });
  });

  describe('what stands beside a case for lists and clocks', () => {
    test('is as the case says after each write', async (store) => {
      const read = await saved(store, aCase({ ref: refNumber(1), nextNoticeAt: noon }));
      expect(await store.misplaced(refNumber(1))).toEqual([]);
      const { events, head } = read.case;
      await saved(store, anAllocatedCase({ ref: refNumber(1), events, head }), { read });
      expect(await store.misplaced(refNumber(1))).toEqual([]);
      expect(await store.misplaced(refNumber(9))).toEqual([]);
    });
  });

  describe('the events of a case', () => {
    test('come as they were written, their personal part too, one for each reading', async (store, reopen) => {
      const current = await readings(store, refNumber(1), 3);
      const events = await (await reopen()).eventsOf(refNumber(1));
      expect(events.map(({ seq, did }) => `${seq} ${did}`)).toEqual(['1 send', '2 open', '3 open', '4 open']);
      expect(events.at(-1)?.hash).toBe(current.head);
      expect(events[0]?.private?.changes).toContainEqual({ field: 'private.answers.recipientName', new: 'Jo Invented' });
    });
  });
}
