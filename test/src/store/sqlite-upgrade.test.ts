import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { keysOf } from '../../../src/referral/keys.ts';
import type { Case } from '../../../src/case/case.ts';
import { countAll } from '../../../src/store/count-all.ts';
import { localWrapping } from '../../../src/store/sealed/wrapping.ts';
import { openSqliteStore } from '../../../src/store/sqlite/sqlite-store.ts';
import { aCase, aChange, aDraft, answers, noon, operative } from '../../builders.ts';
import { without } from '../../../src/case/without.ts';
import { refNumber, refs, saved } from './contract/open.ts';

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

/** The cases table of the first release, as it was made then. */
const firstRelease = `
  CREATE TABLE cases (
    ref TEXT PRIMARY KEY, scheme TEXT NOT NULL, status TEXT NOT NULL, referrer TEXT NOT NULL, holder TEXT,
    edited_at TEXT NOT NULL, sent_at TEXT, due_at TEXT, guard INTEGER NOT NULL, doc TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE INDEX cases_by_status ON cases (scheme, status, due_at, ref);
`;

function anEarlierFile(cases: Case[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'earlier-'));
  folders.push(folder);
  const file = join(folder, 'cases.db');
  const db = new DatabaseSync(file);
  db.exec(firstRelease);
  const insert = db.prepare('INSERT INTO cases VALUES (?,?,?,?,NULL,?,?,?,1,?)');
  for (const one of cases) {
    const { ref, scheme, status, referrer, editedAt, sentAt = null, dueAt = null } = one;
    insert.run(ref, scheme, status, referrer.id, editedAt, sentAt, dueAt, JSON.stringify(aChange(one).next));
  }
  db.close();
  return file;
}

describe('a file of an earlier release', () => {
  const cases = [aCase({ ref: refNumber(1) }), aCase({ ref: refNumber(2), status: 'closed' }), aDraft({}, { ref: refNumber(3) })];

  it('is opened with all its cases, and steps are kept in it', async () => {
    const store = openSqliteStore(anEarlierFile(cases));
    const read = await store.find(refNumber(1));
    expect(read?.case).toMatchObject(without(cases[0] as Case, 'events', 'head'));
    expect(read && (await saved(store, { ...read.case, holder: operative, version: 4 }, { read })).case.version).toBe(4);
    await store.close();
  });

  it('leaves none of its cases waiting in silence or kept for ever: their clocks are looked at at once', async () => {
    const store = openSqliteStore(anEarlierFile(cases));
    expect(refs((await store.withNoticeDue(noon, { limit: 10 })).due.map((one) => one.case)).sort()).toEqual([1, 2, 3].map(refNumber));
    await store.close();
  });

  it('finds its cases by recipient and home', async () => {
    const store = openSqliteStore(anEarlierFile(cases));
    const found = await store.similar('north-lincolnshire', keysOf(answers()), noon);
    expect(refs(found).sort()).toEqual([1, 2].map(refNumber));
    await store.close();
  });

  it('finds them by hashes that say nothing to whoever has no key', async () => {
    const file = anEarlierFile(cases);
    const store = openSqliteStore(file, { wrapping: localWrapping([Buffer.alloc(32, 1)]) });
    const keysIn = () => {
      const db = new DatabaseSync(file, { readOnly: true });
      const rows = db.prepare('SELECT recipient_key, home_key FROM cases ORDER BY ref').all();
      db.close();
      return rows.map((row) => Object.values(row));
    };
    expect(keysIn()).toEqual([1, 2, 3].map(() => ['', null]));
    const found = await store.similar('north-lincolnshire', keysOf(answers()), noon);
    expect(refs(found).sort()).toEqual([1, 2].map(refNumber));
    const [first, , draft] = keysIn();
    expect(first).toEqual([expect.stringMatching(/^[\da-f]{64}$/), expect.stringMatching(/^[\da-f]{64}$/)]);
    expect(draft).toEqual([null, null]);
    for (const unkeyed of Object.values(keysOf(answers()))) expect(first).not.toContain(unkeyed);
    await store.close();
  });

  it('has no figures at first, and gets those of the cases that were sent', async () => {
    const store = openSqliteStore(anEarlierFile(cases));
    const figures = () => store.figures('north-lincolnshire', '2026-01-01', '2027-01-01', { limit: 10 });
    expect(await figures()).toEqual([]);
    const failed = (ref: string) => Promise.reject(new Error(ref));
    expect(await countAll(store, 'north-lincolnshire', async () => true, failed)).toBe(true);
    expect((await figures()).map(({ ref, status }) => [ref, status])).toEqual([
      [refNumber(1), 'awaiting Inspector'],
      [refNumber(2), 'closed'],
    ]);
    await store.close();
  });

  it('is brought up to date once: what was told since is not told again', async () => {
    const file = anEarlierFile(cases);
    const first = openSqliteStore(file);
    const read = await first.find(refNumber(1));
    if (read) await saved(first, { ...read.case, nextNoticeAt: '2026-03-05T00:00:00.000Z' }, { read });
    await first.close();
    const second = openSqliteStore(file);
    expect(refs((await second.withNoticeDue(noon, { limit: 10 })).due.map((one) => one.case))).toEqual([2, 3].map(refNumber));
    await second.close();
  });
});
