import { randomBytes } from 'node:crypto';
import { NoDataKey } from '../no-data-key.ts';
import { noSealer, sealWith, type Sealer } from './sealer.ts';
import type { Wrapping } from './wrapping.ts';

/** A data key as it lies in the store. */
export interface WrappedKey {
  /** 'hash', or a number that grows: the highest is the current one. */
  name: string;
  wrapped: string;
  /** The name of the key that wrapped it. */
  by: string;
}

/** Where the wrapped keys of one store lie. */
export interface KeyShelf {
  all(): Promise<WrappedKey[]>;
  /** Leaves one that is there already, by name, alone. */
  add(key: WrappedKey): Promise<void>;
  replace(key: WrappedKey): Promise<void>;
  /** Whether nothing was ever stored beside it: no case and no event. */
  isEmpty(): Promise<boolean>;
}

const isData = ({ name }: WrappedKey) => name !== 'hash';
const newest = (keys: WrappedKey[]) => Math.max(0, ...keys.filter(isData).map(({ name }) => Number(name)));

const keyLength = 32;
/**
 * That everything in the store is sealed is a byte behind the key for its hashes, inside the wrapping: who can write to the store, and has
 * no key, cannot take it away.
 */
const sealedThroughout = Buffer.from([1]);
const isSealedThroughout = (hash: Buffer) => hash.length > keyLength;

async function newKey(name: string, wrapping: Wrapping, more = Buffer.alloc(0)): Promise<WrappedKey> {
  return { name, wrapped: await wrapping.wrap(Buffer.concat([randomBytes(keyLength), more])), by: wrapping.name };
}

/** For so long an instance may seal with a key that another has replaced. */
export const keysHoldMs = 60_000;

/** Works with the sealer of a store. Its keys are read when they are first needed, and looked at again every minute: another instance, or a command, may have made a new one. */
export interface UseSealer {
  <T>(work: (sealer: Sealer) => T): Promise<Awaited<T>>;
  /** Makes a new data key for what is sealed from now on. Rejects when the store has no keys. */
  rotate(): Promise<void>;
  /** Everything is sealed: what is not is refused from now on. Does nothing in a store without keys. */
  refuseUnsealed(): Promise<void>;
}

/**
 * Without `wrapping` nothing is sealed. Work that meets a key that is not known (NoDataKey) is done once more with the keys read anew, so it
 * must bear to be done twice. Rejects when the first keys cannot be read or unwrapped, and tries again with the next work. When keys that came
 * later cannot be opened, those that are known go on and `failed` is told. `now` is in milliseconds.
 */
export function withSealer(
  shelf: KeyShelf,
  wrapping: Wrapping | undefined,
  now = () => performance.now(),
  failed: (error: unknown) => void = () => undefined,
): UseSealer {
  let opened: Opened | undefined;
  let opening: Promise<Opened> | undefined;
  let lookedAt = -Infinity;
  /** What is open stays so until the new keys are. */
  const open = async () => {
    opening ??= openSealer(shelf, wrapping).finally(() => (opening = undefined));
    opened = await opening;
    return opened.sealer;
  };
  const sealer = async () => {
    const known = opened;
    const isDue = now() - lookedAt >= keysHoldMs;
    if (isDue) lookedAt = now();
    if (!known) return open();
    // When they cannot be read just now, those that are known still open and seal.
    const keys = isDue && wrapping ? await shelf.all().catch(() => undefined) : undefined;
    if (!keys || textOf(keys) === known.text) return known.sealer;
    return open().catch((error: unknown) => {
      failed(error);
      return known.sealer;
    });
  };
  const use = async <T>(work: (sealer: Sealer) => T): Promise<Awaited<T>> => {
    try {
      return await work(await sealer());
    } catch (error) {
      if (!(error instanceof NoDataKey)) throw error;
      return await work(await open());
    }
  };
  const rotate = async () => {
    if (!wrapping) throw new Error('This store has no keys');
    await sealer();
    await rotateKeys(shelf, wrapping);
    await open();
  };
  const refuseUnsealed = async () => {
    if (!wrapping) return;
    await sealer();
    const { wrapped = '', by = '' } = (await shelf.all()).find(({ name }) => name === 'hash') ?? {};
    const key = await wrapping.unwrap(wrapped, by);
    if (isSealedThroughout(key)) return;
    await shelf.replace({ name: 'hash', wrapped: await wrapping.wrap(Buffer.concat([key, sealedThroughout])), by: wrapping.name });
    await open();
  };
  return Object.assign(use, { rotate, refuseUnsealed });
}

interface Opened {
  sealer: Sealer;
  /** The keys as they lay on the shelf. */
  text: string;
}
const textOf = (keys: WrappedKey[]) => JSON.stringify(keys.map(({ name, wrapped }) => [name, wrapped]).sort());

/** The first who opens a store makes its keys; of several who do so at once one wins, and all use the same. */
async function openSealer(shelf: KeyShelf, wrapping: Wrapping | undefined): Promise<Opened> {
  if (!wrapping) return { sealer: noSealer, text: '' };
  let keys = await shelf.all();
  if (!keys.some(isData) || keys.every(isData)) {
    const more = (await shelf.isEmpty()) ? sealedThroughout : undefined;
    // What is there already is left alone.
    await shelf.add(await newKey('1', wrapping));
    await shelf.add(await newKey('hash', wrapping, more));
    keys = await shelf.all();
  }
  const opened = await Promise.all(keys.map(async ({ name, wrapped, by }) => [name, await wrapping.unwrap(wrapped, by)] as const));
  const byName = new Map(opened);
  const hash = byName.get('hash');
  if (!hash) throw new Error('The store keeps no key for its hashes');
  byName.delete('hash');
  const sealer = sealWith({
    ...{ current: String(newest(keys)), byName, hash: hash.subarray(0, keyLength) },
    refusesUnsealed: isSealedThroughout(hash),
  });
  return { sealer, text: textOf(keys) };
}

/** A new data key for what is sealed from now on, and all keys wrapped by the present key. What was sealed before still opens. */
async function rotateKeys(shelf: KeyShelf, wrapping: Wrapping): Promise<void> {
  const keys = await shelf.all();
  for (const { name, wrapped, by } of keys)
    if (by !== wrapping.name)
      await shelf.replace({ name, wrapped: await wrapping.wrap(await wrapping.unwrap(wrapped, by)), by: wrapping.name });
  await shelf.add(await newKey(String(newest(keys) + 1), wrapping));
}
