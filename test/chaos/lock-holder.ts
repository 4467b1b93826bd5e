import { DatabaseSync } from 'node:sqlite';
import { seeded } from '../src/life/random.ts';

/**
 * A process of its own that takes the write lock of the database now and then, as a backup or a second instance does:
 * <file> <seed> <how long it waits for the lock, in ms>.
 */
const [file = '', seed = '1', patienceMs = '5000'] = process.argv.slice(2);
const random = seeded(Number(seed));
const db = new DatabaseSync(file, { timeout: Number(patienceMs) });
const pause = (ms: number) => new Promise((over) => setTimeout(over, ms));

/** On a busy machine the bot may have the lock for longer than anybody waits: then it is tried again later. */
function takes(): boolean {
  try {
    db.exec('BEGIN IMMEDIATE');
    return true;
  } catch (error) {
    if (!(error as Error).message.includes('locked')) throw error;
    return false;
  }
}

for (;;) {
  await pause(random.between(100, 900));
  if (!takes()) continue;
  await pause(random.between(5, 200));
  db.exec('COMMIT');
}
