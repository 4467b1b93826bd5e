import { createHmac } from 'node:crypto';
import { CosmosClient, type Container, type CosmosClientOptions, type OperationInput } from '@azure/cosmos';
import { without } from '../../../src/case/without.ts';
import { ask, batchError, clients, codeOf, connect, create, definition, item, open, queries } from './wire/opened.ts';

// The stand-in for Cosmos DB, checked through the real SDK: what the store's tests rest on must itself be true.

describe('the door of the stand-in', () => {
  it('lets nobody in with another key, or with none', async () => {
    const { wire } = await open();
    const stranger = connect(wire, { key: Buffer.from('another key').toString('base64') });
    expect(await codeOf(stranger.database('test').read())).toBe(401);
    const bare = await fetch(`${wire.endpoint}dbs/test`, { headers: { 'x-ms-version': '2020-07-15' } });
    expect(bare.status).toBe(401);
    expect(wire.requests.at(-1)).toMatchObject({ operation: 'read database', link: 'dbs/test', status: 401 });
  });

  it('checks what was signed: a signature for one item opens no other', async () => {
    const { wire, cases } = await open();
    await cases.items.create(item());
    let headers: Record<string, string> = {};
    type Next = (request: { headers: Record<string, string> }) => unknown;
    const listen = async (request: Parameters<Next>[0], _: unknown, next: Next) => {
      headers = request.headers;
      return next(request);
    };
    // The SDK's types do not tell of plugins, which see a request as it goes out.
    const options = { endpoint: wire.endpoint, key: wire.key, plugins: [{ on: 'request', plugin: listen }] } as CosmosClientOptions;
    const listening = new CosmosClient(options);
    clients.push(listening);
    await listening.database('test').container('cases').item('case', 'TH-1').read();
    const again = (path: string, change: object = {}) =>
      fetch(`${wire.endpoint}dbs/test/colls/cases/docs/${path}`, { headers: { ...headers, ...change } }).then(({ status }) => status);
    expect(await again('case')).toBe(200);
    expect(await again('other')).toBe(401);
    expect(await again('case', { 'x-ms-date': new Date(0).toUTCString() })).toBe(401);
    expect(await again('case', { 'x-ms-version': '' })).toBe(400);
  });

  it.each([
    ['lets nobody in whose clock is twenty minutes ahead', {}, 403],
    ['lets them in where it is told to', { longestSkewMs: 3_600_000 }, 200],
  ])('%s', async (_, options, status) => {
    const { wire } = await open(options);
    const date = new Date(Date.now() + 20 * 60_000).toUTCString();
    const signature = createHmac('sha256', Buffer.from(wire.key, 'base64')).update(`get\ndbs\ndbs/test\n${date.toLowerCase()}\n\n`);
    const authorization = encodeURIComponent(`type=master&ver=1.0&sig=${signature.digest('base64')}`);
    const headers = { authorization, 'x-ms-date': date, 'x-ms-version': '2020-07-15' };
    expect((await fetch(`${wire.endpoint}dbs/test`, { headers })).status).toBe(status);
  });

  it('makes the database and the container once', async () => {
    const { wire } = await open();
    const client = connect(wire);
    expect((await client.databases.createIfNotExists({ id: 'test' })).statusCode).toBe(200);
    expect((await client.database('test').containers.createIfNotExists(definition)).statusCode).toBe(200);
    expect(await codeOf(client.databases.create({ id: 'test' }))).toBe(409);
    expect(await codeOf(client.database('test').containers.create(definition))).toBe(409);
    expect((await client.database('test').container('cases').read()).resource).toMatchObject(definition);
    expect(await codeOf(client.database('test').container('nothing').items.create(item()))).toBe(404);
    await client.database('test').delete();
    expect(await codeOf(client.database('test').read())).toBe(404);
  });
});

