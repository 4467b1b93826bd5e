import { DatabaseSync } from 'node:sqlite';
import type { Actor, Case } from '../../../src/case/case.ts';
import type { ClockName, Stage } from '../../../src/clock/clocks.ts';
import { asRecipient, messageTo, noticeTo, refreshOf, setAsideTime, type Message } from '../../../src/delivery/message.ts';
import { aChange, coordinator, entry, inspector, noon, operative, secondOperative } from '../../builders.ts';
import { everybody, startTestBot, type TestBot } from './bot.ts';
import { textOf } from './cards.ts';
import { allocated, awaitingInspector, ready } from './cases.ts';

const ref = 'TH-000001';
let bot: TestBot;
beforeEach(async () => {
  bot = await startTestBot({ people: [...everybody, neverCame] });
});
afterEach(() => bot.stop());

/** An operative who never opened a chat with the bot. */
const neverCame: Actor = { ...operative, id: '00000000-0000-4000-8000-0000000009ff', name: 'Never Came' };
const ghost = asRecipient(neverCame);
const minute = (minutes: number) => new Date(Date.parse(noon) + minutes * 60_000).toISOString();
const reminder = (about: Case, at: number, clock: ClockName = 'installation', stage: Stage = 'overdue') =>
  noticeTo(about, 'notice', ghost, { clock, stage, at: minute(at) }, minute(at));
const aside = (...messages: Message[]) =>
  bot.store.enqueue(messages.map((message) => ({ ...message, aside: 'no chat' as const, nextTryAt: setAsideTime })));
const setAside = async () => (await bot.store.setAside('north-lincolnshire', 1_000)).map(({ card, ref: of }) => `${of} ${card}`);
const waiting = () => bot.as(coordinator).types('waiting');
const notOut = (text: string) => text.split('\n').filter((line) => line.endsWith('did not go out'));
const job = async (of: string) => (await bot.caseOf(await bot.brings(ready(of)))) as Case;
/** A case as it is kept when it was cancelled, without the cards that this sends. */
const cancelled = async (of: string): Promise<Case> => {
  const before = ready(of);
  const history = [...before.history, entry(5, 'cancel', coordinator, 'ready', 'cancelled')];
  const over: Case = { ...before, status: 'cancelled', version: 5, history };
  await bot.store.save(aChange(over));
  return over;
};

it('shows the word to stop first, then the job and its address, then who is to authorise, however much older the rest is', async () => {
  await bot.registerChannel();
  const [one, two, three, four] = [await job('TH-000011'), await job('TH-000012'), await job('TH-000013'), await job('TH-000014')];
  const held = (await bot.caseOf(await bot.brings(allocated('TH-000015')))) as Case;
  const asked = (await bot.caseOf(await bot.brings(awaitingInspector('TH-000016')))) as Case;
  await aside(...[one, two, three, four].map((about, at) => reminder(about, at)));
  await aside(messageTo(asked, 'authorisation', asRecipient(inspector), minute(10)));
  await aside(messageTo(held, 'allocated job', asRecipient(operative), minute(11)));
  await aside(messageTo(one, 'job', { channel: 'jobs' }, minute(12)), messageTo(two, 'stop', asRecipient(secondOperative), minute(13)));
  const text = await waiting();
  expect(notOut(text)).toEqual([
    'TH-000012: the news that they must stop and not go for Toni Toolbox did not go out',
    'TH-000011: the job for the installer channel did not go out',
    'TH-000015: the address of the job for Fran Fitter did not go out',
    '5 more cards did not go out',
  ]);
  expect(text).toContain(
    'TH-000016: the request to authorise for Insp. Alex Example; TH-000011: a reminder for Never Came; TH-000012: a reminder for Never Came;',
  );
});

