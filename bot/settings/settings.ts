import { z } from 'zod';
import type { CosmosOptions } from '../../src/store/cosmos/cosmos-container.ts';

/** The tenant of the local stage's invented people. */
export const localTenant = '00000000-0000-4000-8000-000000000001';

const blank = (value: unknown) => (value === '' ? undefined : value);
const optional = <T extends z.ZodType>(type: T) => z.preprocess(blank, type.optional());
const number = (least: number, most: number, otherwise: number) => {
  const whole = `must be a whole number from ${least} to ${most}`;
  return z.preprocess(blank, z.coerce.number(whole).int(whole).min(least, whole).max(most, whole).default(otherwise));
};
const guid = z.guid('must be an id like 00000000-0000-4000-8000-000000000000');
const loopback = ['127.0.0.1', 'localhost', '::1'];

/** Every setting, with its default. The README's table is compared with this one by a test. */
export const settingsSchema = z.object({
  PORT: number(0, 65_535, 3978),
  HOST: optional(z.string()),
  BOT_ID: optional(guid),
  BOT_PASSWORD: optional(z.string()),
  BOT_TYPE: optional(z.enum(['SingleTenant', 'UserAssignedMSI'])),
  BOT_TENANT_ID: optional(guid),
  ALLOWED_TENANTS: optional(z.string()),
  STORE: z.preprocess(blank, z.enum(['sqlite', 'cosmos']).default('sqlite')),
  SQLITE_FILE: z.preprocess(blank, z.string().default('data/cases.db')),
  COSMOS_ENDPOINT: optional(z.url()),
  COSMOS_KEY: optional(z.string()),
  COSMOS_DATABASE: z.preprocess(blank, z.string().default('target-hardening')),
  COSMOS_CONTAINER: z.preprocess(blank, z.string().default('cases')),
  DATA_KEY: optional(z.string()),
  KEY_VAULT_KEY: optional(z.url('must be the address of a key, like https://example.vault.azure.net/keys/cases')),
  SCHEME: z.preprocess(blank, z.string().default('north-lincolnshire')),
  PEOPLE_FILE: optional(z.string()),
  PLAYGROUND: z.preprocess(blank, z.enum(['on', 'off']).default('on')),
  IN_DOUBT_SECONDS: number(1, 3_600, 30),
  LOG_LEVEL: z.preprocess(blank, z.enum(['debug', 'info', 'warn', 'error']).default('info')),
});
type Raw = z.infer<typeof settingsSchema>;

/** The bot's registration with Azure Bot Service. */
export type Registration = { id: string; tenantId: string } & ({ type: 'SingleTenant'; password: string } | { type: 'UserAssignedMSI' });

/** The settings in the shape that the code wants. Without a registration the bot runs in local mode. */
export interface Settings {
  port: number;
  host: string;
  registration?: Registration;
  allowedTenants: string[];
  store: { kind: 'sqlite'; file: string } | ({ kind: 'cosmos' } & CosmosOptions);
  /** What seals the fields that identify a person: keys of 32 bytes, the first for what is written from now on; or a key in Key Vault. */
  keys: { data: Buffer[]; vault?: string };
  scheme: string;
  peopleFile?: string;
  playground: boolean;
  inDoubtSeconds: number;
  logLevel: 'debug' | 'info' | 'warn' | 'error';
}

/** What stops the start, every problem in one list. */
export class CannotStart extends Error {
  readonly problems: string[];
  /** What the settings name, as far as they could be read, so that it is checked along with them. */
  readonly named: Partial<Named>;
  constructor(problems: string[], named: Partial<Named> = {}) {
    super(['Cannot start. Please check:', ...problems.map((problem) => `  - ${problem}`)].join('\n'));
    this.problems = problems;
    this.named = named;
  }
}
type Named = Pick<Settings, 'scheme' | 'peopleFile' | 'store'>;

