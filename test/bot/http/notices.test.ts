import { coordinator, officer, operative, referrer } from '../../builders.ts';
import { startTestBot, type TestBot } from './bot.ts';
import { textOf } from './cards.ts';
import { fillsIn, refers } from './form.ts';
import {
  abuse,
  aJob,
  countOf,
  everywhere,
  isScheduled,
  opensCase,
  reaches,
  remindersOf,
  startWithChannel,
  takes,
  looksAt,
} from './journey.ts';

let bot: TestBot;
beforeEach(async () => {
  bot = await startWithChannel();
});
afterEach(() => bot.stop());

const about = async (ref: string, clock: string) => (await remindersOf(bot, ref)).filter((one) => one.includes(clock));
/** Goes through times, a minute before each and at it, and gives what stands in the chats after each. */
async function through(ref: string, clock: string, times: string[]): Promise<string[][]> {
  const found: string[][] = [];
  let before = (await about(ref, clock)).length;
  for (const time of times) {
    await reaches(bot, new Date(Date.parse(time) - 60_000).toISOString());
    expect([time, (await about(ref, clock)).length]).toEqual([time, before]);
    await reaches(bot, time);
    found.push(await about(ref, clock));
    before = found.at(-1)?.length ?? 0;
  }
  return found;
}

it('says that an installation is approaching, overdue, escalated, and each day again: to the co-ordinator and the holder', async () => {
  const ref = await aJob(bot, { urgency: 'immediate' });
  await takes(bot, ref);
  const times = ['2026-03-05T06:00:00Z', '2026-03-05T12:00:00Z', '2026-03-05T18:00:00Z', '2026-03-06T18:00:00Z'];
  const found = await through(ref, 'installation', times);
  const both = (stage: string) => [`Chris Co-ordinator: installation, ${stage}`, `Fran Fitter: installation, ${stage}`];
  expect(found).toEqual([
    both('approaching'),
    [...both('approaching'), ...both('overdue')].sort(),
    [...both('overdue'), ...both('escalated')].sort(),
    [...both('escalated'), ...both('escalated')].sort(),
  ]);
  expect(countOf(bot, coordinator, 'Overdue since')).toBeGreaterThan(0);
});

describe('reminders of a clock that repeats', () => {
  const telephone = 'Chris Co-ordinator: inspector, telephone';
  const hours = async (from: number, to: number) => {
    for (let hour = from; hour <= to; hour += 1) await reaches(bot, `2026-03-04T${hour}:00:00Z`);
  };
  const standing = (ref: string) =>
    bot
      .as(coordinator)
      .cards()
      .map(textOf)
      .filter((text) => text.startsWith(`${ref}: please telephone`)).length;

  it('stand two at most: the latest, and the one before it, on which somebody may be writing', async () => {
    const ref = await refers(bot.as(officer), { urgency: 'immediate' });
    await hours(13, 18);
    const older = bot.connector.standing.filter(({ summary }) => summary === `${ref}: please telephone`).map(({ id }) => Number(id));
    expect([standing(ref), (await about(ref, 'inspector, telephone')).length]).toEqual([2, 2]);
    await hours(19, 19);
    const now = bot.connector.standing.filter(({ summary }) => summary === `${ref}: please telephone`).map(({ id }) => Number(id));
    expect(now).toEqual([older[1], expect.any(Number)]);
    expect(await about(ref, 'inspector, telephone')).toEqual([telephone, telephone]);
  });

  it.each([403, 405, 500])('stay where they cannot be taken away (%s), and nothing is asked again before the next one', async (status) => {
    const ref = await refers(bot.as(officer), { urgency: 'immediate' });
    await hours(13, 14);
    bot.connector.faults.push({ on: /^DELETE/, status });
    await hours(15, 15);
    const deleted = () => bot.connector.calls.filter((call) => call.startsWith('DELETE')).length;
    for (let times = 0; times < 5; times += 1) await bot.later(60);
    expect([standing(ref), deleted()]).toEqual([3, 1]);
    expect(bot.stored().messages).toEqual([]);
    await hours(16, 16);
    expect([standing(ref), deleted()]).toEqual([2, 3]);
  });
});

