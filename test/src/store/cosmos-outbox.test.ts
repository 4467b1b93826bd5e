import { noon } from '../../builders.ts';
import { aMessage, aPosting, minute } from './contract/open.ts';
import { onBatch, ref, test } from './over-stand-in.ts';

describe('the outbox on Cosmos DB', () => {
  const held = (message: { id: string }) => ({ when: ({ link }: { link: string }) => link.endsWith(`docs/${message.id}`) });

  test('gives each message to one of two instances, and the share of a dead one to the other when its lease is over', async (store, _, another) => {
    const other = await another();
    await store.enqueue(Array.from({ length: 12 }, (_each, at) => aMessage({ id: `message-${at}`, ref: `TH-${at}` })));
    const claims = await Promise.all([store.claim(noon, minute(1), 8), other.claim(noon, minute(1), 8)]);
    const ids = claims.flat().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(await other.claim(minute(1), minute(2), 20)).toHaveLength(12);
  });

  test('loses nothing of a claim when the lease of one message fails or its answer is lost', async (store, wire) => {
    await store.enqueue([aMessage({ id: 'good' }), aMessage({ id: 'bad' }), aMessage({ id: 'lost' })]);
    wire.faults.add({ ...held({ id: 'bad' }), times: 1, trouble: { answer: 503 } });
    wire.faults.add({ ...held({ id: 'lost' }), times: 1, trouble: { drop: 'after' } });
    const claimed = (await store.claim(minute(0), minute(1), 10)).map(({ id }) => id);
    expect(claimed).toContain('good');
    const later = (await store.claim(minute(1), minute(2), 10)).map(({ id }) => id);
    expect(new Set([...claimed, ...later])).toEqual(new Set(['good', 'bad', 'lost']));
  });

  test('settles once, also when the answer is lost: the postings stand and the message is gone', async (store, wire) => {
    await store.enqueue([aMessage()]);
    const [message = aMessage()] = await store.claim(minute(0), minute(1), 10);
    wire.faults.add({ when: onBatch, times: 1, trouble: { drop: 'after' } });
    await store.settle(message, [aPosting()], [aMessage({ id: 'further' })]);
    expect(await store.postingsOf(ref)).toEqual([aPosting()]);
    expect((await store.claim(minute(9), minute(10), 10)).map(({ id }) => id)).toEqual(['further']);
  });

  test('takes a name as new though one of its messages is there already', async (store) => {
    await store.enqueue([aMessage()]);
    expect(await store.enqueueOnce('digest-2026-03-04', [aMessage({ attempts: 9 }), aMessage({ id: 'second' })])).toBe(true);
    expect(await store.enqueueOnce('digest-2026-03-04', [aMessage({ id: 'third' })])).toBe(false);
    const claimed = await store.claim(minute(0), minute(1), 10);
    expect(claimed.map(({ id, attempts }) => `${id} ${attempts}`).sort()).toEqual(['message-1 0', 'second 0']);
  });

  test('posts the morning overview once, also when the answer is lost', async (store, wire) => {
    wire.faults.add({ when: onBatch, times: 1, trouble: { drop: 'after' } });
    await store.enqueueOnce('digest-2026-03-04', [aMessage()]).catch(() => undefined);
    await store.enqueueOnce('digest-2026-03-04', [aMessage()]);
    expect(await store.claim(minute(0), minute(1), 10)).toHaveLength(1);
  });
});
