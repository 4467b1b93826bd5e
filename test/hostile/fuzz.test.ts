import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { localWrapping } from '../../src/store/sealed/wrapping.ts';
import { aChange } from '../builders.ts';
import { everybody } from '../bot/http/bot.ts';
import { startConnector } from '../bot/http/connector.ts';
import { storedIn } from '../bot/http/stored.ts';
import { cases } from './activities.ts';
import { mark } from './corpus.ts';
import { seed, sendAll } from './send-all.ts';

const folder = mkdtempSync(join(tmpdir(), 'target-hardening-fuzz-'));
const file = join(folder, 'cases.db');
const key = Buffer.alloc(32, 7);
/** With less than this the process ends, so what was kept of 20,000 requests would be seen. */
const mostMegabytes = 256;

/** The real program in a process of its own, as it is started without settings: there a rejection that nobody handles ends it. */
function startProgram() {
  const people = everybody.map(({ id, name, roles }) => ({ id, name, roles, agency: 'Safer Neighbourhoods' }));
  writeFileSync(join(folder, 'people.json'), JSON.stringify({ people }));
  const child = spawn(process.execPath, [`--max-old-space-size=${mostMegabytes}`, 'bot/index.ts'], {
    env: {
      ...{ PATH: process.env['PATH'], PLAYGROUND: 'off', PORT: '0', SQLITE_FILE: file, DATA_KEY: key.toString('base64') },
      ...{ PEOPLE_FILE: join(folder, 'people.json'), LOG_LEVEL: 'debug' },
    },
  });
  const heard = { said: [] as string[], complained: '' };
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const listens = new Promise<string>((resolve, failed) => {
    child.stdout.on('data', (text: Buffer) => {
      heard.said.push(text.toString());
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(heard.said.join(''))?.[0];
      if (url) resolve(url);
    });
    void ended.then(() => failed(new Error(heard.complained)));
  });
  child.stderr.on('data', (text: Buffer) => (heard.complained += text.toString()));
  return { child, heard, ended, listens };
}

it(`takes 20,000 requests that are more or less wrong (FUZZ_SEED=${seed}): none is a fault of ours, and nothing is changed`, async () => {
  const store = openSqliteStore(file, { wrapping: localWrapping([key]) });
  for (const one of cases) await store.save(aChange(one));
  await store.close();
  const before = storedIn(file);
  const connector = await startConnector();
  const program = startProgram();
  try {
    const url = await program.listens;
    const { statuses, faults } = await sendAll({ url, serviceUrl: connector.url, count: 20_000, seed });
    expect(faults).toEqual([]);
    expect(Object.values(statuses).reduce((sum, count) => sum + count)).toBe(20_000);
    // Many get past the door, and many do not: else one of the two would not be tried.
    expect(statuses[200]).toBeGreaterThan(5_000);
    expect(statuses[400]).toBeGreaterThan(2_000);
    expect((await fetch(`${url}/ready`)).status).toBe(200);
    // Who opens a job that they may see, with a client that keeps the answer, gets a card of it in their chat. It is known, and all that is new.
    const { messages, postings, ...after } = storedIn(file);
    expect({ ...after, messages: [], postings: [] }).toEqual(before);
    const opened = [...messages, ...postings].map(({ doc }) => JSON.parse(String(doc)) as { card: string; to: object });
    expect(opened.filter(({ card, to }) => card !== 'job' || !('person' in to))).toEqual([]);
    program.child.kill('SIGTERM');
    expect([await program.ended, program.heard.complained]).toEqual([0, '']);
    const lines = program.heard.said.join('').split('\n');
    expect(lines.filter((line) => mark.test(line) || /Invented|Pat Person|fire/.test(line))).toEqual([]);
    // Some activities name a chat that cannot be reached, and that is told. No other error is.
    expect(lines.filter((line) => /"level":"error"/.test(line) && !line.includes('ConnectorFailure'))).toEqual([]);
  } finally {
    program.child.kill('SIGKILL');
    await connector.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}, 600_000);
