import type { CaseStore } from './case-store.ts';

const atOnce = 100;

/** Seals every case of a scheme, and its events, with the current data key. It may be broken off and begun again. */
export async function resealAll(store: Pick<CaseStore, 'refs' | 'reseal'>, scheme: string): Promise<{ looked: number; sealed: number }> {
  let [looked, sealed] = [0, 0];
  for (let refs = await store.refs(scheme, '', atOnce); refs.length > 0; refs = await store.refs(scheme, refs.at(-1) ?? '', atOnce)) {
    for (const ref of refs) if (await store.reseal(ref)) sealed += 1;
    looked += refs.length;
  }
  return { looked, sealed };
}
