import type { CaseStore } from './case-store.ts';
import type { Channel, Chat } from '../delivery/channel.ts';
import type { Posting } from '../delivery/message.ts';

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

/** Of which case the cards are that were written down here. A card never becomes one of another case, so what is known stays true. */
function ownersOf() {
  const owners = new Map<string, string>();
  return {
    note(postings: Posting[] = []) {
      for (const { id, ref } of postings) if (!owners.has(id)) owners.set(id, ref);
      while (owners.size > mostKept) owners.delete(owners.keys().next().value ?? '');
    },
    of: (postingId: string) => owners.get(postingId),
  };
}

/**
 * Keeps at hand what nearly every press asks for and what seldom changes: where somebody's chat is, which channel
 * is registered, of which case a pressed card is, whether the digest went out.
 * A cache only: what is written here counts at once, what another instance wrote within a minute.
 */
export function atHand(store: CaseStore, now: () => Date): CaseStore {
  const chats = kept<Chat>(now);
  const channels = kept<Channel>(now);
  /** The digest of a day is asked for at every look at the clocks. */
  const begun = new Set<string>();
  const owners = ownersOf();
  return {
    ...store,
    save: async (change) => {
      const messages = await store.save(change);
      owners.note(change.postings);
      return messages;
    },
    settle: async (message, postings, ...rest) => {
      const messages = await store.settle(message, postings, ...rest);
      owners.note(postings);
      return messages;
    },
    stand: async (postings) => {
      const version = await store.stand(postings);
      owners.note(postings);
      return version;
    },
    isOfAnother: async (postingId, ref) => {
      const owner = owners.of(postingId);
      return owner === undefined ? store.isOfAnother(postingId, ref) : owner !== ref;
    },
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
