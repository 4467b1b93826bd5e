import { capital } from '../../../cards/words/words.ts';
import { coordinator, inspector, officer, operative, secondOperative } from '../../builders.ts';
import type { Someone, TestBot } from './bot.ts';
import {
  aJob,
  callsSince,
  chatsWith,
  countOf,
  isScheduled,
  looksAt,
  opensCase,
  plans,
  reaches,
  slowly,
  startWithChannel,
  takes,
} from './journey.ts';

let bot: TestBot;
beforeEach(async () => {
  bot = await startWithChannel();
});
afterEach(() => bot.stop());

async function fails(fitter: Someone, title: 'No access' | 'Not safe', reason: string): Promise<string> {
  await fitter.presses(title);
  if (title === 'No access') return fitter.presses(title, { reason, text: 'Nobody came to the door.' });
  await fitter.presses(capital(reason));
  return fitter.presses('Say what happened', { text: 'Nobody came to the door.' });
}

it('plans a visit anew after no access, and sends the case to the co-ordinator after the third', async () => {
  const { ref, fitter } = await isScheduled(bot);
  for (const [failed, status] of [
    [1, 'allocated'],
    [2, 'allocated'],
    [3, 'with co-ordinator'],
  ] as const) {
    if (failed > 1) await plans(fitter);
    const text = await fails(fitter, 'No access', 'nobody at home');
    const current = await bot.caseOf(ref);
    expect([current?.status, current?.failedVisits, current?.visit]).toEqual([status, failed, undefined]);
    expect(text).toContain(failed < 3 ? `${failed} of 3` : 'no longer with you');
  }
  expect(chatsWith(bot, 'could not get in')).toContain('PC Sam Sample');
  expect(looksAt(bot, operative, ref).text()).not.toMatch(/Invented|Jo|07700/);
});

it('goes back to the channel when the co-ordinator accepts after three failed visits, without a second authorisation', async () => {
  const { ref, fitter } = await isScheduled(bot);
  for (const failed of [1, 2, 3]) {
    if (failed > 1) await plans(fitter);
    await fails(fitter, 'No access', 'access refused');
  }
  const asked = countOf(bot, inspector, ref);
  await looksAt(bot, coordinator, `${ref}: `).presses('Accept');
  expect(await bot.statusOf(ref)).toBe('ready');
  expect(countOf(bot, inspector, ref)).toBe(asked);
  expect((await bot.caseOf(ref))?.authorised?.by.name).toBe('Insp. Alex Example');
  expect(chatsWith(bot, `${ref}: a job to take`)).toEqual(['the channel', 'the channel']);
  await plans(await takes(bot, ref));
  expect(await bot.statusOf(ref)).toBe('scheduled');
});

it('asks for a reason, keeps what was typed, and counts no visit without it', async () => {
  const { ref, fitter } = await isScheduled(bot);
  await fitter.presses('No access');
  const before = bot.stored();
  expect(await fitter.presses('No access', { text: 'The gate was locked.' })).toContain('Please say why');
  expect(JSON.stringify(fitter.card)).toContain('The gate was locked.');
  expect(await fitter.presses('No access', { reason: 'made up', text: 'The gate was locked.' })).toContain('Please say why');
  expect(bot.stored()).toEqual(before);
  expect(await bot.statusOf(ref)).toBe('scheduled');
});

it('puts a visit that was not safe on hold, and tells the co-ordinator at once', async () => {
  const { ref, fitter } = await isScheduled(bot);
  const before = countOf(bot, coordinator, ref);
  await fails(fitter, 'Not safe', 'the perpetrator was there');
  expect(await bot.statusOf(ref)).toBe('on hold');
  // The alarm at the second press, and word of what was written afterwards.
  expect(countOf(bot, coordinator, ref)).toBe(before + 2);
  expect(looksAt(bot, coordinator, `${ref}: a visit was not safe`).text()).toContain('On hold');
  expect(looksAt(bot, officer, 'news of your referral').text()).toContain('found it not safe');
  await reaches(bot, '2026-03-05T12:00:00Z');
  expect(countOf(bot, coordinator, ref)).toBe(before + 3);

  const minds = await opensCase(bot, coordinator, ref);
  expect(minds.text()).toContain('Nobody came to the door.');
  await minds.presses('Resume');
  expect(await bot.statusOf(ref)).toBe('allocated');
  expect((await bot.caseOf(ref))?.holder?.name).toBe('Fran Fitter');
});

it('warns whoever goes there next of a visit that was not safe, and shows the co-ordinator what was met', async () => {
  const { ref, fitter } = await isScheduled(bot);
  await fitter.presses('Not safe');
  await fitter.presses('The perpetrator was there');
  await fitter.presses('Say what happened', { text: 'Man with a knife in the yard.' });
  expect(looksAt(bot, coordinator, `${ref}: a visit was not safe`).text()).toContain('What happened: Man with a knife in the yard.');

  const minds = await opensCase(bot, coordinator, ref);
  await minds.presses('Resume');
  await minds.presses('Assign');
  await minds.presses('Assign', { assignTo: 'Toni Toolbox, Safer Neighbourhoods' });
  const next = looksAt(bot, secondOperative, `${ref}: your job`).text();
  expect(next).toMatch(/Not safe before, today at [\d:]+[ap]m: someone dangerous was there\..*“Man with a knife in the yard\.”/s);
  expect(next).not.toContain('perpetrator');
  expect(chatsWith(bot, 'knife')).not.toContain('the channel');
});

