import { coordinator, officer } from '../../builders.ts';
import type { Someone, TestBot } from './bot.ts';
import { isFollowedUp, looksAt, opensCase, reaches, startWithChannel } from './journey.ts';

let bot: TestBot;
beforeEach(async () => {
  bot = await startWithChannel();
});
afterEach(() => bot.stop());

const well = {
  ...{ contactOutcome: 'reached', contactBefore: '1', contactAfter: '4', contactWorked: 'yes' },
  ...{ contactText: 'Sleeps again.', contactClose: 'yes' },
};
const less = { contactBefore: '2', contactAfter: '1', contactText: 'He forced the new lock.' };
async function records(someone: Someone, change: Partial<typeof well> = {}): Promise<string> {
  await someone.presses('Record contact');
  await someone.presses('Record contact', { contactOutcome: 'reached' });
  return someone.presses('Record contact', { ...well, ...change });
}

describe('a contact that finds that it went badly', () => {
  it.each<[string, Partial<typeof well>, string]>([
    ['less safe than before', less, 'less safe'],
    ['it did not work', { contactWorked: 'no' }, 'did not work'],
    ['both', { ...less, contactWorked: 'no' }, 'less safe than before, and that it did not work'],
  ])('does not close on the referrer’s word, and the co-ordinators hear at once: %s', async (_, change, words) => {
    const ref = await isFollowedUp(bot);
    const pc = await opensCase(bot, officer, ref);
    const answer = await records(pc, change);
    expect(await bot.statusOf(ref)).toBe('follow-up');
    expect(answer).toContain('The co-ordinators have been told and will look into it. The case stays open.');

    const card = looksAt(bot, coordinator, `${ref}: follow up`).text();
    const above = (part: string) => card.indexOf(part);
    expect(card).toContain('PC Sam Sample recorded today at 12pm');
    expect(card).toContain(words);
    expect(above(change.contactText ?? 'Sleeps again.')).toBeLessThan(above('Contact Telephone'));
    await reaches(bot, '2026-06-04T11:00:00Z');
    expect(looksAt(bot, coordinator, 'The follow-up with the recipient is due.').titles()).toEqual(['Record contact']);
  });

  it('may be closed by a co-ordinator', async () => {
    const ref = await isFollowedUp(bot);
    await records(await opensCase(bot, officer, ref), less);
    await records(looksAt(bot, coordinator, `${ref}: follow up`), { ...less, contactText: 'Moved to her sister.' });
    expect(await bot.statusOf(ref)).toBe('closed');
  });

  it('keeps the last follow-up open, until a co-ordinator records it', async () => {
    const ref = await isFollowedUp(bot);
    const pc = await opensCase(bot, officer, ref);
    for (const change of [{ contactClose: 'no' }, { contactClose: 'no' }, { ...less, contactClose: 'no' }]) await records(pc, change);
    expect(await bot.statusOf(ref)).toBe('follow-up');
    await reaches(bot, '2026-09-04T11:00:00Z');
    await records(looksAt(bot, coordinator, 'Follow-up 3 of 3.'), { contactClose: 'no' });
    expect(await bot.statusOf(ref)).toBe('closed');
  });

  it('is no matter where it went well: the referrer closes the case', async () => {
    const ref = await isFollowedUp(bot);
    await records(await opensCase(bot, officer, ref));
    expect(await bot.statusOf(ref)).toBe('closed');
  });
});
