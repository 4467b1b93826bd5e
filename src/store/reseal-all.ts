import type { CaseStore } from './case-store.ts';
import { everyRef } from '../case/every-ref.ts';

const atOnce = 100;

type Store = Pick<CaseStore, 'refs' | 'recordedRefs' | 'reseal' | 'refuseUnsealed'>;

/**
 * Seals every case of a scheme, and whatever else has a record, with the current data key. It may be broken off and begun again; once it
 * came to its end, the store takes nothing that is not sealed.
 */
export async function resealAll(store: Store, scheme: string): Promise<{ looked: number; sealed: number }> {
  const met = new Set<string>();
  let sealed = 0;
  const reseal = async (ref: string) => {
    if (met.has(ref)) return;
    met.add(ref);
    if (await store.reseal(ref)) sealed += 1;
  };
  for await (const ref of everyRef((after) => store.refs(scheme, after, atOnce))) await reseal(ref);
  for await (const ref of everyRef((after) => store.recordedRefs(after, atOnce))) await reseal(ref);
  await store.refuseUnsealed();
  return { looked: met.size, sealed };
}
