import { spawnSync } from 'node:child_process';
import { generateKeyPairSync, privateDecrypt, publicEncrypt, constants, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../../bot/settings/open-store.ts';
import { readSettings } from '../../../bot/settings/settings.ts';
import { keyVaultWrapping } from '../../../src/store/sealed/key-vault.ts';
import { openSqliteStore } from '../../../src/store/sqlite/sqlite-store.ts';
import { localWrapping, WrongKey } from '../../../src/store/sealed/wrapping.ts';
import type { CaseStore } from '../../../src/store/case-store.ts';
import { aCase } from '../../builders.ts';
import { refNumber, saved } from '../../src/store/contract/open.ts';

const folder = mkdtempSync(join(tmpdir(), 'keys-'));
afterAll(() => rmSync(folder, { recursive: true }));
const copied = (file: string) =>
  [file, `${file}-wal`]
    .filter(existsSync)
    .map((one) => readFileSync(one, 'latin1'))
    .join();

it('seals by itself, with a key beside the file that only its owner may read', async () => {
  const file = join(folder, 'itself', 'cases.db');
  const settings = readSettings({ SQLITE_FILE: file });
  const store = await openStore(settings, () => undefined);
  await saved(store, aCase());
  await store.close();
  expect(copied(file)).not.toContain('Jo Invented');
  expect(statSync(`${file}.key`).mode & 0o777).toBe(0o600);
  const again = await openStore(settings, () => undefined);
  expect((await again.find('TH-4F7K2M'))?.case.private.answers.recipientName).toBe('Jo Invented');
  await again.close();
});

it('rotates the keys by its command: the new key of the settings opens everything, and the old one is not needed any more', async () => {
  const file = join(folder, 'rotated.db');
  const [oldKey, newKey] = [randomBytes(32), randomBytes(32)];
  const store = openSqliteStore(file, { wrapping: localWrapping([oldKey]) });
  for (let at = 1; at <= 205; at += 1) await saved(store, aCase({ ref: refNumber(at) }));
  await store.close();
  const run = (command: string, keys: Buffer[]) =>
    spawnSync(process.execPath, ['bot/operate/keys.ts', ...command.split(' ').filter(Boolean)], {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], SQLITE_FILE: file, DATA_KEY: keys.map((key) => key.toString('base64')).join(',') },
    });
  expect(run('rotate --now', [newKey, oldKey])).toMatchObject({
    status: 0,
    stdout: 'Looked at 205 cases. Sealed anew: 205.\n',
    stderr: '',
  });
  const after = openSqliteStore(file, { wrapping: localWrapping([newKey]) });
  expect(await after.serviceEventsOf('north-lincolnshire')).toMatchObject([{ did: 'rotate keys', origin: { place: 'command line' } }]);
  await after.close();
  expect(run('seal', [newKey])).toMatchObject({ status: 0, stdout: 'Looked at 205 cases. Sealed anew: 0.\n' });
  const { status, stderr } = run('seal', [oldKey]);
  expect([status, stderr]).toEqual([1, expect.stringContaining('which is not among those of DATA_KEY')]);
  expect(run('', [newKey])).toMatchObject({ status: 2, stderr: expect.stringContaining('npm run keys -- rotate') });
});

it('lets a key in Key Vault wrap, and opens with the version that wrapped', async () => {
  const versions = new Map(
    [1, 2].map((version) => [`https://example.org/keys/cases/${version}`, generateKeyPairSync('rsa', { modulusLength: 2_048 })]),
  );
  let newest = 'https://example.org/keys/cases/1';
  const padding = { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' };
  const asked: string[] = [];
  /** What the vault does with a key that never leaves it. */
  const clientOf = async (address: string) => {
    asked.push(address);
    const keyID = versions.has(address) ? address : newest;
    const pair = versions.get(keyID);
    if (!pair) throw new Error('no such key');
    return {
      wrapKey: async (algorithm: string, key: Uint8Array) => ({
        result: publicEncrypt({ key: pair.publicKey, ...padding }, key),
        algorithm,
        keyID,
      }),
      unwrapKey: async (algorithm: string, key: Uint8Array) => ({
        result: privateDecrypt({ key: pair.privateKey, ...padding }, key),
        algorithm,
        keyID,
      }),
    };
  };
  const address = 'https://example.org/keys/cases';
  const wrapping = keyVaultWrapping(address, { clientOf: clientOf as never });
  const file = join(folder, 'vault.db');
  const store = openSqliteStore(file, { wrapping });
  await saved(store, aCase());
  newest = 'https://example.org/keys/cases/2';
  await store.rotateKeys();
  await saved(store, aCase({ ref: refNumber(2) }));
  await store.close();
  const again = openSqliteStore(file, { wrapping });
  expect((await again.find('TH-4F7K2M'))?.case.ref).toBe('TH-4F7K2M');
  expect((await again.find(refNumber(2)))?.case.ref).toBe(refNumber(2));
  expect(asked).toContain('https://example.org/keys/cases/1');
  expect(asked).toContain('https://example.org/keys/cases/2');
  await again.close();

  // A store of before the vault goes over to it by a rotation, with both at hand; afterwards the vault alone opens it.
  const older = localWrapping([randomBytes(32)]);
  const moved = join(folder, 'moved.db');
  const openWith = async (options: Parameters<typeof openSqliteStore>[1], work: (store: CaseStore) => Promise<unknown>) => {
    const opened = openSqliteStore(moved, options);
    try {
      return await work(opened);
    } finally {
      await opened.close();
    }
  };
  await openWith({ wrapping: older }, (one) => saved(one, aCase()));
  await expect(openWith({ wrapping }, (one) => one.answers())).rejects.toThrow(WrongKey);
  const both = keyVaultWrapping(address, { before: older, clientOf: clientOf as never });
  await openWith({ wrapping: both }, (one) => one.rotateKeys());
  expect(await openWith({ wrapping }, (one) => one.find('TH-4F7K2M'))).toMatchObject({ case: { ref: 'TH-4F7K2M' } });
  await expect(openWith({ wrapping: older }, (one) => one.answers())).rejects.toThrow(/KEY_VAULT_KEY must name it/);
});
