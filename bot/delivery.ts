import type { Deps } from '../src/case/deps.ts';
import type { Message } from '../src/delivery/message.ts';
import { deliver, type Delivering } from './deliver.ts';
import { faultOf } from './log.ts';

export interface Delivery {
  /** Looks into the outbox now. Called after every commit, so that a card goes out at once. */
  wake(): void;
  /** Resolves when nothing is due any more. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

const leaseMs = 60_000;
const batch = 50;
const mostInHand = 200;
/** At least this often the outbox is looked at, for what another instance left there. */
const longestSleepMs = 15_000;
/** So long the other cards of a case wait at most for the word to stop that goes ahead of them. */
const longestStopMs = 3_000;

/** Works the outbox: takes what is due, a chat at a time in order, several chats at once. A slow chat holds up nobody else. */
export function startDelivery(around: Delivering & Pick<Deps, 'store' | 'now'>): Delivery {
  const { store, now, log } = around;
  let working: Promise<void> | undefined;
  let again = false;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  /** What is being delivered now, by where it goes, and the ids of all of it. */
  const chats = new Map<string, Promise<void>>();
  const inHand = new Set<string>();
  /** Words to stop that are on their way, by case: somebody may be on the road and hears before anybody else. */
  const stops = new Map<string, { over: Promise<undefined>; end: () => void }>();

  async function pass(): Promise<void> {
    while (!stopped && inHand.size < mostInHand) {
      const at = now();
      const claimed = await store.claim(at.toISOString(), new Date(at.getTime() + leaseMs).toISOString(), batch);
      if (claimed.length === 0) return;
      const due = claimed.filter(({ id }) => !inHand.has(id)).sort((a, b) => Number(b.card === 'stop') - Number(a.card === 'stop'));
      for (const { ref, card } of due) if (card === 'stop') waitFor(ref);
      for (const [chat, messages] of inOrder(due)) follow(chat, messages);
    }
  }

  function waitFor(ref: string): void {
    if (stops.has(ref)) return;
    const { promise: over, resolve } = Promise.withResolvers<undefined>();
    const timer = setTimeout(() => resolve(undefined), longestStopMs);
    const end = () => {
      clearTimeout(timer);
      stops.delete(ref);
      resolve(undefined);
    };
    stops.set(ref, { over, end });
  }

  /** One chat gets its cards in order. Nothing waits for it but what goes there, too. */
  function follow(chat: string, messages: Message[]): void {
    for (const { id } of messages) inHand.add(id);
    const done: Promise<void> = (chats.get(chat) ?? Promise.resolve()).then(async () => {
      for (const message of messages) {
        if (message.card !== 'stop') await stops.get(message.ref)?.over;
        // What was claimed and cannot go out any more is given back, so that the next start finds it at once.
        await (stopped ? store.postpone(message) : deliver(message, around)).catch(failed);
        if (message.card === 'stop') stops.get(message.ref)?.end();
        inHand.delete(message.id);
      }
      if (chats.get(chat) === done) chats.delete(chat);
      wake();
    });
    chats.set(chat, done);
  }

  const failed = (error: unknown) => log.error({ did: 'outbox failed', ...faultOf(error) });

  async function work(): Promise<void> {
    do {
      again = false;
      await pass().catch(failed);
    } while (again && !stopped);
    working = undefined;
    await sleep().catch(failed);
  }

  async function sleep(): Promise<void> {
    const next = stopped ? undefined : await store.nextDue();
    if (stopped) return;
    const ms = next === undefined ? longestSleepMs : Date.parse(next) - now().getTime();
    clearTimeout(timer);
    timer = setTimeout(wake, Math.min(Math.max(ms, 20), longestSleepMs));
  }

  function wake(): void {
    if (stopped) return;
    again = true;
    working ??= work();
  }

  async function idle(): Promise<void> {
    while (working || chats.size > 0) await Promise.all([working, ...chats.values()]);
  }

  return {
    wake,
    idle,
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await idle();
    },
  };
}

/** Messages by where they go. */
function inOrder(messages: Message[]): Map<string, Message[]> {
  const place = ({ card, ref, to }: Message) => (card === 'refresh' || !to ? ref : 'person' in to ? to.person : to.channel);
  return Map.groupBy(messages, place);
}
