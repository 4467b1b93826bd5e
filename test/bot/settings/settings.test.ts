import { CannotStart, localTenant, readSettings } from '../../../bot/settings/settings.ts';

const id = '00000000-0000-4000-8000-00000000000a';
const service = { BOT_ID: id, BOT_TENANT_ID: id, BOT_TYPE: 'SingleTenant', BOT_PASSWORD: 'secret', PEOPLE_FILE: 'people.json' };

function problemsOf(source: Record<string, string>): string[] {
  try {
    readSettings(source);
    return [];
  } catch (error) {
    if (error instanceof CannotStart) return error.problems;
    throw error;
  }
}

it('runs as it comes, in local mode, for this machine only', () => {
  expect(readSettings({})).toEqual({
    ...{ port: 3978, host: '127.0.0.1', allowedTenants: [localTenant], store: { kind: 'sqlite', file: 'data/cases.db' } },
    ...{ scheme: 'north-lincolnshire', playground: true, inDoubtSeconds: 30, logLevel: 'info', keys: { data: [] } },
  });
});

it('takes a setting that is there and empty for one that is not there', () => {
  const empty = Object.fromEntries(
    ['PORT', 'HOST', 'BOT_ID', 'BOT_TYPE', 'STORE', 'SCHEME', 'PLAYGROUND', 'LOG_LEVEL', 'PEOPLE_FILE'].map((name) => [name, '']),
  );
  expect(readSettings(empty)).toEqual(readSettings({}));
});

it('serves everybody who may come, without a playground, once it has a registration', () => {
  expect(
    readSettings({ ...service, PORT: '80', IN_DOUBT_SECONDS: '5', LOG_LEVEL: 'debug', SQLITE_FILE: 'x.db', SCHEME: 'y', PLAYGROUND: 'on' }),
  ).toEqual({
    ...{ port: 80, host: '0.0.0.0', allowedTenants: [id], store: { kind: 'sqlite', file: 'x.db' }, scheme: 'y', peopleFile: 'people.json' },
    ...{ playground: false, inDoubtSeconds: 5, logLevel: 'debug', keys: { data: [] } },
    registration: { id, tenantId: id, type: 'SingleTenant', password: 'secret' },
  });
});

it('needs no password for a managed identity', () => {
  const managed = { ...service, BOT_TYPE: 'UserAssignedMSI', BOT_PASSWORD: '' };
  expect(readSettings(managed).registration).toEqual({ id, tenantId: id, type: 'UserAssignedMSI' });
});

it('reads tenants however they are written', () => {
  const capitals = '00000000-0000-4000-8000-0000000000AB';
  expect(readSettings({ ALLOWED_TENANTS: ` ${capitals} ,${id},` }).allowedTenants).toEqual([capitals.toLowerCase(), id]);
});

const dataKey = Buffer.alloc(32, 7).toString('base64');
const vaultKey = 'https://example.vault.azure.net/keys/cases';
const inCosmos = { STORE: 'cosmos', COSMOS_ENDPOINT: 'https://example.org/' };

it('takes data keys, the newest first, or a key in a vault', () => {
  const other = Buffer.alloc(32, 8).toString('base64');
  expect(readSettings({ DATA_KEY: `${dataKey}, ${other}` }).keys).toEqual({ data: [Buffer.alloc(32, 7), Buffer.alloc(32, 8)] });
  expect(readSettings({ ...service, ...inCosmos, KEY_VAULT_KEY: vaultKey }).keys).toEqual({ data: [], vault: vaultKey });
  expect(readSettings({ KEY_VAULT_KEY: vaultKey, DATA_KEY: dataKey }).keys).toEqual({ data: [Buffer.alloc(32, 7)], vault: vaultKey });
});

