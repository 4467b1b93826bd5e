import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '../../../src/store/sqlite/sqlite-store.ts';
import { localWrapping } from '../../../src/store/sealed/wrapping.ts';
import { aChange, aReadyCase, coordinator, entry } from '../../builders.ts';
import { refNumber } from '../../src/store/contract/open.ts';

const key = Buffer.alloc(32, 5);
const folder = mkdtempSync(join(tmpdir(), 'retention-'));
const file = join(folder, 'data', 'cases.db');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The real program, as `npm run retention` runs it. */
const run = (more: string[] = [], settings: Record<string, string> = {}) =>
  new Promise<{ code: number; said: string; complained: string }>((resolve) => {
    const env = { PATH: process.env['PATH'], SQLITE_FILE: file, DATA_KEY: key.toString('base64'), ...settings };
    execFile(process.execPath, ['bot/operate/retention.ts', ...more], { env }, (error, said, complained) =>
      resolve({ code: Number(error?.code ?? 0), said, complained }),
    );
  });

/** A case that was cancelled so many days ago. */
function cancelled(number: number, days: number) {
  const at = new Date(Date.now() - days * 86_400_000).toISOString();
  const history = [...aReadyCase().history, entry(5, 'cancel', coordinator, 'ready', 'cancelled', at)];
  return aReadyCase({ ref: refNumber(number), status: 'cancelled', version: 5, history });
}

it('says what is kept until when, and erases what is due when it is not dry; no word about anybody', async () => {
  const store = openSqliteStore(file, { wrapping: localWrapping([key]) });
  await store.save(aChange(cancelled(1, 400)));
  await store.save(aChange(cancelled(2, 100)));
  await store.save(aChange({ ...cancelled(3, 400), legalHold: { by: coordinator, at: '2026-03-04T12:00:00.000Z' } }));
  await store.save(aChange(aReadyCase({ ref: refNumber(4) })));
  const before = await Promise.all([1, 2, 3, 4].map(async (one) => (await store.find(refNumber(one)))?.case));

  const dry = await run(['--dry-run']);
  expect(dry.said.split('\n')).toEqual([
    expect.stringMatching(/^TH-000001 {2}cancelled, ended on \d+ \w+ 20\d\d, to be erased on \d+ \w+ 20\d\d: due$/),
    expect.stringMatching(/^TH-000002 {2}cancelled, ended on \d+ \w+ 20\d\d, to be erased on \d+ \w+ 20\d\d$/),
    expect.stringMatching(/^TH-000003 {2}cancelled, ended on .*, under legal hold, else erased from \d+ \w+ 20\d\d$/),
    '1 due, nothing was erased; 3 kept, 1 of them under legal hold.',
    '',
  ]);
  expect(await Promise.all([1, 2, 3, 4].map(async (one) => (await store.find(refNumber(one)))?.case))).toEqual(before);

  const real = await run();
  expect([real.code, real.complained]).toEqual([0, '']);
  expect(real.said).toContain('erased now\n');
  expect(real.said).toContain('1 erased; 2 kept, 1 of them under legal hold.\n');
  expect(dry.said + real.said).not.toMatch(/Robin|Invented|Chris|DN15/);
  expect((await store.find(refNumber(1)))?.case.erasedAt).toBeDefined();
  expect((await store.eventsOf(refNumber(1))).at(-1)).toMatchObject({ did: 'erase', origin: { place: 'command line' } });
  expect(await Promise.all([2, 3, 4].map(async (one) => (await store.find(refNumber(one)))?.case))).toEqual(before.slice(1));
  expect((await run()).said).toBe((await run()).said);
  await store.close();
});

it('names every wrong setting and does nothing', async () => {
  const { code, complained } = await run([], { STORE: 'elsewhere' });
  expect(code).toBe(1);
  expect(complained).toContain('STORE');
});

it('erases nothing for an option that it does not know', async () => {
  const { code, said, complained } = await run(['--dry-rum']);
  expect([code, said]).toEqual([2, '']);
  expect(complained).toContain('npm run retention -- --dry-run');
});
