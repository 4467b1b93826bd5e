import { randomBytes } from 'node:crypto';
import { NoDataKey, noSealer, sealWith, type Sealer } from './sealer.ts';
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
}

const isData = ({ name }: WrappedKey) => name !== 'hash';
const newest = (keys: WrappedKey[]) => Math.max(0, ...keys.filter(isData).map(({ name }) => Number(name)));

async function newKey(name: string, wrapping: Wrapping): Promise<WrappedKey> {
  return { name, wrapped: await wrapping.wrap(randomBytes(32)), by: wrapping.name };
}

/** For so long an instance may seal with a key that another has replaced. */
export const keysHoldMs = 60_000;

/** Works with the sealer of a store. Its keys are read when they are first needed, and looked at again every minute: another instance, or a command, may have made a new one. */
export interface UseSealer {
  <T>(work: (sealer: Sealer) => T): Promise<Awaited<T>>;
  /** Makes a new data key for what is sealed from now on. Rejects when the store has no keys. */
  rotate(): Promise<void>;
}

/**
 * Without `wrapping` nothing is sealed. Work that meets a key that is not known (NoDataKey) is done once more with the keys read anew, so it
 * must bear to be done twice. Rejects when the keys cannot be read or unwrapped, and tries again with the next work. `now` is in milliseconds.
 */
export function withSealer(shelf: KeyShelf, wrapping: Wrapping | undefined, now = () => performance.now()): UseSealer {
  let opened: Promise<Sealer> | undefined;
  let lookedAt = -Infinity;
  const sealer = async () => {
    if (opened && now() - lookedAt >= keysHoldMs) {
      lookedAt = now();
      const current = (await opened).current;
      // When they cannot be read just now, those that are known still open and seal.
      const isOld =
        wrapping &&
        (await shelf.all().then(
          (keys) => String(newest(keys)) !== current,
          () => false,
        ));
      if (isOld) opened = undefined;
    }
    if (!opened) {
      lookedAt = now();
      opened = openSealer(shelf, wrapping).catch((error: unknown) => {
        opened = undefined;
        throw error;
      });
    }
    return opened;
  };
  const use = async <T>(work: (sealer: Sealer) => T): Promise<Awaited<T>> => {
    try {
      return await work(await sealer());
    } catch (error) {
      if (!(error instanceof NoDataKey)) throw error;
      opened = undefined;
      return await work(await sealer());
    }
  };
  const rotate = async () => {
    if (!wrapping) throw new Error('This store has no keys');
    await sealer();
    await rotateKeys(shelf, wrapping);
    opened = undefined;
  };
  return Object.assign(use, { rotate });
}

/** The first who opens a store makes its keys; of several who do so at once one wins, and all use the same. */
async function openSealer(shelf: KeyShelf, wrapping: Wrapping | undefined): Promise<Sealer> {
  if (!wrapping) return noSealer;
  let keys = await shelf.all();
  if (!keys.some(isData) || keys.every(isData)) {
    // What is there already is left alone.
    for (const name of ['1', 'hash']) await shelf.add(await newKey(name, wrapping));
    keys = await shelf.all();
  }
  const opened = await Promise.all(keys.map(async ({ name, wrapped, by }) => [name, await wrapping.unwrap(wrapped, by)] as const));
  const byName = new Map(opened);
  const hash = byName.get('hash');
  if (!hash) throw new Error('The store keeps no key for its hashes');
  return sealWith({ current: String(newest(keys)), byName, hash });
}

/** A new data key for what is sealed from now on, and all keys wrapped by the present key. What was sealed before still opens. */
async function rotateKeys(shelf: KeyShelf, wrapping: Wrapping): Promise<void> {
  const keys = await shelf.all();
  for (const { name, wrapped, by } of keys)
    if (by !== wrapping.name)
      await shelf.replace({ name, wrapped: await wrapping.wrap(await wrapping.unwrap(wrapped, by)), by: wrapping.name });
  await shelf.add(await newKey(String(newest(keys) + 1), wrapping));
}
