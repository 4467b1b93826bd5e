import { z } from 'zod';

const text = z.string().min(1);
const variable = z.string().regex(/^[A-Z][A-Z0-9_]*$/);
const file = z.string().startsWith('./');

const action = <U extends string, W extends z.ZodRawShape>(uses: U, parameters: W) =>
  z.strictObject({ uses: z.literal(uses), name: text.optional(), with: z.strictObject(parameters) });
const actionThatWrites = <U extends string, W extends z.ZodRawShape, V extends z.ZodRawShape>(uses: U, parameters: W, writes: V) =>
  action(uses, parameters).extend({ writeToEnvironmentFile: z.strictObject(writes) });

/** The actions we use, with their parameters as in version v1.8 of Microsoft's own description of this file. */
const step = z.discriminatedUnion('uses', [
  actionThatWrites(
    'aadApp/create',
    { name: text, generateClientSecret: z.literal(false), signInAudience: z.literal('AzureADMyOrg') },
    { clientId: variable, objectId: variable },
  ),
  actionThatWrites('teamsApp/create', { name: text }, { teamsAppId: variable }),
  action('arm/deploy', {
    subscriptionId: text,
    resourceGroupName: text,
    templates: z.array(z.strictObject({ path: file, parameters: file, deploymentName: text })).length(1),
  }),
  action('teamsApp/validateManifest', { manifestPath: file }),
  action('teamsApp/zipAppPackage', { manifestPath: file, outputZipPath: file, outputFolder: file }),
  action('teamsApp/validateAppPackage', { appPackagePath: file }),
  action('teamsApp/update', { appPackagePath: file }),
  actionThatWrites('teamsApp/publishAppPackage', { appPackagePath: file }, { publishedAppId: variable }),
  action('cli/runNpmCommand', { args: text, workingDirectory: file.optional() }),
  action('azureAppService/zipDeploy', { artifactFolder: text, ignoreFile: file, outputZipFile: file, resourceId: text }),
]);
export type Step = z.infer<typeof step>;

export const teamsappYml = z.strictObject({
  version: z.literal('v1.8'),
  environmentFolderPath: file,
  provision: z.array(step).nonempty(),
  deploy: z.array(step).nonempty(),
  publish: z.array(step).nonempty(),
});
