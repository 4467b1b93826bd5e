import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'target-hardening-start-'));
const children: ReturnType<typeof spawn>[] = [];
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});
const file = (name: string, content: string) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

/** The real program, as `npm start` runs it, without the playground. */
function start(settings: Record<string, string>) {
  const child = spawn(process.execPath, ['bot/index.ts'], {
    env: { PATH: process.env['PATH'], PLAYGROUND: 'off', PORT: '0', SQLITE_FILE: join(folder, 'data', 'cases.db'), ...settings },
  });
  children.push(child);
  let [said, complained] = ['', ''];
  let heard = () => {};
  const listens = new Promise<string>((resolve) => (heard = () => resolve(/http:\/\/[\d.]+:\d+/.exec(said)?.[0] ?? '')));
  child.stdout.on('data', (text: Buffer) => {
    said += text.toString();
    if (/http:\/\/[\d.]+:\d+/.test(said)) heard();
  });
  child.stderr.on('data', (text: Buffer) => (complained += text.toString()));
  const ended = new Promise<{ code: number | null; said: string; complained: string }>((resolve) =>
    child.once('close', (code) => {
      heard();
      resolve({ code, said, complained });
    }),
  );
  return { child, listens, ended };
}
const portOf = async (server: ReturnType<typeof createServer>) => {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return String((server.address() as AddressInfo).port);
};

const taken = createServer();
afterAll(() => void taken.close());

describe('the start', () => {
  it.concurrent.each<[string, () => Promise<Record<string, string>> | Record<string, string>, string[]]>([
    ['a taken port', async () => ({ PORT: await portOf(taken) }), ['PORT: ', 'is taken by another program']],
    [
      'a folder that cannot be made',
      () => ({ SQLITE_FILE: join(file('a-file', ''), 'data', 'cases.db') }),
      ['SQLITE_FILE: ', 'cannot be written'],
    ],
    ['a scheme that there is not', () => ({ SCHEME: 'nowhere' }), ['SCHEME: there is no scheme "nowhere"']],
    ['a scheme with mistakes', () => ({ SCHEME: file('scheme.json', '{"name":"X"}') }), ['SCHEME: ', 'has mistakes', 'measures']],
    ['a scheme that is no JSON', () => ({ SCHEME: file('scheme.txt', 'x') }), ['SCHEME: ', 'is not JSON']],
    ['people that are no JSON', () => ({ PEOPLE_FILE: file('people.txt', 'x') }), ['PEOPLE_FILE: ', 'is not JSON']],
    ['a database that is none', () => ({ SQLITE_FILE: file('cases.db', 'x'.repeat(5_000)) }), ['SQLITE_FILE: ', 'cases.db']],
    ['a folder for a database', () => ({ SQLITE_FILE: folder }), ['SQLITE_FILE: ', folder]],
    [
      'all at once',
      () => ({ PORT: 'x', SCHEME: 'nowhere', PEOPLE_FILE: '/nowhere', LOG_LEVEL: 'x' }),
      ['PORT: ', 'LOG_LEVEL: ', 'SCHEME: ', 'PEOPLE_FILE: '],
    ],
  ])('is stopped by %s, with one clear message and no stack', async (_, settings, words) => {
    const { code, said, complained } = await start(await settings()).ended;
    expect([code, said]).toEqual([1, '']);
    expect(complained).toMatch(/^Cannot start[.:]/);
    for (const word of words) expect(complained).toContain(word);
    expect(complained).not.toMatch(/\n\s+at |node:|\.ts:\d/);
    expect(complained.match(/Cannot start/g)).toHaveLength(1);
  });

  it.concurrent.each<NodeJS.Signals>(['SIGINT', 'SIGTERM'])(
    'listens on this machine only, says where, and ends at once and well on %s',
    async (signal) => {
      const { child, listens, ended } = start({});
      const url = await listens;
      expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
      expect((await fetch(`${url}/health`)).status).toBe(200);
      const others = Object.values(networkInterfaces())
        .flatMap((all) => all ?? [])
        .filter(({ family, internal }) => family === 'IPv4' && !internal);
      for (const { address } of others)
        await expect(fetch(`http://${address}:${new URL(url).port}/health`, { signal: AbortSignal.timeout(1_000) })).rejects.toThrow();

      const before = performance.now();
      child.kill(signal);
      const { code, said, complained } = await ended;
      expect([code, complained]).toEqual([0, '']);
      expect(said.split('\n')[0]).toBe('Local mode: only this machine can reach the bot, and nobody signs in. Use made-up people only.');
      expect(performance.now() - before).toBeLessThan(10_000);
    },
  );

  it.concurrent('says nothing of local mode in service, where everybody signs in', async () => {
    const id = '00000000-0000-4000-8000-00000000000a';
    const people = file('people.json', '{"people":[]}');
    const registration = { BOT_ID: id, BOT_TENANT_ID: id, BOT_TYPE: 'SingleTenant', BOT_PASSWORD: 'x', PEOPLE_FILE: people };
    const { child, listens, ended } = start({ ...registration, HOST: '127.0.0.1', SQLITE_FILE: join(folder, 'service', 'cases.db') });
    const url = await listens;
    const reply = await fetch(`${url}/api/messages`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
    expect([reply.status, await reply.text()]).toEqual([401, '{"error":"Not allowed."}']);
    child.kill('SIGTERM');
    const { said } = await ended;
    expect(said).not.toMatch(/local mode/i);
  });
});
