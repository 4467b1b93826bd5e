import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { CosmosClient } from '@azure/cosmos';
import type { CaseStore } from '../../../src/store/case-store.ts';
import { openCosmosStore } from '../../../src/store/cosmos/cosmos-store.ts';
import { openSqliteStore } from '../../../src/store/sqlite/sqlite-store.ts';
import { startStandIn, type TestAccount } from '../store/cosmos-account.ts';

/** One thing that a store keeps, wherever it lies there. */
export type Kept =
  | { case: string }
  | { event: number; of: string }
  | { service: string }
  | { serviceEvent: number; of: string }
  | { channel: string; of: string };

/** Somebody who writes to the store past the service. */
export interface Intruder {
  store: CaseStore;
  reads: <T>(what: Kept) => Promise<T>;
  writes: (what: Kept, doc: object) => Promise<void>;
  removes: (what: Kept) => Promise<void>;
  /** Writes what stands beside a case for lists and clocks, by the names of the case's fields. */
  sets: (ref: string, places: Record<string, string | null>) => Promise<void>;
  stop: () => Promise<void>;
}

/** The table, and the columns that name a row of it. */
function rowOf(what: Kept): [table: string, key: Record<string, string | number>] {
  if ('case' in what) return ['cases', { ref: what.case }];
  if ('event' in what) return ['events', { ref: what.of, seq: what.event }];
  if ('service' in what) return ['service', { scheme: what.service }];
  if ('serviceEvent' in what) return ['service_events', { scheme: what.of, seq: what.serviceEvent }];
  return ['channels', { scheme: what.of, purpose: what.channel }];
}

/** Columns that are named otherwise than the field. */
const columns: Record<string, string> = { dueAt: 'due_at', nextNoticeAt: 'notice_at' };

async function overSqlite(): Promise<Intruder> {
  const folder = mkdtempSync(join(tmpdir(), 'intruder-'));
  const file = join(folder, 'cases.db');
  const store = openSqliteStore(file);
  const db = new DatabaseSync(file);
  const run = (what: Kept, sql: (table: string, where: string) => string, ...values: string[]) => {
    const [table, key] = rowOf(what);
    const where = Object.keys(key)
      .map((column) => `${column} = ?`)
      .join(' AND ');
    return db.prepare(sql(table, where)).all(...values, ...Object.values(key));
  };
  return {
    store,
    reads: async (what) => JSON.parse(String(run(what, (table, where) => `SELECT doc FROM ${table} WHERE ${where}`)[0]?.['doc'])) as never,
    writes: async (what, doc) => {
      const text = JSON.stringify(doc);
      if (run(what, (table, where) => `UPDATE ${table} SET doc = ? WHERE ${where} RETURNING 1`, text).length > 0) return;
      const [table, key] = rowOf(what);
      db.prepare(`INSERT INTO ${table} (doc, ${Object.keys(key).join(', ')}) VALUES (?,?,?)`).run(text, ...Object.values(key));
    },
    removes: async (what) => void run(what, (table, where) => `DELETE FROM ${table} WHERE ${where}`),
    sets: async (ref, places) => {
      for (const [name, value] of Object.entries(places))
        db.prepare(`UPDATE cases SET ${columns[name] ?? name} = ? WHERE ref = ?`).run(value, ref);
    },
    stop: async () => {
      db.close();
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** The partition, and the item in it with what it has beside its document. */
function itemOf(what: Kept): [ref: string, item: { id: string; type: string; seq?: number }] {
  if ('case' in what) return [what.case, { id: 'case', type: 'case' }];
  if ('event' in what) return [what.of, { id: `event:${what.event}`, type: 'event', seq: what.event }];
  if ('service' in what) return [`channels:${what.service}`, { id: 'service', type: 'service' }];
  if ('serviceEvent' in what)
    return [`channels:${what.of}`, { id: `event:${what.serviceEvent}`, type: 'service event', seq: what.serviceEvent }];
  return [`channels:${what.of}`, { id: what.channel, type: 'channel' }];
}

const overCosmos = (account: () => TestAccount) => async (): Promise<Intruder> => {
  const options = await account().container();
  const store = await openCosmosStore(options);
  const client = new CosmosClient({ endpoint: options.endpoint, key: options.key ?? '' });
  const container = client.database(options.database).container(options.container);
  const read = async (what: Kept) => {
    const [ref, { id }] = itemOf(what);
    return (await container.item(id, ref).read<{ id: string; doc: never }>()).resource;
  };
  return {
    store,
    reads: async (what) => (await read(what))?.doc as never,
    writes: async (what, doc) => {
      const [ref, item] = itemOf(what);
      await container.items.upsert({ ...item, ref, write: 'intruder', ...(await read(what)), doc });
    },
    removes: async (what) => {
      const [ref, { id }] = itemOf(what);
      await container.item(id, ref).delete();
    },
    sets: async (ref, { nextNoticeAt, ...places }) => {
      const item = await read({ case: ref });
      await container.items.upsert({ ...item, ...places, ...(nextNoticeAt !== undefined && { noticeAt: nextNoticeAt }) });
    },
    stop: async () => {
      client.dispose();
      await store.close();
    },
  };
};

/** The same tests over each store, with somebody who writes past the service. */
export function describeInBothStores(name: string, tests: (open: () => Promise<Intruder>) => void): void {
  let account: TestAccount;
  beforeAll(async () => {
    account = await startStandIn();
  });
  afterAll(() => account.stop());
  describe.each([
    ['SQLite', overSqlite],
    ['Cosmos DB', overCosmos(() => account)],
  ])(`${name} in %s`, (_, open) => tests(open));
}
