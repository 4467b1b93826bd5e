import { createHash } from 'node:crypto';
import type { IndexingPolicy } from '@azure/cosmos';
import { pathValue } from './expression.ts';
import { Refusal } from './refusal.ts';

export interface Item {
  [property: string]: unknown;
  id: string;
  /** Grows in the order in which items were made. */
  _rid: string;
  /** When it was last written, in seconds. */
  _ts: number;
  _etag: string;
}
export interface Definition {
  id: string;
  partitionKey: { paths: string[] };
  indexingPolicy?: IndexingPolicy;
  defaultTtl?: number;
}
/** The items of one value of the partition key, and the range that they live in. */
export interface Partition {
  key: string;
  range: string;
  items: Map<string, Item>;
}
export interface Container {
  definition: Definition;
  partitions: Map<string, Partition>;
  /** For each path that a query asked to equal something: the items by their value, so that 100,000 cases need not be looked through. */
  lookups: Map<string, Map<unknown, Map<Item, Partition>>>;
  written: number;
}

/** Three ranges, so that the SDK really has to merge. */
export const ranges = ['0', '1', '2'].map((id, at) => ({
  id,
  minInclusive: ['', '55', 'AA'][at] ?? '',
  maxExclusive: ['55', 'AA', 'FF'][at],
}));
const rangeOf = (key: string) => String((createHash('md5').update(key).digest()[0] ?? 0) % ranges.length);

export const newContainer = (definition: Definition): Container => ({ definition, partitions: new Map(), lookups: new Map(), written: 0 });

/** The partition of a key as it stands in the header: '["TH-4F7K2M"]'. */
export function partitionOf(container: Container, key: string): Partition {
  const known = container.partitions.get(key);
  if (known) return known;
  const partition = { key, range: rangeOf(key), items: new Map<string, Item>() };
  container.partitions.set(key, partition);
  return partition;
}

/** Every write goes through here: it keeps the lookups true. Without `next` the item goes. */
export function put(container: Container, partition: Partition, id: string, next: Item | undefined): void {
  const before = partition.items.get(id);
  if (next) partition.items.set(id, next);
  else partition.items.delete(id);
  for (const [path, byValue] of container.lookups) {
    if (before) byValue.get(pathValue(before, path))?.delete(before);
    if (next) enter(byValue, path, next, partition);
  }
}

export function lookup(container: Container, path: string, value: unknown): ReadonlyMap<Item, Partition> {
  let byValue = container.lookups.get(path);
  if (!byValue) {
    byValue = new Map();
    container.lookups.set(path, byValue);
    for (const [item, partition] of everything(container)) enter(byValue, path, item, partition);
  }
  return byValue.get(value) ?? new Map<Item, Partition>();
}

export function* everything(container: Container): Iterable<[Item, Partition]> {
  for (const partition of container.partitions.values()) for (const item of partition.items.values()) yield [item, partition];
}

function enter(byValue: Map<unknown, Map<Item, Partition>>, path: string, item: Item, partition: Partition): void {
  const value = pathValue(item, path);
  const same = byValue.get(value) ?? new Map<Item, Partition>();
  byValue.set(value, same.set(item, partition));
}

/** Items that outlived their time are hidden at once; nothing sweeps them up. Without a default of the container no item has a time. */
export function isAlive({ definition: { defaultTtl } }: Container, item: Item, now: number): boolean {
  if (defaultTtl === undefined) return true;
  const ttl = typeof item['ttl'] === 'number' ? item['ttl'] : defaultTtl;
  return ttl === -1 || now / 1_000 < item._ts + ttl;
}

export function checkDefinition(definition: Partial<Definition>): Definition {
  const { id, partitionKey, defaultTtl } = definition;
  if (!id || /[/\\?#]/.test(id)) throw new Refusal(400, 'The container has no id, or one with / \\ ? #.');
  if (!partitionKey?.paths.every((path) => path.startsWith('/'))) throw new Refusal(400, 'The container has no partition key.');
  const isTime = defaultTtl === undefined || defaultTtl === -1 || (Number.isInteger(defaultTtl) && defaultTtl > 0);
  if (!isTime) throw new Refusal(400, 'defaultTtl is -1 or a number of seconds.');
  return { ...definition, id, partitionKey };
}
