import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { CosmosClient, type Container } from '@azure/cosmos';
import type { AuditEvent } from '../../../src/case/audit.ts';
import type { Case } from '../../../src/case/case.ts';
import { verifyRecords } from '../../../src/report/verify-records.ts';
import type { CaseStore } from '../../../src/store/case-store.ts';
import { openCosmosStore } from '../../../src/store/cosmos-store.ts';
import { openSqliteStore } from '../../../src/store/sqlite-store.ts';
import { without } from '../../builders.ts';
import { startStandIn, type TestAccount } from '../store/cosmos-account.ts';
import { aLivedCase } from './lived.ts';

const ref = 'TH-4F7K2M';
const other = 'TH-000001';
const scheme = 'north-lincolnshire';

/** Somebody who writes to the store past the service. */
interface Intruder {
  store: CaseStore;
  event: (seq: number) => Promise<AuditEvent>;
  putEvent: (seq: number, event: AuditEvent) => Promise<void>;
  removeEvent: (seq: number) => Promise<void>;
  putCase: (change: (current: Case) => object) => Promise<void>;
  removeCase: () => Promise<void>;
  stop: () => Promise<void>;
}

async function overSqlite(): Promise<Intruder> {
  const folder = mkdtempSync(join(tmpdir(), 'verify-'));
  const store = openSqliteStore(join(folder, 'cases.db'));
  const db = new DatabaseSync(join(folder, 'cases.db'));
  const doc = (row: Record<string, unknown> | undefined) => JSON.parse(String(row?.['doc'])) as never;
  return {
    store,
    event: async (seq) => doc(db.prepare('SELECT doc FROM events WHERE ref = ? AND seq = ?').get(ref, seq)),
    putEvent: async (seq, event) =>
      void db.prepare('INSERT OR REPLACE INTO events (ref, seq, doc) VALUES (?,?,?)').run(ref, seq, JSON.stringify(event)),
    removeEvent: async (seq) => void db.prepare('DELETE FROM events WHERE ref = ? AND seq = ?').run(ref, seq),
    putCase: async (change) => {
      const current = doc(db.prepare('SELECT doc FROM cases WHERE ref = ?').get(ref));
      db.prepare('UPDATE cases SET doc = ? WHERE ref = ?').run(JSON.stringify(change(current)), ref);
    },
    removeCase: async () => void db.prepare('DELETE FROM cases WHERE ref = ?').run(ref),
    stop: async () => {
      db.close();
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
}

let account: TestAccount;
beforeAll(async () => {
  account = await startStandIn();
});
afterAll(() => account.stop());

async function overCosmos(): Promise<Intruder> {
  const options = await account.container();
  const store = await openCosmosStore(options);
  const client = new CosmosClient({ endpoint: options.endpoint, key: options.key ?? '' });
  const container: Container = client.database(options.database).container(options.container);
  const row = async (id: string) =>
    (await container.item(id, ref).read<{ id: string; doc: never }>()).resource as { id: string; doc: never };
  return {
    store,
    event: async (seq) => (await row(`event:${seq}`)).doc,
    putEvent: async (seq, event) =>
      void (await container.items.upsert({ id: `event:${seq}`, ref, type: 'event', seq, write: 'intruder', doc: event })),
    removeEvent: async (seq) => void (await container.item(`event:${seq}`, ref).delete()),
    putCase: async (change) => {
      const read = await row('case');
      await container.items.upsert({ ...read, doc: change(read.doc) });
    },
    removeCase: async () => void (await container.item('case', ref).delete()),
    stop: async () => {
      client.dispose();
      await store.close();
    },
  };
}

describe.each([
  ['SQLite', overSqlite],
  ['Cosmos DB', overCosmos],
])('records in %s', (_, open) => {
  let intruder: Intruder;
  beforeEach(async () => {
    intruder = await open();
    await aLivedCase(intruder, other);
    await aLivedCase(intruder);
  });
  afterEach(() => intruder.stop());
  const found = async (options: Parameters<typeof verifyRecords>[2] = {}) =>
    (await verifyRecords(intruder.store, scheme, options)).faults.map((fault) => `${fault.ref} ${fault.seq ?? '-'} ${fault.what}`);
  const each = async (work: (seq: number) => Promise<void>) => {
    for (let seq = 1; seq <= 5; seq += 1) await work(seq);
  };

  it('that nobody touched are whole, and it is said how many and where they end', async () => {
    const verified = await verifyRecords(intruder.store, scheme);
    expect(verified).toMatchObject({ cases: 2, events: 10, faults: [] });
    expect(verified.heads.map(({ ref, seq }) => [ref, seq])).toEqual([
      [other, 5],
      [ref, 5],
    ]);
    expect(verified.heads[1]?.head).toBe((await intruder.event(5)).hash);
    expect(await verifyRecords(intruder.store, scheme, { only: ref })).toMatchObject({ cases: 1, events: 5, faults: [] });
  });

  it('with an event that was changed', async () => {
    await each(async (seq) => {
      const event = await intruder.event(seq);
      await intruder.putEvent(seq, { ...event, by: { ...event.by, name: 'Somebody Else' } });
      expect(await found()).toEqual([`${ref} ${seq} was changed`]);
      await intruder.putEvent(seq, event);
    });
    expect(await found()).toEqual([]);
  });

  it('with an event that was changed and hashed anew', async () => {
    const { withEvent } = await import('../../../src/case/audit.ts');
    const event = await intruder.event(3);
    const current = (await intruder.store.find(ref))?.case as Case;
    const forged = withEvent(undefined, { ...current, events: 2, head: event.previous }, 'refuse', event.by, event.at).event;
    await intruder.putEvent(3, forged);
    expect(await found()).toEqual([`${ref} 4 does not follow the event before it`]);
  });

  it('with a personal part that was changed, left out, put in or taken from another event', async () => {
    const event = await intruder.event(3);
    const hidden = event.private ?? { salt: '', changes: [] };
    expect(hidden.facts?.length).toBeGreaterThan(5);
    await intruder.putEvent(3, { ...event, private: { ...hidden, facts: ['Nothing was known.'] } });
    expect(await found()).toEqual([`${ref} 3 its personal part was changed`]);
    await intruder.putEvent(3, without(event, 'private'));
    expect(await found()).toEqual([`${ref} 3 its personal part is gone, and no erasure follows`]);
    await intruder.putEvent(3, event);
    await intruder.putEvent(2, { ...(await intruder.event(2)), private: hidden });
    expect(await found()).toEqual([`${ref} 2 its personal part was changed`]);
  });

  it('with an event that was removed, wherever it stood', async () => {
    await each(async (seq) => {
      const event = await intruder.event(seq);
      await intruder.removeEvent(seq);
      const faults = await found();
      expect(faults.length).toBeGreaterThan(0);
      expect(faults.at(-1)).toBe(`${ref} 5 the record does not end where it should`);
      expect(faults.filter((fault) => fault.endsWith('out of its place'))).toHaveLength(5 - seq);
      await intruder.putEvent(seq, event);
    });
  });

  it('with two events that changed places', async () => {
    for (let seq = 1; seq < 5; seq += 1) {
      const [first, second] = [await intruder.event(seq), await intruder.event(seq + 1)];
      await intruder.putEvent(seq, second);
      await intruder.putEvent(seq + 1, first);
      expect((await found()).slice(0, 2)).toEqual([`${ref} ${seq + 1} out of its place`, `${ref} ${seq} out of its place`]);
      await intruder.putEvent(seq, { ...second, seq });
      expect(await found()).toContain(`${ref} ${seq} was changed`);
      await intruder.putEvent(seq, first);
      await intruder.putEvent(seq + 1, second);
    }
  });

  it('with an event that was put in at the end, or twice', async () => {
    const last = await intruder.event(5);
    await intruder.putEvent(6, last);
    expect(await found()).toEqual([`${ref} 5 out of its place`, `${ref} 5 the record does not end where it should`]);
    await intruder.putEvent(6, { ...last, seq: 6, previous: last.hash });
    expect(await found()).toEqual([`${ref} 6 was changed`, `${ref} 5 the record does not end where it should`]);
  });

  it('with all events removed, also when the case was told that there are none', async () => {
    await each((seq) => intruder.removeEvent(seq));
    expect(await found()).toEqual([`${ref} - the case has no record`]);
    await intruder.putCase((current) => ({ ...current, events: 0, head: '' }));
    expect(await found()).toEqual([`${ref} - the case has no record`]);
  });

  it('without their case', async () => {
    await intruder.removeCase();
    expect(await found()).toEqual([`${ref} - the record belongs to no case`]);
    expect(await found({ only: 'TH-999999' })).toEqual(['TH-999999 - there is no such case']);
  });

  it('of a case that was written past them, by the names of its fields', async () => {
    await intruder.putCase((current) => ({
      ...current,
      ...{
        status: 'ready',
        district: 'DN21',
        private: { ...current.private, answers: { ...current.private.answers, address: '1 Elsewhere' } },
      },
    }));
    expect(await found()).toEqual([`${ref} 5 the case was written past its record: status, district, private.answers.address`]);
  });

  it('of a case that cannot be read hold up no other', async () => {
    await intruder.putCase(() => ({ nothing: true }));
    expect(await found()).toEqual([`${ref} - the case cannot be read`]);
  });

  it('that were written anew as a whole, which only an anchor finds', async () => {
    const { heads } = await verifyRecords(intruder.store, scheme);
    const { withEvent } = await import('../../../src/case/audit.ts');
    const current = (await intruder.store.find(ref))?.case as Case;
    let now: Case = { ...current, events: 0, head: '' };
    for (let seq = 1; seq <= 5; seq += 1) {
      const { by, at, did } = await intruder.event(seq);
      const written = withEvent(seq === 1 ? undefined : now, now, did, { ...by, name: 'Nobody Known' }, at);
      await intruder.putEvent(seq, written.event);
      now = written.next;
    }
    await intruder.putCase(() => now);
    expect(await found()).toEqual([]);
    expect(await found({ anchored: heads })).toEqual([`${ref} 5 it is not as it was anchored`]);
  });

  it('that are gone, case and all, which only an anchor finds; what came after the anchor is no fault', async () => {
    const { heads } = await verifyRecords(intruder.store, scheme);
    await aLivedCase(intruder, 'TH-000002');
    expect(await found({ anchored: heads })).toEqual([]);
    await each((seq) => intruder.removeEvent(seq));
    await intruder.removeCase();
    expect(await found()).toEqual([]);
    expect(await found({ anchored: heads })).toEqual([`${ref} 5 it was anchored and is not there`]);
  });
});
