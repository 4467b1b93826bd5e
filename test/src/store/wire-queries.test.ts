import { ask, asked, item, open, queries } from './wire/opened.ts';
import { startWire, type WireOptions } from './wire/wire.ts';

// The stand-in for Cosmos DB, checked through the real SDK: what the store's tests rest on must itself be true.

describe('a query', () => {
  const minutes = [5, 1, 3, 3, 3, 3, 2, 4, 3, 0, 6, 3];
  const dueAt = (minute: number) => `2026-03-04T12:0${minute}:00.000Z`;
  async function filled(options: WireOptions = {}) {
    const opened = await open(options);
    for (const [at, minute] of minutes.entries()) await opened.cases.items.create(item({ ref: `TH-${at + 10}`, dueAt: dueAt(minute) }));
    opened.wire.requests.splice(0);
    return opened;
  }
  const inOrder = minutes
    .map((minute, at) => ({ minute, ref: `TH-${at + 10}` }))
    .sort((a, b) => a.minute - b.minute || (a.ref < b.ref ? -1 : 1));
  const until = (minute: number) => inOrder.filter((one) => one.minute <= minute).map(({ ref }) => ref);

  it('over all partitions is planned by the service and merged by the SDK, equal times and the very bound included', async () => {
    const { wire, cases } = await filled();
    const { resources } = await ask(cases, queries.due, { now: dueAt(3) }).fetchAll();
    expect(resources.map(({ ref }) => ref)).toEqual(until(3));
    expect(until(3)).toHaveLength(9);
    // The plan is asked for at once; the query itself is refused; then each of the three ranges is asked.
    expect(asked(wire).sort()).toEqual(['plan 200', 'query 200', 'query 200', 'query 200', 'query 400', 'read ranges 200']);
  });

  it('over all partitions goes without the refusal when the plan is asked for first', async () => {
    const { wire, cases } = await filled();
    await ask(cases, queries.all).fetchAll();
    asked(wire);
    const { resources } = await ask(cases, queries.due, { now: dueAt(3) }, { forceQueryPlan: true }).fetchAll();
    expect(resources.map(({ ref }) => ref)).toEqual(until(3));
    expect(asked(wire)).toEqual(['plan 200', 'read ranges 200', 'query 200', 'query 200', 'query 200']);
  });

  it('gives its pages in order, though each page is merged of three ranges, and no continuation', async () => {
    const { cases } = await filled();
    const pages = ask(cases, queries.due, { now: dueAt(9) }, { maxItemCount: 2 });
    const found: string[][] = [];
    while (pages.hasMoreResults() && found.length < 20) {
      const { resources, continuationToken } = await pages.fetchNext();
      expect(continuationToken).toBeUndefined();
      if (resources) found.push(resources.map(({ ref }) => ref));
    }
    expect(found.flat()).toEqual(inOrder.map(({ ref }) => ref));
    expect(Math.max(...found.map((page) => page.length))).toBe(2);
  });

  it('can be paged by key, backwards too, nothing twice and nothing left out', async () => {
    const { cases } = await filled();
    const found: string[] = [];
    for (let after = { at: '9', ref: '' }; found.length < 20;) {
      const { resources = [] } = await ask(cases, queries.latest, after, { maxItemCount: 5 }).fetchNext();
      const last = resources.at(-1);
      if (!last) break;
      found.push(...resources.map(({ ref }) => ref));
      after = { at: last.dueAt, ref: last.ref };
    }
    expect(found).toEqual(inOrder.map(({ ref }) => ref).reverse());
  });

  it('without an order is answered by the service itself, in pages that may be short although more is to come', async () => {
    const { wire, cases } = await filled();
    const pages = ask(cases, queries.all, {}, { maxItemCount: 3 });
    const found: string[] = [];
    const sizes: number[] = [];
    while (pages.hasMoreResults()) {
      const { resources } = await pages.fetchNext();
      sizes.push(resources.length);
      found.push(...resources.map(({ ref }) => ref));
    }
    expect(found.sort()).toEqual(inOrder.map(({ ref }) => ref).sort());
    expect(sizes.slice(0, -1).some((size) => size < 3)).toBe(true);
    expect(asked(wire).filter((operation) => operation === 'query 400')).toEqual([]);
  });

  it('goes on behind the last item of a page, whatever was written meanwhile', async () => {
    const { cases } = await open();
    for (const at of [1, 2, 3, 4]) await cases.items.create(item({ id: `job:${at}`, dueAt: dueAt(at) }));
    const within = { partitionKey: 'TH-1', maxItemCount: 2 };
    const first = await ask(cases, queries.due, { now: dueAt(9) }, within).fetchNext();
    expect(first.resources.map(({ id }) => id)).toEqual(['job:1', 'job:2']);
    await cases.item('job:1', 'TH-1').delete();
    await cases.items.create(item({ id: 'job:0', dueAt: dueAt(0) }));
    const { continuationToken } = first;
    const second = await ask(cases, queries.due, { now: dueAt(9) }, { ...within, continuationToken }).fetchNext();
    expect(second.resources.map(({ id }) => id)).toEqual(['job:3', 'job:4']);
    expect(second.continuationToken).toBeUndefined();
  });

  it('within one partition is answered by the service, and sees nothing of the others', async () => {
    const { wire, cases } = await filled();
    const { resources } = await ask(cases, queries.due, { now: dueAt(9) }, { partitionKey: 'TH-12' }).fetchAll();
    expect(resources.map(({ ref }) => ref)).toEqual(['TH-12']);
    expect(asked(wire).sort()).toEqual(['plan 200', 'query 200']);
  });

  it('sees lists, NOT and OR as the service does: what is missing is never true', async () => {
    const { cases } = await open();
    await cases.items.create(item({ ref: 'TH-1' }));
    await cases.items.create(item({ ref: 'TH-2', type: 'event' }));
    await cases.items.create({ id: 'bare', ref: 'TH-3' });
    const refs = ['TH-1', 'TH-2', 'TH-3'];
    const found = async (values: object) =>
      (await ask(cases, queries.some, { refs, type: '', ...values }).fetchAll()).resources.map(({ ref }) => ref);
    expect(await found({})).toEqual(['TH-1']);
    expect(await found({ type: 'event' })).toEqual([]);
    expect(await found({ refs: [] })).toEqual([]);
  });

  it('gives only what it asks for of an item, over all partitions and within one; what is missing is left out', async () => {
    const { cases } = await open();
    await cases.items.create(item({ ref: 'TH-1', dueAt: dueAt(2), note: { inner: 1 }, secret: 'x' }));
    await cases.items.create(item({ ref: 'TH-2', dueAt: dueAt(1), secret: 'x' }));
    const found = async (options: object) => (await ask(cases, queries.parts, { now: dueAt(9) }, options).fetchAll()).resources;
    expect(await found({})).toEqual([{ ref: 'TH-2' }, { ref: 'TH-1', note: { inner: 1 } }]);
    expect(await found({ partitionKey: 'TH-1' })).toEqual([{ ref: 'TH-1', note: { inner: 1 } }]);
  });

  it('sees an item where it stands now, after each kind of write', async () => {
    const { cases } = await open();
    const due = async () => (await ask(cases, queries.all).fetchAll()).resources.map(({ id }) => id);
    await cases.items.create(item());
    expect(await due()).toEqual(['case']);
    await cases.item('case', 'TH-1').patch([{ op: 'set', path: '/type', value: 'event' }]);
    expect(await due()).toEqual([]);
    await cases.items.upsert(item());
    expect(await due()).toEqual(['case']);
    await cases.item('case', 'TH-1').delete();
    expect(await due()).toEqual([]);
  });

  it('that is not known is refused, also one that differs by a letter', async () => {
    const { cases } = await filled();
    for (const text of [`${queries.all} `, queries.all.replace("'job'", "'case'"), 'SELECT * FROM c', 'SELECT VALUE COUNT(1) FROM c']) {
      await expect(ask(cases, text).fetchAll()).rejects.toMatchObject({ code: 400, message: expect.stringContaining('does not know') });
    }
  });

  it('is refused without the index that it needs', async () => {
    const { cases } = await filled();
    await expect(ask(cases, queries.unordered).fetchAll()).rejects.toThrow('composite index');
    await expect(ask(cases, queries.byTitle).fetchAll()).rejects.toThrow('order-by item is excluded');
    await expect(ask(cases, queries.scan).fetchAll()).rejects.toThrow('/secret is excluded');
    await cases.items.create(item({ id: 'without a time' }));
    await expect(ask(cases, queries.withNothing).fetchAll()).rejects.toThrow('does not order');
  });

  it.each([
    'SELECT c.id AS name FROM c',
    'SELECT c.a.b FROM c',
    'SELECT c.id, c FROM c',
    'SELECT c.value FROM c',
    'SELECT c.order, c.id FROM c',
    'SELECT * FROM c WHERE c.a LIKE "x"',
    'SELECT * FROM c WHERE c.order = 1',
    'SELECT * FROM c ORDER BY c.value',
    'SELECT * FROM c WHERE (c.a = 1',
    'SELECT * FROM c ORDER BY c.a + 1',
  ])('that the stand-in cannot read stops it from starting: %s', async (text) => {
    await expect(startWire({ queries: { odd: text } })).rejects.toThrow("must first learn the query 'odd'");
  });
});
