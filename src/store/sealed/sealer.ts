import { createCipheriv, createDecipheriv, createHmac, createSecretKey, randomBytes } from 'node:crypto';
import { NoDataKey } from '../no-data-key.ts';

/** What identifies a person, sealed with AES-256-GCM under the data key of this name. All in base64. */
export interface Sealed {
  sealed: 1;
  key: string;
  iv: string;
  tag: string;
  data: string;
}

/** The data keys, 32 bytes each: what is sealed from now on is sealed with `current`. `hash` is for the keyed hashes. */
export interface Keys {
  current: string;
  byName: ReadonlyMap<string, Buffer>;
  hash: Buffer;
  /** Everything in the store is sealed, so what is not was put in past the service. */
  refusesUnsealed?: boolean;
}

/** Seals what identifies a person before it is stored, and opens it again. `about` binds it to its place: moved elsewhere it does not open. */
export interface Sealer {
  /** The name of the data key that it seals with. */
  current: string;
  seal(about: string, value: unknown): unknown;
  /** Throws when it was changed, when its key is not there, or when it is not sealed and everything is; before, what is not is given as it is. */
  open(about: string, value: unknown): unknown;
  /** A hash that says nothing to whoever has no key, and is the same for the same text. */
  hashed(text: string | undefined): string | undefined;
  /** Whether it is sealed with the current key. */
  isCurrent(value: unknown): boolean;
}

const isSealed = (value: unknown): value is Sealed =>
  typeof value === 'object' && value !== null && 'sealed' in value && value.sealed === 1;

/** Without keys: for tests, and for a store in service's place where the platform alone encrypts. */
export const noSealer: Sealer = {
  current: '',
  seal: (_, value) => value,
  open: (_, value) => {
    if (isSealed(value)) throw new Error('This is sealed, and there is no key');
    return value;
  },
  hashed: (text) => text,
  isCurrent: (value) => !isSealed(value),
};

/** A sealer over keys that are open already. Its `seal` and `open` throw NoDataKey for a key that is not among them. */
export function sealWith({ current, byName, hash, refusesUnsealed }: Keys): Sealer {
  // Made ready once: for every case anew it takes longer than the sealing itself.
  const ready = new Map([...byName].map(([name, key]) => [name, createSecretKey(key)]));
  const hashKey = createSecretKey(hash);
  const keyNamed = (name: string) => {
    const key = ready.get(name);
    if (!key) throw new NoDataKey(`There is no data key ${name}`);
    return key;
  };
  return {
    current,
    seal(about, value) {
      if (value === undefined) return undefined;
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', keyNamed(current), iv).setAAD(Buffer.from(about));
      const data = Buffer.concat([cipher.update(JSON.stringify(value)), cipher.final()]);
      const [ivText, tag, text] = [iv, cipher.getAuthTag(), data].map((bytes) => bytes.toString('base64'));
      return { sealed: 1, key: current, iv: ivText, tag, data: text };
    },
    open(about, value) {
      if (!isSealed(value)) {
        if (refusesUnsealed && value !== undefined) throw new Error('This is not sealed, and all that was stored is');
        return value;
      }
      const { key, iv, tag, data } = value;
      const decipher = createDecipheriv('aes-256-gcm', keyNamed(key), Buffer.from(iv, 'base64'), { authTagLength: 16 })
        .setAAD(Buffer.from(about))
        .setAuthTag(Buffer.from(tag, 'base64'));
      return JSON.parse(Buffer.concat([decipher.update(Buffer.from(data, 'base64')), decipher.final()]).toString()) as unknown;
    },
    hashed: (text) => (text === undefined ? undefined : createHmac('sha256', hashKey).update(text).digest('hex')),
    isCurrent: (value) => isSealed(value) && value.key === current,
  };
}