it.each([
  ['No access', 'nobody at home', 'could not get in'],
  ['Not safe', 'the perpetrator was there', 'found it not safe'],
  ['Hand back', 'cannot go in time', 'handed the job back'],
])('tells the referrer the reason, and not what was written, and the form says so: %s', async (title, reason, did) => {
  const { ref, fitter } = await isScheduled(bot);
  expect(await fitter.presses(title)).toMatch(/the referrer will read only the reason/i);
  await (title === 'Not safe'
    ? fitter.presses(capital(reason)).then(() => fitter.presses('Say what happened', { text: 'Man with a knife in the yard.' }))
    : fitter.presses(title, { reason, text: 'Man with a knife in the yard.' }));
  expect(looksAt(bot, officer, 'news of your referral').text()).toContain(`${did} today at`);
  expect(looksAt(bot, officer, 'news of your referral').text()).toContain(reason);
  await opensCase(bot, officer, ref);
  expect(chatsWith(bot, 'knife')).not.toContain('PC Sam Sample');
});

it('warns the next one of a job that was handed back because it is not safe for one person', async () => {
  const ref = await aJob(bot);
  const fitter = await takes(bot, ref);
  await fitter.presses('Hand back');
  await fitter.presses('Hand back', { reason: 'not safe for one person', text: 'The yard is dark.' });
  expect((await takes(bot, ref, secondOperative)).text()).toMatch(/Not safe before, .*: not safe for one person\..*“The yard is dark\.”/s);
});

it('counts a visit that was not safe; the third one is taken off the operative', async () => {
  const { ref, fitter } = await isScheduled(bot);
  await fails(fitter, 'No access', 'wrong address');
  await plans(fitter);
  await fails(fitter, 'No access', 'wrong address');
  await plans(fitter);
  await fails(fitter, 'Not safe', 'dogs');
  const current = await bot.caseOf(ref);
  expect([current?.status, current?.failedVisits, current?.holder]).toEqual(['on hold', 3, undefined]);
  await (await opensCase(bot, coordinator, ref)).presses('Resume');
  expect(await bot.statusOf(ref)).toBe('ready');
});

describe('a case on hold', () => {
  const held = { holdReason: 'waiting for parts', holdText: 'A lock is on order.', holdReview: '9/3/2026' };
  async function isHeld() {
    const { ref } = await isScheduled(bot);
    const minds = await opensCase(bot, coordinator, ref);
    await minds.presses('Hold');
    return { ref, minds };
  }

  it('needs a reason and a day that lies ahead', async () => {
    const { minds } = await isHeld();
    const before = bot.stored();
    expect(await minds.presses('Hold', {})).toContain('There are problems with 2 answers');
    expect(await minds.presses('Hold', { ...held, holdReview: '4/3/2026' })).toContain('in the past');
    expect(await minds.presses('Hold', { ...held, holdReason: 'made up' })).toContain('not one of the choices');
    expect(JSON.stringify(minds.card)).toContain('A lock is on order.');
    expect(bot.stored()).toEqual(before);
  });

  it('tells the holder first, takes the visit off, and reminds nobody of it', async () => {
    const { ref, minds } = await isHeld();
    const before = bot.connector.calls.length;
    const first = slowly(bot, operative);
    await minds.presses('Hold', held);
    expect(first.meanwhile).toEqual(['new: Fran Fitter']);
    expect(callsSince(bot, before)).toEqual(expect.arrayContaining(['new: PC Sam Sample', 'update: the channel']));
    expect([await bot.statusOf(ref), (await bot.caseOf(ref))?.visit]).toEqual(['on hold', undefined]);
    await reaches(bot, '2026-03-06T08:30:00Z');
    expect(countOf(bot, operative, 'A reminder: your visit')).toBe(0);
  });

  it('is looked at again on the day of review, and the next day, until somebody does something; then it is where it was', async () => {
    const { ref, minds } = await isHeld();
    await minds.presses('Hold', held);
    const reviews = () => countOf(bot, coordinator, 'Please look at it again');
    await reaches(bot, '2026-03-09T08:59:00Z');
    const before = reviews();
    await reaches(bot, '2026-03-09T09:00:00Z');
    expect(reviews()).toBe(before + 1);
    await reaches(bot, '2026-03-10T09:00:00Z');
    expect(reviews()).toBe(before + 2);
    const again = await opensCase(bot, coordinator, ref);
    await again.presses('Resume');
    const current = await bot.caseOf(ref);
    expect([current?.status, current?.holder?.name, current?.reviewAt, current?.heldFrom]).toEqual([
      'allocated',
      'Fran Fitter',
      undefined,
      undefined,
    ]);
    const cards = bot.as(coordinator).cards().length;
    await reaches(bot, '2026-03-11T08:59:00Z');
    expect(bot.as(coordinator).cards()).toHaveLength(cards);
  });

  it('can be held on to another day', async () => {
    const { ref, minds } = await isHeld();
    await minds.presses('Hold', held);
    await minds.presses('Hold');
    await minds.presses('Hold', { ...held, holdReview: '16/3/2026' });
    expect([await bot.statusOf(ref), (await bot.caseOf(ref))?.reviewAt]).toEqual(['on hold', '2026-03-16T09:00:00.000Z']);
    await (await opensCase(bot, coordinator, ref)).presses('Resume');
    expect(await bot.statusOf(ref)).toBe('allocated');
  });
});
