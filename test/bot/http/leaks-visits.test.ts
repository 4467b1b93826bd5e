import type { Actor } from '../../../src/case/case.ts';
import { coordinator, inspector, officer, operative, secondOperative } from '../../builders.ts';
import { channel, type TestBot } from './bot.ts';
import { textOf } from './cards.ts';
import { aJob, fit, opensCase, plans, reaches, startWithChannel, takes } from './journey.ts';
import { openPart } from './stored.ts';

/** Everything that can be typed from the job to the follow-up holds a mark of its own. */
const marks = /Q(?:agreement|escort|handback|noaccess|notsafe|hold|changed|why|product|because|extra|feedback|contact|withdraw|cancel)/;

let bot: TestBot;
let ref = '';
let cancelled = '';
const inOutbox: string[] = [];
const seen = () => inOutbox.push(JSON.stringify(bot.stored().messages));

/** Presses the buttons that lead to a form, and sends it by the last of them. */
async function does(who: Actor, title: string, typed: Record<string, string>, of = ref, opens = [title]): Promise<void> {
  const someone = await opensCase(bot, who, of);
  for (const one of opens) await someone.presses(one);
  bot.connector.faults.push({ on: /POST|PUT/, status: 429, retryAfter: 1 });
  await someone.presses(title, typed);
  seen();
  bot.connector.faults.splice(0);
  await bot.later(5);
}

beforeAll(async () => {
  bot = await startWithChannel();
  ref = await aJob(bot);
  await takes(bot, ref);
  const reason = 'something else';
  await does(operative, 'Hand back', { reason, text: 'Qhandback' });
  await plans(await takes(bot, ref), { visitAgreement: 'Qagreement', visitEscortBy: 'Qescort' });
  await does(operative, 'No access', { reason, text: 'Qnoaccess' });
  await plans(await opensCase(bot, operative, ref));
  await does(operative, 'Say what happened', { text: 'Qnotsafe' }, ref, ['Not safe', 'Something else']);
  await does(coordinator, 'Hold', { holdReason: reason, holdText: 'Qhold', holdReview: '9/3/2026' });
  await (await opensCase(bot, coordinator, ref)).presses('Resume');
  await plans(await opensCase(bot, operative, ref), { visitEscortBy: 'Qescort' });
  const pc = await opensCase(bot, officer, ref);
  await pc.presses('Change');
  await pc.presses('Change', {}, 3);
  await pc.presses('Save changes', { details: 'Qchanged', text: 'Qwhy' });
  for (const who of [operative, coordinator]) await bot.as(who).goesToChannel().types('jobs');
  await reaches(bot, '2026-03-05T08:30:00Z');
  await does(operative, 'Record fit', { ...fit, fit0Product: 'Qproduct', fit1Because: 'Qbecause', fitExtra: 'Qextra' });
  await does(coordinator, 'Send feedback', { text: 'Qfeedback' });
  await reaches(bot, '2026-03-19T08:30:00Z');
  await does(coordinator, 'Record contact', { contactOutcome: 'not safe', contactText: 'Qcontact', contactClose: 'no' });
  await bot.as(operative).goesToChannel().types(`case ${ref}`);

  cancelled = await aJob(bot);
  await takes(bot, cancelled);
  await does(coordinator, 'Cancel', { reason, text: 'Qcancel' }, cancelled);
  const withdrawn = await aJob(bot);
  await does(officer, 'Withdraw', { reason, text: 'Qwithdraw' }, withdrawn);
});
afterAll(() => bot.stop());

const standing = () => bot.connector.standing.map((one) => ({ ...one, card: one.attachments?.[0]?.content }));

it('plays a case to its follow-up and others to their end, so that there is something to leak', async () => {
  expect([await bot.statusOf(ref), await bot.statusOf(cancelled)]).toEqual(['follow-up', 'cancelled']);
  const cases = JSON.stringify(bot.stored().cases);
  const all = marks.source.slice(4, -1).split('|');
  expect(all.filter((one) => !cases.includes(`Q${one}`))).toEqual([]);
});

it('shows the channel none of it: no job, digest or list', () => {
  const inChannel = standing().filter(({ conversationId }) => conversationId.startsWith(channel.id));
  const titles = inChannel.map(({ card }) => card && textOf(card).split('\n')[0]);
  expect(titles).toEqual(expect.arrayContaining(['Jobs', expect.stringMatching(/^Jobs on /), expect.stringContaining(ref)]));
  for (const message of inChannel) expect(JSON.stringify(message)).not.toMatch(marks);
});

it('names nothing of it where a locked phone or a reader of cards would say it', () => {
  for (const { summary, card } of standing()) expect([summary, card?.speak, card?.fallbackText].join('\n')).not.toMatch(marks);
});

it('writes none of it into the log', () => {
  expect(bot.logged.length).toBeGreaterThan(100);
  for (const line of bot.logged) expect(line).not.toMatch(marks);
});

it('keeps none of it in the outbox, the audit events, or with the places where cards stand', () => {
  const { messages, events, postings } = bot.stored();
  expect(inOutbox.filter((rows) => rows.includes('TH-')).length).toBeGreaterThan(5);
  for (const text of [...inOutbox, JSON.stringify([messages, events.map(openPart), postings])]) expect(text).not.toMatch(marks);
});

it.each<[string, Actor, string[]]>([
  ['an Inspector: nothing of the visit', inspector, []],
  ['an operative who never held it: nothing', secondOperative, []],
  ['the referrer: why it ended, and the feedback', officer, ['Qcancel', 'Qfeedback']],
])('%s', (_, who, expected) => {
  const found = bot
    .as(who)
    .cards()
    .flatMap((card) => JSON.stringify(card).match(/Q[a-z]+/g) ?? []);
  const changed = ['Qchanged', 'Qwhy', 'Qwithdraw'];
  expect([...new Set(found)].filter((one) => !changed.includes(one)).sort()).toEqual(expected);
});
