import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { settingsSchema } from '../../bot/settings/settings.ts';
import { containerDefinition } from '../../src/store/cosmos/cosmos-container.ts';
import { template } from './azureTemplate.ts';

const read = (file: string) => readFileSync(file, 'utf8');

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