describe('a setting that is wrong stops the start', () => {
  it.each<[string, Record<string, string>, string]>([
    ['a port that is no number', { PORT: 'abc' }, 'PORT: must be a whole number from 0 to 65535'],
    ['a port that there is not', { PORT: '65536' }, 'PORT: must be a whole number from 0 to 65535'],
    ['half a port', { PORT: '80.5' }, 'PORT: must be a whole number from 0 to 65535'],
    ['a registration that is no id', { ...service, BOT_ID: 'bot' }, 'BOT_ID: must be an id like 0'],
    ['a tenant that is no id', { ...service, BOT_TENANT_ID: 'x' }, 'BOT_TENANT_ID: must be an id like 0'],
    ['a misspelt type', { ...service, BOT_TYPE: 'singletenant' }, 'BOT_TYPE: Invalid option'],
    ['no type', { ...service, BOT_TYPE: '' }, 'BOT_TYPE: say SingleTenant or UserAssignedMSI'],
    ['no tenant', { ...service, BOT_TENANT_ID: '' }, 'BOT_TENANT_ID: is missing'],
    ['no password', { ...service, BOT_PASSWORD: '' }, 'BOT_PASSWORD: is missing, because BOT_TYPE is SingleTenant'],
    ['a password too many', { ...service, BOT_TYPE: 'UserAssignedMSI' }, 'BOT_PASSWORD: must not be set'],
    ['no people in service', { ...service, PEOPLE_FILE: '' }, 'PEOPLE_FILE: is missing'],
    ['half a registration: a type', { BOT_TYPE: 'SingleTenant' }, 'BOT_ID: is missing, although'],
    ['half a registration: a password', { BOT_PASSWORD: 'x' }, 'BOT_ID: is missing, although'],
    ['half a registration: a tenant', { BOT_TENANT_ID: id }, 'BOT_ID: is missing, although'],
    ['no sign-in, for all the world', { HOST: '0.0.0.0' }, 'HOST: without BOT_ID nobody signs in'],
    ['a store that there is not', { STORE: 'mysql' }, 'STORE: Invalid option'],
    ['Cosmos DB without its address', { STORE: 'cosmos' }, 'COSMOS_ENDPOINT: is missing, because STORE is cosmos'],
    ['tenants that are none', { ALLOWED_TENANTS: `${id},everybody` }, 'ALLOWED_TENANTS: must be tenant ids'],
    ['a Cosmos address that is none', { COSMOS_ENDPOINT: 'nowhere' }, 'COSMOS_ENDPOINT: Invalid URL'],
    ['neither on nor off', { PLAYGROUND: 'yes' }, 'PLAYGROUND: Invalid option'],
    ['no time to wait', { IN_DOUBT_SECONDS: '0' }, 'IN_DOUBT_SECONDS: must be a whole number from 1 to 3600'],
    ['a data key that is too short', { DATA_KEY: 'c2hvcnQ=' }, 'DATA_KEY: must be 32 bytes in base64'],
    ['one of two data keys that is none', { DATA_KEY: `${dataKey},x` }, 'DATA_KEY: must be 32 bytes in base64'],
    ['a key in a vault that is no address', { KEY_VAULT_KEY: 'cases' }, 'KEY_VAULT_KEY: must be the address of a key'],
    ['no key for Cosmos DB in service', { ...service, ...inCosmos }, 'KEY_VAULT_KEY: is missing, and DATA_KEY too'],
    ['an unknown level', { LOG_LEVEL: 'loud' }, 'LOG_LEVEL: Invalid option'],
  ])('%s', (_, source, problem) => {
    expect(problemsOf(source)).toEqual([expect.stringContaining(problem)]);
  });

  it.each(['127.0.0.1', 'localhost', '::1'])('and %s is not wrong', (HOST) => {
    expect(readSettings({ HOST }).host).toBe(HOST);
  });

  it('together with all the others, each told once, and none with what was typed', () => {
    const problems = problemsOf({
      PORT: 'abc',
      BOT_ID: 'my-bot',
      BOT_TYPE: 'Multi',
      BOT_PASSWORD: 'hunter2',
      STORE: 'cosmos',
      ALLOWED_TENANTS: 'all',
      LOG_LEVEL: 'x',
    });
    expect(problems.map((problem) => problem.split(':')[0])).toEqual([
      'PORT',
      'BOT_ID',
      'BOT_TYPE',
      'LOG_LEVEL',
      'BOT_TENANT_ID',
      'PEOPLE_FILE',
      'COSMOS_ENDPOINT',
      'KEY_VAULT_KEY',
      'ALLOWED_TENANTS',
    ]);
    expect(problems.join()).not.toMatch(/hunter2|my-bot/);
  });

  it('and says so in one message', () => {
    expect(new CannotStart(['A: is wrong', 'B: is missing']).message).toBe(
      'Cannot start. Please check:\n  - A: is wrong\n  - B: is missing',
    );
  });
});
