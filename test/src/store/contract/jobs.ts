import { anAllocatedCase, aReadyCase, inspector, operative, secondOperative } from '../../../builders.ts';
import { without } from '../../../../src/case/without.ts';
import { everyPage, keep, minute, refNumber, refs, saved, testOver, type Open } from './open.ts';

const scheme = 'north-lincolnshire';
const all = { limit: 100 };

export function describeJobs(open: Open): void {
  const test = testOver(open);

  describe('jobs in hand', () => {
    test('are those that somebody holds, by when they are due, and not what is over', async (store) => {
      await keep(store, [
        anAllocatedCase({ ref: refNumber(1), dueAt: minute(3) }),
        anAllocatedCase({ ref: refNumber(2), dueAt: minute(1), status: 'scheduled' }),
        anAllocatedCase({ ref: refNumber(3), dueAt: minute(2), holder: secondOperative }),
        anAllocatedCase({ ref: refNumber(4), status: 'closed' }),
        anAllocatedCase({ ref: refNumber(5), status: 'withdrawn' }),
        anAllocatedCase({ ref: refNumber(6), scheme: 'elsewhere' }),
        aReadyCase({ ref: refNumber(7) }),
      ]);
      expect(refs(await store.heldBy(scheme, operative.id, all))).toEqual([2, 1].map(refNumber));
      expect(refs(await store.heldBy(scheme, secondOperative.id, all))).toEqual([refNumber(3)]);
      expect(await store.heldBy(scheme, inspector.id, all)).toEqual([]);
    });

    test('are read page by page, also when many are due at once', async (store) => {
      await keep(
        store,
        [1, 2, 2, 2, 3].map((at, number) => anAllocatedCase({ ref: refNumber(number), dueAt: minute(at) })),
      );
      const pages = await everyPage(
        2,
        ({ dueAt }) => dueAt,
        (page) => store.heldBy(scheme, operative.id, page),
      );
      expect(pages.map(refs)).toEqual([[0, 1].map(refNumber), [2, 3].map(refNumber), [refNumber(4)], []]);
    });

    test('are held no longer once they were handed back', async (store) => {
      const read = await saved(store, anAllocatedCase());
      await saved(store, { ...without(read.case, 'holder'), status: 'ready', version: 6 }, { read });
      expect(await store.heldBy(scheme, operative.id, all)).toEqual([]);
      expect((await store.find('TH-4F7K2M'))?.case).not.toHaveProperty('holder');
    });
  });
}
