import { coordinator, inspector, officer, operative } from '../../builders.ts';
import type { Someone, TestBot } from './bot.ts';
import { inputIds } from './form.ts';
import { countOf, fit, isFollowedUp, isScheduled, looksAt, opensCase, reaches, startWithChannel } from './journey.ts';

let bot: TestBot;
beforeEach(async () => {
  bot = await startWithChannel();
});
afterEach(() => bot.stop());

const reached = {
  ...{ contactOutcome: 'reached', contactBefore: '1', contactAfter: '4', contactWorked: 'yes' },
  ...{ contactText: 'Sleeps again.', contactClose: 'no' },
};
const unreached = { contactOutcome: 'not possible', contactText: 'No answer on three days.', contactClose: 'no' };
async function contacts(someone: Someone, given: Record<string, string>): Promise<string> {
  await someone.presses('Record contact');
  await someone.presses('Record contact', { contactOutcome: given['contactOutcome'] ?? '' });
  return someone.presses('Record contact', given);
}

describe('feedback', () => {
  let ref: string;
  let minds: Someone;
  beforeEach(async () => {
    const scheduled = await isScheduled(bot);
    ref = scheduled.ref;
    await scheduled.fitter.presses('Record fit');
    await scheduled.fitter.presses('Record fit', fit);
    minds = looksAt(bot, coordinator, `${ref}: fitted`);
  });

  it('reaches the referrer in their own chat, in the co-ordinator’s words', async () => {
    await minds.presses('Send feedback');
    await minds.presses('Send feedback', { text: 'The letterbox is sealed; the lock follows in *May*.' });
    expect(await bot.statusOf(ref)).toBe('follow-up');
    const news = looksAt(bot, officer, 'news of your referral').text();
    expect(news).toContain('Chris Co-ordinator sent feedback today at 12pm.');
    expect(news).toContain('The letterbox is sealed; the lock follows in *May*.');
  });

  it('is not sent without a word, and what is too long comes back as it was typed', async () => {
    await minds.presses('Send feedback');
    const before = bot.stored();
    expect(await minds.presses('Send feedback', { text: '  ' })).toContain('Error: Please write your feedback.');
    expect(await minds.presses('Send feedback', { text: `Sealed${'.'.repeat(1_000)}` })).toContain('Please write at most 1,000 characters');
    expect(JSON.stringify(minds.card)).toContain('Sealed....');
    expect(bot.stored()).toEqual(before);
  });

  it('is asked for again each day until it is sent', async () => {
    const reminders = () => countOf(bot, coordinator, 'the referrer is waiting for your feedback');
    await reaches(bot, '2026-03-05T11:59:00Z');
    expect(reminders()).toBe(0);
    await reaches(bot, '2026-03-05T12:00:00Z');
    expect(reminders()).toBe(1);
    await reaches(bot, '2026-03-06T12:00:00Z');
    expect(reminders()).toBe(2);
  });

  it.each([operative, inspector, officer])('cannot be sent by anybody else: $name', async (who) => {
    const version = (await bot.caseOf(ref))?.version;
    const before = bot.stored();
    const answer = await bot.as(who).sends('feedback', { ref, version, card: 'referral', text: 'All is well.' });
    expect(answer).toContain('Only a co-ordinator may do that.');
    expect(bot.stored()).toEqual(before);
  });
});

