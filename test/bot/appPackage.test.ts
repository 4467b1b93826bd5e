import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { settingsSchema } from '../../bot/settings.ts';
import { containerDefinition } from '../../src/store/cosmos-container.ts';
import {
  commandLists,
  filledManifest,
  manifestCommands,
  manifestFile,
  readPicture,
  variablesIn,
  variablesSetIn,
} from './appPackageFiles.ts';
import { teamsappYml, type Step } from './teamsappYml.ts';

const read = (file: string) => readFileSync(file, 'utf8');

/** Asks Microsoft's own schema. Node loads it, in a process of its own: a part of the package is beyond the test runner. */
function faultsOf(manifest: string): string[] {
  const script = `
    import { text } from 'node:stream/consumers';
    import { AppManifestUtils } from '@microsoft/app-manifest';
    console.log(JSON.stringify(await AppManifestUtils.validateAgainstSchema(JSON.parse(await text(process.stdin)))));`;
  const answer = execFileSync(process.execPath, ['--input-type=module', '--eval', script], { input: manifest, encoding: 'utf8' });
  return z.array(z.string()).parse(JSON.parse(answer));
}

describe('the manifest', () => {
  it('is what Teams accepts, for a trial and in service', () => {
    expect(faultsOf(filledManifest())).toEqual([]);
    expect(faultsOf(filledManifest({ APP_NAME_SUFFIX: '' }))).toEqual([]);
  });

  it('is refused in words when something is wrong with it', () => {
    const spoilt = { ...JSON.parse(filledManifest({ APP_NAME_SUFFIX: ' with a name that is far too long' })), botz: [] };
    const faults = faultsOf(JSON.stringify(spoilt)).join('\n');
    expect(faults).toMatch(/name\/short .*30 characters/);
    expect(faults).toMatch(/botz|additional properties/);
  });

  it('is refused as long as the ids are not filled in', () => {
    expect(faultsOf(read(manifestFile))).not.toEqual([]);
  });

  it('works in shared and private channels, and asks for no more than who the members are', () => {
    const { supportsChannelFeatures, authorization } = JSON.parse(read(manifestFile));
    expect(supportsChannelFeatures).toBe('tier1');
    expect(authorization.permissions.resourceSpecific.map(({ name }: { name: string }) => name)).toEqual([
      'ChannelMember.Read.Group',
      'TeamMember.Read.Group',
    ]);
  });

  it('asks for its permissions as the app registration, because a managed identity cannot be granted them', () => {
    expect(JSON.parse(read(manifestFile)).webApplicationInfo.id).toBe('${{AAD_APP_CLIENT_ID}}');
  });
});

describe('the commands that Teams offers', () => {
  it('stand in one list for each kind of chat', () => {
    expect(
      commandLists()
        .flatMap(({ scopes }) => scopes)
        .sort(),
    ).toEqual(['groupChat', 'personal', 'team']);
  });

  it('are those that people may type', () => {
    expect(manifestCommands()).toEqual([
      'case',
      'guide',
      'help',
      'jobs',
      'my referrals',
      'off duty',
      'refer',
      'stuck',
      'use this channel for jobs',
      'waiting',
      'who am i',
    ]);
  });

  it('say nothing personal in a channel or group chat', () => {
    const shared = commandLists().filter(({ scopes }) => !scopes.includes('personal'));
    const titles = shared.flatMap(({ commands }) => commands.map(({ title }) => title));
    for (const personal of ['case', 'my referrals', 'refer', 'who am i']) expect(titles).not.toContain(personal);
  });

  // Microsoft's schema allows more, yet the menu shows ten commands, and phones cut longer words off.
  it.each(commandLists())('fit the menu in $scopes, each with a description', ({ commands }) => {
    expect(commands.length).toBeLessThanOrEqual(10);
    for (const { title, description = '' } of commands) {
      expect(title.length).toBeLessThanOrEqual(32);
      expect(description.length).toBeGreaterThan(10);
      expect(description.length).toBeLessThanOrEqual(128);
    }
  });
});

describe('the icons', () => {
  const { icons } = JSON.parse(read(manifestFile)) as { icons: { color: string; outline: string } };
  const picture = (name: string) => readPicture(readFileSync(`bot/appPackage/${name}`));

  it('has a colour icon of 192 by 192 points without holes', () => {
    const { width, height, points } = picture(icons.color);
    expect([width, height]).toEqual([192, 192]);
    expect(points.every(([, , , opacity]) => opacity === 255)).toBe(true);
  });

  it('has an outline of 32 by 32 points: white lines on nothing', () => {
    const { width, height, points } = picture(icons.outline);
    expect([width, height]).toEqual([32, 32]);
    const drawn = points.filter(([, , , opacity]) => opacity > 0);
    expect(drawn.length).toBeGreaterThan(100);
    expect(points.length - drawn.length).toBeGreaterThan(500);
    expect(drawn.every(([red, green, blue]) => red + green + blue === 3 * 255)).toBe(true);
  });
});

