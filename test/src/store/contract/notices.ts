import { aCase, aReadyCase, aDraft, inspector, operative, secondInspector } from '../../../builders.ts';
import { without } from '../../../../src/case/without.ts';
import { aMessage, keep, minute, refNumber, refs, saved, testOver, unwritable, type Open } from './open.ts';

export function describeNotices(open: Open): void {
  const test = testOver(open);
  const due = async (store: Parameters<typeof keep>[0], at: number, limit = 100) =>
    refs((await store.withNoticeDue(minute(at), { limit })).due.map((saved) => saved.case));

  describe('cases whose next notice is due', () => {
    test('are given the longest due first, to the very instant, of every scheme and status, and no more than asked for', async (store) => {
      await keep(store, [
        aCase({ ref: refNumber(1), nextNoticeAt: minute(3) }),
        aReadyCase({ ref: refNumber(2), nextNoticeAt: minute(1) }),
        aDraft({}, { ref: refNumber(3), nextNoticeAt: minute(2) }),
        aCase({ ref: refNumber(4), nextNoticeAt: minute(4), scheme: 'elsewhere' }),
        aCase({ ref: refNumber(5), status: 'closed' }),
      ]);
      expect(await due(store, 0)).toEqual([]);
      expect(await due(store, 1)).toEqual([refNumber(2)]);
      expect(await due(store, 4)).toEqual([2, 3, 1, 4].map(refNumber));
      expect(await due(store, 4, 2)).toEqual([2, 3].map(refNumber));
      expect((await store.withNoticeDue(minute(1), { limit: 1 })).due[0]).toEqual(await store.find(refNumber(2)));
    });

    test('are all met page by page, also when many are due at the same instant or cases move on meanwhile', async (store) => {
      const times = [5, 1, 1, 3, 1, 1, 2];
      await keep(
        store,
        times.map((at, number) => aCase({ ref: refNumber(number), nextNoticeAt: minute(at) })),
      );
      const met: string[][] = [];
      for (let page: Awaited<ReturnType<typeof store.withNoticeDue>> | undefined; page === undefined || page.next;) {
        page = await store.withNoticeDue(minute(4), { limit: 2, ...(page?.next && { after: page.next }) });
        met.push(refs(page.due.map((saved) => saved.case)));
        for (const read of page.due) await saved(store, { ...read.case, nextNoticeAt: minute(9) }, { read });
      }
      expect(met).toEqual([[1, 2].map(refNumber), [4, 5].map(refNumber), [6, 3].map(refNumber), []]);
    });

    test('are due no longer once the notice has moved or is gone, also after a restart', async (store, reopen) => {
      const moved = await saved(store, aCase({ ref: refNumber(1), nextNoticeAt: minute(1) }));
      const gone = await saved(store, aCase({ ref: refNumber(2), nextNoticeAt: minute(2) }));
      await saved(store, { ...moved.case, nextNoticeAt: minute(9) }, { read: moved });
      await saved(store, without(gone.case, 'nextNoticeAt'), { read: gone });
      expect(await due(store, 8)).toEqual([]);
      expect(await due(await reopen(), 9)).toEqual([refNumber(1)]);
    });
  });

  describe('what goes out once', () => {
    test('goes out for the first who asks in its name, ever', async (store, reopen) => {
      expect(await store.enqueueOnce('digest of Monday', [aMessage({ id: 'monday' })])).toBe(true);
      expect(await store.enqueueOnce('digest of Monday', [aMessage({ id: 'monday again' })])).toBe(false);
      expect(await store.enqueueOnce('digest of Tuesday', [aMessage({ id: 'tuesday' })])).toBe(true);
      const again = await reopen();
      expect(await again.enqueueOnce('digest of Monday', [aMessage({ id: 'monday' })])).toBe(false);
      const claimed = await again.claim(minute(0), minute(1), 10);
      expect(claimed.map(({ id }) => id).sort()).toEqual(['monday', 'tuesday']);
      for (const message of claimed) await again.settle(message, []);
      expect(await again.enqueueOnce('digest of Monday', [aMessage({ id: 'monday' })])).toBe(false);
    });

    test('goes out for exactly one of many who ask at once', async (store) => {
      const asked = Array.from({ length: 10 }, (_, at) => store.enqueueOnce('digest', [aMessage({ id: `message-${at}` })]));
      expect((await Promise.all(asked)).filter(Boolean)).toHaveLength(1);
      expect(await store.claim(minute(0), minute(1), 100)).toHaveLength(1);
    });

    test('is not taken when its messages cannot be written: both or neither', async (store) => {
      await expect(store.enqueueOnce('digest', [aMessage(), unwritable(aMessage({ id: 'message-2' }))])).rejects.toThrow();
      expect(await store.claim(minute(0), minute(1), 10)).toEqual([]);
      expect(await store.enqueueOnce('digest', [aMessage()])).toBe(true);
      expect(await store.claim(minute(0), minute(1), 10)).toHaveLength(1);
    });
  });

  describe('who is off duty', () => {
    const all = [inspector.id, secondInspector.id, operative.id];

    test('is so until the time that was set, and on duty from that very instant', async (store, reopen) => {
      await store.setOffDuty(inspector.id, minute(10));
      await store.setOffDuty(operative.id, minute(20));
      expect((await store.offDuty(all, minute(9))).sort()).toEqual([inspector.id, operative.id].sort());
      expect(await store.offDuty([secondInspector.id, inspector.id], minute(9))).toEqual([inspector.id]);
      const again = await reopen();
      expect(await again.offDuty(all, minute(10))).toEqual([operative.id]);
      expect(await again.offDuty(all, minute(20))).toEqual([]);
      expect(await again.offDuty([], minute(1))).toEqual([]);
    });

    test('is on duty again when they say so, and off until the time that was set last', async (store) => {
      await store.setOffDuty(inspector.id, minute(10));
      await store.setOffDuty(inspector.id, minute(30));
      expect(await store.offDuty(all, minute(20))).toEqual([inspector.id]);
      await store.setOffDuty(inspector.id, minute(5));
      expect(await store.offDuty(all, minute(20))).toEqual([]);
      await store.setOffDuty(inspector.id, minute(30));
      await store.setOffDuty(inspector.id, undefined);
      await store.setOffDuty(secondInspector.id, undefined);
      expect(await store.offDuty(all, minute(1))).toEqual([]);
    });
  });
}
