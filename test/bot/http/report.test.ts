import type { Actor } from '../../../src/case/case.ts';
import { administrator, coordinator, desk, inspector, officer, operative, referrer } from '../../builders.ts';
import { startTestBot, type Someone, type TestBot } from './bot.ts';
import { awaitingInspector } from './cases.ts';
import { refers } from './form.ts';
import { abuse, aJob, isFollowedUp, isScheduled, looksAt, opensCase, reaches, startWithChannel, unhurried } from './journey.ts';

let bot: TestBot;
beforeEach(async () => {
  bot = await startWithChannel();
});
afterEach(() => bot.stop());

/** The lines of the card that is in front. */
const lines = (someone: Someone) => someone.text().split('\n');
const asks = async (typed = 'report', who: Actor = coordinator) => {
  const someone = bot.as(who);
  await someone.types(typed);
  return someone;
};
const cancels = async (ref: string) => {
  const minds = await opensCase(bot, coordinator, ref);
  await minds.presses('Cancel');
  await minds.presses('Cancel', { reason: 'the recipient has moved', text: 'Qreason' });
};
const contacted = { contactOutcome: 'reached', contactBefore: '1', contactAfter: '4', contactWorked: 'yes', contactText: 'Qsaid' };

it('says what became of the referrals of a month, from real presses to several ends', async () => {
  const closed = await isFollowedUp(bot, { recipientName: 'Qname', address: 'Qstreet 7\nQtown', agency: 'Humberside Police' });
  const minds = await opensCase(bot, coordinator, closed);
  await minds.presses('Record contact');
  await minds.presses('Record contact', { ...contacted, contactClose: 'yes' });

  await refers(bot.as(officer), { ...unhurried, threatGrade: 'low' });
  const slow = await refers(bot.as(officer), { ...unhurried, agency: 'Other agency', otherAgency: 'Qagency' });
  bot.clock.at += 3 * 3_600_000;
  const alex = looksAt(bot, inspector, `${slow}: authorise this?`);
  await alex.presses('Refuse');
  await alex.presses('Refuse', { reason: 'not enough information', text: 'Qrefusal' });

  const { ref: failed, fitter } = await isScheduled(bot, { measures: 'replace door locks,CCTV' });
  await fitter.presses('No access');
  await fitter.presses('No access', { reason: 'nobody at home', text: 'Qvisit' });
  await cancels(failed);
  await refers(bot.as(referrer), abuse);
  await aJob(bot, { urgency: '2-3 days' });
  await refers(bot.as(referrer), unhurried);

  const chris = await asks();
  expect(lines(chris)).toEqual([
    'Report: March 2026 so far',
    '7 referrals were sent. Counted on Wednesday 4 March 2026 at 3pm.',
    ...['What they were for', 'Threat to life: 6', 'Domestic abuse: 1'],
    ...['How soon', '4-7 days: 6', '2-3 days: 1'],
    ...['From whom', 'Example Housing: 5', 'Humberside Police: 1', 'Other agencies: 1'],
    ...['What became of them', 'Open: 3', 'Closed after the follow-up: 1', 'Not eligible: 1', 'Not authorised by an Inspector: 1'],
    ...['Cancelled by a co-ordinator: 1', 'Accepted as a job, whatever came later: 4'],
    ...['Where the open ones are', 'Ready: 2', 'Awaiting police check: 1'],
    ...['Why not eligible', 'The police grade of the threat to life is low (TL1): 1'],
    ...['How fast', 'Decisions by Inspectors: 4, half within 1 minute, the slowest 3 hours'],
    ...['Fitted: 1, within 1 minute of sending', 'Fitted in time: 1 of 1 that was due', 'Visits that failed: 1'],
    'What was asked for, and fitted',
    'Replace door locks: 7 asked for, 0 fitted',
    'Seal letterbox and fit an external one: 6 asked for, 1 fitted',
    ...['Asked for, but the team cannot do it', 'CCTV: 1'],
    ...['Follow-up', 'Contacts: reached 1', 'How safe they felt, of 5: 1.0 before, 4.0 after', 'Did it work: yes 1'],
    ...['What it cost', 'Goods: £42.50', 'Time: £60.00', 'Together: £102.50, for 1 home'],
    'A case counts in the period in which it was sent. You can also type a period: report last year, report 2026, report March 2026.',
  ]);
  expect(chris.titles()).toEqual(['This month', 'Last month', 'This year']);
  expect(JSON.stringify(chris.card)).not.toMatch(/Q[a-z]+|TH-|Robin|Sam Sample|DN15/);
});

