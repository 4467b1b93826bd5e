import { dataKey, wrapping } from './keys.ts';
import { openCosmosStore } from '../../src/store/cosmos/cosmos-store.ts';
import { startStandIn } from '../src/store/cosmos-account.ts';
import { never, type Ground } from './chaos.ts';
import { cosmosRate, cosmosTroubles } from './weather.ts';

/** The bot's clock runs ahead by a minute more with many of its starts. */
const longestSkewMs = 24 * 3_600_000;

/** The stand-in for Cosmos DB, which answers one request in thirty as a busy or broken service does. */
export async function cosmosGround(_: string, seed: number): Promise<Ground> {
  const account = await startStandIn({ seed, longestSkewMs });
  const options = await account.container();
  const { endpoint, key = '', database, container } = options;
  return {
    settings: {
      STORE: 'cosmos',
      COSMOS_ENDPOINT: endpoint,
      COSMOS_KEY: key,
      COSMOS_DATABASE: database,
      COSMOS_CONTAINER: container,
      DATA_KEY: dataKey,
    },
    turnsBad: () => void account.wire.faults.add({ rate: cosmosRate, trouble: cosmosTroubles }),
    clearsUp: async () => account.wire.faults.clear(),
    outbox: async () =>
      (account.wire.dump()[database]?.[container] ?? [])
        .filter((item) => item['type'] === 'message' && String(item['dueAt']) < never)
        .map(({ id }) => String(id)),
    open: async () => openCosmosStore(options, { wrapping }),
    remove: async () => account.stop(),
  };
}
