import { add, none, perSecond, percentile, perTurn } from './figures.ts';

const hundred = Array.from({ length: 100 }, (_, at) => 100 - at);

describe('the figures of the bench', () => {
  it.each<[string, number[], number, number]>([
    ['half of a hundred', hundred, 0.5, 50],
    ['all but one of a hundred', hundred, 0.99, 99],
    ['all but a hundredth of five: the slowest', [5, 1, 4, 2, 3], 0.99, 5],
    ['half of five', [5, 1, 4, 2, 3], 0.5, 3],
    ['one alone', [7], 0.5, 7],
    ['times whose texts sort otherwise', [9, 10, 100], 0.99, 100],
  ])('gives the time within which turns are answered: %s', (_, times, part, expected) => {
    expect(percentile(times, part)).toBe(expected);
  });

  it('has no time for no turns', () => {
    expect(percentile([], 0.5)).toBeNaN();
  });

  it('divides by the time of all turns together', () => {
    expect(perSecond({ times: [1, 2, 3], seconds: 1.5 })).toBe(2);
  });

  it('gives what the store was asked for each turn, and nothing where nobody counted', () => {
    expect(perTurn(6, { times: [1, 2, 3], seconds: 1 })).toBe(2);
    expect(perTurn(undefined, { times: [1], seconds: 1 })).toBeUndefined();
  });

  it('adds up rounds, and the requests of those that counted', () => {
    const round = { times: [1, 2], seconds: 0.5, requests: 4, bytes: 100 };
    expect(add(add(none, round), round)).toEqual({ times: [1, 2, 1, 2], seconds: 1, requests: 8, bytes: 200 });
    expect(add(none, { times: [3], seconds: 1 })).toEqual({ times: [3], seconds: 1 });
  });
});
