import type { startDelivery as real } from '../../bot/delivery.ts';

/** A delivery that never begins. It has the type of the real one, so a change of that one is noticed here. */
export const startDelivery: typeof real = () => ({
  wake: () => undefined,
  idle: async () => undefined,
  stop: async () => undefined,
});
