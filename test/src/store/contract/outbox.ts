import { setAsideTime, type Message } from '../../../../src/delivery/message.ts';
import type { CaseStore } from '../../../../src/store/case-store.ts';
import { aCase, aChange } from '../../../builders.ts';
import { aMessage, aPosting, minute, saved, unwritable, testOver, type Open } from './open.ts';

/** Messages 0 to count - 1, a minute between each and the next. */
const messages = (count: number): Message[] =>
  Array.from({ length: count }, (_, at) => aMessage({ id: `message-${at}`, createdAt: minute(at), nextTryAt: minute(at) }));
const ids = (claimed: Message[]) => claimed.map(({ id }) => id);

export function describeOutbox(open: Open): void {
  const test = testOver(open);

  describe('the outbox', () => {
    test('gives what is due, to the very instant, oldest first and no more than asked for', async (store) => {
      await store.enqueue(messages(5).reverse());
      expect(ids(await store.claim(minute(3), minute(10), 3))).toEqual(['message-0', 'message-1', 'message-2']);
      expect(ids(await store.claim(minute(3), minute(10), 3))).toEqual(['message-3']);
      expect(await store.claim(minute(3), minute(10), 3)).toEqual([]);
    });

    test('gives a message as it was put in', async (store) => {
      const message = aMessage({ trouble: { why: 'not reached', name: 'Zoë 😀', card: 'job' }, attempts: 2, inDoubtAt: minute(-1) });
      await store.enqueue([message]);
      expect(await store.claim(minute(0), minute(1), 10)).toEqual([message]);
    });

    test('gives nothing twice before the lease ends, and gives it again after', async (store) => {
      await store.enqueue([aMessage()]);
      expect(await store.claim(minute(0), minute(5), 10)).toHaveLength(1);
      expect(await store.claim(minute(4), minute(9), 10)).toEqual([]);
      expect(ids(await store.claim(minute(5), minute(10), 10))).toEqual(['message-1']);
    });

    test('gives each message to exactly one of many who ask at once', async (store) => {
      await store.enqueue(messages(20));
      const claims = await Promise.all(Array.from({ length: 10 }, () => store.claim(minute(30), minute(60), 3)));
      expect(claims.every((claim) => claim.length <= 3)).toBe(true);
      expect(ids(claims.flat()).sort()).toEqual(ids(messages(20)).sort());
    });

    test('keeps messages and leases over a restart', async (store, reopen) => {
      await store.enqueue(messages(2));
      await store.claim(minute(0), minute(5), 10);
      const again = await reopen();
      expect(ids(await again.claim(minute(1), minute(9), 10))).toEqual(['message-1']);
      expect(ids(await again.claim(minute(5), minute(9), 10))).toEqual(['message-0']);
    });

    test('leaves a message alone that is there already, also while it is out', async (store) => {
      await store.enqueue([aMessage({ attempts: 1 })]);
      await store.enqueue([aMessage({ attempts: 9 }), aMessage({ id: 'message-2' }), aMessage({ id: 'message-2' })]);
      const claimed = await store.claim(minute(0), minute(5), 10);
      expect(claimed.map(({ id, attempts }) => [id, attempts]).sort()).toEqual([
        ['message-1', 1],
        ['message-2', 0],
      ]);
      await store.enqueue([aMessage()]);
      expect(await store.claim(minute(1), minute(5), 10)).toEqual([]);
    });

    test('takes the messages of a step that are there already as what they are', async (store) => {
      await store.enqueue([aMessage({ attempts: 1 })]);
      await saved(store, aCase(), { messages: [aMessage({ attempts: 9 })] });
      expect(await store.claim(minute(0), minute(5), 10)).toMatchObject([{ attempts: 1 }]);
    });

    test('takes all messages or none', async (store) => {
      await expect(store.enqueue([aMessage(), unwritable(aMessage({ id: 'message-2' }))])).rejects.toThrow();
      expect(await store.claim(minute(0), minute(5), 10)).toEqual([]);
      expect(await store.enqueue([])).toEqual([]);
    });
  });

  describe('a message that is in the hands of who wrote it', () => {
    const writes: [string, (store: CaseStore) => Promise<Message[]>][] = [
      ['a step', (store) => store.save(aChange(aCase(), { messages: [aMessage()], leaseUntil: minute(5) }))],
      ['others', (store) => store.enqueue([aMessage()], minute(5))],
      ['one that is done', (store) => store.settle(aMessage({ id: 'done' }), [], [aMessage()], minute(5))],
    ];
    for (const [what, write] of writes)
      test(`comes with ${what} and goes to nobody else before the lease ends`, async (store) => {
        expect(await write(store)).toEqual([aMessage()]);
        expect(await store.claim(minute(4), minute(9), 10)).toEqual([]);
        expect(await store.claim(minute(5), minute(9), 10)).toEqual([{ ...aMessage(), abandoned: true }]);
      });

    test('is kept whole when a step asks all Inspectors of a large force', async (store) => {
      const all = messages(250).map((message) => ({ ...message, nextTryAt: minute(0) }));
      const kept = await store.save(aChange(aCase(), { messages: all, leaseUntil: minute(5) }));
      expect(ids(kept).sort()).toEqual(ids(all).sort());
      expect(await store.claim(minute(4), minute(9), 300)).toEqual([]);
      expect(ids(await store.claim(minute(5), minute(9), 300)).sort()).toEqual(ids(all).sort());
    });

    test('is only what is new', async (store) => {
      await store.enqueue([aMessage()]);
      const both = [aMessage(), aMessage({ id: 'message-2' })];
      expect(await store.enqueue(both, minute(5))).toEqual([both[1]]);
      expect(await store.settle(aMessage({ id: 'done' }), [], both)).toEqual([]);
      expect(await saved(store, aCase(), { messages: [...both, aMessage({ id: 'message-3' })] })).toBeDefined();
      expect(ids(await store.claim(minute(0), minute(9), 10)).sort()).toEqual(['message-1', 'message-3']);
    });
  });

  describe('a message that was set aside', () => {
    test('comes to nobody, stands in its scheme’s list, oldest first, and comes again when it is given back', async (store) => {
      const aside = (id: string, at: number) => aMessage({ id, createdAt: minute(at), aside: 'no chat', nextTryAt: setAsideTime });
      await store.enqueue([aMessage(), aside('second', 2), aside('first', 1), { ...aside('elsewhere', 0), scheme: 'another' }]);
      await store.postpone(aside('message-1', 0));
      expect(await store.claim(minute(999), minute(1_000), 10)).toEqual([]);
      const { scheme } = aMessage();
      expect(ids(await store.setAside(scheme, 2))).toEqual(['message-1', 'first']);
      await store.postpone(aMessage({ id: 'second' }));
      expect(ids(await store.claim(minute(0), minute(5), 10))).toEqual(['second']);
      expect(ids(await store.setAside(scheme, Number.MAX_SAFE_INTEGER))).toEqual(['message-1', 'first']);
    });
  });

  describe('a message that was claimed', () => {
    test('is done when it is settled: it goes, its card stands, what follows is put in', async (store, reopen) => {
      await store.enqueue([aMessage()]);
      await store.claim(minute(0), minute(5), 10);
      await store.settle(aMessage(), [aPosting()], [aMessage({ id: 'message-2' })]);
      const again = await reopen();
      expect(ids(await again.claim(minute(9), minute(15), 10))).toEqual(['message-2']);
      expect(await again.postingsOf('TH-4F7K2M')).toEqual([aPosting()]);
    });

    test('stays when its card or what follows cannot be written: both or neither', async (store) => {
      await store.enqueue([aMessage()]);
      await store.claim(minute(0), minute(5), 10);
      await expect(store.settle(aMessage(), [aPosting(), unwritable(aPosting({ id: 'posting-2' }))])).rejects.toThrow();
      await expect(store.settle(aMessage(), [aPosting()], [unwritable(aMessage({ id: 'message-2' }))])).rejects.toThrow();
      expect(await store.postingsOf('TH-4F7K2M')).toEqual([]);
      expect(ids(await store.claim(minute(5), minute(9), 10))).toEqual(['message-1']);
    });

    test('may be settled twice', async (store) => {
      await store.enqueue([aMessage()]);
      await store.settle(aMessage(), [aPosting()]);
      await store.settle(aMessage(), [aPosting()]);
      expect(await store.claim(minute(9), minute(15), 10)).toEqual([]);
      expect(await store.postingsOf('TH-4F7K2M')).toHaveLength(1);
    });

    test('comes again at its time when it is given back, with what was noted on it', async (store) => {
      await store.enqueue([aMessage()]);
      const [claimed] = await store.claim(minute(0), minute(60), 10);
      const later: Message = { ...(claimed as Message), attempts: 1, nextTryAt: minute(3), inDoubtAt: minute(0) };
      await store.postpone(later);
      expect(await store.claim(minute(2), minute(9), 10)).toEqual([]);
      expect(await store.claim(minute(3), minute(9), 10)).toEqual([later]);
    });

    test('says so when its lease ended without a word, until it is given back', async (store, reopen) => {
      await store.enqueue([aMessage()]);
      const [first] = await store.claim(minute(0), minute(5), 10);
      expect(first).not.toHaveProperty('abandoned');
      const again = await reopen();
      expect(await again.claim(minute(5), minute(9), 10)).toEqual([{ ...aMessage(), abandoned: true }]);
      await again.postpone(aMessage({ nextTryAt: minute(6) }));
      expect(await again.claim(minute(6), minute(9), 10)).toEqual([aMessage({ nextTryAt: minute(6) })]);
    });

    test('stays in the hands that it is in when something is noted on it', async (store, reopen) => {
      await store.enqueue([aMessage()]);
      await store.claim(minute(0), minute(5), 10);
      await store.note(aMessage({ inDoubtAt: minute(1) }));
      const again = await reopen();
      expect(await again.claim(minute(4), minute(9), 10)).toEqual([]);
      expect(await again.claim(minute(5), minute(9), 10)).toEqual([{ ...aMessage({ inDoubtAt: minute(1) }), abandoned: true }]);
      await again.settle(aMessage(), []);
      await again.note(aMessage());
      expect(await again.claim(minute(9), minute(15), 10)).toEqual([]);
    });

    test('that was settled does not come back when it is given back', async (store) => {
      await store.enqueue([aMessage()]);
      await store.settle(aMessage(), []);
      await store.postpone(aMessage({ nextTryAt: minute(1) }));
      expect(await store.claim(minute(9), minute(15), 10)).toEqual([]);
    });
  });
}
