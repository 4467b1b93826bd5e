import type { CaseStore, Channel } from './case-store.ts';
import type { Chat } from '../delivery/message.ts';

const forMs = 60_000;
const mostKept = 10_000;

/** Answers that are known for a minute. What is not there is asked for again. */
function kept<T>(now: () => Date) {
  const all = new Map<string, { value: T; until: number }>();
  return {
    put(key: string, value: T) {
      all.delete(key);
      all.set(key, { value, until: now().getTime() + forMs });
      const [oldest] = all.size > mostKept ? all.keys() : [];
      if (oldest !== undefined) all.delete(oldest);
    },
    async get(key: string, ask: () => Promise<T | undefined>): Promise<T | undefined> {
      const known = all.get(key);
      if (known && known.until > now().getTime()) return known.value;
      const value = await ask();
      if (value === undefined) all.delete(key);
      else this.put(key, value);
      return value;
    },
  };
}

/**
 * Keeps at hand what nearly every press asks for and what seldom changes: where somebody's chat is, which channel
 * is registered, whether the digest went out.
 * A cache only: what is written here counts at once, what another instance wrote within a minute.
 */
export function atHand(store: CaseStore, now: () => Date): CaseStore {
  const chats = kept<Chat>(now);
  const channels = kept<Channel>(now);
  /** The digest of a day is asked for at every look at the clocks. */
  const begun = new Set<string>();
  return {
    ...store,
    chatOf: (person) => chats.get(person, () => store.chatOf(person)),
    rememberChat: async (person, chat) => {
      await store.rememberChat(person, chat);
      chats.put(person, chat);
    },
    channelFor: (scheme, purpose) => channels.get(`${scheme} ${purpose}`, () => store.channelFor(scheme, purpose)),
    enqueueOnce: async (name, messages) => {
      if (begun.has(name)) return false;
      const isFirst = await store.enqueueOnce(name, messages);
      begun.add(name);
      return isFirst;
    },
    saveService: async (change) => {
      await store.saveService(change);
      const { channel } = change;
      if (channel) channels.put(`${channel.scheme} ${channel.purpose}`, channel);
    },
  };
}
