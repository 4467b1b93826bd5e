import { coordinator, desk, inspector, officer, operative, referrer, secondInspector } from '../../builders.ts';
import type { TestBot } from './bot.ts';
import { refers } from './form.ts';
import { chatsWith, countOf, looksAt, reaches, remindersOf, startWithChannel } from './journey.ts';

let bot: TestBot;
beforeEach(async () => {
  bot = await startWithChannel();
});
afterEach(() => bot.stop());

const immediate = { urgency: 'immediate' };
const at = (time: string) => reaches(bot, `2026-03-04T${time}:00Z`);

it('climbs from the Inspectors on duty to all of them and to the co-ordinator’s telephone, hourly, and never decides', async () => {
  for (const until of ['until', 'till']) expect(await bot.as(secondInspector).types(`off duty ${until} 5pm`)).toContain('today at 5pm');
  const ref = await refers(bot.as(officer), immediate);
  expect(chatsWith(bot, `${ref}: authorise this?`)).toEqual(['Insp. Alex Example']);

  const remind = 'Insp. Alex Example: inspector, remind';
  const widen = ['Insp. Alex Example: inspector, widen', 'Insp. Kim Instance: inspector, widen'];
  const telephone = 'Chris Co-ordinator: inspector, telephone';
  for (const [time, reminders] of [
    ['12:14', []],
    ['12:15', [remind]],
    ['12:29', [remind]],
    ['12:30', [remind, ...widen]],
    ['12:59', [remind, ...widen]],
    ['13:00', [remind, ...widen, telephone]],
    ['13:59', [remind, ...widen, telephone]],
    ['14:00', [remind, ...widen, telephone, telephone]],
    // The one before the last stays: somebody may be writing on it.
    ['15:00', [remind, ...widen, telephone, telephone]],
  ] as [string, string[]][]) {
    await at(time);
    expect([time, await remindersOf(bot, ref)]).toEqual([time, [...reminders].sort()]);
  }
  expect(looksAt(bot, coordinator, ref).text()).toMatch(/telephone|ring/i);
  expect(await bot.statusOf(ref)).toBe('awaiting Inspector');

  await reaches(bot, '2026-03-11T12:00:00Z');
  expect(await bot.statusOf(ref)).toBe('awaiting Inspector');
  await looksAt(bot, secondInspector, `${ref}: authorise this?`).presses('Authorise');
  const reminders = await remindersOf(bot, ref);
  await reaches(bot, '2026-03-11T15:00:00Z');
  expect((await remindersOf(bot, ref)).filter((one) => one.includes('inspector'))).toEqual(
    reminders.filter((one) => one.includes('inspector')),
  );
});

it.each([
  ['2-3 days', ['16:00', '20:00', '24:00']],
  ['4-7 days', ['24:00', '36:00', '48:00']],
] as const)('waits longer when the urgency is %s', async (urgency, times) => {
  const ref = await refers(bot.as(officer), { urgency });
  const stages = ['remind', 'widen', 'telephone'];
  for (const [nth, time] of times.entries()) {
    const due = Date.parse('2026-03-04T00:00:00Z') + Number(time.slice(0, 2)) * 3_600_000;
    for (const moment of [due - 60_000, due]) {
      await reaches(bot, new Date(moment).toISOString());
      const told = (await remindersOf(bot, ref)).filter((one) => one.includes('inspector'));
      const reached = stages.filter((stage) => told.some((one) => one.endsWith(stage)));
      expect([time, reached]).toEqual([time, stages.slice(0, moment === due ? nth + 1 : nth)]);
    }
  }
});