it('names no recipient and no place in a reminder', async () => {
  const ref = await aJob(bot, { urgency: 'immediate' });
  await reaches(bot, '2026-03-05T12:00:00Z');
  const reminders = everywhere(bot, ref).filter(({ chat, text }) => chat === 'Chris Co-ordinator' && text.includes('Overdue since'));
  expect(reminders).toHaveLength(1);
  expect(reminders[0]?.text).not.toMatch(/Invented|Jo |DN15|07700/);
});

it('reminds the referrer after a day to answer, and the co-ordinator after three', async () => {
  const ref = await refers(bot.as(referrer), { ...abuse, ownerAgreed: 'not asked yet' });
  expect(await bot.statusOf(ref)).toBe('needs information');
  const found = await through(ref, 'information', ['2026-03-05T12:00:00Z', '2026-03-07T12:00:00Z', '2026-03-08T12:00:00Z']);
  const first = ['Robin Referrer: information, remind'];
  const later = ['Chris Co-ordinator: information, escalated', 'Robin Referrer: information, escalated'];
  expect(found).toEqual([first, [...first, ...later].sort(), [...first, ...later, ...later].sort()]);
});

it('tells the referrer after two days that a draft is not sent yet, and erases it after three', async () => {
  const someone = bot.as(referrer);
  await fillsIn(someone, {}, 3);
  const saved = await bot.store.draftOf('north-lincolnshire', referrer.id);
  const ref = saved?.case.ref ?? '';
  const found = await through(ref, 'draft', ['2026-03-06T12:00:00Z']);
  expect(found).toEqual([['Robin Referrer: draft, told']]);
  await reaches(bot, '2026-03-07T11:59:00Z');
  expect(await bot.statusOf(ref)).toBe('draft');
  await reaches(bot, '2026-03-07T12:00:00Z');
  const erased = (await bot.store.find(ref))?.case;
  expect([erased?.status, erased?.private, erased?.nextNoticeAt]).toEqual([
    'expired',
    { typed: {}, answers: {}, texts: {} },
    '2027-03-07T12:00:00.000Z',
  ]);
  expect(looksAt(bot, referrer, 'discarded').titles()).not.toContain('Continue');
});

describe('the recipient’s update', () => {
  const minds = 'Chris Co-ordinator: recipient update,';

  it.each([
    [
      'weekly when the risk is high',
      'high',
      ['2026-03-09T18:00:00Z', '2026-03-11T12:00:00Z', '2026-03-12T12:00:00Z', '2026-03-13T06:00:00Z'],
    ],
    [
      'monthly when it is medium',
      'medium',
      ['2026-03-27T17:15:00Z', '2026-04-04T11:00:00Z', '2026-04-05T11:00:00Z', '2026-04-12T04:45:00Z'],
    ],
  ])('is due %s: approaching, due, overdue, escalated', async (_, threatGrade, times) => {
    const ref = threatGrade === 'high' ? await refers(bot.as(officer), { threatGrade }) : await aJob(bot);
    const found = await through(ref, 'recipient update', times);
    const [approaching, due, overdue, escalated] = ['approaching', 'due', 'overdue', 'escalated'].map((stage) => `${minds} ${stage}`);
    // Two of a clock stand at most: the last, and the one before it.
    expect(found).toEqual([[approaching], [approaching, due], [due, overdue], [escalated, overdue]]);
  });

  it('begins anew when the recipient was told, on the date set for this case', async () => {
    const ref = await aJob(bot);
    const someone = await opensCase(bot, coordinator, ref);
    await someone.presses('Recipient told');
    const before = bot.stored();
    expect(await someone.presses('Recipient told', { updateNext: '4/3/2026' })).toContain('in the past');
    expect(await someone.presses('Recipient told', {})).toContain('problem with 1 answer');
    expect(bot.stored()).toEqual(before);
    const news = bot.as(officer).cards().length;
    await someone.presses('Recipient told', { updateNext: '14/3/2026' });
    expect((await bot.store.find(ref))?.case).toMatchObject({ status: 'ready', updateDueAt: '2026-03-14T12:00:00.000Z' });
    expect(bot.as(officer).cards()).toHaveLength(news);
    expect(await through(ref, 'update, due', ['2026-03-14T12:00:00Z'])).toEqual([[`${minds} due`]]);

    const later = await opensCase(bot, coordinator, ref);
    await later.presses('Recipient told');
    await later.presses('Recipient told', { updateNext: 'none' });
    expect((await bot.store.find(ref))?.case.updateDueAt).toBeUndefined();
    await reaches(bot, '2026-03-20T12:00:00Z');
    expect((await about(ref, 'update, overdue')).length).toBe(0);
  });
});