const raw = parse(read('teamsapp.yml')) as Record<string, unknown> & { provision: Record<string, unknown>[] };
const yml = teamsappYml.parse(raw);

const armText = z.string().or(z.number()).or(z.boolean());
const template = z
  .object({
    parameters: z.record(z.string(), z.object({ defaultValue: armText.optional() })),
    variables: z.record(z.string(), z.string()),
    resources: z.array(
      z.object({
        type: z.string(),
        name: z.string(),
        dependsOn: z.array(z.string()).optional(),
        properties: z.record(z.string(), z.unknown()).optional(),
      }),
    ),
    outputs: z.record(z.string(), z.object({ type: z.literal('string'), value: z.string() })),
  })
  .parse(JSON.parse(read('bot/infra/azure.json')));

describe('teamsapp.yml', () => {
  it('refuses a misspelt section', () => {
    const { deploy, ...others } = raw;
    expect(teamsappYml.safeParse({ ...others, deplyo: deploy }).success).toBe(false);
  });

  it.each([
    ['a misspelt action', { uses: 'teamsApp/creat' }],
    ['a misspelt parameter', { with: { nmae: 'Target Hardening' } }],
    ['an id that is written nowhere', { writeToEnvironmentFile: undefined }],
    ['a misspelt output', { writeToEnvironmentFile: { teamsAppID: 'TEAMS_APP_ID' } }],
  ])('refuses %s', (_what, spoilt) => {
    const provision = raw.provision.map((step) => (step['uses'] === 'teamsApp/create' ? { ...step, ...spoilt } : step));
    expect(teamsappYml.safeParse({ ...raw, provision }).success).toBe(false);
  });

  it('names files that exist', () => {
    for (const file of yml.provision.concat(yml.deploy, yml.publish).flatMap(filesReadBy))
      expect([file, existsSync(file)]).toEqual([file, true]);
  });

  it('uses no variable before the environment file or an earlier step has set it', () => {
    const start = variablesSetIn(`${yml.environmentFolderPath}/.env.dev`);
    expect(neverSet([...yml.provision, ...yml.deploy, ...yml.publish], start)).toEqual([]);
  });

  it('would notice a variable that is used too early', () => {
    const withoutIdentity = yml.provision.filter(({ uses }) => uses !== 'arm/deploy');
    expect(neverSet(withoutIdentity, variablesSetIn('bot/env/.env.dev'))).toEqual(['BOT_DOMAIN', 'BOT_ID']);
  });

  it('makes and keeps no secret', () => {
    const lines = ['teamsapp.yml', 'bot/env/.env.dev', 'bot/infra/azure.json', 'bot/infra/azure.parameters.json'].flatMap((file) =>
      read(file).split('\n'),
    );
    expect(lines.filter((line) => /SECRET_|botPassword|BOT_PASSWORD|COSMOS_KEY|listKeys/.test(line))).toEqual([]);
  });
});

function filesReadBy(step: Step): string[] {
  if (step.uses === 'arm/deploy') return step.with.templates.flatMap(({ path, parameters }) => [path, parameters]);
  if (step.uses === 'teamsApp/validateManifest' || step.uses === 'teamsApp/zipAppPackage') return [step.with.manifestPath];
  return step.uses === 'azureAppService/zipDeploy' ? [step.with.ignoreFile] : [];
}

/** An ARM deployment writes its outputs to the environment file under their own names. */
function variablesWrittenBy(step: Step): string[] {
  if (step.uses === 'arm/deploy') return Object.keys(template.outputs);
  return 'writeToEnvironmentFile' in step ? Object.values(step.writeToEnvironmentFile) : [];
}

function neverSet(steps: Step[], start: string[]): string[] {
  const known = new Set(start);
  const missing = new Set<string>();
  for (const step of steps) {
    const texts = [JSON.stringify(step), ...filesReadBy(step).map(read)];
    for (const name of texts.flatMap(variablesIn)) if (!known.has(name)) missing.add(name);
    for (const name of variablesWrittenBy(step)) known.add(name);
  }
  return [...missing].sort();
}

