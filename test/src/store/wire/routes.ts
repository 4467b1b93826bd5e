import { accountAt, containerIn, createContainer, createDatabase, databaseIn, type Account } from './account.ts';
import { performBatch } from './batch.ts';
import { ranges, type Definition } from './container.ts';
import { perform, type Operation, type OperationType, type Place } from './documents.ts';
import { page } from './pages.ts';
import { planOf, type Known, type Query } from './query.ts';
import { Refusal, type Answer } from './refusal.ts';

export interface Request {
  /** The names in the path: ['dbs', 'a', 'colls', 'b', 'docs', 'case']. */
  path: string[];
  header: (name: string) => string | undefined;
  body: unknown;
  bytes: number;
}
export interface Service {
  account: Account;
  known: Known;
  endpoint: string;
  now: () => number;
  longestSkewMs: number;
}
type Work = (service: Service, request: Request) => Answer;

/** What may be asked, by verb and path. An `*` stands for a name. What a POST on docs asks for is told by its headers. */
const routes: Record<string, { operation: string; work: Work }> = {
  'GET ': { operation: 'read account', work: ({ endpoint }) => accountAt(endpoint) },
  'POST dbs': { operation: 'create database', work: ({ account }, { body }) => createDatabase(account, body) },
  'GET dbs/*': {
    operation: 'read database',
    work: ({ account }, { path: [, id = ''] }) => databaseIn(account, id) && { status: 200, body: { id } },
  },
  'DELETE dbs/*': {
    operation: 'delete database',
    work: ({ account }, { path: [, id = ''] }) => {
      databaseIn(account, id);
      account.delete(id);
      return { status: 204 };
    },
  },
  'POST dbs/*/colls': {
    operation: 'create container',
    work: ({ account }, { path: [, database = ''], body }) => createContainer(databaseIn(account, database), body),
  },
  'GET dbs/*/colls/*': {
    operation: 'read container',
    work: (service, request) => ({ status: 200, body: container(service, request).definition }),
  },
  'PUT dbs/*/colls/*': {
    operation: 'replace container',
    work: (service, request) => {
      const found = container(service, request);
      found.definition = { ...found.definition, ...(request.body as Partial<Definition>) };
      return { status: 200, body: found.definition };
    },
  },
  'DELETE dbs/*/colls/*': {
    operation: 'delete container',
    work: ({ account }, { path: [, database = '', , id = ''] }) => {
      containerIn(account, database, id);
      databaseIn(account, database).delete(id);
      return { status: 204 };
    },
  },
  'GET dbs/*/colls/*/pkranges': {
    operation: 'read ranges',
    work: (service, request) => container(service, request) && { status: 200, body: { PartitionKeyRanges: ranges, _count: ranges.length } },
  },
  'POST dbs/*/colls/*/docs': { operation: 'create', work: (...asked) => one('Create', ...asked) },
  'POST dbs/*/colls/*/docs upsert': { operation: 'upsert', work: (...asked) => one('Upsert', ...asked) },
  'POST dbs/*/colls/*/docs batch': {
    operation: 'batch',
    work: (service, request) => {
      if (request.header('x-ms-cosmos-batch-atomic') !== 'true') throw new Refusal(400, 'The stand-in speaks atomic batches only.');
      const isMinimal = request.header('prefer') === 'return=minimal';
      return performBatch(place(service, request), request.body as Operation[], request.bytes, isMinimal);
    },
  },
  'POST dbs/*/colls/*/docs query': { operation: 'query', work: (...asked) => runQuery(...asked) },
  'POST dbs/*/colls/*/docs plan': {
    operation: 'plan',
    work: (service, { body }) => ({ status: 200, body: planOf(queryOf(service, body)) }),
  },
  'GET dbs/*/colls/*/docs/*': { operation: 'read', work: (...asked) => one('Read', ...asked) },
  'PUT dbs/*/colls/*/docs/*': { operation: 'replace', work: (...asked) => one('Replace', ...asked) },
  'PATCH dbs/*/colls/*/docs/*': { operation: 'patch', work: (...asked) => one('Patch', ...asked) },
  'DELETE dbs/*/colls/*/docs/*': { operation: 'delete', work: (...asked) => one('Delete', ...asked) },
};

