import { coordinator, desk, inspector, officer, operative, referrer } from '../../builders.ts';
import type { TestBot } from './bot.ts';
import { refers } from './form.ts';
import { abuse, aJob, chatsWith, looksAt, opensCase, reaches, remindersOf, startWithChannel, takes } from './journey.ts';

let bot: TestBot;
beforeEach(async () => {
  bot = await startWithChannel();
});
afterEach(() => bot.stop());
const taskOf = async (ref: string) => (await bot.store.find(ref))?.case.victimSupport;

it('makes a task for the co-ordinator of a high risk of domestic abuse, by itself', async () => {
  const ref = await refers(bot.as(referrer), abuse);
  expect(await taskOf(ref)).toEqual({ openedAt: '2026-03-04T12:00:00.000Z' });
  const tasks = chatsWith(bot, `${ref}: tell Victim Support`);
  expect(tasks).toEqual(['Chris Co-ordinator']);
  const text = looksAt(bot, coordinator, `${ref}: tell Victim Support`).text();
  expect(text.indexOf('Do not leave a message.')).toBeLessThan(text.indexOf('07700 900123'));
});

it('makes one when the police desk confirms a high threat to life, and none before', async () => {
  const ref = await refers(bot.as(referrer), { threatGrade: 'high' });
  expect(await taskOf(ref)).toBeUndefined();
  await looksAt(bot, desk, ref).presses('Confirm high');
  expect(chatsWith(bot, `${ref}: tell Victim Support`)).toEqual(['Chris Co-ordinator']);
});

it('makes none of a medium risk', async () => {
  const ref = await aJob(bot);
  await takes(bot, ref);
  expect([await taskOf(ref), chatsWith(bot, 'Victim Support')]).toEqual([undefined, []]);
});

it('is done by the co-ordinator with one press, leaves the case where it is, and is no news for the referrer', async () => {
  const ref = await refers(bot.as(referrer), abuse);
  const minds = looksAt(bot, coordinator, `${ref}: tell Victim Support`);
  const news = bot.as(referrer).cards().length;
  await minds.presses('Victim Support told');
  expect([await bot.statusOf(ref), (await taskOf(ref))?.done?.name]).toEqual(['ready', 'Chris Co-ordinator']);
  expect(minds.titles()).not.toContain('Victim Support told');
  expect(looksAt(bot, coordinator, ref).titles()).not.toContain('Victim Support told');
  expect(bot.as(referrer).cards()).toHaveLength(news);
  await reaches(bot, '2026-03-06T12:00:00Z');
  expect((await remindersOf(bot, ref)).filter((one) => one.includes('Victim Support'))).toEqual([]);
});

it('is remembered each day until it is done', async () => {
  const ref = await refers(bot.as(referrer), abuse);
  const reminders = async () => (await remindersOf(bot, ref)).filter((one) => one.includes('Victim Support'));
  await reaches(bot, '2026-03-05T11:59:00Z');
  expect(await reminders()).toEqual([]);
  await reaches(bot, '2026-03-05T12:00:00Z');
  expect(await reminders()).toEqual(['Chris Co-ordinator: Victim Support, remind']);
  await reaches(bot, '2026-03-06T12:00:00Z');
  expect(await reminders()).toHaveLength(2);
});

it('is nobody else’s to do, and is done once', async () => {
  const ref = await refers(bot.as(referrer), abuse);
  const version = (await bot.store.find(ref))?.case.version;
  const before = bot.stored();
  for (const who of [operative, referrer])
    expect(await bot.as(who).sends('Victim Support told', { ref, version })).toContain('Only a co-ordinator may do that.');
  for (const who of [officer, inspector])
    expect(await bot.as(who).sends('Victim Support told', { ref, version })).toContain('We cannot find that case');
  expect(bot.stored()).toEqual(before);
  const minds = looksAt(bot, coordinator, `${ref}: tell Victim Support`);
  await minds.sends('Victim Support told', { ref, version });
  const done = bot.stored();
  for (const version of [0, 1, 2]) {
    const current = (await bot.store.find(ref))?.case.version ?? 0;
    await bot.as(coordinator).sends('Victim Support told', { ref, version: current - version });
  }
  expect({ ...bot.stored(), messages: [] }).toEqual({ ...done, messages: [] });
});

it('is not offered on a case of medium risk, whatever is sent', async () => {
  const ref = await aJob(bot);
  const minds = await opensCase(bot, coordinator, ref);
  const before = bot.stored();
  const version = (await bot.store.find(ref))?.case.version;
  expect(await minds.sends('Victim Support told', { ref, version })).toContain('no open Victim Support task');
  expect(bot.stored()).toEqual(before);
});
