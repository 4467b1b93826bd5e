import type { Case } from '../src/case/case.ts';
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
/** At least this often the outbox is looked at, for what another instance left there. */
const longestSleepMs = 15_000;

/** Works the outbox: takes what is due, a conversation at a time in order, several conversations at once. */
export function startDelivery(around: Delivering & Pick<Deps, 'store' | 'now'>): Delivery {
  const { store, now, log } = around;
  let working: Promise<void> | undefined;
  let again = false;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;

  async function pass(): Promise<void> {
    for (;;) {
      const at = now();
      const due = await store.claim(at.toISOString(), new Date(at.getTime() + leaseMs).toISOString(), batch);
      if (due.length === 0 || stopped) return;
      const cases = new Map<string, Promise<Case | undefined>>();
      const caseOf = (ref: string) => {
        const read = cases.get(ref) ?? store.find(ref).then((saved) => saved?.case);
        cases.set(ref, read);
        return read;
      };
      await Promise.all(
        [...inOrder(due).values()].map(async (messages) => {
          for (const message of messages) await deliver(message, caseOf, around);
        }),
      );
    }
  }

  async function work(): Promise<void> {
    do {
      again = false;
      await pass().catch((error: unknown) => log.error({ did: 'outbox failed', ...faultOf(error) }));
    } while (again && !stopped);
    working = undefined;
    await sleep().catch((error: unknown) => log.error({ did: 'outbox failed', ...faultOf(error) }));
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

  return {
    wake,
    idle: async () => {
      while (working) await working;
    },
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      while (working) await working;
    },
  };
}

/** Messages by where they go: one chat gets its cards in order, and a slow chat holds up nobody else. */
function inOrder(messages: Message[]): Map<string, Message[]> {
  const place = ({ card, ref, to }: Message) => (card === 'refresh' || !to ? ref : 'person' in to ? to.person : to.channel);
  return Map.groupBy(messages, place);
}