describe('one item', () => {
  it('is made, read, replaced and deleted, each time with a new tag', async () => {
    const { wire, cases } = await open();
    const made = await cases.items.create(item({ name: 'Zoë 😀' }));
    expect([made.statusCode, (await codeOf(cases.items.create(item()))) as number]).toEqual([201, 409]);
    const one = cases.item('case', 'TH-1');
    expect((await one.read()).resource).toMatchObject({ ref: 'TH-1', name: 'Zoë 😀', _etag: made.etag });
    const replaced = await one.replace(item({ name: 'Sam' }));
    const put = await cases.items.upsert(item({ name: 'Kim' }));
    expect([replaced.statusCode, put.statusCode]).toEqual([200, 200]);
    expect((await cases.items.upsert(item({ id: 'new' }))).statusCode).toBe(201);
    expect(new Set([made.etag, replaced.etag, put.etag]).size).toBe(3);
    expect(wire.dump()['test']?.['cases']).toMatchObject([{ name: 'Kim' }, { id: 'new' }]);
    expect((await one.delete()).statusCode).toBe(204);
    expect([await codeOf(one.delete()), await codeOf(one.replace(item()))]).toEqual([404, 404]);
  });

  it('that is not there is read as nothing, without an error', async () => {
    const { cases } = await open();
    const { statusCode, resource } = await cases.item('case', 'TH-1').read();
    expect([statusCode, resource]).toEqual([404, undefined]);
  });

  it('lives in its own partition only', async () => {
    const { cases } = await open();
    await cases.items.create(item());
    expect((await cases.item('case', 'TH-2').read()).resource).toBeUndefined();
    await cases.items.create(item({ ref: 'TH-2' }));
    expect(await codeOf(cases.item('case', 'TH-2').replace(item({ ref: 'TH-1' })))).toBe(400);
  });

  it('of 30 writes with the tag that was read exactly one wins', async () => {
    const { cases } = await open();
    const { etag } = await cases.items.create(item());
    const options = { accessCondition: { type: 'IfMatch', condition: etag } };
    const codes = await Promise.all(
      Array.from({ length: 30 }, (_, at) => codeOf(cases.item('case', 'TH-1').replace(item({ at }), options))),
    );
    expect(codes.filter((code) => code === 'done')).toHaveLength(1);
    expect(codes.filter((code) => code === 412)).toHaveLength(29);
    expect((await cases.item('case', 'TH-1').read()).resource).toMatchObject({ at: codes.indexOf('done') });
  });

  it.each(['a/b', 'a\\b', 'a?b', 'a#b'])('cannot be called %s', async (id) => {
    const { wire, cases } = await open();
    // The SDK itself refuses all but the question mark, so the batch is tried as well: there it looks at nothing.
    await expect(cases.items.create(item({ id }))).rejects.toBeDefined();
    const reply = await cases.items.batch([create(item({ id }))], 'TH-1');
    expect(reply.result?.map(({ statusCode }) => statusCode)).toEqual([400]);
    expect(wire.dump()['test']?.['cases']).toEqual([]);
  });

  it('has 2 MB at most', async () => {
    const { cases } = await open();
    expect(await codeOf(cases.items.create(item({ text: 'x'.repeat(2 * 1024 * 1024) })))).toBe(413);
    expect(await codeOf(cases.items.create(item({ text: 'x'.repeat(2 * 1024 * 1024 - 200) })))).toBe('done');
  });
});

describe('a patch', () => {
  it('sets, adds, counts and removes', async () => {
    const { cases } = await open();
    const { etag } = await cases.items.create(item({ count: 1, gone: 'x', doc: { name: 'Sam' } }));
    const { resource } = await cases.item('case', 'TH-1').patch([
      { op: 'set', path: '/doc/name', value: 'Kim' },
      { op: 'add', path: '/dueAt', value: '2026' },
      { op: 'incr', path: '/count', value: 2 },
      { op: 'remove', path: '/gone' },
    ]);
    expect(resource).toMatchObject({ count: 3, doc: { name: 'Kim' }, dueAt: '2026' });
    expect(resource).not.toHaveProperty('gone');
    expect(resource?._etag).not.toBe(etag);
  });

  it('is made when its condition holds, and otherwise not at all', async () => {
    const { cases } = await open();
    await cases.items.create(item({ status: 'ready', count: 1 }));
    const when = (condition: string) =>
      codeOf(cases.item('case', 'TH-1').patch({ operations: [{ op: 'incr', path: '/count', value: 1 }], condition }));
    expect(await when(`FROM c WHERE c.status = 'ready' AND c.count >= 1`)).toBe('done');
    expect(await when(`FROM c WHERE c.status = 'closed'`)).toBe(412);
    expect(await when(`FROM c WHERE c.unknown != 'closed'`)).toBe(412);
    expect((await cases.item('case', 'TH-1').read()).resource).toMatchObject({ count: 2 });
  });

  it('keeps nothing when one of its changes is impossible, and never moves an item', async () => {
    const { cases } = await open();
    await cases.items.create(item({ count: 1 }));
    const patch = (path: string, op: 'set' | 'remove' = 'set') =>
      codeOf(cases.item('case', 'TH-1').patch([{ op: 'incr', path: '/count', value: 1 }, { op, path, value: 'x' } as never]));
    expect([await patch('/ref'), await patch('/id'), await patch('/a/b'), await patch('/nothing', 'remove')]).toEqual([400, 400, 400, 400]);
    const eleven = Array.from({ length: 11 }, () => ({ op: 'incr' as const, path: '/count', value: 1 }));
    expect(await codeOf(cases.item('case', 'TH-1').patch(eleven))).toBe(400);
    expect((await cases.item('case', 'TH-1').read()).resource).toMatchObject({ count: 1, ref: 'TH-1' });
  });
});