describe('the follow-ups', () => {
  it('come after 14 days, 3 months and 6 months, each on a card with the safe-contact facts on top; then the case is closed', async () => {
    const ref = await isFollowedUp(bot);
    expect((await bot.caseOf(ref))?.installedAt).toBe('2026-03-04T12:00:00.000Z');
    for (const [day, status, given] of [
      ['2026-03-18T12:00:00Z', 'follow-up', reached],
      ['2026-06-04T11:00:00Z', 'follow-up', unreached],
      ['2026-09-04T11:00:00Z', 'closed', { ...unreached, contactOutcome: 'not safe', contactText: 'He was in the room.' }],
    ] as const) {
      const early = new Date(Date.parse(day) - 60_000).toISOString();
      const asks = () => countOf(bot, coordinator, 'The follow-up with the recipient is due.');
      await reaches(bot, early);
      expect([day, asks()]).toEqual([day, 0]);
      await reaches(bot, day);
      expect([day, asks()]).toEqual([day, 1]);
      const minds = looksAt(bot, coordinator, 'The follow-up with the recipient is due.');
      const lines = minds.text().split('\n');
      const above = (words: string) => lines.findIndex((line) => line.includes(words));
      expect(above('Do not leave a message.')).toBeLessThan(above('Contact Telephone'));
      expect(above('When to call: weekdays before 3pm')).toBeLessThan(above('Contact Telephone'));
      await contacts(minds, given);
      expect(await bot.statusOf(ref)).toBe(status);
    }
    const current = await bot.caseOf(ref);
    expect(
      current?.private.contacts?.map(({ outcome, before, after, worked, text, by }) => [outcome, before, after, worked, text, by.name]),
    ).toEqual([
      ['reached', 1, 4, 'yes', 'Sleeps again.', 'Chris Co-ordinator'],
      ['not possible', undefined, undefined, undefined, 'No answer on three days.', 'Chris Co-ordinator'],
      ['not safe', undefined, undefined, undefined, 'He was in the room.', 'Chris Co-ordinator'],
    ]);
    expect([current?.followUps, current?.nextNoticeAt]).toEqual([3, '2032-09-04T11:00:00.000Z']);
  });

  it('ask how the recipient feels only when they were reached, and put the safe-contact facts on top of the form', async () => {
    const ref = await isFollowedUp(bot);
    const minds = await opensCase(bot, coordinator, ref);
    await minds.presses('Record contact');
    expect(inputIds(minds)).toEqual(['contactOutcome', 'contactText', 'contactClose']);
    expect(minds.text().indexOf('Do not leave a message.')).toBeLessThan(minds.text().indexOf('Was the recipient reached?'));
    const before = bot.stored();
    await minds.presses('Record contact', { contactOutcome: 'reached', contactText: 'Well.', contactClose: 'no' });
    expect(inputIds(minds)).toEqual(['contactOutcome', 'contactBefore', 'contactAfter', 'contactWorked', 'contactText', 'contactClose']);
    expect(await minds.presses('Record contact', { contactBefore: '0', contactAfter: '6', contactWorked: 'maybe' })).toContain(
      'problems with 3 answers',
    );
    expect(JSON.stringify(minds.card)).toContain('Well.');
    expect(bot.stored()).toEqual(before);
  });

  it('can be recorded by the referrer, on their own card', async () => {
    const ref = await isFollowedUp(bot);
    const pc = await opensCase(bot, officer, ref);
    expect(pc.text().indexOf('Do not leave a message.')).toBeGreaterThan(0);
    await contacts(pc, reached);
    const current = await bot.caseOf(ref);
    expect([current?.status, current?.followUps, current?.private.contacts?.[0]?.by.name]).toEqual(['follow-up', 1, 'PC Sam Sample']);
    await reaches(bot, '2026-03-18T12:00:00Z');
    expect(countOf(bot, coordinator, 'The follow-up with the recipient is due.')).toBe(0);
  });

  it('are remembered while nobody does them: overdue, long overdue, and then each week', async () => {
    await isFollowedUp(bot);
    for (const [day, words] of [
      ['2026-03-15T12:00:00Z', 'is due soon'],
      ['2026-03-18T12:00:00Z', 'is due.'],
      ['2026-03-21T12:00:00Z', 'is overdue.'],
      ['2026-03-25T12:00:00Z', 'is long overdue'],
      ['2026-04-01T11:00:00Z', 'is long overdue'],
      ['2026-04-08T11:00:00Z', 'is long overdue'],
    ] as const) {
      const before = countOf(bot, coordinator, words);
      await reaches(bot, new Date(Date.parse(day) - 60_000).toISOString());
      expect([day, countOf(bot, coordinator, words)]).toEqual([day, before]);
      await reaches(bot, day);
      expect([day, countOf(bot, coordinator, words)]).toEqual([day, before + 1]);
    }
  });

  it('end early when the co-ordinator says so', async () => {
    const ref = await isFollowedUp(bot);
    await contacts(await opensCase(bot, coordinator, ref), { ...unreached, contactClose: 'yes' });
    expect([await bot.statusOf(ref), (await bot.caseOf(ref))?.nextNoticeAt]).toEqual(['closed', '2032-03-04T12:00:00.000Z']);
    expect((await opensCase(bot, officer, ref)).titles()).toEqual(['Refer again']);
  });

  it.each([operative, inspector])('are nobody else’s to record, and a made-up press shows them nothing: $name', async (who) => {
    const ref = await isFollowedUp(bot);
    const version = (await bot.caseOf(ref))?.version;
    const before = bot.stored();
    for (const card of ['job', 'allocated job', 'authorisation', 'follow-up'])
      for (const given of [reached, { contactOutcome: 'reached' }]) {
        const answer = await bot.as(who).sends('contact', { ref, version, card, ...given });
        expect(answer).toContain('Only a co-ordinator or the referrer may do that.');
        // An Inspector's own card of the case has the safe-contact facts; an operative without the job has none.
        if (who === operative) expect(answer).not.toContain('weekdays before 3pm');
      }
    expect(bot.stored()).toEqual(before);
  });
});
