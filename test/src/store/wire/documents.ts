import { isAlive, partitionOf, put, type Container, type Item } from './container.ts';
import { pathValue } from './expression.ts';
import { patched, type Patch } from './patch.ts';
import { Refusal } from './refusal.ts';

/** One thing to be done to one item, as it stands in a batch or as a request of its own. */
export interface Operation {
  operationType: OperationType;
  id?: string;
  resourceBody?: unknown;
  ifMatch?: string;
  ifNoneMatch?: string;
}
export type OperationType = 'Create' | 'Upsert' | 'Read' | 'Replace' | 'Patch' | 'Delete';
export interface Done {
  status: number;
  item?: Item;
}
export interface Place {
  container: Container;
  /** The partition key as it stands in the header. */
  key: string;
  /** Milliseconds, for _ts and for what has outlived its time. */
  now: number;
}

export const twoMegabytes = 2 * 1024 * 1024;
const exists = () => new Refusal(409, 'Entity with the specified id already exists in the system.');
const missing = () => new Refusal(404, 'Entity with the specified id does not exist in the system.');

export function perform(place: Place, operation: Operation): Done {
  const work = works[operation.operationType];
  if (!work) throw new Refusal(400, `There is no operation '${operation.operationType}'.`);
  if (operation.ifNoneMatch !== undefined) throw new Refusal(400, 'The stand-in does not speak If-None-Match.');
  return work(place, operation);
}

const works: Record<OperationType, (place: Place, operation: Operation) => Done> = {
  Create: (place, { resourceBody }) => {
    const body = checked(place, resourceBody);
    if (find(place, body.id)) throw exists();
    return { status: 201, item: write(place, body) };
  },
  Upsert: (place, { resourceBody, ifMatch }) => {
    const body = checked(place, resourceBody);
    const before = find(place, body.id);
    if (before) checkMatch(before, ifMatch);
    return { status: before ? 200 : 201, item: write(place, body, before) };
  },
  Read: (place, { id = '' }) => ({ status: 200, item: there(place, id) }),
  Replace: (place, { id = '', resourceBody, ifMatch }) => {
    const before = there(place, id, ifMatch);
    const body = checked(place, resourceBody);
    if (body.id !== id) throw new Refusal(400, 'An id cannot be changed.');
    return { status: 200, item: write(place, body, before) };
  },
  Patch: (place, { id = '', resourceBody, ifMatch }) => {
    const before = there(place, id, ifMatch);
    const after = patched(before, resourceBody as Patch);
    return { status: 200, item: write(place, checked(place, after), before) };
  },
  Delete: (place, { id = '', ifMatch }) => {
    there(place, id, ifMatch);
    put(place.container, partitionOf(place.container, place.key), id, undefined);
    return { status: 204 };
  },
};

function find({ container, key, now }: Place, id: string): Item | undefined {
  const item = container.partitions.get(key)?.items.get(id);
  return item && isAlive(container, item, now) ? item : undefined;
}
function there(place: Place, id: string, ifMatch?: string): Item {
  const item = find(place, id);
  if (!item) throw missing();
  checkMatch(item, ifMatch);
  return item;
}
function checkMatch({ _etag }: Item, ifMatch: string | undefined): void {
  if (ifMatch !== undefined && ifMatch !== '*' && ifMatch !== _etag)
    throw new Refusal(412, 'One of the specified pre-condition is not met.');
}

/** What the service checks before it keeps an item. */
function checked({ container, key }: Place, resource: unknown): { id: string } {
  if (typeof resource !== 'object' || resource === null || Array.isArray(resource)) throw new Refusal(400, 'An item is an object.');
  const { id, ttl } = resource as { id?: unknown; ttl?: unknown };
  if (typeof id !== 'string' || id === '') throw new Refusal(400, 'The item has no id.');
  if (/[/\\?#]/.test(id) || Buffer.byteLength(id) > 1_023)
    throw new Refusal(400, `The id '${id.slice(0, 99)}' is too long or has / \\ ? #.`);
  const isTime = ttl === undefined || ttl === -1 || (Number.isInteger(ttl) && (ttl as number) > 0);
  if (!isTime) throw new Refusal(400, 'ttl is -1 or a number of seconds.');
  if (Buffer.byteLength(JSON.stringify(resource)) > twoMegabytes)
    throw new Refusal(413, 'Request size is too large: an item has 2 MB at most.');
  // A part of the key that is missing from the item is {} in the header.
  const own = container.definition.partitionKey.paths.map((path) => pathValue(resource, path) ?? {});
  if (JSON.stringify(own) !== key)
    throw new Refusal(
      400,
      `PartitionKey extracted from document ${JSON.stringify(own)} doesn't match the one specified in the header ${key}.`,
      1001,
    );
  return { ...resource, id };
}

/** The tag is new with every write, also with one that changes nothing. */
function write({ container, key, now }: Place, body: { id: string }, before?: Item): Item {
  container.written += 1;
  const count = container.written.toString(16).padStart(12, '0');
  const item = { ...body, _rid: before?._rid ?? count, _ts: Math.floor(now / 1_000), _etag: `"00000000-0000-0000-0000-${count}"` };
  put(container, partitionOf(container, key), body.id, item);
  return item;
}
