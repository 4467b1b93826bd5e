import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** The key that a setting or Key Vault holds: it wraps the data keys, which lie in the store beside what they seal. */
export interface Wrapping {
  /** Which key this is; it says nothing about the key. */
  name: string;
  wrap(key: Buffer): Promise<string>;
  /** Rejects with WrongKey when it was wrapped by a key that is not at hand. */
  unwrap(wrapped: string, by: string): Promise<Buffer>;
}

/** The store was sealed under another key. Starting with this one could only do harm. */
export class WrongKey extends Error {}

const nameOf = (key: Buffer) => createHash('sha256').update('name of a key').update(key).digest('hex').slice(0, 16);

/** Keys of 32 bytes from the settings. The first one wraps; the others, of before a rotation, only open. */
export function localWrapping(keys: [Buffer, ...Buffer[]]): Wrapping {
  const byName = new Map(keys.map((key) => [nameOf(key), key]));
  const [first] = keys;
  return {
    name: nameOf(first),
    wrap: async (key) => {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', first, iv);
      const data = Buffer.concat([cipher.update(key), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), data]).toString('base64');
    },
    unwrap: async (wrapped, by) => {
      if (by.startsWith('https:')) throw new WrongKey('The store was sealed under a key in Key Vault: KEY_VAULT_KEY must name it');
      const key = byName.get(by);
      if (!key) throw new WrongKey(`The store was sealed under the key ${by}, which is not among those of DATA_KEY`);
      const bytes = Buffer.from(wrapped, 'base64');
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), { authTagLength: 16 }).setAuthTag(
        bytes.subarray(12, 28),
      );
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]);
    },
  };
}
