import type { CaseStore } from '../src/store/case-store.ts';
import { openSqliteStore } from '../src/store/sqlite-store.ts';
import type { Log } from './log.ts';
import { CannotStart, type Settings } from './settings.ts';

/** The store that the settings name. The Cosmos store, with its SDK, is loaded only when it was chosen. Rejects with CannotStart. */
export async function openStore(store: Settings['store'], log: Log): Promise<CaseStore> {
  const report = (ref: string) => log.error({ did: 'case unreadable', ref });
  if (store.kind === 'cosmos') return (await import('../src/store/cosmos-store.ts')).openCosmosStore(store, { report });
  try {
    return openSqliteStore(store.file, { report });
  } catch (error) {
    throw new CannotStart([`SQLITE_FILE: ${store.file} cannot be opened as a database: ${(error as Error).message}`]);
  }
}
