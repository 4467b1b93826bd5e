import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { commandLists, filledManifest, manifestCommands, manifestFile, readPicture } from './appPackageFiles.ts';

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
