import { goalLine, overReadAndBatch, p99Ratio, percentSlower, rateRatio } from './goals.ts';
import { growth } from './memory.ts';

const turns = (count: number, seconds: number, ms = 5) => ({ times: Array.from({ length: count }, () => ms), seconds });

describe('the goals of the bench', () => {
  it('compares turns per second, not turns', () => {
    expect(rateRatio(turns(600, 1), turns(1_000, 2))).toBeCloseTo(1.2);
  });

  it('compares the slow end of both', () => {
    const withOneAt = (slowest: number) => ({ times: [1, 1, 1, 1, slowest], seconds: 1 });
    expect(p99Ratio(withOneAt(30), withOneAt(20))).toBeCloseTo(1.5);
  });

  it.each([
    [90, 100, 10],
    [100, 100, 0],
    [110, 100, -10],
  ])('says how much slower %d turns a second are than %d', (one, other, expected) => {
    expect(percentSlower(turns(one, 1), turns(other, 1))).toBeCloseTo(expected);
  });

  it.each([
    [{ read: 1, batch: 1 }, 0],
    [{ batch: 1 }, 0],
    [{ read: 2 }, 1],
    [{ read: 2, batch: 3, 'query due': 4 }, 7],
  ])('counts what a press asks beside one read and one batch: %p', (asked, expected) => {
    expect(overReadAndBatch(asked)).toBe(expected);
  });

  it.each<[string, Parameters<typeof goalLine>[0], string]>([
    ['reached exactly', { goal: 'presses', figure: 1.2, least: 1.2 }, 'met           presses: 1.2 (at least 1.2)'],
    ['not reached', { goal: 'presses', figure: 1.19, least: 1.2 }, 'not met       presses: 1.19 (at least 1.2)'],
    ['as many as allowed', { goal: 'requests', figure: 12, most: 12 }, 'met           requests: 12 (at most 12)'],
    ['one too many', { goal: 'requests', figure: 13, most: 12 }, 'not met       requests: 13 (at most 12)'],
    [
      'a little too much, which rounding hides',
      { goal: 'slower', figure: 10.001, most: 10, unit: ' %' },
      'not met       slower: 10 % (at most 10 %)',
    ],
    ['better than nothing', { goal: 'slower', figure: -3, most: 10, unit: ' %' }, 'met           slower: -3 % (at most 10 %)'],
    ['not measured', { goal: 'requests', most: 12 }, 'not measured  requests: at most 12'],
    ['measured of nothing', { goal: 'p99', figure: Number.NaN, most: 1.5 }, 'not measured  p99: at most 1.5'],
  ])('says of a goal that was %s', (_, goal, expected) => {
    expect(goalLine(goal)).toBe(expected);
  });
});

describe('the memory over many presses', () => {
  const points = (...megabytes: number[]) => megabytes.map((mb, at) => ({ presses: (at + 1) * 5_000, megabytes: mb }));

  it('does not count what the first presses fill', () => {
    expect(growth(points(100, 200, 250, 300, 300, 300, 300, 300, 300, 300))).toBe(0);
  });

  it('sees memory that grows with the presses', () => {
    expect(growth(points(100, 110, 120, 130, 140, 150, 160, 170, 180, 190))).toBeCloseTo(32.14, 1);
  });

  it('says nothing of too few points', () => {
    expect(growth(points(100))).toBeUndefined();
    expect(growth([])).toBeUndefined();
  });
});