const kinds: [header: string, kind: string][] = [
  ['x-ms-cosmos-is-query-plan-request', 'plan'],
  ['x-ms-documentdb-isquery', 'query'],
  ['x-ms-cosmos-is-batch-request', 'batch'],
  ['x-ms-documentdb-is-upsert', 'upsert'],
];
export function routeOf(method: string, { path, header }: Pick<Request, 'path' | 'header'>) {
  const shape = `${method} ${path.map((name, at) => (at % 2 === 0 ? name : '*')).join('/')}`;
  const kind = kinds.find(([name]) => header(name)?.toLowerCase() === 'true')?.[1];
  const route = routes[kind ? `${shape} ${kind}` : shape];
  if (!route) throw new Refusal(400, `The stand-in does not know ${method} ${path.join('/')}${kind ? ` as a ${kind}` : ''}.`);
  return route;
}

const container = ({ account }: Service, { path: [, database = '', , id = ''] }: Request) => containerIn(account, database, id);

function place(service: Service, request: Request): Place {
  const header = request.header('x-ms-documentdb-partitionkey');
  const found = container(service, request);
  if (header === undefined) throw new Refusal(400, 'PartitionKey value must be supplied for this operation.');
  return { container: found, key: keyOf(header, found.definition.partitionKey.paths), now: service.now() };
}
/** The SDK escapes what is not ASCII, so the header is read before keys are compared. */
function keyOf(header: string, paths: string[]): string {
  const values = JSON.parse(header) as unknown[];
  if (values.length !== paths.length) throw new Refusal(400, 'The stand-in speaks whole partition keys only.');
  return JSON.stringify(values);
}

function one(operationType: OperationType, service: Service, request: Request): Answer {
  const [ifMatch, ifNoneMatch, id] = [request.header('if-match'), request.header('if-none-match'), request.path[5]];
  const operation: Operation = {
    ...{ operationType, resourceBody: request.body },
    ...(id !== undefined && { id }),
    ...(ifMatch !== undefined && { ifMatch }),
    ...(ifNoneMatch !== undefined && { ifNoneMatch }),
  };
  const { status, item } = perform(place(service, request), operation);
  return { status, ...(item && { body: item, headers: { etag: item._etag } }) };
}

function queryOf({ known }: Service, body: unknown): Query {
  const { query: text = '' } = body as { query?: string };
  const query = known.get(text);
  if (!query) throw new Refusal(400, `The stand-in does not know this query: ${text}`);
  return query;
}

/** Over several ranges the service answers a plain query itself. An ORDER BY it refuses, with the plan by which the SDK does it. */
function runQuery(service: Service, request: Request): Answer {
  const found = container(service, request);
  const query = queryOf(service, request.body);
  const { parameters = [] } = request.body as { parameters?: { name: string; value: unknown }[] };
  const [header, range] = [request.header('x-ms-documentdb-partitionkey'), request.header('x-ms-documentdb-partitionkeyrangeid')];
  const key = header === undefined ? undefined : keyOf(header, found.definition.partitionKey.paths);
  if (key === undefined && range === undefined) {
    if (request.header('x-ms-documentdb-query-enablecrosspartition') !== 'true')
      throw new Refusal(400, 'Cross partition query is required but disabled.');
    const why = 'The provided cross partition query can not be directly served by the gateway.';
    if (query.orderBy.length > 0) throw new Refusal(400, why, 1004, { additionalErrorInfo: JSON.stringify(planOf(query)) });
  }
  const size = Number(request.header('x-ms-max-item-count') ?? -1);
  if (!Number.isInteger(size)) throw new Refusal(400, 'x-ms-max-item-count is not a whole number.');
  const { documents, continuation } = page(found, {
    query,
    parameters: new Map(parameters.map(({ name, value }) => [name, value])),
    ...{ key, range, limit: size > 0 ? size : 100, continuation: request.header('x-ms-continuation'), now: service.now() },
  });
  const headers = { 'x-ms-item-count': String(documents.length), ...(continuation && { 'x-ms-continuation': continuation }) };
  return { status: 200, body: { Documents: documents, _count: documents.length }, headers };
}
