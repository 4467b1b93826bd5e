import type { startDelivery as real } from '../../bot/delivery/delivery.ts';

export const leaseMs = 40_000;

/** A delivery that never begins. It has the type of the real one, so a change of that one is noticed here. */
export const startDelivery: typeof real = () => ({
  take: () => undefined,
  dueAt: () => undefined,
  works: () => true,
  wake: () => undefined,
  idle: async () => undefined,
  stop: async () => undefined,
});
