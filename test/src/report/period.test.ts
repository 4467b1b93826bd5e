import { readPeriod } from '../../../src/report/period.ts';

const november = new Date('2026-11-20T20:30:00.000Z');

it.each([
  ['', '2026-11-01T00:00:00.000Z', '2026-12-01T00:00:00.000Z'],
  ['this month', '2026-11-01T00:00:00.000Z', '2026-12-01T00:00:00.000Z'],
  // October ends an hour later than it began: the clocks went back.
  ['last month', '2026-09-30T23:00:00.000Z', '2026-11-01T00:00:00.000Z'],
  ['this year', '2026-01-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z'],
  ['last year', '2025-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z'],
  ['2024', '2024-01-01T00:00:00.000Z', '2025-01-01T00:00:00.000Z'],
  ['March 2026', '2026-03-01T00:00:00.000Z', '2026-03-31T23:00:00.000Z'],
  ['  for  mar 2026 ', '2026-03-01T00:00:00.000Z', '2026-03-31T23:00:00.000Z'],
  ['june 2025', '2025-05-31T23:00:00.000Z', '2025-06-30T23:00:00.000Z'],
  ['6/2025', '2025-05-31T23:00:00.000Z', '2025-06-30T23:00:00.000Z'],
  ['06-2025', '2025-05-31T23:00:00.000Z', '2025-06-30T23:00:00.000Z'],
  ['february 2028', '2028-02-01T00:00:00.000Z', '2028-03-01T00:00:00.000Z'],
  ['november', '2026-11-01T00:00:00.000Z', '2026-12-01T00:00:00.000Z'],
  ['december', '2025-12-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z'],
  ['sept', '2026-08-31T23:00:00.000Z', '2026-09-30T23:00:00.000Z'],
])('“%s” typed in November 2026 is from %s up to %s', (typed, from, to) => {
  expect(readPeriod(typed, november)).toMatchObject({ from, to });
});

it('says whether it is a month or a year', () => {
  expect([readPeriod('march', november)?.unit, readPeriod('2026', november)?.unit]).toEqual(['month', 'year']);
});

it('goes by London’s day: an hour before midnight of UTC it is the next month there, in summer', () => {
  const lateInMay = new Date('2026-05-31T23:30:00.000Z');
  expect(readPeriod('', lateInMay)).toMatchObject({ from: '2026-05-31T23:00:00.000Z', to: '2026-06-30T23:00:00.000Z' });
  expect(readPeriod('last month', lateInMay)).toMatchObject({ from: '2026-04-30T23:00:00.000Z', to: '2026-05-31T23:00:00.000Z' });
});

it('in January the last month is December of the year before', () => {
  const january = new Date('2026-01-05T12:00:00.000Z');
  expect(readPeriod('last month', january)).toMatchObject({ from: '2025-12-01T00:00:00.000Z', to: '2026-01-01T00:00:00.000Z' });
});

it('a month after one with more days is the one before: on 31 March the last month is February', () => {
  const lastOfMarch = new Date('2026-03-31T12:00:00.000Z');
  expect(readPeriod('last month', lastOfMarch)).toMatchObject({ from: '2026-02-01T00:00:00.000Z', to: '2026-03-01T00:00:00.000Z' });
});

it.each([
  'yesterday',
  '13/2026',
  '0/2026',
  'ma',
  'mars attacks',
  '26',
  '1999',
  '3/',
  '12026',
  'march march 2026',
  'constructor',
  '2026 2025',
])('“%s” is no period', (typed) => {
  expect(readPeriod(typed, november)).toBeUndefined();
});