describe('the Azure template', () => {
  const text = read('bot/infra/azure.json');
  const namesIn = (pattern: RegExp) => [...new Set([...text.matchAll(pattern)].map(([, name = '']) => name))].sort();
  const propertiesOf = (type: string) => {
    const found = template.resources.find((candidate) => candidate.type === type);
    if (!found) throw new Error(`The template makes no ${type}.`);
    return found.properties ?? {};
  };
  const site = z
    .object({
      httpsOnly: z.boolean(),
      siteConfig: z.looseObject({
        appSettings: z.array(z.strictObject({ name: z.string(), value: z.string() })),
        appCommandLine: z.string(),
      }),
    })
    .parse(propertiesOf('Microsoft.Web/sites'));

  it('declares the parameters and variables that it uses, and uses those that it declares', () => {
    expect(namesIn(/parameters\('(\w+)'\)/g)).toEqual(Object.keys(template.parameters).sort());
    expect(namesIn(/variables\('(\w+)'\)/g)).toEqual(Object.keys(template.variables).sort());
  });

  it('is given a value for each parameter without a default, and for no other name', () => {
    const given = Object.keys((JSON.parse(read('bot/infra/azure.parameters.json')) as { parameters: object }).parameters);
    const needed = Object.entries(template.parameters).flatMap(([name, { defaultValue }]) => (defaultValue === undefined ? [name] : []));
    expect(given.sort()).toEqual(needed.sort());
  });

  it('makes the container as the store needs it: its key, its index, its times to live', () => {
    const { resource } = propertiesOf('Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers') as { resource: object };
    const { id, ...needed } = containerDefinition("[parameters('cosmosContainer')]");
    expect(resource).toEqual({ id, ...needed, partitionKey: { kind: 'Hash', version: 2, ...needed.partitionKey } });
  });

  it('waits only for what it makes itself', () => {
    const made = template.resources.map(({ type }) => type);
    for (const name of template.resources.flatMap(({ dependsOn = [] }) => dependsOn)) {
      const id = template.variables[/variables\('(\w+)'\)/.exec(name)?.[1] ?? ''];
      expect(made).toContain(/resourceId\('([^']+)'/.exec(id ?? '')?.[1]);
    }
  });

  it('gives the web app settings that the bot reads', () => {
    const ours = Object.keys(settingsSchema.shape);
    const readByOthers = ['AZURE_CLIENT_ID', 'WEBSITE_RUN_FROM_PACKAGE']; // which managed identity to sign in with; where App Service finds the code
    const names = site.siteConfig.appSettings.map(({ name }) => name);
    expect(names.filter((name) => ![...ours, ...readByOthers].includes(name))).toEqual([]);
    expect(names).toEqual([...new Set(names)]);
  });

  it('runs the bot with a managed identity and keeps cases in Cosmos, never in SQLite on a network share', () => {
    const settings = Object.fromEntries(site.siteConfig.appSettings.map(({ name, value }) => [name, value]));
    expect(settings).toMatchObject({
      BOT_TYPE: 'UserAssignedMSI',
      STORE: 'cosmos',
      KEY_VAULT_KEY: expect.stringContaining('keyUri') as string,
    });
    expect(propertiesOf('Microsoft.KeyVault/vaults')).toMatchObject({ enablePurgeProtection: true, enableRbacAuthorization: true });
    expect(Object.keys(settings)).not.toContain('BOT_PASSWORD');
    expect(propertiesOf('Microsoft.BotService/botServices')['msaAppType']).toBe('UserAssignedMSI');
  });

  it('lets nobody in without encryption, or by a key', () => {
    expect(site.httpsOnly).toBe(true);
    expect(site.siteConfig).toMatchObject({ minTlsVersion: '1.2', ftpsState: 'Disabled', alwaysOn: true, healthCheckPath: '/ready' });
    expect(propertiesOf('Microsoft.DocumentDB/databaseAccounts')).toMatchObject({
      disableLocalAuth: true,
      minimalTlsVersion: 'Tls12',
    });
  });

  it('can go back to any minute of the last 30 days, and lets drafts expire', () => {
    expect(propertiesOf('Microsoft.DocumentDB/databaseAccounts')).toMatchObject({
      backupPolicy: { type: 'Continuous', continuousModeProperties: { tier: 'Continuous30Days' } },
    });
    const container = propertiesOf('Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers');
    expect(container).toMatchObject({ resource: { defaultTtl: -1, partitionKey: { paths: ['/ref'] } } });
  });
});
