import { DatabaseSync } from 'node:sqlite';
import { seeded } from '../src/life/random.ts';

/** A process of its own that takes the write lock of the database now and then, as a backup or a second instance does: <file> <seed>. */
const [file = '', seed = '1'] = process.argv.slice(2);
const random = seeded(Number(seed));
const db = new DatabaseSync(file, { timeout: 5_000 });
const pause = (ms: number) => new Promise((over) => setTimeout(over, ms));

for (;;) {
  await pause(random.between(100, 900));
  db.exec('BEGIN IMMEDIATE');
  await pause(random.between(5, 200));
  db.exec('COMMIT');
}