it('sends all of them again at one press, and those that still cannot go stand there again', async () => {
  const about = [await job('TH-000011'), await job('TH-000012'), await job('TH-000013')];
  await aside(...about.map((one, at) => reminder(one, at)), messageTo(about[0] as Case, 'stop', asRecipient(operative), minute(5)));
  await aside(messageTo(about[1] as Case, 'stop', asRecipient(secondOperative), minute(6)));
  const chris = bot.as(coordinator);
  expect(notOut(await chris.types('waiting')).at(-1)).toBe('2 more cards did not go out');
  expect(chris.titles()).toContain('Send all again');
  expect(await chris.presses('Send all again')).toContain('5 cards go out again now.');
  for (const who of [operative, secondOperative]) expect(bot.as(who).cards().map(textOf).join()).toContain('STOP');
  expect(await setAside()).toEqual(['TH-000011 notice', 'TH-000012 notice', 'TH-000013 notice']);
});

it('settles what belongs to cases that are over, so that nothing new is hidden behind it', async () => {
  for (let at = 100; at < 160; at += 1) {
    const over = await cancelled(`TH-000${at}`);
    await aside(messageTo(over, 'progress', ghost, minute(at - 300)), reminder(over, at - 300));
  }
  bot.connector.faults.push({ on: new RegExp(`^POST /v3/conversations/personal-${inspector.id}/`), status: 403 });
  await bot.brings(awaitingInspector(ref));
  expect(notOut(await waiting())).toEqual([`${ref}: the request to authorise for Insp. Alex Example did not go out`]);
  expect(await setAside()).toEqual([`${ref} authorisation`]);
});

it('keeps the last reminder of a clock for somebody, and none of a clock that has ended or began anew', async () => {
  const current = await job(ref);
  await aside(reminder(current, 1), reminder(current, 2), reminder(current, 3, 'recipient update'), reminder(current, 4, 'inspector'));
  // Told before the case was sent anew: of a clock of that name which began earlier.
  await aside({ ...reminder(current, -9_999), id: 'earlier', to: asRecipient(inspector) });
  await waiting();
  const left = await bot.store.setAside('north-lincolnshire', 9);
  expect(left.map(({ notice, createdAt }) => [notice?.clock, createdAt])).toEqual([['installation', minute(2)]]);
});

it('keeps the word to stop when the case is over, while somebody may still be on the way', async () => {
  const over = await cancelled(ref);
  await aside(messageTo(over, 'stop', asRecipient(operative), minute(0)));
  expect(notOut(await waiting())).toEqual([`${ref}: the news that they must stop and not go for Fran Fitter did not go out`]);
  await bot.later(28 * 86_400);
  expect(notOut(await waiting())).toEqual([]);
  expect(await setAside()).toEqual([]);
});

it('keeps an update of the cards of a case that is over, as long as one of them is behind', async () => {
  await bot.brings(awaitingInspector(ref));
  const current = (await bot.caseOf(ref)) as Case;
  await aside(refreshOf(current, minute(0)));
  expect(notOut(await waiting())).toEqual([]);
  const next = { ...current, status: 'withdrawn' as const, version: current.version + 1 };
  const read = await bot.store.find(ref);
  await bot.store.save(aChange(next, { ...(read && { read }) }));
  await aside(refreshOf(next, minute(1)));
  expect(notOut(await waiting())).toEqual([`${ref}: an update of its cards did not go out`]);
});

it('leaves alone what belongs to a case that cannot be read, and shows it by its ref beside everything else', async () => {
  const [bad, good] = [await job('TH-000011'), await job('TH-000012')];
  await aside(reminder(bad, 1), reminder(good, 2));
  const db = new DatabaseSync(bot.file);
  db.prepare(`UPDATE cases SET doc = '{"schema":99}' WHERE ref = ?`).run(bad.ref);
  db.close();
  expect(notOut(await waiting())).toEqual(['TH-000011: a card did not go out', 'TH-000012: a reminder for Never Came did not go out']);
  expect(await setAside()).toEqual(['TH-000011 notice', 'TH-000012 notice']);
});
