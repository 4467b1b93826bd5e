import type { CaseStore, Page } from '../../../../src/store/case-store.ts';
import { aCase, aDraft, aReadyCase, inspector, referrer } from '../../../builders.ts';
import { everyPage, keep, minute, refNumber, refs, saved, testOver, type Open } from './open.ts';

const scheme = 'north-lincolnshire';
const all: Page = { limit: 100 };

export function describeLists(open: Open): void {
  const test = testOver(open);

  describe('the open draft of a person', () => {
    test('is the one that was edited last', async (store) => {
      await keep(store, [
        aDraft({}, { ref: refNumber(1), editedAt: minute(1) }),
        aDraft({}, { ref: refNumber(2), editedAt: minute(3) }),
        aDraft({}, { ref: refNumber(3), editedAt: minute(2) }),
      ]);
      const read = await store.draftOf(scheme, referrer.id);
      expect(read?.case.ref).toBe(refNumber(2));
      expect(read).toEqual(await store.find(refNumber(2)));
    });

    test('is none of somebody else, of another scheme, or that was sent or discarded', async (store) => {
      await keep(store, [
        aDraft({}, { ref: refNumber(1), referrer: inspector }),
        aDraft({}, { ref: refNumber(2), scheme: 'elsewhere' }),
        aDraft({}, { ref: refNumber(3), status: 'expired' }),
        aCase({ ref: refNumber(4) }),
      ]);
      expect(await store.draftOf(scheme, referrer.id)).toBeUndefined();
      expect((await store.draftOf('elsewhere', referrer.id))?.case.ref).toBe(refNumber(2));
    });

    test('is gone once it was sent', async (store) => {
      const read = await saved(store, aDraft());
      await saved(store, { ...aCase(), events: read.case.events, head: read.case.head }, { read });
      expect(await store.draftOf(scheme, referrer.id)).toBeUndefined();
    });
  });

  describe('what a person has sent', () => {
    test('is listed newest first, without drafts and without that of others', async (store) => {
      await keep(store, [
        aCase({ ref: refNumber(1), sentAt: minute(1) }),
        aReadyCase({ ref: refNumber(2), sentAt: minute(3) }),
        aCase({ ref: refNumber(3), sentAt: minute(2), status: 'not authorised' }),
        aCase({ ref: refNumber(4), sentAt: minute(4), referrer: inspector }),
        aCase({ ref: refNumber(5), sentAt: minute(5), scheme: 'elsewhere' }),
        aDraft({}, { ref: refNumber(6) }),
      ]);
      expect(refs(await store.sentBy(scheme, referrer.id, all))).toEqual([refNumber(2), refNumber(3), refNumber(1)]);
      expect(refs(await store.sentBy(scheme, referrer.id, { limit: 2 }))).toEqual([refNumber(2), refNumber(3)]);
      expect(refs(await store.sentBy('elsewhere', referrer.id, all))).toEqual([refNumber(5)]);
    });

    test('is read page by page, nothing twice and nothing left out, also of one and the same time', async (store) => {
      const times = [1, 2, 2, 2, 2, 3, 4];
      await keep(
        store,
        times.map((at, number) => aCase({ ref: refNumber(number), sentAt: minute(at) })),
      );
      const pages = await everyPage(
        2,
        ({ sentAt }) => sentAt,
        (page) => store.sentBy(scheme, referrer.id, page),
      );
      expect(pages.map((page) => page.length)).toEqual([2, 2, 2, 1, 0]);
      expect(refs(pages.flat())).toEqual([6, 5, 4, 3, 2, 1, 0].map(refNumber));
    });
  });

  describe('cases in a status', () => {
    test('are listed by when they are due, those of the statuses asked for only', async (store) => {
      await keep(store, [
        aCase({ ref: refNumber(1), dueAt: minute(30) }),
        aReadyCase({ ref: refNumber(2), dueAt: minute(10) }),
        aReadyCase({ ref: refNumber(3), dueAt: minute(20) }),
        aReadyCase({ ref: refNumber(4), dueAt: minute(5), scheme: 'elsewhere' }),
        aCase({ ref: refNumber(5), dueAt: minute(1), status: 'withdrawn' }),
      ]);
      expect(refs(await store.inStatus(scheme, ['ready'], all))).toEqual([refNumber(2), refNumber(3)]);
      expect(refs(await store.inStatus(scheme, ['ready', 'awaiting Inspector'], all))).toEqual([2, 3, 1].map(refNumber));
      expect(refs(await store.inStatus(scheme, ['ready'], { limit: Number.MAX_SAFE_INTEGER }))).toEqual([refNumber(2), refNumber(3)]);
      expect(await store.inStatus(scheme, ['on hold'], all)).toEqual([]);
      expect(await store.inStatus(scheme, [], all)).toEqual([]);
      expect(refs(await store.inStatus('elsewhere', ['ready'], all))).toEqual([refNumber(4)]);
    });

    test('are read page by page, nothing twice and nothing left out, also when many are due at once', async (store) => {
      const due = [5, 1, 3, 3, 3, 3, 2];
      await keep(
        store,
        due.map((at, number) => aReadyCase({ ref: refNumber(number), dueAt: minute(at) })),
      );
      const pages = await everyPage(
        2,
        ({ dueAt }) => dueAt,
        (page) => store.inStatus(scheme, ['ready'], page),
      );
      expect(pages.map((page) => page.length)).toEqual([2, 2, 2, 1, 0]);
      expect(refs(pages.flat())).toEqual([1, 6, 2, 3, 4, 5, 0].map(refNumber));
    });

    test('may be narrowed to those of one referrer, or to all but theirs', async (store) => {
      await keep(store, [aCase({ ref: refNumber(1) }), aCase({ ref: refNumber(2), referrer: inspector }), aCase({ ref: refNumber(3) })]);
      const of = (who: Parameters<CaseStore['inStatus']>[3]) => store.inStatus(scheme, ['awaiting Inspector'], all, who);
      expect(refs(await of({ referrer: referrer.id }))).toEqual([1, 3].map(refNumber));
      expect(refs(await of({ notReferrer: referrer.id }))).toEqual([refNumber(2)]);
      expect(await of({ referrer: 'nobody' })).toEqual([]);
      expect(refs(await of(undefined))).toEqual([1, 2, 3].map(refNumber));
    });

    test('move from list to list with a step', async (store) => {
      const read = await saved(store, aCase());
      await saved(store, { ...read.case, status: 'ready', dueAt: minute(90), version: 4 }, { read });
      expect(await store.inStatus(scheme, ['awaiting Inspector'], all)).toEqual([]);
      expect(await store.inStatus(scheme, ['ready'], all)).toMatchObject([{ version: 4, dueAt: minute(90) }]);
    });
  });
}
