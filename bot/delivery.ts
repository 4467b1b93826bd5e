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

  async function pass(): Promise<void> {
    while (!stopped && inHand.size < mostInHand) {
      const at = now();
      const claimed = await store.claim(at.toISOString(), new Date(at.getTime() + leaseMs).toISOString(), batch);
      if (claimed.length === 0) return;
      const due = claimed.filter(({ id }) => !inHand.has(id));
      for (const [chat, messages] of inOrder(due)) follow(chat, messages);
    }
  }

  /** One chat gets its cards in order. Nothing waits for it but what goes there, too. */
  function follow(chat: string, messages: Message[]): void {
    for (const { id } of messages) inHand.add(id);
    const done: Promise<void> = (chats.get(chat) ?? Promise.resolve()).then(async () => {
      for (const message of messages) {
        // What was claimed and cannot go out any more is given back, so that the next start finds it at once.
        await (stopped ? store.postpone(message) : deliver(message, around)).catch(failed);
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
