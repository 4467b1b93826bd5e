import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { CaseStore } from '../../src/store/case-store.ts';
import type { Report } from '../../src/store/readable.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { localWrapping, type Wrapping } from '../../src/store/sealed/wrapping.ts';
import { CannotStart, type Settings } from './settings.ts';

/** The store that the settings name, which seals what identifies a person. Throws CannotStart when its file cannot be used. */
export async function openStore(
  { store, keys }: Pick<Settings, 'store' | 'keys'>,
  report: Report,
  keysFailed?: (error: unknown) => void,
): Promise<CaseStore> {
  if (store.kind === 'cosmos') {
    const wrapping = await wrappingOf(keys);
    return (await import('../../src/store/cosmos/cosmos-store.ts')).openCosmosStore(store, { report, wrapping, keysFailed });
  }
  try {
    const wrapping = (await wrappingOf(keys)) ?? localWrapping([keyBeside(store.file)]);
    return openSqliteStore(store.file, { report, wrapping, keysFailed });
  } catch (error) {
    throw new CannotStart([`SQLITE_FILE: ${store.file} cannot be opened as a database: ${(error as Error).message}`]);
  }
}

async function wrappingOf({ data: [first, ...others], vault }: Settings['keys']): Promise<Wrapping | undefined> {
  const local = first && localWrapping([first, ...others]);
  return vault ? (await import('../../src/store/sealed/key-vault.ts')).keyVaultWrapping(vault, { before: local }) : local;
}

/** Without a setting SQLite's key lies beside the file, for the owner only: who copies the database alone reads nobody's address. */
function keyBeside(file: string): Buffer {
  if (file === ':memory:') return randomBytes(32);
  const path = `${file}.key`;
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  if (!existsSync(path)) makeKey(path);
  const key = Buffer.from(readFileSync(path, 'utf8'), 'base64');
  if (key.length !== 32) throw new Error(`its key in ${path} is not one of 32 bytes`);
  return key;
}

function makeKey(path: string): void {
  // Of several that start at once one makes it, and none reads half of it.
  const draft = `${path}.${randomUUID()}`;
  try {
    writeFileSync(draft, randomBytes(32).toString('base64'), { mode: 0o600, flag: 'wx' });
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}
