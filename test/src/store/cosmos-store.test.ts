import { auditFaults } from '../../../src/case/audit.ts';
import { recordFaults } from '../../../src/case/chain.ts';
import { recordRotation } from '../../../src/service/record-service.ts';
import { RefTaken, StaleCase, type CaseStore } from '../../../src/store/case-store.ts';
import { CosmosClient } from '@azure/cosmos';
import { prepareCosmos } from '../../../src/store/cosmos-prepare.ts';
import { openCosmosStore } from '../../../src/store/cosmos-store.ts';
import { aCase, aChange, inspector, noon, northLincolnshire, without } from '../../builders.ts';
import { aMessage, aPosting, minute, saved } from './contract/open.ts';
import { startStandIn } from './cosmos-account.ts';

const ref = 'TH-4F7K2M';
type StandIn = Awaited<ReturnType<typeof startStandIn>>;
const test = (name: string, work: (store: CaseStore, wire: StandIn['wire'], another: () => Promise<CaseStore>) => Promise<void>) =>
  it(name, async () => {
    const standIn = await startStandIn();
    const options = await standIn.container();
    const stores: CaseStore[] = [];
    const another = async () => {
      const store = await openCosmosStore(options);
      // The first request of an SDK asks for the account; a process does that once.
      await store.find('TH-000000');
      stores.push(store);
      return store;
    };
    const store = await another();
    standIn.wire.requests.splice(0);
    try {
      await work(store, standIn.wire, another);
    } finally {
      standIn.wire.faults.clear();
      for (const one of stores) await one.close();
      await standIn.stop();
    }
  });
/** The moment one write is lost on its way, somebody else's gets through: only then does the store look what became of its own. */
function overtake(wire: StandIn['wire'], other: () => Promise<unknown>): () => Promise<unknown> {
  let others: Promise<unknown> | undefined;
  const isFirst = () => {
    const was = others;
    others ??= other();
    return !was;
  };
  wire.faults.add({ when: (asking) => onBatch(asking) && isFirst(), times: 1, trouble: { drop: 'before' } });
  wire.faults.add({ when: ({ operation, link }) => operation === 'read' && link.includes('event:'), times: 1, trouble: { delayMs: 150 } });
  return async () => others;
}
const onBatch = ({ operation }: { operation: string }) => operation === 'batch';
const asked = (wire: StandIn['wire']) => wire.requests.splice(0).map(({ operation, status }) => `${operation} ${status}`);
const stands = async (store: CaseStore) => ({
  events: (await store.eventsOf(ref)).length,
  messages: (await store.claim(minute(0), minute(1), 10)).map(({ id }) => id),
  postings: (await store.postingsOf(ref)).map(({ id }) => id),
});

test('To know whose card a message is takes one read, and a look over all partitions only when it is not the case’s own', async (store, wire) => {
  await store.save(aChange(aCase(), { postings: [aPosting()] }));
  asked(wire);
  expect([await store.isOfAnother('posting-1', ref), asked(wire)]).toEqual([false, ['read 200']]);
  expect([await store.isOfAnother('posting-1', 'TH-000001'), asked(wire)[0]]).toEqual([true, 'read 404']);
});

describe('a step on Cosmos DB', () => {
  test('is one read and one batch, whatever goes with it', async (store, wire) => {
    const first = aChange(aCase(), { messages: [aMessage()], postings: [aPosting()] });
    await store.save(first);
    expect(asked(wire)).toEqual(['batch 200']);
    const read = await store.find(ref);
    const messages = [1, 2, 3].map((number) => aMessage({ id: `message-${number}0` }));
    await store.save(aChange({ ...first.next, status: 'ready', version: 4 }, { ...(read && { read }), messages, postings: [aPosting()] }));
    expect(asked(wire)).toEqual(['read 200', 'batch 200']);
  });

  test('is guarded by the tag that was read, not only by its event having a number of its own', async (store) => {
    const read = await saved(store, aCase());
    const winner = await saved(store, { ...read.case, version: 4 }, { read });
    const late = aChange({ ...winner.case, status: 'not authorised', version: 5 }, { read });
    expect(late.event.seq).toBe(3);
    await expect(store.save(late)).rejects.toThrow(StaleCase);
    expect(await store.find(ref)).toEqual(winner);
  });

  test('keeps no name and no address where lists look', async (store, wire) => {
    await store.save(aChange(aCase(), { messages: [aMessage()], postings: [aPosting()] }));
    const [items] = Object.values(Object.values(wire.dump())[0] ?? {});
    const beside = (items ?? []).map((item) => JSON.stringify(without(item, 'doc'))).join();
    expect(beside).toContain(ref);
    for (const said of ['Jo Invented', 'Invented Lane', '07700', 'DN15', 'set the door on fire']) expect(beside).not.toContain(said);
  });
});

