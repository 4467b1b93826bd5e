import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { CosmosClient } from '@azure/cosmos';
import type { CaseStore } from '../../../src/store/case-store.ts';
import { openCosmosStore } from '../../../src/store/cosmos-store.ts';
import type { Report } from '../../../src/store/readable.ts';
import { openSqliteStore } from '../../../src/store/sqlite-store.ts';
import { aCase, noon, operative, referrer } from '../../builders.ts';
import { startStandIn } from './cosmos-account.ts';
import { minute, refNumber, refs, saved } from './contract/open.ts';

/** A store, and a way to spoil a case in it behind its back. */
type Opened = { store: CaseStore; spoil: (ref: string) => Promise<void>; stop: () => Promise<void> };

async function onSqlite(report: Report): Promise<Opened> {
  const folder = mkdtempSync(join(tmpdir(), 'unreadable-'));
  const file = join(folder, 'cases.db');
  const store = openSqliteStore(file, { report });
  const spoil = async (ref: string) => {
    const db = new DatabaseSync(file);
    db.prepare(`UPDATE cases SET doc = '{"schema":99}' WHERE ref = ?`).run(ref);
    db.close();
  };
  const stop = async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  };
  return { store, spoil, stop };
}

async function onCosmos(report: Report): Promise<Opened> {
  const account = await startStandIn();
  const place = await account.container();
  const store = await openCosmosStore(place, { report });
  const client = new CosmosClient({ endpoint: place.endpoint, key: place.key ?? '' });
  const container = client.database(place.database).container(place.container);
  const spoil = async (ref: string) => void (await container.item('case', ref).patch([{ op: 'set', path: '/doc', value: { schema: 99 } }]));
  const stop = async () => {
    client.dispose();
    await store.close();
    await account.stop();
  };
  return { store, spoil, stop };
}

it.each([
  ['SQLite', onSqlite],
  ['Cosmos DB', onCosmos],
])('%s leaves a case out of its lists that cannot be read, says which, and gives all others', async (_, open) => {
  const reported: string[] = [];
  const { store, spoil, stop } = await open((ref) => reported.push(ref));
  const one = { status: 'allocated' as const, holder: operative, sentAt: noon, dueAt: noon, nextNoticeAt: noon };
  for (const at of [1, 2, 3]) await saved(store, aCase({ ...one, ref: refNumber(at) }));
  await spoil(refNumber(2));

  const { scheme } = aCase();
  const both = [refNumber(1), refNumber(3)];
  expect(refs(await store.inStatus(scheme, ['allocated'], { limit: 9 })).sort()).toEqual(both);
  expect(refs(await store.sentBy(scheme, referrer.id, { limit: 9 })).sort()).toEqual(both);
  expect(refs(await store.heldBy(scheme, operative.id, { limit: 9 })).sort()).toEqual(both);
  expect((await store.withNoticeDue(minute(1), { limit: 9 })).due.map((saved) => saved.case.ref).sort()).toEqual(both);
  expect(reported).toEqual([2, 2, 2, 2].map(refNumber));
  await expect(store.find(refNumber(2))).rejects.toThrow();
  await stop();
});
