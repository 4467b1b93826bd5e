import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { peopleFile } from '../../../src/people/person.ts';

export const { people } = peopleFile.parse(JSON.parse(readFileSync(join(import.meta.dirname, '../../../bot/stage/people.json'), 'utf8')));

export const [officer, inspector, coordinator, secondInspector, operative, partner, desk] = people as [
  (typeof people)[0],
  (typeof people)[0],
  (typeof people)[0],
  (typeof people)[0],
  (typeof people)[0],
  (typeof people)[0],
  (typeof people)[0],
];

export function testFolder() {
  const path = mkdtempSync(join(tmpdir(), 'stage-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 3 }) };
}

export const portOf = (url: string) => Number(new URL(url).port);

export function isAlive(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch {
    return false;
  }
}

/** However long it takes: only the test's own limit ends it. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await wait(20);
}
