import { CosmosClient } from '@azure/cosmos';
import { containerDefinition, type CosmosOptions } from './cosmos-container.ts';

/** Makes the database and the container for development, or gives one of an earlier release the indexes of today. In service the infrastructure does: the bot's role may not. */
export async function prepareCosmos({ endpoint, key, database, container }: CosmosOptions): Promise<void> {
  const client = new CosmosClient({ endpoint, ...(key && { key }) });
  const made = await client.databases.createIfNotExists({ id: database });
  const { container: found, statusCode } = await made.database.containers.createIfNotExists(containerDefinition(container));
  if (statusCode === 200) await found.replace(containerDefinition(container));
}
