import type { CaseStore } from '../../src/store/case-store.ts';
import { leaseMs, type Delivery } from './delivery.ts';

/**
 * What this instance writes it delivers itself: its messages are written down as already in its hands, and go out without being looked
 * for. When it dies, the lease ends and another instance finds them.
 */
export function handOver(store: CaseStore, now: () => Date, delivery: () => Pick<Delivery, 'take' | 'dueAt'>): CaseStore {
  const ours = () => new Date(now().getTime() + leaseMs).toISOString();
  const handed = async <T extends Parameters<Delivery['take']>[0]>(kept: Promise<T>, leaseUntil: string): Promise<T> => {
    const messages = await kept;
    if (messages.length > 0) delivery().take(messages, leaseUntil);
    return messages;
  };
  return {
    ...store,
    save: (change) => {
      const leaseUntil = ours();
      return handed(store.save({ ...change, leaseUntil }), leaseUntil);
    },
    enqueue: (messages) => {
      const leaseUntil = ours();
      return handed(store.enqueue(messages, leaseUntil), leaseUntil);
    },
    settle: (message, postings, further = []) => {
      const leaseUntil = ours();
      return handed(store.settle(message, postings, further, leaseUntil), leaseUntil);
    },
    forget: (posting, further = []) => {
      const leaseUntil = ours();
      return handed(store.forget(posting, further, leaseUntil), leaseUntil);
    },
    postpone: async (message) => {
      await store.postpone(message);
      delivery().dueAt(message.nextTryAt);
    },
    enqueueOnce: async (name, messages) => {
      const isFirst = await store.enqueueOnce(name, messages);
      for (const { nextTryAt } of messages) if (isFirst) delivery().dueAt(nextTryAt);
      return isFirst;
    },
  };
}
