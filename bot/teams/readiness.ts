import type { CaseStore } from '../../src/store/case-store.ts';
import type { Delivery } from '../delivery/delivery.ts';

/** Whether the load balancer may send people here. */
export interface Readiness {
  ask(): Promise<{ store: boolean; delivery: boolean; started: boolean; draining: boolean }>;
  /** The clocks and the outbox are worked from now on. */
  begin(): void;
  /** From now on nobody new. */
  drain(): void;
}

const patienceMs = 2_000;
/** Asking costs a read, so an answer holds for a while. */
const holdsMs = 2_000;

export function makeReadiness({ store, delivery }: { store: Pick<CaseStore, 'answers'>; delivery: Pick<Delivery, 'works'> }): Readiness {
  let draining = false;
  let started = false;
  let asked: { at: number; answer: Promise<boolean> } | undefined;
  const storeAnswers = () => {
    if (!asked || performance.now() - asked.at > holdsMs) asked = { at: performance.now(), answer: inTime(store.answers()) };
    return asked.answer;
  };
  return {
    ask: async () => ({ store: await storeAnswers(), delivery: delivery.works(), started, draining }),
    begin: () => {
      started = true;
    },
    drain: () => {
      draining = true;
    },
  };
}

const inTime = (work: Promise<void>): Promise<boolean> => {
  const { promise: late, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => resolve(false), patienceMs);
  const done = work.then(
    () => true,
    () => false,
  );
  return Promise.race([done, late]).finally(() => clearTimeout(timer));
};
