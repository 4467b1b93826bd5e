import { everything, isAlive, lookup, ranges, type Container, type Item, type Partition } from './container.ts';
import { pathValue, type Parameters } from './expression.ts';
import { checkIndexed } from './indexing.ts';
import type { Query } from './query.ts';
import { Refusal } from './refusal.ts';

export interface Asked {
  query: Query;
  parameters: Parameters;
  /** One partition, by its key as it stands in the header, or one range; without either, the ranges one after the other. */
  key?: string | undefined;
  range?: string | undefined;
  limit: number;
  continuation?: string | undefined;
  now: number;
}
export interface Page {
  documents: unknown[];
  continuation?: string;
}
/** Where a page ended: its range and its last item's values of the order, so that what is written meanwhile shifts nothing. */
interface Mark {
  range: string;
  after?: { values: unknown[]; rid: string };
}

/** One page. Over several ranges a page ends with its range, so it may be short or empty though more is to come, as in the service. */
export function page(container: Container, asked: Asked): Page {
  const { query, key, range, limit, continuation } = asked;
  checkIndexed(container.definition, query);
  const first = range ?? (key === undefined ? ranges[0]?.id : undefined);
  const mark: Mark = continuation ? (JSON.parse(Buffer.from(continuation, 'base64').toString()) as Mark) : { range: first ?? '' };
  const found = matching(container, asked, mark.range)
    .map((item) => ({ item, values: query.orderBy.map(({ path }) => orderable(item, path)), rid: item._rid }))
    .filter((row) => !mark.after || compare(query, row, mark.after) > 0)
    .sort((a, b) => compare(query, a, b));
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  const nextRange = ranges[ranges.findIndex(({ id }) => id === mark.range) + 1]?.id;
  const next: Mark | undefined =
    found.length > limit && last
      ? { range: mark.range, after: { values: last.values, rid: last.rid } }
      : key === undefined && range === undefined && nextRange
        ? { range: nextRange }
        : undefined;
  return {
    documents: rows.map(({ item, values, rid }) =>
      query.isRewritten
        ? { _rid: rid, orderByItems: values.map((value) => ({ item: value })), payload: projected(query, item) }
        : projected(query, item),
    ),
    ...(next && { continuation: Buffer.from(JSON.stringify(next)).toString('base64') }),
  };
}

/** What was asked for of an item. What it has not is left out, as in the service. */
function projected({ selected }: Query, item: Item): object {
  if (selected.length === 0) return item;
  const pairs = selected.map((path) => [path.slice(1), pathValue(item, path)] as const);
  return Object.fromEntries(pairs.filter(([, value]) => value !== undefined));
}

function matching(container: Container, { query, parameters, key, now }: Asked, range: string): Item[] {
  const items: Item[] = [];
  for (const [item, partition] of candidates(container, query, parameters, key)) {
    const isHere = key !== undefined || partition.range === range;
    if (isHere && query.where.evaluate(item, parameters) === true && isAlive(container, item, now)) items.push(item);
  }
  return items;
}

function candidates(container: Container, { where }: Query, parameters: Parameters, key?: string): Iterable<[Item, Partition]> {
  if (key !== undefined) {
    const partition = container.partitions.get(key);
    return partition ? [...partition.items.values()].map((item) => [item, partition]) : [];
  }
  const ways = [...where.equalities.map((one) => [one]), ...where.oneOf]
    .map((way) => way.map(({ path, value }) => lookup(container, path, value({}, parameters))))
    .sort((a, b) => sizeOf(a) - sizeOf(b));
  const [first, ...others] = ways[0] ?? [];
  // An item that is found in two ways is one item.
  return others.length > 0 ? new Map([first, ...others].flatMap((found) => [...(found ?? [])])) : (first ?? everything(container));
}

const sizeOf = (found: ReadonlyMap<Item, Partition>[]) => found.reduce((sum, { size }) => sum + size, 0);

function orderable(item: Item, path: string): string | number {
  const value = pathValue(item, path);
  if (typeof value === 'string' || typeof value === 'number') return value;
  throw new Refusal(400, `The stand-in does not order items without a text or a number at ${path}: leave them out in WHERE.`);
}

type Row = Required<Mark>['after'];
function compare({ orderBy }: Query, a: Row, b: Row): number {
  for (const [at, { descending }] of orderBy.entries()) {
    const [x, y] = [a.values[at] as string, b.values[at] as string];
    if (x !== y) return x < y === descending ? 1 : -1;
  }
  return a.rid < b.rid ? -1 : a.rid > b.rid ? 1 : 0;
}