describe('a write whose answer was lost', () => {
  test('of the service’s own record is there once, whether it was kept or not', async (store, wire, another) => {
    const around = { store, scheme: northLincolnshire, now: () => new Date(noon) };
    for (const drop of ['after', 'before'] as const) {
      wire.faults.add({ when: onBatch, times: 1, trouble: { drop } });
      await recordRotation(around, inspector, { place: 'command line' });
    }
    const overtaken = overtake(wire, async () =>
      recordRotation({ ...around, store: await another() }, inspector, { place: 'command line' }),
    );
    await recordRotation(around, inspector, { place: 'command line' });
    await overtaken();
    const read = await store.serviceOf(northLincolnshire.name);
    const events = await store.serviceEventsOf(northLincolnshire.name);
    expect(events.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
    expect(read && recordFaults(events, read.record)).toEqual([]);
  });

  test('is done, and was done once', async (store, wire) => {
    wire.faults.add({ when: onBatch, times: 1, trouble: { drop: 'after' } });
    await store.save(aChange(aCase(), { messages: [aMessage()], postings: [aPosting()] }));
    expect(await stands(store)).toEqual({ events: 1, messages: ['message-1'], postings: ['posting-1'] });
    const read = await store.find(ref);
    wire.faults.add({ when: onBatch, times: 1, trouble: { answer: 503, committed: true } });
    await store.save(aChange({ ...(read?.case ?? aCase()), status: 'ready', version: 4 }, { ...(read && { read }) }));
    expect((await store.find(ref))?.case.status).toBe('ready');
    expect(await store.eventsOf(ref)).toHaveLength(2);
  });

  test('that never came is sent again', async (store, wire) => {
    wire.faults.add({ when: onBatch, times: 1, trouble: { drop: 'before' } });
    await store.save(aChange(aCase(), { messages: [aMessage()] }));
    const read = await store.find(ref);
    wire.faults.add({ when: onBatch, times: 2, trouble: [{ answer: 449 }, { answer: 408 }] });
    await store.save(aChange({ ...(read?.case ?? aCase()), version: 4 }, { ...(read && { read }) }));
    expect(await stands(store)).toEqual({ events: 2, messages: ['message-1'], postings: [] });
  });

  test('that comes late, behind its own repetition, is done once', async (store, wire) => {
    const read = await saved(store, aCase());
    wire.faults.add({ when: onBatch, times: 1, trouble: { delayMs: 5_500 } });
    await store.save(aChange({ ...read.case, status: 'ready', version: 4 }, { read, messages: [aMessage()] }));
    await new Promise((wake) => setTimeout(wake, 1_000));
    expect(await stands(store)).toEqual({ events: 2, messages: ['message-1'], postings: [] });
  });

  test('is stale when somebody else was faster, and of the same event only one is kept', async (store, wire) => {
    const read = await saved(store, aCase());
    const ours = aChange({ ...read.case, status: 'not authorised', version: 4 }, { read, messages: [aMessage()] });
    const theirs = aChange({ ...read.case, status: 'ready', version: 4 }, { read });
    const others = overtake(wire, () => store.save(theirs));
    await expect(store.save(ours)).rejects.toThrow(StaleCase);
    await others();
    expect((await store.find(ref))?.case.status).toBe('ready');
    expect((await store.eventsOf(ref)).map(({ hash }) => hash)).toEqual([read.case.head, theirs.event.hash]);
    expect(await store.claim(minute(0), minute(1), 10)).toEqual([]);
  });

  test('of a new case whose ref was taken meanwhile says so', async (store, wire) => {
    const there = aChange(aCase({ referrer: inspector }));
    const others = overtake(wire, () => store.save(there));
    await expect(store.save(aChange())).rejects.toThrow(RefTaken);
    await others();
    expect((await store.find(ref))?.case.referrer).toEqual(inspector);
  });

  test('is not called done when nobody can tell', async (store, wire) => {
    wire.faults.add({ when: onBatch, trouble: { drop: 'before' } });
    const failed = store.save(aChange());
    await expect(failed).rejects.not.toThrow(StaleCase);
    await expect(failed).rejects.not.toThrow(RefTaken);
    wire.faults.clear();
    expect(await store.find(ref)).toBeUndefined();
  });
});

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

describe('two instances on one container', () => {
  test('take turns: of 40 steps on one case each is kept, none over another', async (store, _, another) => {
    const stores = [store, await another()];
    await saved(store, aCase({ version: 1 }));
    const step = async (one: CaseStore): Promise<void> => {
      const read = await one.find(ref);
      if (!read) throw new Error('The case is gone.');
      const next = aChange({ ...read.case, version: read.case.version + 1 }, { read });
      await one.save(next).catch((error: unknown) => {
        if (!(error instanceof StaleCase)) throw error;
        return step(one);
      });
    };
    await Promise.all(
      stores.map(async (one) => {
        for (let count = 0; count < 20; count += 1) await step(one);
      }),
    );
    const read = await store.find(ref);
    expect(read?.case.version).toBe(41);
    expect(read && auditFaults(await store.eventsOf(ref), read.case)).toEqual([]);
  });
});

it('gives a container of an earlier release the indexes that today’s questions need, and keeps what is in it', async () => {
  const standIn = await startStandIn();
  const options = await standIn.container();
  const client = new CosmosClient({ endpoint: options.endpoint, key: options.key ?? '' });
  const container = client.database(options.database).container(options.container);
  const store = await openCosmosStore(options);
  await saved(store, aCase());
  const { resource } = await container.read();
  if (!resource) throw new Error('there is no container');
  await container.replace({ ...resource, indexingPolicy: { ...resource.indexingPolicy, compositeIndexes: [] } });
  await expect(store.withNoticeDue(noon, { limit: 1 })).rejects.toThrow();
  await prepareCosmos(options);
  await store.withNoticeDue(noon, { limit: 1 });
  expect((await store.find(ref))?.case.ref).toBe(ref);
  await store.close();
  client.dispose();
  await standIn.stop();
});

describe('what is kept on Cosmos DB', () => {
  test('and is something else than a case is not read as one', async (store, wire) => {
    await store.save(aChange());
    const patch = [{ op: 'set', path: '/doc/status', value: 'approved' }] as const;
    const { CosmosClient } = await import('@azure/cosmos');
    const client = new CosmosClient({ endpoint: wire.endpoint, key: wire.key });
    const [database = ''] = Object.keys(wire.dump());
    await client
      .database(database)
      .container('cases-1')
      .item('case', ref)
      .patch([...patch]);
    await expect(store.find(ref)).rejects.toThrow('status');
    client.dispose();
  });
});
