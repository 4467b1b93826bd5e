import type { CaseStore } from './case-store.ts';
import { everyRef } from './every-ref.ts';

const atOnce = 100;

/** Seals every case of a scheme, and its events, with the current data key. It may be broken off and begun again. */
export async function resealAll(store: Pick<CaseStore, 'refs' | 'reseal'>, scheme: string): Promise<{ looked: number; sealed: number }> {
  let [looked, sealed] = [0, 0];
  for await (const ref of everyRef((after) => store.refs(scheme, after, atOnce))) {
    if (await store.reseal(ref)) sealed += 1;
    looked += 1;
  }
  return { looked, sealed };
}
