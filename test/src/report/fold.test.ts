import type { FiguresRow } from '../../../src/case/figures-row.ts';
import { fold, median } from '../../../src/report/fold.ts';
import { noon, northLincolnshire } from '../../builders.ts';

const hour = (hours: number) => new Date(Date.parse(noon) + hours * 3_600_000).toISOString();
const aRow = (change: Partial<FiguresRow> = {}): FiguresRow => ({
  ...{ ref: 'TH-000001', sentAt: noon, status: 'ready', urgency: 'immediate', dueAt: hour(24), agency: 'NHS', grounds: 'threat to life' },
  ...{ measures: ['replace door locks'], fitted: [], contacts: [], accepted: true, failed: [], decisionMs: [], failedVisits: 0 },
  ...change,
});
const folded = (...rows: FiguresRow[]) => fold(rows, northLincolnshire, hour(48));

describe('the figures of a period', () => {
  it('of nothing are nothing', () => {
    const empty = folded();
    expect(empty).toMatchObject({ sent: 0, grounds: [], open: [], accepted: 0, failed: [], measures: [], cannot: [] });
    expect(empty).toMatchObject({
      decisions: undefined,
      fits: { count: 0, due: 0, inTime: 0 },
      contacts: { outcomes: [], felt: undefined },
    });
  });

  it('count who sent what for what reason, the most first, and in order where there are as many', () => {
    const { sent, grounds, agencies, urgencies } = folded(
      aRow(),
      aRow({ agency: 'Ongo Homes', urgency: '4-7 days' }),
      aRow({ agency: 'Ongo Homes', grounds: 'both' }),
      aRow({ agency: 'Example Housing' }),
    );
    expect([sent, grounds, urgencies]).toEqual([
      4,
      [
        ['threat to life', 3],
        ['both', 1],
      ],
      [
        ['immediate', 3],
        ['4-7 days', 1],
      ],
    ]);
    expect(agencies).toEqual([
      ['Ongo Homes', 2],
      ['Example Housing', 1],
      ['NHS', 1],
    ]);
  });

  it('say where the open ones are, and how the others ended', () => {
    const { open, ended, accepted, failed, declined } = folded(
      aRow({ status: 'awaiting Inspector', accepted: false }),
      aRow({ status: 'follow-up' }),
      aRow({ status: 'closed' }),
      aRow({ status: 'not eligible', accepted: false, failed: ['DA1', 'DA4'] }),
      aRow({ status: 'not eligible', accepted: false, failed: ['DA4'] }),
      aRow({ status: 'not eligible', accepted: false, declined: 'outside the area' }),
      aRow({ status: 'cancelled' }),
    );
    expect(open).toEqual([
      ['awaiting Inspector', 1],
      ['follow-up', 1],
    ]);
    expect(ended).toEqual({ closed: 1, 'not eligible': 3, 'not authorised': 0, withdrawn: 0, cancelled: 1 });
    expect([accepted, failed, declined]).toEqual([
      3,
      [
        ['DA4', 2],
        ['DA1', 1],
      ],
      [['outside the area', 1]],
    ]);
  });

  it('say how long Inspectors took, over all their decisions', () => {
    expect(folded(aRow({ decisionMs: [60, 20] }), aRow(), aRow({ decisionMs: [30] })).decisions).toEqual({
      count: 3,
      median: 30,
      slowest: 60,
    });
  });

  it('count as due what was fitted, and what should have been by now', () => {
    const { fits, failedVisits } = folded(
      aRow({ status: 'closed', installedAt: hour(24) }),
      aRow({ status: 'installed', installedAt: hour(30), failedVisits: 2 }),
      aRow({ status: 'cancelled', installedAt: hour(3) }),
      aRow({ status: 'awaiting Inspector', dueAt: hour(48), failedVisits: 1 }),
      aRow({ status: 'scheduled', dueAt: hour(49) }),
      aRow({ status: 'withdrawn', dueAt: hour(24) }),
    );
    expect(fits).toEqual({ count: 3, medianMs: 24 * 3_600_000, due: 4, inTime: 2 });
    expect(failedVisits).toBe(3);
  });

  it('set what was fitted beside what was asked for, and count apart what the team cannot do', () => {
    const done = (measure: string, fitted = true) => ({ measure, fitted });
    const { measures, cannot } = folded(
      aRow({ measures: ['replace door locks', 'CCTV'], fitted: [done('replace door locks')] }),
      aRow({
        measures: ['replace door locks', 'window and door alarms'],
        fitted: [done('replace door locks', false), done('window and door alarms')],
      }),
      aRow({ measures: ['CCTV', 'burglar alarm'] }),
    );
    expect(measures).toEqual([
      { measure: 'replace door locks', asked: 2, fitted: 1 },
      { measure: 'window and door alarms', asked: 1, fitted: 1 },
    ]);
    expect(cannot).toEqual([
      ['CCTV', 2],
      ['burglar alarm', 1],
    ]);
  });

  it('add up what it cost, in how many homes', () => {
    const { costs } = folded(aRow({ costs: { goods: 4_250, time: 6_000 } }), aRow({ costs: { goods: 0, time: 1 } }), aRow());
    expect(costs).toEqual({ homes: 2, goods: 4_250, time: 6_001 });
  });

  it('say how recipients felt, of those who said both', () => {
    const reached = (before: number, after: number, worked: string) => ({ outcome: 'reached', before, after, worked });
    const { contacts } = folded(
      aRow({ contacts: [reached(1, 4, 'yes'), { outcome: 'not possible' }] }),
      aRow({ contacts: [reached(2, 5, 'partly'), { outcome: 'reached', before: 5, worked: 'yes' }] }),
    );
    expect(contacts).toEqual({
      outcomes: [
        ['reached', 3],
        ['not possible', 1],
      ],
      felt: { count: 2, before: 1.5, after: 4.5 },
      worked: [
        ['yes', 2],
        ['partly', 1],
      ],
    });
  });
});

it.each<[number[], number | undefined]>([
  [[], undefined],
  [[7], 7],
  [[3, 1], 2],
  [[10, 9, 100], 10],
  [[4, 1, 3, 2], 2.5],
])('the median of %j is %s', (numbers, middle) => {
  expect(median(numbers)).toBe(middle);
});
