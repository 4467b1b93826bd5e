import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes files that only their owner may read, into a new folder that only its owner may open. Throws when the folder is there. */
export function writeOwnerOnly(folder: string, name: string, files: Record<string, string | Uint8Array>): string[] {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const place = join(folder, name);
  mkdirSync(place, { mode: 0o700 });
  return Object.entries(files).map(([file, content]) => writeOneOwnerOnly(join(place, file), content));
}

/** Writes one file that only its owner may read. Throws an Error in words when it is there: nothing is overwritten. */
export function writeOneOwnerOnly(path: string, content: string | Uint8Array): string {
  try {
    writeFileSync(path, content, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new Error(`${path} is there already, and nothing is overwritten. Name another file.`, { cause: error });
  }
  chmodSync(path, 0o600);
  return path;
}

/** A time as it may stand in a file's name. */
export const inFileName = (at: string): string => at.replace(/[:.]/g, '-');