describe('a batch', () => {
  const codes = async (cases: Container, operations: OperationInput[]) => {
    const reply = await cases.items.batch(operations, 'TH-1');
    return { code: reply.code, codes: reply.result?.map(({ statusCode }) => statusCode) };
  };

  it('is kept as a whole, and each operation answers for itself', async () => {
    const { wire, cases } = await open();
    const { etag } = await cases.items.create(item());
    await cases.items.create(item({ id: 'old' }));
    const done = await codes(cases, [
      { operationType: 'Replace', id: 'case', resourceBody: item({ at: 2 }), ifMatch: etag },
      create(item({ id: 'event' })),
      { operationType: 'Upsert', resourceBody: item({ id: 'posting' }) },
      { operationType: 'Patch', id: 'event', resourceBody: { operations: [{ op: 'set', path: '/seen', value: true }] } },
      { operationType: 'Read', id: 'event' },
      { operationType: 'Delete', id: 'old' },
    ]);
    expect(done).toEqual({ code: 200, codes: [200, 201, 201, 200, 200, 204] });
    expect(wire.dump()['test']?.['cases']).toMatchObject([{ id: 'case', at: 2 }, { id: 'event', seen: true }, { id: 'posting' }]);
  });

  it.each<[string, OperationInput, number]>([
    ['a tag that is old', { operationType: 'Replace', id: 'case', resourceBody: item({ at: 9 }), ifMatch: '"old"' }, 412],
    ['an id that is taken', create(item()), 409],
    ['an item that is gone', { operationType: 'Delete', id: 'nothing' }, 404],
    ['an item of another partition', create(item({ id: 'x', ref: 'TH-2' })), 400],
  ])('with %s keeps nothing: the culprit has its own code, the others 424', async (_, culprit, code) => {
    const { wire, cases } = await open();
    await cases.items.create(item({ at: 1 }));
    const before = wire.dump();
    const others: OperationInput[] = [create(item({ id: 'event' })), { operationType: 'Upsert', resourceBody: item({ at: 2 }) }];
    expect(await codes(cases, [...others, culprit, create(item({ id: 'last' }))])).toEqual({ code: 207, codes: [424, 424, code, 424] });
    expect(wire.dump()).toEqual(before);
    expect((await ask(cases, queries.all).fetchAll()).resources).toHaveLength(1);
  });

  it('has 100 operations and 2 MB at most', async () => {
    const { wire, cases } = await open();
    const many = Array.from({ length: 100 }, (_, at) => create(item({ id: `event:${at}` })));
    await expect(cases.items.batch([...many, create(item())], 'TH-1')).rejects.toThrow('100 operations');
    const heavy = Array.from({ length: 3 }, (_, at) => create(item({ id: `event:${at}`, text: 'x'.repeat(800_000) })));
    expect(await batchError(cases.items.batch(heavy, 'TH-1'))).toBe(413);
    expect(wire.dump()['test']?.['cases']).toEqual([]);
    expect((await codes(cases, many)).code).toBe(200);
  });

  it('leaves the items out of the answer when it is asked to', async () => {
    const { cases } = await open();
    const { result } = await cases.items.batch([create(item())], 'TH-1', { contentResponseOnWriteEnabled: false });
    expect(result?.[0]).toMatchObject({ statusCode: 201, eTag: expect.stringMatching(/^"/) });
    expect(result?.[0]).not.toHaveProperty('resourceBody');
  });
});

describe('an item with a time to live', () => {
  it('is hidden from reads, writes and queries when its time is over, counted from its last write', async () => {
    let now = Date.parse('2026-03-04T12:00:00.000Z');
    const { wire, cases } = await open({ now: () => now });
    await cases.items.create(item({ id: 'short', ttl: 10 }));
    await cases.items.create(item({ id: 'long' }));
    const alive = async () => (await ask(cases, queries.all).fetchAll()).resources.map(({ id }) => id).sort();
    now += 9_999;
    expect(await alive()).toEqual(['long', 'short']);
    await cases.item('short', 'TH-1').patch([{ op: 'set', path: '/touched', value: true }]);
    now += 9_000;
    expect(await alive()).toEqual(['long', 'short']);
    now += 1_000;
    expect(await alive()).toEqual(['long']);
    expect((await cases.item('short', 'TH-1').read()).statusCode).toBe(404);
    expect(await codeOf(cases.item('short', 'TH-1').replace(item({ id: 'short' })))).toBe(404);
    expect(wire.dump()['test']?.['cases']).toMatchObject([{ id: 'long' }]);
    expect((await cases.items.create(item({ id: 'short', ttl: 10 }))).statusCode).toBe(201);
  });

  it('needs a container that knows of it, and a time that is one', async () => {
    let now = Date.parse('2026-03-04T12:00:00.000Z');
    const { wire, cases } = await open({ now: () => now });
    const { container } = await connect(wire)
      .database('test')
      .containers.create({ ...without(definition, 'defaultTtl'), id: 'timeless' });
    await container.items.create(item({ ttl: 10 }));
    now += 60_000;
    expect((await container.item('case', 'TH-1').read()).statusCode).toBe(200);
    expect(await codeOf(cases.items.create(item({ ttl: 0 })))).toBe(400);
    expect(await codeOf(cases.items.create(item({ ttl: null })))).toBe(400);
  });
});
