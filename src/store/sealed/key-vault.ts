import type { CryptographyClient } from '@azure/keyvault-keys';
import { WrongKey, type Wrapping } from './wrapping.ts';

type ClientOf = (address: string) => Promise<Pick<CryptographyClient, 'wrapKey' | 'unwrapKey'>>;
const algorithm = 'RSA-OAEP-256';

/**
 * A key in Azure Key Vault, that never leaves it: the vault wraps and unwraps. `name` is the key's address, without a version the
 * newest; each wrapped key remembers the version that wrapped it, so that a new version in the vault is a rotation. `before` opens what was
 * wrapped before the vault was used. `clientOf` is for the tests; in service the managed identity signs in.
 */
export function keyVaultWrapping(
  name: string,
  { before, clientOf = signedIn }: { before?: Wrapping | undefined; clientOf?: ClientOf } = {},
): Wrapping {
  return {
    name,
    wrap: async (key) => {
      const { result, keyID = name } = await (await clientOf(name)).wrapKey(algorithm, key);
      return JSON.stringify({ keyID, key: Buffer.from(result).toString('base64') });
    },
    unwrap: async (wrapped, by) => {
      if (!wrapped.startsWith('{')) {
        if (before) return before.unwrap(wrapped, by);
        throw new WrongKey(
          `The store was sealed under the key ${by} of DATA_KEY. Set DATA_KEY beside KEY_VAULT_KEY, then: npm run keys -- rotate`,
        );
      }
      const { keyID, key } = JSON.parse(wrapped) as { keyID: string; key: string };
      return Buffer.from((await (await clientOf(keyID)).unwrapKey(algorithm, Buffer.from(key, 'base64'))).result);
    },
  };
}

async function signedIn(address: string): Promise<CryptographyClient> {
  const [{ CryptographyClient: Client }, { DefaultAzureCredential }] = await Promise.all([
    import('@azure/keyvault-keys'),
    import('@azure/identity'),
  ]);
  return new Client(address, new DefaultAzureCredential());
}
