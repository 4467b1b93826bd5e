import http from 'node:http';
import { seeded } from '../src/life/random.ts';
import { anActivity } from './activities.ts';
import { mutated, requestOf, type Request } from './mutate.ts';

/** The seed of this run. The same one sends the same again: FUZZ_SEED=… */
export const seed = Number(process.env['FUZZ_SEED'] ?? 20_260_304);
const atOnce = 20;
const longestMs = 60_000;

interface Options {
  url: string;
  serviceUrl: string;
  count: number;
  seed: number;
  headers?: (number: number) => Record<string, string>;
}

/** Sends so many requests that are more or less wrong, twenty at once, over connections that are kept. Gives how often each status came, and what should never have come. */
export async function sendAll({ url, serviceUrl, count, seed, headers }: Options) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: atOnce });
  const statuses: Record<number, number> = {};
  const faults: string[] = [];
  let next = 0;
  const one = async () => {
    for (let number = next++; number < count; number = next++) {
      // Each request has a seed of its own, so that any one can be made again without those before it.
      const random = seeded(seed + number * 7_919);
      const request = requestOf(mutated(anActivity(random, serviceUrl, number), random), random);
      const told = `request ${number} of seed ${seed}: ${request.body.toString().slice(0, 2_000)}`;
      try {
        const status = await send(`${url}/api/messages`, { ...request, headers: { ...request.headers, ...headers?.(number) } }, agent);
        statuses[status] = (statuses[status] ?? 0) + 1;
        if (status >= 500 || status < 200) faults.push(`${status} for ${told}`);
      } catch (error) {
        faults.push(`${(error as Error).message} for ${told}`);
      }
      if (faults.length > 20) return;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  agent.destroy();
  return { statuses, faults };
}

const send = (url: string, { body, headers }: Request, agent: http.Agent) =>
  new Promise<number>((answered, failed) => {
    const request = http.request(url, {
      method: 'POST',
      agent,
      headers: { ...headers, 'content-length': body.length },
      timeout: longestMs,
    });
    request.on('response', (reply) => {
      reply.resume();
      reply.on('end', () => answered(reply.statusCode ?? 0));
    });
    request.on('timeout', () => request.destroy(new Error('no answer')));
    request.on('error', failed);
    request.end(body);
  });