/** Settings that each is right, and yet do not go together. What is wrong by itself counts as set, and is not told twice. */
function conflicts(raw: Partial<Raw>, wrong: string[]): string[] {
  const { BOT_ID, BOT_TYPE, BOT_PASSWORD, BOT_TENANT_ID, HOST, STORE, PEOPLE_FILE, ALLOWED_TENANTS } = raw;
  const service = BOT_ID !== undefined || wrong.includes('BOT_ID');
  const tenants = tenantsOf(ALLOWED_TENANTS);
  const rules: [boolean, string][] = [
    [service && !BOT_TYPE, 'BOT_TYPE: say SingleTenant or UserAssignedMSI, because BOT_ID is set'],
    [service && !BOT_TENANT_ID, 'BOT_TENANT_ID: is missing, because BOT_ID is set'],
    [service && BOT_TYPE === 'SingleTenant' && !BOT_PASSWORD, 'BOT_PASSWORD: is missing, because BOT_TYPE is SingleTenant'],
    [
      service && BOT_TYPE === 'UserAssignedMSI' && BOT_PASSWORD !== undefined,
      'BOT_PASSWORD: must not be set, because BOT_TYPE is UserAssignedMSI',
    ],
    [service && !PEOPLE_FILE, 'PEOPLE_FILE: is missing; in service it says who holds which role'],
    [
      !service && (BOT_TYPE ?? BOT_PASSWORD ?? BOT_TENANT_ID) !== undefined,
      'BOT_ID: is missing, although other settings of the registration are there',
    ],
    [
      !service && HOST !== undefined && !loopback.includes(HOST),
      'HOST: without BOT_ID nobody signs in, so the bot listens on 127.0.0.1 only',
    ],
    [STORE === 'cosmos' && !raw.COSMOS_ENDPOINT, 'COSMOS_ENDPOINT: is missing, because STORE is cosmos'],
    [
      service && STORE === 'cosmos' && (raw.DATA_KEY ?? raw.KEY_VAULT_KEY) === undefined && !wrong.includes('KEY_VAULT_KEY'),
      'KEY_VAULT_KEY: is missing, and DATA_KEY too; one of them seals names and addresses in Cosmos DB',
    ],
    [
      dataKeysOf(raw.DATA_KEY).some(({ length }) => length !== 32),
      'DATA_KEY: must be 32 bytes in base64, or several with commas between them, the newest first',
    ],
    [tenants.some((tenant) => !guid.safeParse(tenant).success), 'ALLOWED_TENANTS: must be tenant ids with commas between them'],
  ];
  return rules
    .filter(([broken]) => broken)
    .map(([, problem]) => problem)
    .filter((problem) => !wrong.some((name) => problem.startsWith(`${name}:`)));
}

const dataKeysOf = (list: string | undefined): Buffer[] => tenantsOf(list).map((one) => Buffer.from(one, 'base64'));

const tenantsOf = (list: string | undefined) =>
  (list ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean);

/** Reads the settings. Throws CannotStart with every problem at once. */
export function readSettings(source: NodeJS.ProcessEnv = process.env): Settings {
  const read = Object.entries(settingsSchema.shape).map(([name, type]) => ({ name, ...(type as z.ZodType).safeParse(source[name]) }));
  const partly = Object.fromEntries(read.flatMap(({ name, success, data }) => (success ? [[name, data]] : []))) as Partial<Raw>;
  const wrong = read.flatMap(({ name, error }) => (error?.issues ?? []).map(({ message }) => `${name}: ${message}`));
  const unread = read.filter(({ success }) => !success).map(({ name }) => name);
  const clashes = conflicts(partly, unread);
  if (wrong.length + clashes.length > 0) throw new CannotStart([...wrong, ...clashes], namedIn(partly));
  const raw = partly as Raw;
  const registration = registrationOf(raw);
  const tenants = tenantsOf(raw.ALLOWED_TENANTS);
  return {
    port: raw.PORT,
    host: raw.HOST ?? (registration ? '0.0.0.0' : '127.0.0.1'),
    ...(registration && { registration }),
    allowedTenants: (tenants.length > 0 ? tenants : [registration?.tenantId ?? localTenant]).map((tenant) => tenant.toLowerCase()),
    ...{ store: storeOf(raw), scheme: raw.SCHEME, ...namedIn(raw) },
    keys: { data: dataKeysOf(raw.DATA_KEY), ...(raw.KEY_VAULT_KEY && { vault: raw.KEY_VAULT_KEY }) },
    playground: !registration && raw.PLAYGROUND === 'on',
    inDoubtSeconds: raw.IN_DOUBT_SECONDS,
    logLevel: raw.LOG_LEVEL,
  };
}

const namedIn = ({ SCHEME, PEOPLE_FILE, ...raw }: Partial<Raw>): Partial<Named> => ({
  ...(raw.STORE && { store: storeOf(raw) }),
  ...(SCHEME && { scheme: SCHEME }),
  ...(PEOPLE_FILE && { peopleFile: PEOPLE_FILE }),
});

function storeOf({
  STORE,
  SQLITE_FILE = '',
  COSMOS_ENDPOINT,
  COSMOS_KEY,
  COSMOS_DATABASE,
  COSMOS_CONTAINER,
}: Partial<Raw>): Settings['store'] {
  if (STORE !== 'cosmos') return { kind: 'sqlite', file: SQLITE_FILE };
  const place = { endpoint: COSMOS_ENDPOINT ?? '', database: COSMOS_DATABASE ?? '', container: COSMOS_CONTAINER ?? '' };
  return { kind: 'cosmos', ...place, ...(COSMOS_KEY && { key: COSMOS_KEY }) };
}

function registrationOf({ BOT_ID: id, BOT_TENANT_ID: tenantId, BOT_TYPE: type, BOT_PASSWORD: password }: Raw): Registration | undefined {
  if (!id || !tenantId) return undefined;
  return type === 'SingleTenant' ? { id, tenantId, type, password: password ?? '' } : { id, tenantId, type: 'UserAssignedMSI' };
}
