import { coordinator } from '../../builders.ts';
import type { TestBot } from './bot.ts';
import { aJob, opensCase, startWithChannel, takes } from './journey.ts';

let bot: TestBot;
beforeAll(async () => {
  bot = await startWithChannel();
});
afterAll(() => bot.stop());

const safe = { operativeSafety: 'low', escortLikely: 'no' } as const;
const said = { visitDate: 'Friday', visitFrom: '2', visitTo: 'half four', visitFallback: 'next week Tuesday' };

describe('a day or an hour that is said and not written out', () => {
  it('is shown as it was understood, and counts once that was pressed', async () => {
    const ref = await aJob(bot, safe);
    const fitter = await takes(bot, ref);
    await fitter.presses('Schedule');
    const shown = await fitter.presses('Schedule', { ...said, visitAgreement: 'Example Housing, on Monday' });
    expect(shown).toContain('Friday 6 March, 2pm to 4:30pm. If that fails: Tuesday 10 March.');
    expect(shown).toContain('Nothing is saved yet. If that is right, press Schedule again.');
    expect(await bot.statusOf(ref)).toBe('allocated');

    expect(await fitter.presses('Schedule', { visitTo: 'half five' })).toContain('Friday 6 March, 2pm to 5:30pm');
    expect(await bot.statusOf(ref)).toBe('allocated');
    await fitter.presses('Schedule');
    const { visit } = (await bot.caseOf(ref)) ?? {};
    expect(visit).toEqual({ from: '2026-03-06T14:00:00.000Z', to: '2026-03-06T17:30:00.000Z', fallback: '2026-03-10T14:00:00.000Z' });
  });

  it('that names no day is asked again', async () => {
    const ref = await aJob(bot, safe);
    const chris = await opensCase(bot, coordinator, ref);
    await chris.presses('Hold');
    const held = { holdReason: 'something else', holdText: 'A lock is on order.', holdReview: 'next week' };
    expect(await chris.presses('Hold', held)).toContain(
      'Error: This does not say which day. Enter a date, like 4/3/2026, or a day, like Friday or next week Tuesday.',
    );
  });

  it('is shown again when it means another day by now', async () => {
    const ref = await aJob(bot, safe);
    const chris = await opensCase(bot, coordinator, ref);
    await chris.presses('Hold');
    const held = { holdReason: 'something else', holdText: 'A lock is on order.', holdReview: 'tomorrow' };
    expect(await chris.presses('Hold', held)).toContain('Thursday 5 March.');
    bot.clock.at = Date.parse('2026-03-05T08:00:00.000Z');
    expect(await chris.presses('Hold')).toContain('Friday 6 March.');
    expect(await bot.statusOf(ref)).not.toBe('on hold');
    await chris.presses('Hold');
    expect(await bot.statusOf(ref)).toBe('on hold');
  });
});
