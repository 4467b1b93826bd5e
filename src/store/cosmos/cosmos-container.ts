import type { Container, ContainerDefinition, OperationInput, OperationResponse, SqlParameter } from '@azure/cosmos';
import { compositeIndexes, indexedPaths, queries, type QueryName } from './cosmos-queries.ts';

export interface CosmosOptions {
  endpoint: string;
  /** Of an emulator or a trial account. Without it the managed identity signs in. */
  key?: string;
  database: string;
  container: string;
}

/** A write was refused, and nothing of it was kept. `at` is the operation that was refused, where one was. */
export class Refused extends Error {
  readonly status: number;
  readonly at: number;
  constructor(status: number, at: number) {
    super(`Cosmos DB answered ${status}`);
    this.status = status;
    this.at = at;
  }
}
/** Nobody knows whether a write was kept: its answer was lost. */
export class Unsure extends Error {}

/** The SDK is loaded only when it is used: it takes its time and its memory. */
export async function openContainer({ endpoint, key, database, container }: CosmosOptions): Promise<Container> {
  const { CosmosClient } = await import('@azure/cosmos');
  const signIn = key ? { key } : { aadCredentials: new (await import('@azure/identity')).DefaultAzureCredential() };
  const client = new CosmosClient({
    endpoint,
    ...signIn,
    connectionPolicy: {
      requestTimeout: 5_000,
      retryOptions: { maxRetryAttemptCount: 5, fixedRetryIntervalInMilliseconds: 0, maxWaitTimeInSeconds: 4 },
    },
  });
  return client.database(database).container(container);
}

/** The container as it must be. In service the infrastructure makes it; the script `npm run cosmos:prepare` does so for development. */
export const containerDefinition = (id: string): ContainerDefinition => ({
  id,
  partitionKey: { paths: ['/ref'] },
  defaultTtl: -1,
  indexingPolicy: {
    indexingMode: 'consistent',
    automatic: true,
    includedPaths: indexedPaths.map((path) => ({ path: `/${path}/?` })),
    excludedPaths: [{ path: '/*' }],
    compositeIndexes: compositeIndexes.map((index) => index.map(([path, order]) => ({ path: `/${path}`, order }))),
  },
});

export const isTaken = (error: unknown) => Number((error as { code?: unknown }).code) === 409;
/** What is gone already, or was changed by who was faster, is left alone. */
export async function unlessGone(work: Promise<unknown>): Promise<void> {
  await work.catch((error: unknown) => {
    if (!isGone(error)) throw error;
  });
}
export const isGone = (error: unknown) => [404, 412].includes(Number((error as { code?: unknown }).code));
const lost = (status: unknown) => typeof status !== 'number' || status === 408 || status === 449 || status >= 500;

/**
 * One transactional batch: all of it or none of it. The SDK does not throw for a refused operation, and hides the status of a failed
 * request in the cause. Rejects with Refused or Unsure.
 */
export async function batch(container: Container, ref: string, operations: OperationInput[]): Promise<OperationResponse[]> {
  // The items need not come back: the store knows what it wrote.
  const reply = await container.items.batch(operations, ref, { contentResponseOnWriteEnabled: false }).catch((error: unknown) => {
    const { code, cause } = error as { code?: unknown; cause?: { code?: unknown } };
    const status = code ?? cause?.code;
    throw lost(status) ? new Unsure('The answer of Cosmos DB was lost', { cause: error }) : new Refused(Number(status), -1);
  });
  const results = reply.result ?? [];
  const at = results.findIndex(({ statusCode }) => statusCode >= 400 && statusCode !== 424);
  const bad = results[at];
  if (bad) throw lost(bad.statusCode) ? new Unsure('Cosmos DB could not write') : new Refused(bad.statusCode, at);
  if (reply.code !== undefined && reply.code >= 400)
    throw lost(reply.code) ? new Unsure('Cosmos DB could not write') : new Refused(reply.code, -1);
  return results;
}

const isOrdered = (name: QueryName) => queries[name].includes('ORDER BY');
const triesWhenLost = 3;
const mostOnAPage = 1_000;

/** Work on one item that may be done twice without harm: it is, when its answer was lost. */
export async function surely<T>(work: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await work();
    } catch (error) {
      const { code, cause } = error as { code?: unknown; cause?: { code?: unknown } };
      if (!lost(code ?? cause?.code) || tried === triesWhenLost) throw error;
    }
  }
}

/** The first rows of a query, at most `limit`. With `ref` it stays within that partition. */
export async function rows<T>(
  container: Container,
  name: QueryName,
  values: Record<string, unknown>,
  limit: number,
  ref?: string,
): Promise<T[]> {
  const parameters: SqlParameter[] = Object.entries(values).map(([key, value]) => ({
    name: `@${key}`,
    value: value as SqlParameter['value'],
  }));
  const pages = container.items.query<T>(
    { query: queries[name], parameters },
    // Over all partitions the service wants a plan first: asking for it at once saves a refused question.
    { maxItemCount: Math.min(limit, mostOnAPage), ...(ref === undefined ? { forceQueryPlan: isOrdered(name) } : { partitionKey: ref }) },
  );
  const found: T[] = [];
  while (found.length < limit && pages.hasMoreResults()) found.push(...((await pages.fetchNext()).resources ?? []));
  return found.slice(0, limit);
}
