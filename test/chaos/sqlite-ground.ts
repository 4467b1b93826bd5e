import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { dataKey, wrapping } from './keys.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { never, type Ground } from './chaos.ts';

/** SQLite on disk, with a second process that takes its write lock now and then. */
export async function sqliteGround(folder: string, seed: number): Promise<Ground> {
  const file = join(folder, 'cases.db');
  let holder: ReturnType<typeof spawn> | undefined;
  return {
    settings: { SQLITE_FILE: file, DATA_KEY: dataKey },
    turnsBad: () =>
      void (holder = spawn(process.execPath, ['test/chaos/lock-holder.ts', file, String(seed)], {
        stdio: ['ignore', 'ignore', 'inherit'],
      })),
    clearsUp: async () => {
      const running = holder && holder.exitCode === null && holder.signalCode === null;
      if (!running) throw new Error('The process that takes the lock had ended by itself.');
      const ended = new Promise((done) => holder?.once('exit', done));
      holder?.kill('SIGKILL');
      await ended;
    },
    outbox: async () => {
      const db = new DatabaseSync(file, { readOnly: true, timeout: 5_000 });
      const rows = db.prepare('SELECT id FROM messages WHERE due_at < ?').all(never) as { id: string }[];
      db.close();
      return rows.map(({ id }) => id);
    },
    open: async () => openSqliteStore(file, { wrapping }),
    remove: async () => void holder?.kill('SIGKILL'),
  };
}
