import { chmodSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';

/** What the commands write beside a store. */
const written = 'records';
const sticky = 0o1000;

/**
 * Leaves the folder of a store to its owner: a new one is made so, one of an earlier release may not be. A folder that holds anything else is
 * not ours to close; then a sentence says that others can look into it.
 */
export function keepFolderToOwner(file: string): string | undefined {
  const owner = process.getuid?.();
  if (file === ':memory:' || owner === undefined) return undefined;
  const folder = dirname(resolve(file));
  const { mode, uid } = statSync(folder);
  if ((mode & 0o077) === 0) return undefined;
  const name = basename(file);
  const isOurs = (one: string) => [name, written].includes(one) || [`${name}-`, `${name}.`].some((start) => one.startsWith(start));
  if (uid === owner && (mode & sticky) === 0 && readdirSync(folder).every(isOurs)) {
    chmodSync(folder, 0o700);
    return undefined;
  }
  return `SQLITE_FILE: others on this machine can look into ${folder}. The bot’s files in it are their owner’s alone, and the folder is left as it is, because it is not the bot’s alone. Better give the bot a folder of its own.`;
}
