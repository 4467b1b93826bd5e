import { coordinator, desk, inspector, northLincolnshire, officer, operative, referrer, secondOperative } from '../../builders.ts';
import { startTestBot, type TestBot } from './bot.ts';
import { partsOf, textOf } from './cards.ts';
import type { Card } from './connector.ts';
import { refers } from './form.ts';
import { abuse, aJob, isScheduled, plans, reaches, startWithChannel, takes, visit } from './journey.ts';

let bot: TestBot;
beforeEach(async () => {
  bot = await startWithChannel();
});
afterEach(() => bot.stop());

/** What stands in the channel since: the texts of its cards. */
const inChannel = () => bot.as(operative).goesToChannel().cards();
const digests = () => inChannel().filter((card) => /^Jobs on /.test(textOf(card)));
/** The colour behind an item of a list: that of the box that its heading stands in. */
const colorOf = (card: Card, heading: string): unknown =>
  [...partsOf(card.body)].findLast((part) => part['type'] === 'Container' && JSON.stringify(part).includes(heading))?.['style'];

it('lists jobs by when they are due, red, amber or green in words, in the channel and in the own chat', async () => {
  const late = await aJob(bot, { urgency: 'immediate' });
  const soon = await aJob(bot, { urgency: '2-3 days' });
  const far = await aJob(bot, { urgency: '4-7 days' });
  await reaches(bot, '2026-03-06T18:30:00Z');
  for (const someone of [bot.as(operative), bot.as(coordinator), bot.as(operative).goesToChannel()]) {
    const text = await someone.types('jobs');
    expect(text.match(/TH-\w{6}: (?:Red|Amber|Green)/g)).toEqual([`${late}: Red`, `${soon}: Amber`, `${far}: Green`]);
    expect(text).toContain('Overdue since');
    expect(text).not.toMatch(/Invented|Jo |07700|1985|Faraway|Friday to set/);
  }
});

describe('waiting', () => {
  it('shows each person what waits on them', async () => {
    const check = await refers(bot.as(referrer));
    const asked = await refers(bot.as(officer));
    const open = await refers(bot.as(referrer), { ...abuse, ownerAgreed: 'not asked yet' });
    const { ref: held } = await isScheduled(bot);
    for (const [who, refs] of [
      [desk, [check]],
      [inspector, [asked]],
      [referrer, [open]],
      [operative, [held]],
      [secondOperative, []],
      [officer, []],
    ] as const)
      expect([who.name, [...new Set((await bot.as(who).types('waiting')).match(/TH-\w{6}/g))]]).toEqual([who.name, refs]);
  });

  it('shows the co-ordinator everything that waits, on whom, and since when', async () => {
    const asked = await refers(bot.as(officer), { urgency: 'immediate' });
    bot.clock.at += 3_600_000;
    const { ref: held } = await isScheduled(bot);
    const text = await bot.as(coordinator).types('waiting');
    const lineOf = (ref: string) => text.split('\n')[text.split('\n').findIndex((line) => line.includes(ref)) + 1] ?? '';
    expect(lineOf(asked)).toMatch(/for an Inspector.*since today at 12pm/);
    expect(lineOf(held)).toMatch(/for Fran Fitter.*since today at 1pm/);
  });
});

