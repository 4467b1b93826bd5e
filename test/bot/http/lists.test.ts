import { DatabaseSync } from 'node:sqlite';
import { coordinator, inspector, operative, referrer, secondInspector } from '../../builders.ts';
import { startTestBot, type TestBot } from './bot.ts';
import { askedByInspector, awaitingInspector, ready } from './cases.ts';
import { pagesOf } from './journey.ts';

let bot: TestBot;
const jobs = Array.from({ length: 12 }, (_, at) => `TH-0000${String(at).padStart(2, '0')}`);
const asked = Array.from({ length: 7 }, (_, at) => `TH-0001${String(at).padStart(2, '0')}`);
const hour = (at: number) => `2026-03-05T${String(at).padStart(2, '0')}:00:00.000Z`;
beforeAll(async () => {
  bot = await startTestBot();
  await bot.registerChannel();
  // Two and two are due at the same hour, the last one first.
  for (const [at, ref] of jobs.entries()) await bot.brings(ready(ref, { dueAt: hour(20 - Math.floor(at / 2)), sentAt: hour(at) }));
  for (const [at, ref] of asked.entries())
    await bot.brings(awaitingInspector(ref, { dueAt: hour(at), sentAt: `2026-03-04T0${at}:00:00.000Z` }));
});
afterAll(() => bot.stop());

it('lists every job once, five at a time, the most urgent first', async () => {
  const byDue = [...jobs].sort((a, b) => Math.floor(Number(b.slice(-2)) / 2) - Math.floor(Number(a.slice(-2)) / 2) || a.localeCompare(b));
  const found = await pagesOf(bot.as(operative), 'jobs');
  expect(found.map((page) => page.length)).toEqual([5, 5, 2]);
  expect(found.flat()).toEqual(byDue);
  expect(await pagesOf(bot.as(operative).goesToChannel(), 'jobs')).toEqual(found);
});

it('lists what waits for an Inspector, the most urgent first', async () => {
  expect(await pagesOf(bot.as(inspector), 'waiting')).toEqual([asked.slice(0, 5), asked.slice(5)]);
});

it('puts what somebody is asked for and what they must answer themselves into one order', async () => {
  const own = await bot.brings(askedByInspector('TH-000200', { referrer: secondInspector, dueAt: '2026-03-05T02:30:00.000Z' }));
  const found = await pagesOf(bot.as(secondInspector), 'waiting');
  expect(found.flat()).toEqual([...asked.slice(0, 3), own, ...asked.slice(3)]);
});

it('lists what somebody sent, the newest first, and nothing of others', async () => {
  const found = await pagesOf(bot.as(referrer), 'my referrals');
  expect(found.map((page) => page.length)).toEqual([5, 5, 5, 4]);
  expect(found.flat()).toEqual([...jobs.toReversed(), ...asked.toReversed()]);
  expect(await bot.as(operative).types('my referrals')).toContain('You have not sent a referral yet.');
});

it('opens a case from a list, and leads back to what it is now', async () => {
  const someone = bot.as(inspector);
  await someone.types('waiting');
  expect(await someone.presses('Open', {}, 1)).toContain(`${asked[1]}: authorise this?`);
  expect(await someone.presses('Refuse')).toContain(`${asked[1]}: refuse`);
  expect(await someone.presses('Back')).toContain(`${asked[1]}: authorise this?`);
});

it('lists everything behind a case that cannot be read', async () => {
  const db = new DatabaseSync(bot.file);
  db.prepare(`UPDATE cases SET doc = '{"schema":99}' WHERE ref = ?`).run(jobs.at(-2) ?? '');
  db.close();
  const found = await pagesOf(bot.as(operative), 'jobs');
  expect(found.map((page) => page.length)).toEqual([5, 5, 1]);
  expect((await pagesOf(bot.as(coordinator), 'waiting')).flat()).toHaveLength(jobs.length - 1 + asked.length + 1);
});