describe('an Inspector', () => {
  it('is asked again once the time is over, or when they type that they are on duty', async () => {
    await bot.as(secondInspector).types('off duty until 1pm');
    await bot.as(inspector).types('off duty until tomorrow');
    expect(await bot.as(inspector).types('on duty')).toContain('You are on duty.');
    const first = await refers(bot.as(officer), immediate);
    expect(chatsWith(bot, `${first}: authorise this?`)).toEqual(['Insp. Alex Example']);
    await at('13:00');
    const second = await refers(bot.as(officer), { ...immediate, recipientName: 'Max Madeup' });
    expect(chatsWith(bot, `${second}: authorise this?`)).toEqual(['Insp. Alex Example', 'Insp. Kim Instance']);
  });

  it('is asked although off duty when nobody else is on duty', async () => {
    for (const who of [inspector, secondInspector]) await bot.as(who).types('off duty until Monday 9am');
    const ref = await refers(bot.as(officer), immediate);
    expect(chatsWith(bot, `${ref}: authorise this?`)).toEqual(['Insp. Alex Example', 'Insp. Kim Instance']);
  });

  it('who refers does not count as the one on duty: the other is asked at once', async () => {
    await bot.as(secondInspector).types('off duty until 5pm');
    const ref = await refers(bot.as(inspector), immediate);
    expect(chatsWith(bot, `${ref}: authorise this?`)).toEqual(['Insp. Kim Instance']);
    await at('12:30');
    expect((await remindersOf(bot, ref)).some((one) => one.startsWith('Insp. Alex'))).toBe(false);
  });

  it.each(['off duty', 'off duty until', 'off duty until whenever', 'off duty until 1/1/2020'])('is asked until when: %s', async (text) => {
    expect(await bot.as(inspector).types(text)).toContain('Until when?');
    expect(await bot.store.offDuty([inspector.id], '2026-03-04T12:00:00.000Z')).toEqual([]);
  });

  it.each([coordinator, operative, officer, desk])('alone may go off duty or come back, not $name', async (who) => {
    for (const text of ['off duty until 5pm', 'on duty']) expect(await bot.as(who).types(text)).toContain('Only an Inspector may do that.');
  });
});

it('reminds the police desk in the same way, and has the co-ordinator telephone', async () => {
  const ref = await refers(bot.as(referrer), immediate);
  await at('12:15');
  await at('12:30');
  await at('13:00');
  await at('14:00');
  expect(await remindersOf(bot, ref)).toEqual([
    'Chris Co-ordinator: police check, telephone',
    'Chris Co-ordinator: police check, telephone',
    'Dana Desk: police check, remind',
    'Dana Desk: police check, widen',
  ]);
  expect(await bot.statusOf(ref)).toBe('awaiting police check');
  expect(countOf(bot, inspector, ref)).toBe(0);
});

it('reminds the co-ordinators of their own decision', async () => {
  const ref = await refers(bot.as(officer), { ...immediate, recipientAgreed: 'no', notAgreedReason: 'Afraid' });
  await at('12:15');
  expect(await remindersOf(bot, ref)).toEqual(['Chris Co-ordinator: decision, remind']);
  await looksAt(bot, coordinator, `${ref}: accept this?`).presses('Accept');
  await at('12:30');
  expect((await remindersOf(bot, ref)).filter((one) => one.includes('decision, widen'))).toEqual([]);
});

it('keeps running while the Inspector’s question is open: the referrer is reminded, then the co-ordinator rings them', async () => {
  const ref = await refers(bot.as(officer), immediate);
  const asks = looksAt(bot, inspector, `${ref}: authorise this?`);
  await at('12:10');
  await asks.presses('Ask for information');
  await asks.presses('Ask for information', { text: 'Has he a key?' });
  const told = async () => (await remindersOf(bot, ref)).filter((one) => one.includes('inspector'));
  await at('12:15');
  expect(await told()).toEqual(['PC Sam Sample: inspector, remind']);
  expect(looksAt(bot, officer, `${ref}: your referral`).text()).toContain('an Inspector is waiting for your answer');
  await at('13:00');
  expect(await told()).toContain('Chris Co-ordinator: inspector, telephone');
  expect(looksAt(bot, coordinator, `${ref}: please telephone`).text()).toContain('Please telephone the referrer now.');

  await at('13:10');
  const answers = looksAt(bot, officer, `${ref}: your referral`);
  await answers.presses('Answer');
  await answers.presses('Send answers', { reply: 'No.' });
  expect(await bot.statusOf(ref)).toBe('awaiting Inspector');
  await at('14:00');
  expect((await told()).filter((one) => one === 'Chris Co-ordinator: inspector, telephone')).toHaveLength(2);
});
