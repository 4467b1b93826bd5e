import { lengthWords, periodWords, poundWords } from '../../cards/words/report-words.ts';
import { toReportView } from '../../cards/report.ts';
import { fold, type Report } from '../../src/report/fold.ts';
import { readPeriod, type Period } from '../../src/report/period.ts';
import { noon, northLincolnshire } from '../builders.ts';

const now = new Date(noon);
const periodOf = (typed: string) => readPeriod(typed, now) as Period;
const empty: Report = { ...fold([], northLincolnshire, noon), sent: 3 };
const shown = (change: Partial<Report>, isWhole = true) =>
  toReportView({ report: { ...empty, ...change }, period: periodOf('march'), isWhole, now });
const sectionsOf = (change: Partial<Report>) =>
  shown(change).sections.map(({ heading, rows }) => [heading, ...rows.map(({ label, text }) => `${label}: ${text}`)]);

const minute = 60_000;
it.each([
  [0, '1 minute'],
  [89 * minute, '89 minutes'],
  [90 * minute, '2 hours'],
  [47 * 60 * minute, '47 hours'],
  [48 * 60 * minute, '2 days'],
  [60 * 60 * minute, '2.5 days'],
])('%i milliseconds are “%s”', (ms, words) => {
  expect(lengthWords(ms)).toBe(words);
});

it.each([
  ['', 'March 2026 so far'],
  ['2026', '2026 so far'],
  ['february', 'February 2026'],
  ['june 2025', 'June 2025'],
  ['2025', '2025'],
  ['april 2026', 'April 2026'],
])('the period “%s” is called “%s”', (typed, words) => {
  expect(periodWords(periodOf(typed), now)).toBe(words);
});

it('says money in pounds, to the penny', () => {
  expect([0, 5, 123_450, 98_765_432_10].map(poundWords)).toEqual(['£0.00', '£0.05', '£1,234.50', '£98,765,432.10']);
});

it('names eight agencies of the register, and adds up the others with those that are in no register', () => {
  const agencies = ['A', 'B', 'C', 'Other agency', 'D', 'E', 'F', 'G', 'H', 'I', 'J'].map((name, at): [string, number] => [name, 20 - at]);
  const rows = ['A: 20', 'B: 19', 'C: 18', 'D: 16', 'E: 15', 'F: 14', 'G: 13', 'H: 12', 'Other agencies: 38'];
  expect(sectionsOf({ agencies })).toEqual([['From whom', ...rows]]);
  expect(sectionsOf({ agencies: [['A', 2]] })).toEqual([['From whom', 'A: 2']]);
});

it('leaves out each part of which there is nothing to say', () => {
  expect(sectionsOf({})).toEqual([]);
  expect(sectionsOf({ failedVisits: 2 })).toEqual([['How fast', 'Visits that failed: 2']]);
  expect(sectionsOf({ costs: { homes: 0, goods: 0, time: 0 } })).toEqual([]);
  expect(sectionsOf({ costs: { homes: 1, goods: 0, time: 0 } })).toEqual([
    ['What it cost', 'Goods: £0.00', 'Time: £0.00', 'Together: £0.00, for 1 home'],
  ]);
});

it('speaks of one as of one, and of many with what lies in the middle', () => {
  const fits = { count: 1, medianMs: 3 * 60 * minute, due: 1, inTime: 0 };
  const one = [
    'Decisions by Inspectors: 1, within 5 minutes',
    'Fitted: 1, within 3 hours of sending',
    'Fitted in time: 0 of 1 that was due',
  ];
  expect(sectionsOf({ fits, decisions: { count: 1, median: 5 * minute, slowest: 5 * minute } })).toEqual([['How fast', ...one]]);
  const decisions = { count: 1_200, median: 5 * minute, slowest: 100 * 60 * minute };
  expect(sectionsOf({ decisions })).toEqual([['How fast', 'Decisions by Inspectors: 1,200, half within 5 minutes, the slowest 4.2 days']]);
});

it('names the criteria that failed in words, and the reasons that a co-ordinator chose', () => {
  expect(
    sectionsOf({
      failed: [
        ['DA1', 2],
        ['C1', 1],
      ],
      declined: [['outside the area', 1]],
    }),
  ).toEqual([
    [
      ...['Why not eligible', 'The perpetrator lives at the property (DA1): 2', 'The home is outside the area of the scheme (C1): 1'],
      'Declined by a co-ordinator: outside the area: 1',
    ],
  ]);
});

it('says when not all cases are counted yet', () => {
  expect(shown({}, false)).toMatchObject({ hasNotice: true, notice: expect.stringContaining('Not all cases') });
  expect(shown({}, true)).toMatchObject({ hasNotice: false, notice: '' });
});
