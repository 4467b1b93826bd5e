import { nameOf, type Answer } from './refusal.ts';

/** A request as a fault may ask about it. */
export interface Asking {
  /** 'create', 'batch', 'query' … as routes.ts names them. */
  operation: string;
  /** What it is about: 'dbs/a/colls/b/docs/case'. */
  link: string;
  partitionKey: string | undefined;
  body: unknown;
}
/** What goes wrong. `committed` means: after the work was done and kept, so that only its answer is wrong or lost. */
export type Trouble =
  | { answer: 408 | 409 | 410 | 412 | 429 | 449 | 500 | 503; substatus?: number; retryAfterMs?: number; committed?: boolean }
  | { drop: 'before' | 'after' }
  | { delayMs: number };
export interface Fault {
  /** Without it every request is met. */
  when?: (asking: Asking) => boolean;
  /** How often, at most. Without it until it is removed. */
  times?: number;
  /** How often out of 1, by the seed. Without it always. */
  rate?: number;
  trouble: Trouble | Trouble[];
}

/** A small generator of numbers from 0 up to 1: the same seed gives the same numbers (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Faults on demand. The first that meets a request is the one that it gets; of several troubles chance picks one. */
export function newFaults(seed: number) {
  let chance = random(seed);
  const faults: Fault[] = [];
  const remove = (fault: Fault) => {
    const at = faults.indexOf(fault);
    if (at >= 0) faults.splice(at, 1);
  };
  return {
    /** Gives a function that takes the fault away again. */
    add(fault: Fault): () => void {
      const own = { ...fault };
      faults.push(own);
      return () => remove(own);
    },
    clear: () => void faults.splice(0),
    seed: (next: number) => void (chance = random(next)),
    meet(asking: Asking): Trouble | undefined {
      for (const fault of faults) {
        if (fault.when && !fault.when(asking)) continue;
        if (fault.rate !== undefined && chance() >= fault.rate) continue;
        if (fault.times !== undefined && --fault.times <= 0) remove(fault);
        return Array.isArray(fault.trouble) ? fault.trouble[Math.floor(chance() * fault.trouble.length)] : fault.trouble;
      }
      return undefined;
    },
  };
}
export type Faults = ReturnType<typeof newFaults>;

export const injected = ({ answer, substatus, retryAfterMs }: Extract<Trouble, { answer: number }>): Answer => ({
  status: answer,
  body: { code: nameOf(answer), message: 'This fault was asked for.' },
  headers: {
    ...(substatus !== undefined && { 'x-ms-substatus': String(substatus) }),
    ...(retryAfterMs !== undefined && { 'x-ms-retry-after-ms': String(retryAfterMs) }),
  },
});
