import type { Sender } from './sender.ts';
import type { Chat } from '../../src/delivery/channel.ts';

/** A chat, or the whole tenant, has had as many cards as the platform allows for now. Nothing was sent. */
export class NotYet extends Error {
  readonly seconds: number;
  constructor(seconds: number) {
    super('The platform allows no more cards for now');
    this.seconds = seconds;
  }
}

type Window = [most: number, ms: number];

/** The platform's limits for one bot in one chat or channel, and for one app in one tenant. */
export const teamsLimits = {
  chat: [
    [7, 1_000],
    [8, 2_000],
    [60, 30_000],
    [1_800, 3_600_000],
  ],
  tenant: [[50, 1_000]],
} satisfies Limits;
export interface Limits {
  chat: Window[];
  tenant: Window[];
}

/** Longer than this a card does not wait in memory: it goes back into the outbox for so long. */
const longestWaitMs = 8_000;

/** With more chats than this, those of which nothing is remembered that counts are let go. */
const mostLanes = 10_000;

export interface Rates {
  /** Notes what went out in answer to somebody, which is never held back. */
  count(chat: Chat): void;
  /** Resolves when one more may go out, and notes it. Rejects with NotYet when that would take long. */
  turn(chat: Chat): Promise<void>;
}

/** Keeps what goes out below the limits, in the order of asking. Each instance counts its own; a 429 tells of what all send together. */
export function keepRates({ chat: ofChat, tenant: ofTenant }: Limits, clock: () => number = () => performance.now()): Rates {
  const sent = new Map<string, number[]>();
  const longest = Math.max(0, ...[...ofChat, ...ofTenant].map(([, ms]) => ms));
  const mostKept = Math.max(1, ...[...ofChat, ...ofTenant].map(([most]) => most));
  const lanes = ({ conversationId, tenantId }: Chat): [string, Window[]][] => [
    // A post in a channel counts for the channel.
    [`chat ${conversationId.split(';')[0]}`, ofChat],
    [`tenant ${tenantId}`, ofTenant],
  ];
  /** From when on one more fits into each window of a lane: when the one that lies `most` back has left it. */
  const freeAt = ([name, windows]: [string, Window[]]) => {
    const times = sent.get(name) ?? [];
    return Math.max(0, ...windows.map(([most, ms]) => (times.at(-most) ?? Number.NEGATIVE_INFINITY) + ms));
  };
  const note = (chat: Chat, at: number) => {
    for (const [name] of lanes(chat)) {
      const times = sent.get(name) ?? [];
      // Nearly always at the end: only what waits for its turn in a busy chat lies ahead.
      const before = times.findLastIndex((time) => time <= at);
      times.splice(before + 1, 0, at);
      if (times.length > 2 * mostKept) times.splice(0, times.length - mostKept);
      sent.set(name, times);
    }
    if (sent.size > mostLanes) for (const [name, times] of sent) if ((times.at(-1) ?? 0) < at - longest) sent.delete(name);
  };

  return {
    count: (chat) => note(chat, clock()),
    async turn(chat) {
      const now = clock();
      const at = Math.max(now, ...lanes(chat).map(freeAt));
      if (at - now > longestWaitMs) throw new NotYet((at - now) / 1_000);
      note(chat, at);
      if (at > now) await new Promise((go) => setTimeout(go, at - now));
    },
  };
}

/** A sender that keeps the rates. */
export const paced = (sender: Sender, rates: Pick<Rates, 'turn'>): Sender => ({
  toPerson: async (chat, card) => (await rates.turn(chat), sender.toPerson(chat, card)),
  toChannel: async (chat, card) => (await rates.turn(chat), sender.toChannel(chat, card)),
  update: async (place, card) => (await rates.turn(place.chat), sender.update(place, card)),
  remove: async (place) => (await rates.turn(place.chat), sender.remove(place)),
});
