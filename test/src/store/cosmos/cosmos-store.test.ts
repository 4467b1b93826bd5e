import { recordFaults } from '../../../../src/record/chain.ts';
import { StaleCase, type CaseStore } from '../../../../src/store/case-store.ts';
import { CosmosClient } from '@azure/cosmos';
import { prepareCosmos } from '../../../../src/store/cosmos/cosmos-prepare.ts';
import { openCosmosStore } from '../../../../src/store/cosmos/cosmos-store.ts';
import { aCase, aChange, noon } from '../../../builders.ts';
import { without } from '../../../../src/case/without.ts';
import { aMessage, aPosting, saved } from '../contract/open.ts';
import { startStandIn } from '../cosmos-account.ts';
import { asked, ref, test } from '../over-stand-in.ts';

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
    expect(read && recordFaults(await store.eventsOf(ref), read.case)).toEqual([]);
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
