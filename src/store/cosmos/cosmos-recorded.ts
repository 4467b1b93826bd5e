import type { Container } from '@azure/cosmos';
import { rows } from './cosmos-container.ts';

/** Refs that have any event, in their order. A record has many events, so it is asked again after the last ref until there are enough. */
export async function recordedRefs(container: Container, after: string, limit: number): Promise<string[]> {
  const refs: string[] = [];
  for (let ref = after; refs.length < limit; ref = refs.at(-1) ?? '') {
    const found = await rows<{ ref: string }>(container, 'recorded', { ref }, limit);
    refs.push(...new Set(found.map((row) => row.ref)));
    if (found.length < limit) break;
  }
  return refs.slice(0, limit);
}
