import { CosmosClient, type Container, type OperationInput, type RetryOptions } from '@azure/cosmos';
import { startWire, type Wire, type WireOptions } from './wire.ts';

// The stand-in for Cosmos DB, looked at through the real SDK: what the tests of the stand-in itself have in common.

export const queries = {
  due: `SELECT * FROM c WHERE c.type = 'job' AND c.dueAt <= @now ORDER BY c.dueAt, c.ref`,
  latest: `SELECT * FROM c WHERE c.type = 'job' AND (c.dueAt < @at OR (c.dueAt = @at AND c.ref < @ref)) ORDER BY c.dueAt DESC, c.ref DESC`,
  all: `SELECT * FROM c WHERE c.type = 'job'`,
  some: `SELECT * FROM c WHERE ARRAY_CONTAINS(@refs, c.ref) AND NOT (c.type = 'event') AND (@type = '' OR c.type = @type)`,
  parts: `SELECT c.ref, c.note FROM c WHERE c.type = 'job' AND c.dueAt <= @now ORDER BY c.dueAt, c.ref`,
  unordered: `SELECT * FROM c WHERE c.type = 'job' ORDER BY c.ref, c.dueAt`,
  scan: `SELECT * FROM c WHERE c.secret = 'x'`,
  byTitle: `SELECT * FROM c ORDER BY c.title`,
  withNothing: `SELECT * FROM c WHERE c.type = 'job' ORDER BY c.dueAt`,
};
export const definition = {
  id: 'cases',
  partitionKey: { paths: ['/ref'] },
  defaultTtl: -1,
  indexingPolicy: {
    includedPaths: [{ path: '/ref/?' }, { path: '/type/?' }, { path: '/dueAt/?' }],
    excludedPaths: [{ path: '/*' }],
    compositeIndexes: [
      [
        { path: '/dueAt', order: 'ascending' as const },
        { path: '/ref', order: 'ascending' as const },
      ],
    ],
  },
};

export const clients: CosmosClient[] = [];
const wires: Wire[] = [];
export const connect = (wire: Wire, more: { key?: string; retryOptions?: RetryOptions } = {}) => {
  const { key = wire.key, retryOptions = { maxRetryAttemptCount: 2 } } = more;
  const client = new CosmosClient({ endpoint: wire.endpoint, key, connectionPolicy: { retryOptions, requestTimeout: 2_000 } });
  clients.push(client);
  return client;
};
export async function open(options: WireOptions = {}): Promise<{ wire: Wire; cases: Container }> {
  const wire = await startWire({ queries, ...options });
  wires.push(wire);
  const { database } = await connect(wire).databases.createIfNotExists({ id: 'test' });
  const { container } = await database.containers.createIfNotExists(definition);
  return { wire, cases: container };
}
afterEach(async () => {
  for (const client of clients.splice(0)) client.dispose();
  for (const wire of wires.splice(0)) await wire.stop();
});

export const item = (more: object = {}) => ({ id: 'case', ref: 'TH-1', type: 'job', ...more });
export const codeOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'done',
    (error: { code?: unknown }) => error.code,
  );
export const batchError = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'done',
    (error: { cause: { code?: unknown } }) => error.cause.code,
  );
export const create = (resourceBody: { id: string } & Record<string, unknown>): OperationInput => ({
  operationType: 'Create',
  resourceBody: resourceBody as { id: string },
});
export const asked = (wire: Wire) => wire.requests.splice(0).map(({ operation, status }) => `${operation} ${status}`);
export const ask = (cases: Container, query: string, values: Record<string, unknown> = {}, options = {}) =>
  cases.items.query<{ id: string; ref: string; dueAt: string }>(
    { query, parameters: Object.entries(values).map(([name, value]) => ({ name: `@${name}`, value: value as string })) },
    options,
  );
