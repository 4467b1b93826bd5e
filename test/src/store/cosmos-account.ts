import { randomUUID } from 'node:crypto';
import { CosmosClient } from '@azure/cosmos';
import type { CosmosOptions } from '../../../src/store/cosmos/cosmos-container.ts';
import { prepareCosmos } from '../../../src/store/cosmos/cosmos-prepare.ts';
import { queries } from '../../../src/store/cosmos/cosmos-queries.ts';
import { startWire, type Wire, type WireOptions } from './wire/wire.ts';

export interface TestAccount {
  /** A new, empty container, made as the script makes it. */
  container: () => Promise<CosmosOptions>;
  /** Takes a container away, with all that is in it. */
  remove: (options: CosmosOptions) => Promise<void>;
  stop: () => Promise<void>;
}

/** A database of its own for one run, on the account or emulator that is named, or else on the stand-in. It is removed in the end. */
export async function startAccount(named = process.env): Promise<TestAccount> {
  const { COSMOS_TEST_ENDPOINT: endpoint, COSMOS_TEST_KEY: key } = named;
  if (!endpoint) return startStandIn();
  if (!key) throw new Error('COSMOS_TEST_ENDPOINT needs COSMOS_TEST_KEY.');
  return accountAt({ endpoint, key });
}

/** The stand-in, which also tells what was asked of it and can be made to fail. */
export async function startStandIn(options: WireOptions = {}): Promise<TestAccount & { wire: Wire }> {
  const wire = await startWire({ queries, ...options });
  const account = accountAt(wire);
  const stop = async () => {
    await account.stop();
    await wire.stop();
  };
  return { ...account, stop, wire };
}

function accountAt({ endpoint, key }: { endpoint: string; key: string }): TestAccount {
  const client = new CosmosClient({ endpoint, key });
  const database = `test-${randomUUID()}`;
  let made = 0;
  return {
    container: async () => {
      const options = { endpoint, key, database, container: `cases-${++made}` };
      await prepareCosmos(options);
      return options;
    },
    remove: async ({ container }) => void (await client.database(database).container(container).delete()),
    stop: async () => {
      if (made > 0) await client.database(database).delete();
      client.dispose();
    },
  };
}
