import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Container } from '@azure/cosmos';
import type { Case } from '../../../src/case/case.ts';
import { keysOf } from '../../../src/referral/keys.ts';
import { verifyRecords } from '../../../src/record/verify-records.ts';
import type { CaseStore } from '../../../src/store/case-store.ts';
import { openCosmosStore } from '../../../src/store/cosmos/cosmos-store.ts';
import { openSqliteStore } from '../../../src/store/sqlite/sqlite-store.ts';
import { resealAll } from '../../../src/store/reseal-all.ts';
import { localWrapping, WrongKey, type Wrapping } from '../../../src/store/sealed/wrapping.ts';
import { aCase, aChange, answers, noon } from '../../builders.ts';
import { describeCaseStore } from './case-store.contract.ts';
import { refNumber, saved } from './contract/open.ts';
import { startStandIn } from './cosmos-account.ts';
import { uncountInContainer, uncountInFile } from './uncount.ts';

const key = (fill: number) => Buffer.alloc(32, fill);
const wrapping = localWrapping([key(1)]);

interface Place {
  open: (wrapping?: Wrapping) => Promise<CaseStore>;
  /** All that lies in the store, as whoever copies it reads it. */
  copied: () => string;
  /** Changes stored text behind the store's back. */
  swap: (one: string, other: string) => Promise<void>;
  /** Writes a case's personal part as it is, without a seal, behind the store's back. */
  unseal: (ref: string, plain: Case['private']) => Promise<void>;
  uncount: (ref: string) => Promise<void>;
  stop: () => Promise<void>;
}

async function onDisk(): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'sealing-'));
  const file = join(folder, 'cases.db');
  const stores: CaseStore[] = [];
  return {
    open: async (wrapping) => {
      const store = openSqliteStore(file, { wrapping });
      stores.push(store);
      return store;
    },
    copied: () => [file, `${file}-wal`].map((one) => readFileSync(one).toString('latin1')).join(),
    swap: async (one, other) => {
      const db = new DatabaseSync(file);
      db.prepare(
        "UPDATE cases SET doc = json_set(doc, '$.private', (SELECT json(doc -> '$.private') FROM cases WHERE ref = ?)) WHERE ref = ?",
      ).run(one, other);
      db.close();
    },
    unseal: async (ref, plain) => {
      const db = new DatabaseSync(file);
      db.prepare("UPDATE cases SET doc = json_set(doc, '$.private', json(?)) WHERE ref = ?").run(JSON.stringify(plain), ref);
      db.close();
    },
    uncount: uncountInFile(file),
    stop: async () => {
      for (const store of stores) await store.close();
      rmSync(folder, { recursive: true });
    },
  };
}

async function onCosmos(): Promise<Place> {
  const account = await startStandIn();
  const place = await account.container();
  const inContainer = async (work: (container: Container) => Promise<unknown>) => {
    const { CosmosClient } = await import('@azure/cosmos');
    const client = new CosmosClient({ endpoint: place.endpoint, key: place.key ?? '' });
    await work(client.database(place.database).container(place.container));
    client.dispose();
  };
  const stores: CaseStore[] = [];
  return {
    open: async (wrapping) => {
      const store = await openCosmosStore(place, { wrapping });
      stores.push(store);
      return store;
    },
    copied: () => JSON.stringify(account.wire.dump()),
    swap: (one, other) =>
      inContainer(async (container) => {
        const { resource } = await container.item('case', one).read<{ doc: { private: unknown } }>();
        await container.item('case', other).patch([{ op: 'set', path: '/doc/private', value: resource?.doc.private }]);
      }),
    unseal: (ref, plain) =>
      inContainer((container) => container.item('case', ref).patch([{ op: 'set', path: '/doc/private', value: plain }])),
    uncount: uncountInContainer(place),
    stop: async () => {
      for (const store of stores) await store.close();
      await account.stop();
    },
  };
}

for (const [name, place] of Object.entries({ 'SQLite, sealed': onDisk, 'Cosmos DB, sealed': onCosmos }))
  describeCaseStore(name, async () => {
    const { open, stop, uncount } = await place();
    let store = await open(wrapping);
    const reopen = async () => {
      await store.close();
      store = await open(wrapping);
      return store;
    };
    return { store, reopen, stop: () => stop().catch(() => undefined), uncount };
  });

