import { figuresRowOf } from '../../../../src/case/figures-row.ts';
import { StaleCase } from '../../../../src/store/case-store.ts';
import { allCounted, countAll } from '../../../../src/store/count-all.ts';
import { aCase, aChange, aDraft, aReadyCase } from '../../../builders.ts';
import { everyRow, pagesOf } from './figures.ts';
import { keep, minute, refNumber, refs, saved, testOver, type Open } from './open.ts';

const scheme = 'north-lincolnshire';
const ref = 'TH-4F7K2M';

export function describeCounting(open: Open): void {
  const test = testOver(open);

  describe('cases of before there were figures', () => {
    test('get theirs one by one, once, and a draft needs none', async (store, _, { uncount }) => {
      await keep(store, [aCase({ ref: refNumber(1) }), aDraft({}, { ref: refNumber(2) })]);
      await uncount(refNumber(1));
      expect(await everyRow(store)).toEqual([]);
      expect([await store.count(refNumber(1)), await store.count(refNumber(1)), await store.count(refNumber(2))]).toEqual([
        true,
        false,
        false,
      ]);
      expect(await store.count(refNumber(3))).toBe(false);
      expect(await everyRow(store)).toEqual([figuresRowOf(aCase({ ref: refNumber(1) }))]);
    });

    test('get theirs with their next step, too, and that step counts', async (store, _, { uncount }) => {
      await saved(store, aCase());
      await uncount(ref);
      const read = await store.find(ref);
      await saved(store, { ...aReadyCase(), events: read?.case.events ?? 0, head: read?.case.head ?? '' }, read && { read });
      expect([await store.count(ref), (await everyRow(store))[0]?.status]).toEqual([false, 'ready']);
    });

    test('do not end a list where a whole page of them has none', async (store, _, { uncount }) => {
      const numbers = [1, 2, 3, 4, 5, 6, 7];
      await keep(
        store,
        numbers.map((number) => aCase({ ref: refNumber(number), sentAt: minute(number) })),
      );
      for (const number of [1, 2, 3, 4, 6]) await uncount(refNumber(number));
      expect((await pagesOf(store, 2)).flatMap(refs)).toEqual([5, 7].map(refNumber));
    });

    test('are counted while steps are taken, and every step is kept', async (store, _, { uncount }) => {
      const numbers = Array.from({ length: 12 }, (__, at) => at);
      await keep(
        store,
        numbers.map((at) => aCase({ ref: refNumber(at) })),
      );
      for (const at of numbers) await uncount(refNumber(at));
      const taken = async (at: number): Promise<void> => {
        const read = await store.find(refNumber(at));
        if (!read) throw new Error('gone');
        const next = { ...aReadyCase({ ref: refNumber(at) }), events: read.case.events, head: read.case.head };
        await store
          .save(aChange(next, { read }))
          .catch((error: unknown) => (error instanceof StaleCase ? taken(at) : Promise.reject(error)));
      };
      await Promise.all(numbers.flatMap((at) => [store.count(refNumber(at)), taken(at), store.count(refNumber(at))]));
      const found = await Promise.all(numbers.map((at) => store.find(refNumber(at))));
      expect(found.map((read) => read?.case.status)).toEqual(numbers.map(() => 'ready'));
      expect((await everyRow(store)).map(({ status }) => status)).toEqual(numbers.map(() => 'ready'));
    });

    test('are all counted by a walk that may be broken off and begun again, which is done once', async (store, reopen, { uncount }) => {
      const numbers = Array.from({ length: 45 }, (__, at) => at);
      await keep(
        store,
        numbers.map((at) => aCase({ ref: refNumber(at), sentAt: minute(at) })),
      );
      for (const at of numbers) await uncount(refNumber(at));
      const failed = (one: string) => Promise.reject(new Error(one));
      expect(await countAll(store, scheme, async () => false, failed)).toBe(false);
      expect([(await everyRow(store)).length, await store.wasEnqueued(allCounted(scheme))]).toEqual([20, false]);
      const again = await reopen();
      const walks = [1, 2].map(() => countAll(again, scheme, async () => true, failed));
      expect(await Promise.all(walks)).toEqual([true, true]);
      expect(refs(await everyRow(again))).toEqual(numbers.map(refNumber));
      expect([await again.wasEnqueued(allCounted(scheme)), await again.wasEnqueued(allCounted('elsewhere'))]).toEqual([true, false]);
      await uncount(refNumber(7));
      expect(await countAll(again, scheme, async () => true, failed)).toBe(true);
      expect(await everyRow(again)).toHaveLength(44);
    });

    test('hold up no other where one cannot be counted, and it is tried again', async (store, _, { uncount }) => {
      await keep(store, [aCase({ ref: refNumber(1) }), aCase({ ref: refNumber(2) })]);
      for (const at of [1, 2]) await uncount(refNumber(at));
      const told: string[] = [];
      const broken = { ...store, count: (one: string) => (one === refNumber(1) ? Promise.reject(new Error()) : store.count(one)) };
      expect(
        await countAll(
          broken,
          scheme,
          async () => true,
          (one) => told.push(one),
        ),
      ).toBe(false);
      expect([told, refs(await everyRow(store))]).toEqual([[refNumber(1)], [refNumber(2)]]);
      expect(
        await countAll(
          store,
          scheme,
          async () => true,
          (one) => told.push(one),
        ),
      ).toBe(true);
      expect(refs(await everyRow(store))).toEqual([1, 2].map(refNumber));
    });
  });

  test('a name in which messages were put in once is known afterwards, also when there were none', async (store, reopen) => {
    expect(await store.wasEnqueued('counted')).toBe(false);
    await store.enqueueOnce('counted', []);
    expect([await store.wasEnqueued('counted'), await (await reopen()).wasEnqueued('counted')]).toEqual([true, true]);
  });
}