it('follows each step, counts by when a case was sent, and stays after a restart and after the erasure', async () => {
  const ref = await aJob(bot);
  expect(lines(await asks())).toContain('Ready: 1');
  await cancels(ref);
  expect(lines(await asks())).toEqual(
    expect.arrayContaining(['1 referral was sent. Counted on Wednesday 4 March 2026 at 12pm.', 'Cancelled by a co-ordinator: 1']),
  );
  const before = lines(await asks('report march 2026'));

  await bot.stop(true);
  bot = await startTestBot({ folder: bot.dir, connector: bot.connector });
  expect(lines(await asks('report march 2026'))).toEqual(before);

  await reaches(bot, '2027-03-04T12:00:00Z');
  expect((await bot.caseOf(ref))?.erasedAt).toBeDefined();
  const after = lines(await asks('report last year'));
  expect(after[0]).toBe('Report: 2026');
  expect(after.slice(2)).toEqual(before.slice(2));
  expect((await asks()).text()).toContain('Report: March 2027 so far\nNo referral was sent.');
});

it('answers with the period that is pressed, in place of the card', async () => {
  await bot.brings(awaitingInspector('TH-000001', { sentAt: '2026-02-28T23:59:59.999Z' }));
  await bot.brings(awaitingInspector('TH-000002', { sentAt: '2026-01-01T00:00:00.000Z' }));
  await bot.brings(awaitingInspector('TH-000003', { sentAt: '2025-12-31T23:59:59.999Z' }));
  const ada = await asks('report', administrator);
  expect(ada.text()).toContain('Report: March 2026 so far\nNo referral was sent.');
  expect(await ada.presses('Last month')).toContain('Report: February 2026\n1 referral was sent.');
  expect(await ada.presses('This year')).toContain('Report: 2026 so far\n2 referrals were sent.');
  expect(await ada.presses('This month')).toContain('Report: March 2026 so far\nNo referral was sent.');
  expect(await ada.types('Report last year')).toContain('Report: 2025\n1 referral was sent.');
  expect(await ada.types('report February.')).toContain('Report: February 2026\n1 referral was sent.');
});

it('counts cases that are hidden from who asks, or restricted: no case is shown', async () => {
  const [hidden, restricted] = [await aJob(bot), await aJob(bot)];
  await bot.as(coordinator).types(`restrict ${restricted}`);
  await bot.as(coordinator).types(`I know someone in ${hidden}`);
  expect(await bot.as(coordinator).types(`case ${hidden}`)).toContain('We cannot find that case');
  expect(lines(await asks())).toContain('Ready: 2');
});

it('says what can be typed when it cannot read the period', async () => {
  const answer = 'Which month or year? Type “report” for this month, or add: last month, this year, last year';
  for (const typed of ['report yesterday', 'report 13/2026', 'report on Qname'])
    expect(await bot.as(coordinator).types(typed)).toContain(answer);
});

it.each<[string, Actor]>([
  ['a referrer', referrer],
  ['a police officer', officer],
  ['an Inspector', inspector],
  ['the police desk', desk],
  ['an operative', operative],
])('tells %s kindly who may, and shows no figure', async (_, who) => {
  await bot.brings(awaitingInspector('TH-000001'));
  const no = 'Only a co-ordinator or an administrator may see that.';
  expect(await bot.as(who).types('report')).toContain(no);
  expect(await bot.as(who).types('report 2026')).toContain(no);
  expect(await bot.as(who).sends('report', { period: 'this month' })).toContain(no);
  expect(await bot.as(who).types('help')).not.toContain('report');
});

it('in a channel says nothing but to ask in the own chat', async () => {
  await bot.brings(awaitingInspector('TH-000001'));
  for (const who of [coordinator, administrator]) {
    const someone = bot.as(who).goesToChannel();
    expect(await someone.types('report')).toBe('Ask me that in our own chat, so that nobody else sees the answer.');
    expect(await someone.sends('report', { period: 'this month' })).toBe(
      'Do that in our own chat, so that nobody else sees it. Nothing was changed.',
    );
  }
});

it.each([{ period: 'march 2026' }, { period: ['this month'] }, { period: '' }, {}, null])(
  'a forged button gets no figure: %j',
  async (data) => {
    expect(await bot.as(coordinator).sends('report', data)).toContain('That button does not belong to a card that we know.');
  },
);

it('changes nothing, and stands as an answer only: no posting, no event', async () => {
  await aJob(bot);
  const before = bot.stored();
  const chris = await asks();
  await chris.presses('This year');
  expect(bot.stored()).toEqual(before);
});
