import { readFileSync } from 'node:fs';
import { crc32, inflateSync } from 'node:zlib';
import { z } from 'zod';

export const manifestFile = 'bot/appPackage/manifest.json';

const commandList = z.object({
  scopes: z.array(z.enum(['personal', 'team', 'groupChat'])),
  commands: z.array(z.object({ title: z.string(), description: z.string().optional() })),
});
const manifestWithCommands = z.object({ bots: z.tuple([z.object({ scopes: z.array(z.string()), commandLists: z.array(commandList) })]) });

/** What each chat's menu of commands offers. */
export const commandLists = () => manifestWithCommands.parse(JSON.parse(readFileSync(manifestFile, 'utf8'))).bots[0].commandLists;

/** What people can pick from the menu of commands in any chat, to be compared with what the bot understands. */
export const manifestCommands = () => [...new Set(commandLists().flatMap(({ commands }) => commands.map(({ title }) => title)))].sort();

/** The names of all ${{VARIABLE}} in a text. */
export const variablesIn = (text: string) => [...new Set([...text.matchAll(/\$\{\{(.*?)\}\}/g)].map(([, name = '']) => name.trim()))];

/** The names that an environment file sets, an empty value included: those are asked for when the app is put into service. */
export const variablesSetIn = (envFile: string) =>
  readFileSync(envFile, 'utf8')
    .split('\n')
    .flatMap((line) => /^(\w+)=/.exec(line)?.[1] ?? []);

/** The manifest as Teams would get it. The ids are true version 4 ids, because others are refused or silently replaced. */
export function filledManifest(values: Record<string, string> = {}) {
  const all: Record<string, string> = {
    TEAMS_APP_ID: '5f1d3b5e-9c0a-4d5e-8b7f-2a6c1e4d9b03',
    BOT_ID: 'c2a9f7d4-61b8-4e3f-a0d2-7b5e8c1f4a96',
    AAD_APP_CLIENT_ID: '9e4b7a12-3d6c-4f80-b5a1-0c8d2e7f6b34',
    BOT_DOMAIN: 'target-hardening.example.org',
    APP_NAME_SUFFIX: '-trial',
    ...values,
  };
  return readFileSync(manifestFile, 'utf8').replace(/\$\{\{(\w+)\}\}/g, (raw, name: string) => all[name] ?? raw);
}

export interface Picture {
  width: number;
  height: number;
  /** Red, green, blue and opacity of each point, row by row. */
  points: [number, number, number, number][];
}

/** Reads our own icons only: eight bits, red green blue opacity, not interlaced, rows stored as they are. Anything else is refused. */
export function readPicture(png: Buffer): Picture {
  if (png.toString('latin1', 1, 4) !== 'PNG') throw new Error('This is not a PNG.');
  const chunks: { type: string; data: Buffer }[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const end = at + 8 + png.readUInt32BE(at);
    if (crc32(png.subarray(at + 4, end)) !== png.readUInt32BE(end)) throw new Error('This PNG is damaged.');
    chunks.push({ type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, end) });
  }
  const header = chunks.find(({ type }) => type === 'IHDR')?.data;
  if (!header || header.toString('hex', 8) !== '0806000000') throw new Error('This PNG is not plain red, green, blue and opacity.');
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const rows = inflateSync(Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data)));
  const points: Picture['points'] = [];
  for (let y = 0; y < height; y++) {
    const row = rows.subarray(y * (1 + 4 * width), (y + 1) * (1 + 4 * width));
    if (row[0] !== 0) throw new Error('This PNG has filtered rows.');
    for (let x = 1; x < row.length; x += 4)
      points.push([row.readUInt8(x), row.readUInt8(x + 1), row.readUInt8(x + 2), row.readUInt8(x + 3)]);
  }
  return { width, height, points };
}
