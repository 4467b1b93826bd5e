import type { Trouble } from '../src/store/wire/faults.ts';
import type { Random } from '../src/life/random.ts';

/** What the Connector does with one request instead of taking it and saying so. `taken`: the message stands all the same. */
export type Fault =
  | { status: 412 | 429 | 500 | 502 | 503; taken?: true }
  | { lose: 'before' | 'after' }
  /** Milliseconds. Longer than the bot's patience of four seconds, its answer is never heard. */
  | { slow: number }
  /** The message is no longer there. */
  | { gone: true };

/** How often out of a thousand, for a new message; an update may be gone instead. */
const creates: [number, Fault][] = [
  [15, { status: 429 }],
  [10, { status: 412 }],
  [5, { status: 500 }],
  [5, { status: 502 }],
  [5, { status: 503 }],
  [5, { status: 500, taken: true }],
  [5, { status: 503, taken: true }],
  [15, { lose: 'before' }],
  [15, { lose: 'after' }],
  [40, { slow: 250 }],
  [1, { slow: 4_100 }],
];
const updates: [number, Fault][] = [...creates, [10, { gone: true }]];

/** The weather between the bot and the Connector, by the seed. It can clear up for good. */
export function newWeather(random: Random) {
  const weather = { fair: true };
  return {
    turnsBad: () => void (weather.fair = false),
    clearsUp: () => void (weather.fair = true),
    faultFor: (method: 'POST' | 'PUT'): Fault | undefined => {
      let drawn = random.number() * 1_000;
      if (weather.fair) return undefined;
      return (method === 'PUT' ? updates : creates).find(([often]) => (drawn -= often) < 0)?.[1];
    },
  };
}
export type Weather = ReturnType<typeof newWeather>;

/** What the service of Cosmos DB does to one request in thirty. */
export const cosmosTroubles: Trouble[] = [
  ...([{ answer: 429, retryAfterMs: 20 }, { answer: 449 }, { answer: 503 }, { answer: 503, committed: true }] as const),
  ...([{ drop: 'before' }, { drop: 'after' }, { delayMs: 60 }, { delayMs: 250 }] as const),
];
export const cosmosRate = 0.03;
