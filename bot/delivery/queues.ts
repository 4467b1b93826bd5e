import type { Claimed, Message } from '../../src/delivery/message.ts';

interface Work {
  now: () => Date;
  /** Never rejects. */
  deliver: (message: Claimed) => Promise<void>;
  /** Leaves a message to whoever looks next. Never rejects. */
  giveBack: (message: Claimed) => Promise<void>;
}

/** So long the other cards of a case wait at most for the word to stop that goes ahead of them. */
const longestStopMs = 3_000;
/** A delivery takes at most this long; with less of the lease left none is begun, else somebody else might send the same. */
const longestDeliveryMs = 20_000;
/** With less than this left the message may be somebody else's any moment, so it is not even given back. */
const leastToGiveBackMs = 5_000;

/** What is being delivered now: each chat gets its messages in order, and nothing waits for a chat but what goes there, too. */
export function makeQueues({ now, deliver, giveBack }: Work) {
  const chats = new Map<string, Promise<void>>();
  const inHand = new Set<string>();
  /** Words to stop that are on their way, by case: somebody may be on the road and hears before anybody else. */
  const stops = new Map<string, { over: Promise<undefined>; end: () => void }>();

  function waitFor(ref: string): void {
    if (stops.has(ref)) return;
    const { promise: over, resolve } = Promise.withResolvers<undefined>();
    const timer = setTimeout(() => end(), longestStopMs);
    const end = () => {
      clearTimeout(timer);
      stops.delete(ref);
      resolve(undefined);
    };
    stops.set(ref, { over, end });
  }

  async function one(message: Claimed, leaseUntil: string): Promise<void> {
    if (message.card !== 'stop') await stops.get(message.ref)?.over;
    const left = Date.parse(leaseUntil) - now().getTime();
    if (left >= longestDeliveryMs) await deliver(message);
    else if (left >= leastToGiveBackMs) await giveBack(message);
    if (message.card === 'stop') stops.get(message.ref)?.end();
    inHand.delete(message.id);
  }

  function follow(chat: string, messages: Claimed[], leaseUntil: string): void {
    const done: Promise<void> = (chats.get(chat) ?? Promise.resolve()).then(async () => {
      for (const message of messages) await one(message, leaseUntil);
      if (chats.get(chat) === done) chats.delete(chat);
    });
    chats.set(chat, done);
  }

  return {
    size: () => inHand.size,
    add(messages: Claimed[], leaseUntil: string): void {
      const fresh = messages.filter(({ id }) => !inHand.has(id)).sort((a, b) => Number(b.card === 'stop') - Number(a.card === 'stop'));
      for (const { id } of fresh) inHand.add(id);
      for (const { ref, card } of fresh) if (card === 'stop') waitFor(ref);
      for (const [chat, its] of Map.groupBy(fresh, placeOf)) follow(chat, its, leaseUntil);
    },
    idle: async (): Promise<void> => {
      while (chats.size > 0) await Promise.all(chats.values());
    },
  };
}

/** Where a message goes. An update of all cards goes to many chats, so it is a place of its own. */
const placeOf = ({ card, ref, to }: Message) => (card === 'refresh' || !to ? ref : 'person' in to ? to.person : to.channel);
