import type { Definition } from './container.ts';
import type { Query } from './query.ts';
import { Refusal } from './refusal.ts';

const whole = { includedPaths: [{ path: '/*' }], excludedPaths: [] };
const precision = (pattern: string, path: string): number => {
  const covers = pattern.endsWith('/*') ? `${path}/`.startsWith(pattern.slice(0, -1)) : pattern === `${path}/?`;
  return covers ? pattern.length : 0;
};

function isIndexed({ indexingPolicy: policy = whole }: Definition, path: string): boolean {
  if (['/id', '/_ts'].includes(path)) return true;
  const best = (patterns: { path: string }[] = []) => Math.max(0, ...patterns.map((pattern) => precision(pattern.path, path)));
  return best(policy.includedPaths) > best(policy.excludedPaths);
}

/**
 * An ORDER BY needs an index of its path, and one over several paths a composite index in just this order, or in just the opposite one.
 * A WHERE over a path without an index is refused here although the service would answer it: it would read every item for it.
 */
export function checkIndexed(definition: Definition, { where, orderBy }: Query): void {
  const bare = where.paths.find((path) => !isIndexed(definition, path));
  if (bare) throw new Refusal(400, `The stand-in does not scan: ${bare} is excluded from the index.`);
  if (orderBy.length === 1 && !isIndexed(definition, orderBy[0]?.path ?? ''))
    throw new Refusal(400, 'The index path corresponding to the specified order-by item is excluded.');
  if (orderBy.length < 2) return;
  const wanted = (turned: boolean) =>
    orderBy.map(({ path, descending }) => `${path} ${descending !== turned ? 'descending' : 'ascending'}`).join();
  const composites = definition.indexingPolicy?.compositeIndexes ?? [];
  const isServed = composites
    .map((index) => index.map(({ path, order = 'ascending' }) => `${path} ${order}`).join())
    .some((index) => index === wanted(false) || index === wanted(true));
  if (!isServed) throw new Refusal(400, 'The order by query does not have a corresponding composite index that it can be served from.');
}
