import { CosmosClient } from '@azure/cosmos';
import { containerDefinition, type CosmosOptions } from './cosmos-container.ts';

/** Makes the database and the container for development. In service the infrastructure does: the bot's role may not. */
export async function prepareCosmos({ endpoint, key, database, container }: CosmosOptions): Promise<void> {
  const client = new CosmosClient({ endpoint, ...(key && { key }) });
  const made = await client.databases.createIfNotExists({ id: database });
  await made.database.containers.createIfNotExists(containerDefinition(container));
}
