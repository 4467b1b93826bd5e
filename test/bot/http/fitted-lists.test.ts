import type { Case } from '../../../src/case/case.ts';
import { aChange, aReadyCase, coordinator, entry, noon, operative } from '../../builders.ts';
import { startTestBot, type TestBot } from './bot.ts';
import { pagesOf } from './journey.ts';

let bot: TestBot;
beforeEach(async () => {
  bot = await startTestBot();
});
afterEach(() => bot.stop());

const days = (number: number) => new Date(Date.parse(noon) + number * 86_400_000).toISOString();
const keeps = async (...cases: Case[]) => {
  for (const current of cases) await bot.store.save(aChange(current));
};

/** Sent two months ago and due a week later, fitted in time. */
const old = { sentAt: days(-60), dueAt: days(-53) };
const installedAt = (ref: string, day: number): Case => {
  const history = [...aReadyCase().history, entry(5, 'record fit', operative, 'scheduled', 'installed', days(day))];
  return aReadyCase({ ref, ...old, status: 'installed', version: 5, installedAt: days(day), followUps: 0, history });
};
const inFollowUp = (ref: string, day: number, more: Partial<Case> = {}): Case => {
  const fitted = installedAt(ref, day);
  const history = [...fitted.history, entry(6, 'feedback', coordinator, 'installed', 'follow-up', days(day))];
  return { ...fitted, status: 'follow-up', version: 6, history, ...more };
};
const late = (ref: string, hour = 11) =>
  aReadyCase({ ref, sentAt: days(-1), dueAt: `2026-03-04T${String(hour).padStart(2, '0')}:00:00.000Z` });
const soon = (ref: string) => aReadyCase({ ref, sentAt: noon, dueAt: days(7) });

describe('waiting, for a co-ordinator', () => {
  it('shows what is to be fitted first, and behind it what is fitted, by when the next contact is due', async () => {
    await keeps(
      inFollowUp('TH-000001', -50, { followUps: 1 }),
      inFollowUp('TH-000002', -20),
      inFollowUp('TH-000003', -12),
      installedAt('TH-000004', -2),
    );
    await keeps(inFollowUp('TH-000005', -1), inFollowUp('TH-000006', -1), late('TH-000007'), soon('TH-000008'));
    const found = await pagesOf(bot.as(coordinator), 'waiting');
    expect(found).toEqual([
      ['TH-000007', 'TH-000008', 'TH-000002', 'TH-000004', 'TH-000003'],
      ['TH-000005', 'TH-000006', 'TH-000001'],
    ]);
  });

  it('goes on with what is fitted on the next page when the first page is full of what is not', async () => {
    const open = [1, 2, 3, 4, 5].map((at) => `TH-00000${at}`);
    await keeps(...open.map((ref) => late(ref)), inFollowUp('TH-000009', -20));
    expect(await pagesOf(bot.as(coordinator), 'waiting')).toEqual([open, ['TH-000009']]);
  });

  it('paints what is fitted by its own clock, and not by the day when it was due to be fitted', async () => {
    await keeps(inFollowUp('TH-000001', -20), inFollowUp('TH-000002', -12), inFollowUp('TH-000003', -2));
    await keeps(installedAt('TH-000004', -2), installedAt('TH-000005', 0));
    const text = await bot.as(coordinator).types('waiting');
    expect(text.match(/TH-\w{6}: \w+/g)).toEqual([
      'TH-000001: Red',
      'TH-000004: Red',
      'TH-000005: Green',
      'TH-000002: Amber',
      'TH-000003: Green',
    ]);
    expect(text).toMatch(/TH-000002.*\n.*the follow-up\. Follow-up since .*\. Due on Friday 6 March at 12pm\./);
  });
});

it('stuck finds the one case that is, behind any number of others that are not', async () => {
  for (let at = 0; at < 500; at += 1)
    await keeps(inFollowUp(`TH-${100_000 + at}`, -50, { followUps: 1 }), { ...soon(`TH-${200_000 + at}`), dueAt: days(1) });
  const high = { check: { grade: 'high', by: coordinator, at: noon } } as const;
  await keeps({ ...soon('TH-300000'), dueAt: days(9), ...high }, inFollowUp('TH-400000', -50, high), late('TH-300001'));
  expect(await pagesOf(bot.as(coordinator), 'stuck')).toEqual([['TH-300001', 'TH-300000', 'TH-400000']]);
});

it('stuck goes on to the next page, over everything that is not', async () => {
  const urgent = Array.from({ length: 7 }, (_, at) => `TH-00001${at}`);
  for (const [at, ref] of urgent.entries()) await keeps(late(ref, 4 + at), soon(`TH-00002${at}`), inFollowUp(`TH-00003${at}`, -50));
  const high = { check: { grade: 'high', by: coordinator, at: noon } } as const;
  await keeps({ ...soon('TH-000040'), dueAt: days(9), ...high }, { ...soon('TH-000041'), dueAt: days(8), ...high });
  const found = await pagesOf(bot.as(coordinator), 'stuck');
  expect(found).toEqual([urgent.slice(0, 5), [...urgent.slice(5), 'TH-000041', 'TH-000040']]);
});
