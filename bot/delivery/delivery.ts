import type { Deps } from '../../src/acts/deps.ts';
import type { Claimed } from '../../src/delivery/message.ts';
import { deliver } from './deliver.ts';
import type { Delivering } from './delivering.ts';
import { faultOf } from '../settings/log.ts';
import { makeQueues } from './queues.ts';

export interface Delivery {
  /** Messages that this instance wrote and holds the lease of: they go out at once. */
  take(messages: Claimed[], leaseUntil: string): void;
  /** A message of ours is due then: the outbox is looked into at that time. */
  dueAt(time: string): void;
  /** Looks into the outbox now. */
  wake(): void;
  /** Resolves when nothing is due any more. */
  idle(): Promise<void>;
  /** Whether the outbox could be looked into of late. */
  works(): boolean;
  /** Finishes what is going out, and gives the rest back. */
  stop(): Promise<void>;
}

/** So long a message stays with the instance that took it. With the look every 15 s, a dead one's share is taken over within a minute. */
export const leaseMs = 40_000;
const lookEveryMs = 15_000;
const mostClaimed = 50;
const mostInHand = 200;
/** After so long without a look that worked, the load balancer is told. */
const longestBlindMs = 60_000;

type Around = Omit<Delivering, 'read'> & Pick<Deps, 'store' | 'now'>;

/**
 * Works the outbox: what this instance wrote comes by itself; every few seconds it looks for what is due again and what others left.
 * A chat at a time in order, several chats at once: a slow chat holds up nobody else.
 */
export function startDelivery(around: Around): Delivery {
  const { store, now, log } = around;
  let working: Promise<void> | undefined;
  let again = false;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  /** When messages of ours are due again. What others gave back is found by the next look. */
  let dueTimes: string[] = [];
  let lookedAt = performance.now();

  const read = shared((ref: string) => store.find(ref));
  const failed = (error: unknown) => log.error({ did: 'outbox failed', ...faultOf(error) });
  const queues = makeQueues({
    now,
    deliver: (message) => (stopped ? store.postpone(message) : deliver(message, { ...around, read })).catch(failed),
    giveBack: (message) => store.postpone(message).catch(failed),
  });

  async function look(): Promise<void> {
    while (!stopped && queues.size() < mostInHand) {
      const at = now();
      dueTimes = dueTimes.filter((time) => time > at.toISOString());
      const leaseUntil = new Date(at.getTime() + leaseMs).toISOString();
      const claimed = await store.claim(at.toISOString(), leaseUntil, mostClaimed);
      lookedAt = performance.now();
      if (claimed.length === 0) return;
      queues.add(claimed, leaseUntil);
    }
    // The hands are full: there may be more, and it is looked for when they are empty.
    void queues.idle().then(wake);
  }

  async function work(): Promise<void> {
    do {
      again = false;
      await look().catch(failed);
    } while (again && !stopped);
    working = undefined;
    sleep();
  }

  function sleep(): void {
    if (stopped) return;
    const ms = dueTimes[0] === undefined ? lookEveryMs : Date.parse(dueTimes[0]) - now().getTime();
    clearTimeout(timer);
    timer = setTimeout(wake, Math.min(Math.max(ms, 20), lookEveryMs));
  }

  function wake(): void {
    if (stopped) return;
    again = true;
    working ??= work();
  }

  async function idle(): Promise<void> {
    while (working || queues.size() > 0) await Promise.all([working, queues.idle()]);
  }

  return {
    take(messages, leaseUntil) {
      const room = Math.max(0, mostInHand - queues.size());
      queues.add(messages.slice(0, room), leaseUntil);
      for (const message of messages.slice(room)) void store.postpone(message).catch(failed);
      if (messages.length > room) void queues.idle().then(wake);
    },
    dueAt(time) {
      if (time <= now().toISOString()) return wake();
      if (!dueTimes.includes(time)) dueTimes = [...dueTimes, time].sort();
      if (!working) sleep();
    },
    wake,
    idle,
    works: () => performance.now() - lookedAt < longestBlindMs,
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await idle();
    },
  };
}

/** Those who ask for the same while the answer is on its way get that answer. */
function shared<T>(ask: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const underWay = new Map<string, Promise<T>>();
  return (key) => {
    const asked = underWay.get(key) ?? ask(key).finally(() => underWay.delete(key));
    underWay.set(key, asked);
    return asked;
  };
}
