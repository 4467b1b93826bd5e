import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';

it('goes on when somebody else has the lock for longer than it waits', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lock-holder-'));
  const file = join(folder, 'cases.db');
  const db = new DatabaseSync(file, { timeout: 0 });
  db.exec('PRAGMA journal_mode = WAL; CREATE TABLE one (id TEXT); BEGIN IMMEDIATE');
  const holder = spawn(process.execPath, ['test/chaos/lock-holder.ts', file, '1', '10'], { stdio: 'ignore' });
  const ended = once(holder, 'exit');
  // It starts and looks for the lock at least once a second.
  await Promise.race([ended, pause(3_000)]);
  db.exec('COMMIT');
  const isTaken = () => {
    try {
      db.exec('BEGIN IMMEDIATE; ROLLBACK');
      return false;
    } catch {
      return true;
    }
  };
  while (holder.exitCode === null && !isTaken()) await pause(1);
  expect(holder.exitCode).toBe(null);
  holder.kill('SIGKILL');
  await ended;
  db.close();
  rmSync(folder, { recursive: true });
});
