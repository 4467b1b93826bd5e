import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { CosmosClient } from '@azure/cosmos';
import type { Case } from '../../../src/case/case.ts';
import type { CaseStore, Page } from '../../../src/store/case-store.ts';
import { openCosmosStore } from '../../../src/store/cosmos/cosmos-store.ts';
import type { Report } from '../../../src/store/readable.ts';
import { openSqliteStore } from '../../../src/store/sqlite/sqlite-store.ts';
import { aCase, noon, operative, referrer } from '../../builders.ts';
import { startStandIn } from './cosmos-account.ts';
import { everyPage, minute, refNumber, refs, saved } from './contract/open.ts';

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

const stores: [string, (report: Report) => Promise<Opened>][] = [
  ['SQLite', onSqlite],
  ['Cosmos DB', onCosmos],
];

type Due = Awaited<ReturnType<CaseStore['withNoticeDue']>>;

it.each(stores)('%s leaves a case out of its lists that cannot be read, says which, and gives all others', async (_, open) => {
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

it.each(stores)('%s fills every page of a list with what can be read, so that a short one is the last', async (_, open) => {
  const reported: string[] = [];
  const { store, spoil, stop } = await open((ref) => reported.push(ref));
  const one = { status: 'allocated' as const, holder: operative, nextNoticeAt: noon };
  const numbers = Array.from({ length: 12 }, (_, at) => at + 1);
  for (const at of numbers)
    await saved(store, aCase({ ...one, ref: refNumber(at), sentAt: minute(-at), dueAt: minute(at), nextNoticeAt: minute(at) }));
  const bad = [1, 2, 3, 4, 5, 8, 12];
  for (const at of bad) await spoil(refNumber(at));

  const { scheme } = aCase();
  const byPage = async (at: (last: Case) => string | undefined, read: (page: Page) => Promise<Case[]>) =>
    (await everyPage(2, at, read)).map(refs);
  const expected = [[6, 7].map(refNumber), [9, 10].map(refNumber), [refNumber(11)], []];
  expect(
    await byPage(
      ({ dueAt }) => dueAt,
      (page) => store.inStatus(scheme, ['allocated'], page),
    ),
  ).toEqual(expected);
  expect(
    await byPage(
      ({ dueAt }) => dueAt,
      (page) => store.heldBy(scheme, operative.id, page),
    ),
  ).toEqual(expected);
  expect(
    await byPage(
      ({ sentAt }) => sentAt,
      (page) => store.sentBy(scheme, referrer.id, page),
    ),
  ).toEqual(expected);
  reported.splice(0);
  const due: string[] = [];
  for (
    let page: Due | undefined = await store.withNoticeDue(minute(60), { limit: 2 });
    page;
    page = page.next && (await store.withNoticeDue(minute(60), { limit: 2, after: page.next }))
  )
    due.push(...refs(page.due.map((found) => found.case)));
  expect(due).toEqual(expect.arrayContaining([6, 7].map(refNumber)));
  expect(reported.sort()).toEqual(bad.map(refNumber));
  await stop();
});

it.each(stores)('%s ends a list of which nothing can be read, however long it is', async (_, open) => {
  const { store, spoil, stop } = await open(() => undefined);
  for (let at = 0; at < 30; at += 1) await saved(store, aCase({ ref: refNumber(at), sentAt: minute(at) }));
  for (let at = 0; at < 30; at += 1) await spoil(refNumber(at));
  expect(await store.sentBy(aCase().scheme, referrer.id, { limit: 2 })).toEqual([]);
  await stop();
});
