import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { containerIn, dumpOf, type Account } from './account.ts';
import { perform } from './documents.ts';
import { pathValue } from './expression.ts';
import { injected, newFaults, type Faults } from './faults.ts';
import { knownQueries } from './query.ts';
import { asAnswer, Refusal, type Answer } from './refusal.ts';
import { routeOf, type Request, type Service } from './routes.ts';
import { checkSignature, usualSkewMs } from './signature.ts';

/**
 * Stands in for one account of Azure Cosmos DB (SQL API), so that the store is tried through the real SDK, over HTTP, without a network.
 *
 * It is: the few operations that the store uses, held in memory; signatures checked; batches atomic; ETags, If-Match, patch conditions and
 * ttl kept; three partition ranges with plans, pages and continuations; the limits of 2 MB, 100 operations and 10 patches; the composite
 * indexes that an ORDER BY needs; and the faults of a real service when they are asked for.
 * It is not: an oracle. No request units and no throughput of its own, no SQL beyond the known texts, no stored procedures, no change feed,
 * no consistency but the strongest, one region, no splits, no tokens of Entra ID, nothing on disk. The same suite runs against a real
 * account or Microsoft's emulator with COSMOS_TEST_ENDPOINT and COSMOS_TEST_KEY.
 */
export async function startWire(options: WireOptions = {}): Promise<Wire> {
  const { queries = {}, now = Date.now, seed = 1, port = 0, longestSkewMs = usualSkewMs } = options;
  const account: Account = new Map();
  const requests: Seen[] = [];
  const faults = newFaults(seed);
  const service: Service = { account, known: knownQueries(queries), endpoint: '', now, longestSkewMs };

  const server = http.createServer(async (req, res) => {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks);
    const seen: Seen = { operation: 'unknown', link: '', status: 0, bytesIn: text.length, bytesOut: 0 };
    requests.push(seen);
    const answer = await answerTo(service, faults, req, text, seen).catch((error: unknown): Answer => {
      if (error instanceof Refusal) return asAnswer(error);
      return { status: 500, body: { code: 'InternalServerError', message: `The stand-in broke: ${String(error)}` } };
    });
    if (answer === 'lost') return void req.socket.resetAndDestroy();
    const body = answer.body === undefined ? '' : JSON.stringify(answer.body);
    Object.assign(seen, { status: answer.status, bytesOut: Buffer.byteLength(body) });
    res.writeHead(answer.status, { 'content-type': 'application/json', 'x-ms-activity-id': String(requests.length), ...answer.headers });
    res.end(body);
  });
  await new Promise<void>((ready) => server.listen(port, '127.0.0.1', ready));
  service.endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;

  return {
    endpoint: service.endpoint,
    key,
    requests,
    faults,
    dump: () => dumpOf(account, now()),
    load: (database, id, items) => {
      const container = containerIn(account, database, id);
      for (const resourceBody of items) {
        const key = JSON.stringify(container.definition.partitionKey.paths.map((path) => pathValue(resourceBody, path)));
        perform({ container, key, now: now() }, { operationType: 'Create', resourceBody });
      }
    },
    stop: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

export interface WireOptions {
  /** The only texts that may be asked, by name. */
  queries?: Record<string, string>;
  /** Milliseconds: what _ts and ttl go by. */
  now?: () => number;
  /** For faults that come by chance. */
  seed?: number;
  /** Without it any that is free. */
  port?: number;
  /** So far the clock of who asks may be from this one. */
  longestSkewMs?: number;
}
export interface Seen {
  operation: string;
  link: string;
  /** 0 when the connection was dropped. */
  status: number;
  bytesIn: number;
  bytesOut: number;
}
export interface Wire {
  endpoint: string;
  key: string;
  /** Every request so far. It may be emptied. */
  requests: Seen[];
  faults: Faults;
  dump: () => ReturnType<typeof dumpOf>;
  /** Creates items without a request for each, so that a large container is there soon. */
  load: (database: string, container: string, items: Iterable<object>) => void;
  stop: () => Promise<void>;
}

/** Invented, and of the right form. */
const key = Buffer.from('the key of a stand-in for Cosmos DB, which opens nothing at all').toString('base64');
const sleep = (ms: number) => new Promise((wake) => setTimeout(wake, ms));

/** Checks first, then the fault that was asked for, then the work: it is done in one go, so two writes never mix. */
async function answerTo(service: Service, faults: Faults, req: http.IncomingMessage, text: Buffer, seen: Seen): Promise<Answer | 'lost'> {
  const path = (req.url ?? '').split('?')[0]?.split('/').filter(Boolean).map(decodeURIComponent) ?? [];
  const header = (name: string) => req.headers[name]?.toString();
  const [method, isFeed] = [req.method ?? '', path.length % 2 === 1];
  const route = routeOf(method, { path, header });
  Object.assign(seen, { operation: route.operation, link: path.join('/') });
  const resourceType = (isFeed ? path.at(-1) : path.at(-2)) ?? '';
  const link = (isFeed ? path.slice(0, -1) : path).join('/');
  checkSignature({ method, resourceType, link, headers: req.headers }, key, service.longestSkewMs);
  if (!header('x-ms-version')) throw new Refusal(400, 'The header x-ms-version is missing.');

  const body: unknown = text.length > 0 ? JSON.parse(text.toString()) : undefined;
  const request: Request = { path, header, body, bytes: text.length };
  const trouble = faults.meet({ ...seen, partitionKey: header('x-ms-documentdb-partitionkey'), body });
  if (!trouble) return route.work(service, request);
  if ('delayMs' in trouble) {
    await sleep(trouble.delayMs);
    return route.work(service, request);
  }
  if ('drop' in trouble) {
    if (trouble.drop === 'after') quietly(() => route.work(service, request));
    return 'lost';
  }
  if (trouble.committed) quietly(() => route.work(service, request));
  return injected(trouble);
}

/** Work whose answer nobody will hear: a refusal is lost as well. */
function quietly(work: () => unknown): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}