describe('the digest', () => {
  it('stands in the channel at 08:30 each morning, once, with what is overdue, due today, not taken yet, and today’s visits', async () => {
    await reaches(bot, '2026-03-04T12:00:00Z');
    const before = digests().length;
    const late = await aJob(bot, { urgency: 'immediate' });
    const free = await aJob(bot, { urgency: '2-3 days' });
    const { ref: planned } = await isScheduled(bot);
    await reaches(bot, '2026-03-07T08:29:00Z');
    const earlier = digests().length;
    await reaches(bot, '2026-03-07T08:30:00Z');
    await reaches(bot, '2026-03-07T08:31:00Z');
    await reaches(bot, '2026-03-07T17:00:00Z');
    expect([before, digests().length - earlier]).toEqual([1, 1]);
    const text = textOf(digests().at(-1) as Card);
    expect(text).toContain('Saturday 7 March');
    expect(text).toMatch(/1 overdue, 1 due today, 2 not taken yet/);
    for (const ref of [late, free]) expect(text).toContain(ref);
    expect(text).not.toContain(planned);
  });

  it('names today’s visits with district, hours and who goes, and nothing personal', async () => {
    const { ref } = await isScheduled(bot);
    const other = await takes(bot, await aJob(bot), secondOperative);
    await plans(other, { ...visit, visitDate: '7/3/2026', visitFallback: 'none' });
    await reaches(bot, '2026-03-06T08:30:00Z');
    const text = textOf(digests().at(-1) as Card);
    const line = text.split('\n').find((one) => one.includes(ref));
    for (const words of ['DN15', '9am to 11am', 'Fran Fitter']) expect(line).toContain(words);
    expect(text).not.toContain('Toni Toolbox');
    expect(text).not.toMatch(/Invented|Jo |07700|1985|9ZZ|Faraway/);
  });

  it('follows London’s clock, and is posted once by two bots', async () => {
    const other = await startTestBot({ folder: bot.dir, connector: bot.connector, at: bot.clock.at });
    try {
      await reaches(bot, '2026-03-30T07:29:00Z');
      const before = digests().length;
      bot.clock.at = other.clock.at = Date.parse('2026-03-30T07:30:00Z');
      for (let times = 0; times < 3; times += 1) await Promise.all([bot.bot.ticker.tick(), other.bot.ticker.tick()]);
      await Promise.all([bot.later(0), other.later(0)]);
      expect(digests().length - before).toBe(1);
    } finally {
      await other.stop(true);
    }
  });

  it('says that there is nothing, where there is nothing', async () => {
    await reaches(bot, '2026-03-05T08:30:00Z');
    expect(textOf(digests().at(-1) as Card)).toContain('0 overdue, 0 due today, 0 not taken yet');
  });

  it('of a morning on which nothing ran comes late the same day, and not on the next', async () => {
    await reaches(bot, '2026-03-04T12:00:00Z');
    await bot.stop(true);
    bot = await startTestBot({ folder: bot.dir, connector: bot.connector, at: Date.parse('2026-03-09T14:00:00Z') });
    await reaches(bot, '2026-03-09T14:00:00Z');
    const titles = digests().map((card) => textOf(card).split('\n')[0]);
    expect(titles).toEqual(['Jobs on Wednesday 4 March', 'Jobs on Monday 9 March']);
  });
});

describe('stuck', () => {
  it('shows the co-ordinator what is high risk or past its time, on whom it waits, and nothing else', async () => {
    const high = await refers(bot.as(referrer), abuse);
    const late = await aJob(bot, { urgency: 'immediate' });
    const fine = await aJob(bot);
    await reaches(bot, '2026-03-05T13:00:00Z');
    const text = await bot.as(coordinator).types('stuck');
    expect([high, late, fine].map((ref) => text.includes(ref))).toEqual([true, true, false]);
    expect(text).toMatch(/Waiting for an operative to take it/);
    expect(northLincolnshire.clocks.installation.due.immediate).toBe('PT24H');
  });

  it.each([operative, inspector, officer])('is not for $name', async (who) => {
    await refers(bot.as(referrer), abuse);
    expect(await bot.as(who).types('stuck')).toBe('Only a co-ordinator may see that.');
    expect(await bot.as(who).sends('list next', { list: 'stuck', after: '2026-01-01T00:00:00.000Z TH-000000' })).toContain(
      'Only a co-ordinator may see that.',
    );
  });

  it('is not shown in the channel', async () => {
    await refers(bot.as(referrer), abuse);
    const someone = bot.as(coordinator).goesToChannel();
    expect(await someone.types('stuck')).toContain('own chat');
    expect(await someone.sends('list next', { list: 'stuck', after: '2026-01-01T00:00:00.000Z TH-000000' })).toContain('own chat');
  });
});

it('repeats the light in colour', async () => {
  const ref = await aJob(bot, { urgency: 'immediate' });
  const someone = bot.as(operative);
  for (const [time, word, color] of [
    ['2026-03-04T13:00:00Z', 'Green', 'good'],
    ['2026-03-05T06:30:00Z', 'Amber', 'warning'],
    ['2026-03-05T12:30:00Z', 'Red', 'attention'],
  ] as const) {
    await reaches(bot, time);
    expect(await someone.types('jobs')).toContain(`${ref}: ${word}`);
    expect([word, colorOf(someone.card as Card, `${ref}: ${word}`)]).toEqual([word, color]);
  }
});

it('is never green for a visit that is planned after the due time', async () => {
  const { ref } = await isScheduled(bot, { urgency: 'immediate' });
  for (const [who, command] of [
    [operative, 'jobs'],
    [coordinator, 'waiting'],
  ] as const)
    expect(await bot.as(who).types(command)).toContain(`${ref}: Amber, planned after the due time. Scheduled.`);
});
