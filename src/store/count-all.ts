import type { CaseStore } from './case-store.ts';
import { everyRef } from '../case/every-ref.ts';

type Counting = Pick<CaseStore, 'refs' | 'count' | 'wasEnqueued' | 'enqueueOnce'>;

/** Is asked for once when every case of a scheme that was sent has its row of figures. Each step writes the row since then. */
export const allCounted = (scheme: string) => `figures:${scheme}`;

const atOnce = 20;

/**
 * Gives the cases of before there were figures their rows, a few at a time; those that have one cost a look. It may be broken off and begun
 * again, and several may do it at once. `pause` lets others go first, and says whether to go on. A case that cannot be counted holds up
 * no other. True when all are counted.
 */
export async function countAll(
  store: Counting,
  scheme: string,
  pause: () => Promise<boolean>,
  failed: (ref: string, error: unknown) => void,
): Promise<boolean> {
  if (await store.wasEnqueued(allCounted(scheme))) return true;
  let isWhole = true;
  const count = (ref: string) =>
    store.count(ref).catch((error: unknown) => {
      isWhole = false;
      failed(ref, error);
    });
  let looked = 0;
  for await (const ref of everyRef((after) => store.refs(scheme, after, atOnce))) {
    await count(ref);
    looked += 1;
    if (looked % atOnce === 0 && !(await pause())) return false;
  }
  if (isWhole) await store.enqueueOnce(allCounted(scheme), []);
  return isWhole;
}