describe.each([
  ['SQLite', onDisk],
  ['Cosmos DB', onCosmos],
])('%s', (_, start) => {
  let place: Place;
  beforeEach(async () => {
    place = await start();
  });
  afterEach(() => place.stop());

  const [one, two] = [refNumber(1), refNumber(2)];
  const secrets = {
    recipientName: 'Marked Recipient',
    address: '4 Marked Lane',
    prompt: 'Marked threat',
    perpetratorName: 'Marked Perpetrator',
    dateOfBirth: '1990-01-02',
    postCode: 'DN15 9ZZ',
  };
  const marked = (ref: string) =>
    aCase({ ref, sentAt: noon, private: { typed: {}, texts: { 3: 'Marked reason' }, answers: answers(secrets) } });

  it('gives nobody who copies it a name, an address, a telephone or a word that was typed', async () => {
    const store = await place.open(wrapping);
    await saved(store, marked(one));
    const copied = place.copied();
    expect(copied).toContain(one);
    for (const secret of ['Marked', '1990-01-02', 'DN15 9ZZ']) expect(copied).not.toContain(secret);
    expect(copied).not.toContain(keysOf(answers(secrets)).recipient);
    expect((await store.find(one))?.case.private).toEqual(marked(one).private);
  });

  it('finds repeats all the same, and only those', async () => {
    const store = await place.open(wrapping);
    await saved(store, marked(one));
    await saved(store, {
      ...marked(two),
      private: { ...marked(two).private, answers: answers({ recipientName: 'Somebody Else', address: '9 Other Road' }) },
    });
    const found = await store.similar(marked(one).scheme, keysOf(answers(secrets)), '2020-01-01');
    expect(found.map(({ ref }) => ref)).toEqual([one]);
  });

  it('opens nothing that was moved to another case', async () => {
    const store = await place.open(wrapping);
    await saved(store, marked(one));
    await saved(store, marked(two));
    await place.swap(one, two);
    expect((await store.find(one))?.case.ref).toBe(one);
    await expect(store.find(two)).rejects.toThrow();
  });

  it('is opened by no other key, and says so without a word about either', async () => {
    await saved(await place.open(wrapping), marked(one));
    const other = await place.open(localWrapping([key(2)]));
    await expect(other.answers()).rejects.toThrow(WrongKey);
    await expect(other.find(one)).rejects.toThrow(WrongKey);
    await expect((await place.open()).find(one)).rejects.toThrow('there is no key');
  });

  it('reads what was stored before there was a key, and seals it when it is asked to', async () => {
    await saved(await place.open(), marked(one));
    expect(place.copied()).toContain('Marked Lane');
    const store = await place.open(wrapping);
    const before = await store.find(one);
    expect(before?.case.private).toEqual(marked(one).private);
    expect([await store.reseal(one), await store.reseal(one), await store.reseal(two)]).toEqual([true, false, false]);
    const after = await store.find(one);
    expect(after?.case).toEqual(before?.case);
    expect((await store.similar(marked(one).scheme, keysOf(answers(secrets)), '2020-01-01')).map(({ ref }) => ref)).toEqual([one]);
  });

  it('takes nothing that is not sealed: not in a new store, and in one of before there was a key once all of it was sealed', async () => {
    const plain = { ...marked(one).private, answers: answers({ ...secrets, address: '666 Forged Road' }) };
    const early = await place.open();
    await saved(early, marked(one));
    await saved(early, { ...marked(two), scheme: 'another' });
    const store = await place.open(wrapping);
    await place.unseal(one, plain);
    expect((await store.find(one))?.case.private.answers.address).toBe('666 Forged Road');
    expect(await resealAll(store, marked(one).scheme)).toEqual({ looked: 2, sealed: 2 });
    expect((await store.find(two))?.case.private).toEqual(marked(two).private);
    await place.unseal(one, plain);
    await expect(store.find(one)).rejects.toThrow('not sealed');
    await expect(store.reseal(one)).rejects.toThrow('not sealed');
    expect(await verifyRecords(store, marked(one).scheme)).toMatchObject({ faults: [{ ref: one, what: 'the case cannot be read' }] });

    const other = await start();
    const fresh = await other.open(wrapping);
    await saved(fresh, marked(one));
    await other.unseal(one, plain);
    await expect(fresh.find(one)).rejects.toThrow('not sealed');
    await other.stop();
  });

  it('goes on under a new data key, and under a new key above it, while another instance still works with the old ones', async () => {
    const [store, other] = [await place.open(wrapping), await place.open(localWrapping([key(9), key(1)]))];
    const first = await saved(store, marked(one));
    await other.rotateKeys();
    await saved(other, marked(two));
    // What the other one sealed with a key that this one has never seen is read, once it has looked for the new key.
    const again = await place.open(localWrapping([key(9)]));
    expect((await again.find(two))?.case.private).toEqual(marked(two).private);
    expect(await again.reseal(one)).toBe(true);
    expect((await again.find(one))?.case).toEqual(first.case);
    await expect((await place.open(wrapping)).find(one)).rejects.toThrow(WrongKey);
  });

  it('makes one set of keys when several instances open it for the first time at once', async () => {
    const stores = await Promise.all([1, 2, 3, 4].map(() => place.open(wrapping)));
    await Promise.all(stores.map((store, at) => store.save(aChange(marked(refNumber(at))))));
    for (const store of stores)
      expect(await Promise.all([0, 1, 2, 3].map(async (at) => (await store.find(refNumber(at)))?.case.ref))).toEqual(
        [0, 1, 2, 3].map(refNumber),
      );
  });

  it('gives the refs of a scheme page by page', async () => {
    const store = await place.open(wrapping);
    for (const at of [3, 1, 2]) await saved(store, aCase({ ref: refNumber(at) }));
    await saved(store, aCase({ ref: refNumber(4), scheme: 'another' }));
    const { scheme } = aCase();
    expect([await store.refs(scheme, '', 2), await store.refs(scheme, refNumber(2), 2)]).toEqual([
      [refNumber(1), refNumber(2)],
      [refNumber(3)],
    ]);
  });
});
