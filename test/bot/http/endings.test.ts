import type { Actor } from '../../../src/case/case.ts';
import { coordinator, inspector, officer, operative, referrer, secondOperative } from '../../builders.ts';
import type { TestBot } from './bot.ts';
import { refers } from './form.ts';
import {
  aJob,
  callsSince,
  chatsWith,
  everywhere,
  isFollowedUp,
  isScheduled,
  looksAt,
  opensCase,
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

/** When it is erased, which tells nobody. */
const aYearOn = '2027-03-04T12:00:00.000Z';
/** What a card offers that changes a case. To open or to refer again changes nothing. */
const steps = (titles: string[]) => titles.filter((title) => !['Open', 'Refer again', 'Back'].includes(title));
/** Cards of a case that still offer a step. */
const offering = (ref: string) =>
  everywhere(bot, ref)
    .filter(({ titles }) => steps(titles).length > 0)
    .map(({ chat, text, titles }) => `${chat}: ${text.split('\n')[0]}: ${titles.join(', ')}`);

describe('cancelling a case', () => {
  const why = { reason: 'the recipient has moved', text: 'She lives with her sister now.' };

  it.each(['allocated', 'scheduled'])(
    'that is %s tells the holder first, then the referrer, and no card keeps a button',
    async (status) => {
      const ref = status === 'scheduled' ? (await isScheduled(bot)).ref : await aJob(bot);
      if (status === 'allocated') await takes(bot, ref);
      const minds = await opensCase(bot, coordinator, ref);
      await minds.presses('Cancel');
      expect(await minds.presses('Cancel', { text: why.text })).toContain('Please say why');
      expect(await bot.statusOf(ref)).toBe(status);

      const before = bot.connector.calls.length;
      const first = slowly(bot, operative);
      await minds.presses('Cancel', why);
      expect(first.meanwhile).toEqual(['new: Fran Fitter']);
      expect(callsSince(bot, before)).toEqual(expect.arrayContaining(['new: PC Sam Sample', 'update: the channel', 'update: Fran Fitter']));
      expect(await bot.statusOf(ref)).toBe('cancelled');
      expect(looksAt(bot, operative, 'STOP').text()).toContain(
        'Chris Co-ordinator cancelled the case today at 12pm: the recipient has moved.',
      );
      const news = looksAt(bot, officer, 'news of your referral').text();
      expect(news).toContain('Chris Co-ordinator cancelled the case today at 12pm: the recipient has moved.');
      expect(news).toContain('She lives with her sister now.');
      expect(offering(ref)).toEqual([]);
      expect(everywhere(bot, 'Invented Lane').filter(({ chat }) => chat === 'Fran Fitter')).toEqual([]);
    },
  );

  it('ends its clocks: nobody is reminded of it any more', async () => {
    const { ref } = await isScheduled(bot);
    const minds = await opensCase(bot, coordinator, ref);
    await minds.presses('Cancel');
    await minds.presses('Cancel', why);
    expect((await bot.caseOf(ref))?.nextNoticeAt).toBe(aYearOn);
    const before = everywhere(bot, ref).length;
    await reaches(bot, '2026-07-04T12:00:00Z');
    expect(everywhere(bot, ref)).toHaveLength(before);
  });

  it('that is followed up is possible as well', async () => {
    const ref = await isFollowedUp(bot);
    const minds = await opensCase(bot, coordinator, ref);
    await minds.presses('Cancel');
    await minds.presses('Cancel', why);
    expect([await bot.statusOf(ref), offering(ref)]).toEqual(['cancelled', []]);
  });

  it('that is high risk ends the Victim Support task with it', async () => {
    const ref = await refers(bot.as(officer), { threatGrade: 'high' });
    const minds = await opensCase(bot, coordinator, ref);
    await minds.presses('Cancel');
    await minds.presses('Cancel', why);
    expect((await bot.caseOf(ref))?.nextNoticeAt).toBe(aYearOn);
  });
});

describe('withdrawing a referral', () => {
  const why = { reason: 'no longer needed', text: 'He is in prison.' };
  async function withdraws(ref: string, who: Actor = officer) {
    const someone = await opensCase(bot, who, ref);
    await someone.presses('Withdraw');
    return someone.presses('Withdraw', why);
  }

  it('while an Inspector is asked takes the buttons from every Inspector’s card', async () => {
    const ref = await refers(bot.as(officer));
    expect(await withdraws(ref)).toContain('Withdrawn');
    expect([await bot.statusOf(ref), offering(ref)]).toEqual(['withdrawn', []]);
    expect(looksAt(bot, inspector, ref).text()).toContain('PC Sam Sample withdrew the referral');
  });

  it('that is ready takes the button from the channel’s card', async () => {
    const ref = await aJob(bot);
    await withdraws(ref);
    expect(offering(ref)).toEqual([]);
    const late = bot.as(operative).goesToChannel();
    late.opens(ref);
    expect(late.text()).toContain('Withdrawn');
  });

  it('that is scheduled tells the holder first', async () => {
    const { ref } = await isScheduled(bot);
    const pc = await opensCase(bot, officer, ref);
    const before = bot.connector.calls.length;
    const first = slowly(bot, operative);
    await pc.presses('Withdraw');
    await pc.presses('Withdraw', why);
    expect(first.meanwhile).toEqual(['new: Fran Fitter']);
    expect(callsSince(bot, before)).toContain('update: the channel');
    expect([await bot.statusOf(ref), offering(ref), (await bot.caseOf(ref))?.nextNoticeAt]).toEqual(['withdrawn', [], aYearOn]);
    expect(chatsWith(bot, 'STOP')).toEqual(['Fran Fitter']);
  });

  it('goes on when the holder cannot be reached, and the co-ordinator hears that', async () => {
    const { ref } = await isScheduled(bot);
    bot.connector.faults.push({ on: new RegExp(`POST .*personal-${operative.id}/`), status: 403 });
    await withdraws(ref);
    expect(looksAt(bot, coordinator, 'Fran Fitter').text()).toContain(ref);
    expect(offering(ref)).toEqual([]);
  });

  it.each<[string, Actor]>([
    ['a co-ordinator', coordinator],
    ['another referrer', referrer],
    ['the operative who holds it', operative],
    ['an Inspector', inspector],
  ])('is not for %s', async (_, who) => {
    const { ref } = await isScheduled(bot);
    const version = (await bot.caseOf(ref))?.version;
    const before = bot.stored();
    const no = who === referrer ? 'We cannot find that case among those you may see.' : 'Only the referrer may do that.';
    expect(await bot.as(who).sends('withdraw', { ref, version, card: 'referral', ...why })).toContain(no);
    expect(bot.stored()).toEqual(before);
  });

  it('is too late once the work is done', async () => {
    const ref = await isFollowedUp(bot);
    const pc = await opensCase(bot, officer, ref);
    expect(pc.titles()).not.toContain('Withdraw');
    const before = bot.stored();
    const version = (await bot.caseOf(ref))?.version;
    expect(await pc.sends('withdraw', { ref, version, card: 'referral', ...why })).toContain('You cannot withdraw it any more.');
    expect(bot.stored()).toEqual(before);
  });
});

it('lets nobody take up a case that has ended', async () => {
  const { ref } = await isScheduled(bot);
  const minds = await opensCase(bot, coordinator, ref);
  await minds.presses('Cancel');
  await minds.presses('Cancel', { reason: 'cannot be reached', text: 'Nobody answers.' });
  const version = (await bot.caseOf(ref))?.version;
  const before = bot.stored();
  for (const [who, verb, data] of [
    [secondOperative, 'take', {}],
    [coordinator, 'resume', {}],
    [coordinator, 'hold', { card: 'whole case', holdReason: 'not safe now', holdText: 'x', holdReview: '9/3/2026' }],
    [coordinator, 'cancel', { card: 'whole case', reason: 'something else', text: 'x' }],
    [officer, 'withdraw', { card: 'referral', reason: 'something else', text: 'x' }],
  ] as [Actor, string, object][])
    expect(await bot.as(who).sends(verb, { ref, version, ...data })).toContain('any more. Nothing was changed.');
  expect(bot.stored()).toEqual(before);
});