describe('a notice is sent once', () => {
  it('although two bots look at the same store at the same moment, again and again', async () => {
    const ref = await aJob(bot, { urgency: 'immediate' });
    const other = await startTestBot({ folder: bot.dir, connector: bot.connector, at: bot.clock.at });
    try {
      for (const time of ['2026-03-05T06:00:00Z', '2026-03-05T12:00:00Z']) {
        bot.clock.at = other.clock.at = Date.parse(time);
        for (let times = 0; times < 3; times += 1) await Promise.all([bot.bot.ticker.tick(), other.bot.ticker.tick()]);
        await Promise.all([bot.later(0), other.later(0)]);
        await Promise.all([bot.later(0), other.later(0)]);
      }
      expect(await remindersOf(bot, ref)).toEqual([
        'Chris Co-ordinator: installation, approaching',
        'Chris Co-ordinator: installation, overdue',
      ]);
      expect((await bot.store.eventsOf(ref)).filter(({ did }) => did === 'notice')).toHaveLength(2);
    } finally {
      await other.stop(true);
    }
  });

  it('although the bot stopped before the card went out', async () => {
    const ref = await aJob(bot, { urgency: 'immediate' });
    for (let times = 0; times < 3; times += 1) bot.connector.faults.push({ on: /POST/, status: 429, retryAfter: 60 });
    await reaches(bot, '2026-03-05T06:00:00Z');
    expect(await about(ref, 'installation')).toEqual([]);
    bot.connector.faults.splice(0);
    await bot.stop(true);
    bot = await startTestBot({ folder: bot.dir, connector: bot.connector, at: Date.parse('2026-03-05T06:05:00Z') });
    await reaches(bot, '2026-03-05T06:05:00Z');
    expect(await about(ref, 'installation')).toEqual(['Chris Co-ordinator: installation, approaching']);
  });

  it('for each clock after a long time in which nothing ran: the latest stage, and then on as usual', async () => {
    const { ref } = await isScheduled(bot, { urgency: 'immediate' });
    await bot.stop(true);
    bot = await startTestBot({ folder: bot.dir, connector: bot.connector, at: Date.parse('2026-04-20T12:00:00Z') });
    await reaches(bot, '2026-04-20T12:00:00Z');
    const late = [
      'Chris Co-ordinator: installation, escalated',
      'Chris Co-ordinator: recipient update, escalated',
      'Chris Co-ordinator: visit, not reported',
      'Fran Fitter: installation, escalated',
      'Fran Fitter: visit, not reported',
    ];
    expect(await remindersOf(bot, ref)).toEqual(late);
    await reaches(bot, '2026-04-20T12:30:00Z');
    expect(await remindersOf(bot, ref)).toEqual(late);
    await reaches(bot, '2026-04-21T12:30:00Z');
    expect(await remindersOf(bot, ref)).toEqual([...late, ...late].sort());
  });

  it('and to somebody who cannot be reached it is told to the co-ordinator instead', async () => {
    const { ref } = await isScheduled(bot);
    bot.connector.faults.push({ on: new RegExp(`POST .*personal-${operative.id}/`), status: 403 });
    await reaches(bot, '2026-03-05T18:00:00Z');
    expect(await about(ref, 'visit')).toEqual([]);
    expect(everywhere(bot, 'Fran Fitter').some(({ chat, text }) => chat === 'Chris Co-ordinator' && /reach/i.test(text))).toBe(true);
  });
});
