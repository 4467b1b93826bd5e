import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { CosmosOptions } from '../../src/store/cosmos/cosmos-container.ts';

/** Requests by kind ('read', 'batch', 'query due' …) since the last time it was asked, and the bytes of their bodies, both ways. */
export interface Tally {
  requests: Record<string, number>;
  bytes: number;
}
export interface Standing {
  /** Cards in the outbox. */
  messages: number;
  /** Since the last request, and since a clock looked for what is due. */
  quietMs: number;
  sinceClockLookMs: number;
}
export type Ask = { id: number } & ({ do: 'seed'; count: number } | { do: 'tally' } | { do: 'standing' });
export type StandIn = Awaited<ReturnType<typeof startStandIn>>;

/** Starts the stand-in for Cosmos DB in a process of its own. */
export async function startStandIn() {
  const child = fork(join(import.meta.dirname, 'stand-in.ts'), {
    execArgv: ['--max-old-space-size=8192'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const waiting = new Map<number, { answered: (answer: unknown) => void; failed: (error: Error) => void }>();
  let next = 0;
  const await_ = (id: number) => new Promise<unknown>((answered, failed) => waiting.set(id, { answered, failed }));
  const started = await_(0);
  child.on('message', ({ id, answer }: { id: number; answer: unknown }) => waiting.get(id)?.answered(answer));
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  child.once('exit', () => waiting.forEach(({ failed }) => failed(new Error('The stand-in ended.'))));
  const ask = (what: { do: Ask['do']; count?: number }) => {
    next += 1;
    child.send({ id: next, ...what });
    return await_(next);
  };
  const place = (await started) as CosmosOptions;
  return {
    place,
    seed: async (count: number) => void (await ask({ do: 'seed', count })),
    tally: async () => (await ask({ do: 'tally' })) as Tally,
    standing: async () => (await ask({ do: 'standing' })) as Standing,
    stop: async () => {
      child.kill();
      await ended;
    },
  };
}
