import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import { readScheme } from '../../src/scheme/read-scheme.ts';
import type { Actor } from '../../src/case/case.ts';
import type { Scheme } from '../../src/scheme/scheme.ts';
import type { CaseStore } from '../../src/store/case-store.ts';
import { openStore } from '../settings/open-store.ts';
import { readSettings } from '../settings/settings.ts';

/** What a command works with. */
export interface Tools {
  store: CaseStore;
  scheme: Scheme;
  say: (line: string) => void;
}
/** The command was not understood: how it is used is told. */
export class Misused extends Error {}

/**
 * Runs a command on the store that the settings name, and gives its exit code: what `work` says, or 1 when it could not be done, or 2
 * when it was not understood. A store that is not there is told, and not made.
 */
export async function runCommandLine(usage: string[], work: (tools: Tools) => Promise<number>): Promise<number> {
  const complain = (line: string) => process.stderr.write(`${line}\n`);
  try {
    const settings = readSettings();
    const { store: place, scheme } = settings;
    if (place.kind === 'sqlite' && !existsSync(place.file))
      throw new Error(`There is no store at ${place.file}. SQLITE_FILE says where it is.`);
    const store = await openStore(settings, (ref) => complain(`${ref}: the case cannot be read`));
    try {
      return await work({ store, scheme: readScheme(scheme), say: (line) => process.stdout.write(`${line}\n`) });
    } finally {
      await store.close();
    }
  } catch (error) {
    const isMisused = error instanceof Misused || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
    complain((error as Error).message);
    if (isMisused) for (const line of usage) complain(line);
    return isMisused ? 2 : 1;
  }
}

/** Who runs the command, for the record: the name that was given, else that of the account on this machine. */
export const atCommandLine = (name = userInfo().username): Actor => ({
  id: 'command line',
  name: name.slice(0, 100),
  tenant: '',
  roles: [],
});
