import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { recordFaults } from '../../../../src/record/chain.ts';
import { openDatabase } from '../../../../src/store/sqlite/sqlite-database.ts';
import { openSqliteStore } from '../../../../src/store/sqlite/sqlite-store.ts';
import { aCase, aChange, aDraft } from '../../../builders.ts';
import { describeCaseStore } from '../case-store.contract.ts';
import { uncountInFile } from '../uncount.ts';

const folders: string[] = [];
const children: ChildProcess[] = [];
const newFile = () => {
  const folder = mkdtempSync(join(tmpdir(), 'store-'));
  folders.push(folder);
  return join(folder, 'data', 'cases.db');
};
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  for (const folder of folders) rmSync(folder, { recursive: true });
});

describeCaseStore('SQLite', async () => {
  const file = newFile();
  let store = openSqliteStore(file);
  const reopen = async () => {
    await store.close();
    store = openSqliteStore(file);
    return store;
  };
  return { store, reopen, stop: () => store.close(), uncount: uncountInFile(file) };
});

/** Starts the writer as a process of its own, and gives what it has said so far, line by line. */
function startWriter(what: string, file: string) {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../writer.ts'), what, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  // What stands after the last end of a line was cut off in the middle.
  return { child, lines: () => said.split('\n').slice(0, -1) };
}

describe('a process that is killed while it writes', () => {
  it('loses nothing that it has acknowledged, and leaves nothing torn', async () => {
    const file = newFile();
    const { child, lines } = startWriter('write forever', file);
    while (lines().length < 150 && child.exitCode === null) await Promise.race([once(child.stdout, 'data'), once(child, 'close')]);
    child.kill('SIGKILL');
    const [, signal] = await once(child, 'close');
    expect(signal).toBe('SIGKILL');

    const store = openSqliteStore(file);
    const missing: string[] = [];
    for (const ref of lines()) if (!(await store.find(ref))) missing.push(ref);
    expect(missing).toEqual([]);
    const kept = await store.inStatus('north-lincolnshire', ['awaiting Inspector'], { limit: 100_000 });
    expect(kept.length).toBeGreaterThanOrEqual(lines().length);
    const torn: string[] = [];
    for (const one of kept) {
      const whole = recordFaults(await store.eventsOf(one.ref), one).length === 0 && (await store.postingsOf(one.ref)).length === 1;
      if (!whole) torn.push(one.ref);
    }
    expect(torn).toEqual([]);
    const messages = await store.claim('2099-01-01T00:00:00.000Z', '2099-01-02T00:00:00.000Z', 1_000_000);
    expect(messages).toHaveLength(2 * kept.length);
    await store.close();
    const raw = new DatabaseSync(file);
    expect({ ...raw.prepare('PRAGMA integrity_check').get() }).toEqual({ integrity_check: 'ok' });
    expect({ ...raw.prepare('SELECT count(*) AS events FROM events').get() }).toEqual({ events: kept.length });
    raw.close();
  });
});

describe('two processes on one file', () => {
  it('take turns: of 200 steps on one case each is kept, none over another', async () => {
    const file = newFile();
    const store = openSqliteStore(file);
    await store.save(aChange(aCase({ version: 1 })));
    const writers = [startWriter('step a hundred times', file), startWriter('step a hundred times', file)];
    const ends = await Promise.all(writers.map(({ child }) => once(child, 'close')));
    expect(ends.map(([code]) => code)).toEqual([0, 0]);
    const read = await store.find('TH-4F7K2M');
    expect(read?.case.version).toBe(201);
    const events = await store.eventsOf('TH-4F7K2M');
    expect(events).toHaveLength(201);
    expect(read && recordFaults(events, read.case)).toEqual([]);
    await store.close();
  });
});

describe('the file', () => {
  const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

  it('and all beside it is readable by its owner only, and so is the folder that was made for it', async () => {
    const file = newFile();
    const store = openSqliteStore(file);
    await store.save(aChange());
    const beside = readdirSync(dirname(file));
    expect(beside.sort()).toEqual(['cases.db', 'cases.db-shm', 'cases.db-wal']);
    expect(beside.map((name) => modeOf(join(dirname(file), name)))).toEqual(['600', '600', '600']);
    expect(modeOf(dirname(file))).toBe('700');
    await store.close();
  });

  it('that others could read is closed to them', async () => {
    const file = join(dirname(dirname(newFile())), 'cases.db');
    writeFileSync(file, '');
    chmodSync(file, 0o644);
    const store = openSqliteStore(file);
    expect(modeOf(file)).toBe('600');
    await store.close();
  });

  it('is written ahead and to the disk with every step, and waits for others', () => {
    const { db } = openDatabase(newFile());
    const pragma = (name: string) => Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {})[0];
    // 2 is FULL: with less, what was acknowledged may be lost with the power.
    expect([pragma('journal_mode'), pragma('synchronous'), pragma('busy_timeout')]).toEqual(['wal', 2, 5_000]);
    db.close();
  });

  it('that holds something else than a case is not read as one', async () => {
    const file = newFile();
    const store = openSqliteStore(file);
    await store.save(aChange(aDraft()));
    const raw = new DatabaseSync(file);
    raw.exec(`UPDATE cases SET doc = json_set(doc, '$.status', 'approved')`);
    await expect(store.find('TH-4F7K2M')).rejects.toThrow('status');
    raw.close();
    await store.close();
  });
});
