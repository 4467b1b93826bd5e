import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { variablesIn, variablesSetIn } from './appPackageFiles.ts';
import { template } from './azureTemplate.ts';
import { teamsappYml, type Step } from './teamsappYml.ts';

const read = (file: string) => readFileSync(file, 'utf8');
const raw = parse(read('teamsapp.yml')) as Record<string, unknown> & { provision: Record<string, unknown>[] };
const yml = teamsappYml.parse(raw);

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
