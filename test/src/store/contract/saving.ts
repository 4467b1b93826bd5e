import { recordFaults } from '../../../../src/record/chain.ts';
import { RefTaken, StaleCase } from '../../../../src/store/case-store.ts';
import { aCase, aChange, aDraft, anAllocatedCase, answers, inspector } from '../../../builders.ts';
import { aMessage, aPosting, minute, saved, unwritable, testOver, type Open } from './open.ts';

export function describeSaving(open: Open): void {
  const test = testOver(open);
  const ref = 'TH-4F7K2M';

  describe('a case', () => {
    test('is found as it was saved, and one that was not saved is not found', async (store) => {
      const change = aChange(anAllocatedCase());
      await store.save(change);
      expect((await store.find(ref))?.case).toEqual(change.next);
      expect(await store.find('TH-000000')).toBeUndefined();
    });

    test('keeps whatever was typed', async (store, reopen) => {
      const odd = `\u202e ' " \\ \${x} <b> {{x}} \u0000 \ud83d\ude00 \u2028\n${'x'.repeat(5_000)}`;
      const next = aCase({ private: { typed: {}, texts: { 3: odd }, answers: answers({ prompt: odd }) } });
      await store.save(aChange(next));
      const read = await (await reopen()).find(ref);
      expect(read?.case.private).toEqual(next.private);
    });

    test('stands with its event, messages and cards, also after a restart', async (store, reopen) => {
      const change = aChange(aCase(), { messages: [aMessage(), aMessage({ id: 'message-2' })], postings: [aPosting()] });
      await store.save(change);
      const again = await reopen();
      expect((await again.find(ref))?.case).toEqual(change.next);
      expect(await again.eventsOf(ref)).toEqual([change.event]);
      expect(await again.postingsOf(ref)).toEqual([aPosting()]);
      expect((await again.claim(minute(0), minute(1), 10)).map(({ id }) => id).sort()).toEqual(['message-1', 'message-2']);
    });

    test('is saved again by who read it, each time with a new guard', async (store) => {
      const first = await saved(store, aCase());
      const second = await saved(store, { ...first.case, version: 4 }, { read: first });
      const third = await saved(store, { ...second.case, version: 5 }, { read: second });
      expect(third.case.version).toBe(5);
      expect(new Set([first.guard, second.guard, third.guard]).size).toBe(3);
    });

    test('is not changed by who only read it', async (store) => {
      const read = await saved(store, aCase());
      read.case.private.answers.recipientName = 'Somebody Else';
      expect((await store.find(ref))?.case.private.answers.recipientName).toBe('Jo Invented');
    });

    test('has its events in the order in which they were written, also more than ten', async (store) => {
      let read = await saved(store, aDraft());
      for (let version = 2; version <= 13; version += 1) read = await saved(store, { ...read.case, version }, { read });
      const events = await store.eventsOf(ref);
      expect(events.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
      expect(recordFaults(events, read.case)).toEqual([]);
      expect(await store.eventsOf('TH-000000')).toEqual([]);
    });
  });

  describe('all or nothing', () => {
    test('a step that comes late keeps nothing: no state, no event, no message, no card', async (store) => {
      const read = await saved(store, aCase());
      const winner = aChange({ ...read.case, status: 'ready', version: 4 }, { read });
      await store.save(winner);
      const late = aChange(
        { ...read.case, status: 'not authorised', version: 4 },
        { read, messages: [aMessage()], postings: [aPosting()] },
      );
      await expect(store.save(late)).rejects.toThrow(StaleCase);
      expect((await store.find(ref))?.case).toEqual(winner.next);
      expect((await store.eventsOf(ref)).map(({ hash }) => hash)).toEqual([read.case.head, winner.event.hash]);
      expect(await store.claim(minute(0), minute(1), 10)).toEqual([]);
      expect(await store.postingsOf(ref)).toEqual([]);
    });

    test('a new case whose ref is taken keeps nothing, and the one that is there stays', async (store) => {
      const there = await saved(store, aCase());
      const second = aChange(aDraft(), { messages: [aMessage()], postings: [aPosting()] });
      await expect(store.save(second)).rejects.toThrow(RefTaken);
      expect((await store.find(ref))?.case).toEqual(there.case);
      expect(await store.eventsOf(ref)).toHaveLength(1);
      expect(await store.claim(minute(0), minute(1), 10)).toEqual([]);
      expect(await store.postingsOf(ref)).toEqual([]);
    });

    test('a change of a case that is not there is stale, and makes none', async (store) => {
      const read = { case: aCase(), guard: '1' };
      await expect(store.save(aChange(aCase({ version: 4 }), { read }))).rejects.toThrow(StaleCase);
      expect(await store.find(ref)).toBeUndefined();
      expect(await store.eventsOf(ref)).toEqual([]);
    });

    test('a message or a card that cannot be written undoes the whole step', async (store) => {
      const messages = [aMessage(), unwritable(aMessage({ id: 'message-2' }))];
      await expect(store.save(aChange(aCase(), { messages }))).rejects.toThrow();
      await expect(store.save(aChange(aCase(), { messages: [aMessage()], postings: [unwritable(aPosting())] }))).rejects.toThrow();
      expect(await store.find(ref)).toBeUndefined();
      expect(await store.eventsOf(ref)).toEqual([]);
      expect(await store.claim(minute(0), minute(1), 10)).toEqual([]);
      expect(await store.postingsOf(ref)).toEqual([]);
    });

    test('the store works on after a write that failed', async (store) => {
      await expect(store.save(aChange(aCase(), { messages: [unwritable(aMessage())] }))).rejects.toThrow();
      expect((await saved(store, aCase(), { messages: [aMessage()] })).case.ref).toBe(ref);
    });
  });

  describe('many at once', () => {
    const many = Array.from({ length: 25 }, (_, at) => at);

    test('of 25 steps on one card exactly one wins, and all that is kept is of the winner', async (store) => {
      const read = await saved(store, aCase());
      const changes = many.map((at) =>
        aChange(
          { ...read.case, version: 4, authorised: { by: { ...inspector, name: `Inspector ${at}` }, at: minute(at) } },
          { read, messages: [aMessage({ id: `message-${at}` })], postings: [aPosting({ id: `posting-${at}` })] },
        ),
      );
      const results = await Promise.allSettled(changes.map((change) => store.save(change)));
      const won = many.filter((at) => results[at]?.status === 'fulfilled');
      const reasons = results.flatMap((result) => (result.status === 'rejected' ? [result.reason instanceof StaleCase] : []));
      expect(won).toHaveLength(1);
      expect(reasons).toEqual(Array(24).fill(true));
      expect((await store.find(ref))?.case).toEqual(changes[won[0] ?? -1]?.next);
      expect(await store.eventsOf(ref)).toHaveLength(2);
      expect((await store.claim(minute(0), minute(1), 99)).map(({ id }) => id)).toEqual([`message-${won[0]}`]);
      expect((await store.postingsOf(ref)).map(({ id }) => id)).toEqual([`posting-${won[0]}`]);
    });

    test('of 25 new cases with one ref exactly one is kept', async (store) => {
      const changes = many.map((at) =>
        aChange(aDraft({ referrerName: `Referrer ${at}` }), { messages: [aMessage({ id: `message-${at}` })] }),
      );
      const results = await Promise.allSettled(changes.map((change) => store.save(change)));
      const reasons = results.flatMap((result) => (result.status === 'rejected' ? [result.reason instanceof RefTaken] : []));
      const won = many.filter((at) => results[at]?.status === 'fulfilled');
      expect(reasons).toEqual(Array(24).fill(true));
      expect((await store.find(ref))?.case.private.typed.referrerName).toBe(`Referrer ${won[0]}`);
      expect((await store.claim(minute(0), minute(1), 99)).map(({ id }) => id)).toEqual([`message-${won[0]}`]);
    });

    test('steps on different cases do not hinder each other', async (store) => {
      const names = many.map((at) => `TH-${String(at).padStart(6, '0')}`);
      await Promise.all(names.map((name) => store.save(aChange(aCase({ ref: name })))));
      const found = await Promise.all(names.map((name) => store.find(name)));
      expect(found.map((read) => read?.case.ref)).toEqual(names);
    });
  });
}
