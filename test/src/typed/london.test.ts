import { after, london, londonDay } from '../../../src/typed/london.ts';

describe('the day in London', () => {
  it.each([
    ['2026-03-04T12:00:00.000Z', '2026-03-04'],
    ['2026-03-04T23:59:59.999Z', '2026-03-04'],
    ['2026-03-05T00:00:00.000Z', '2026-03-05'],
    ['2026-07-04T22:59:59.999Z', '2026-07-04'],
    ['2026-07-04T23:00:00.000Z', '2026-07-05'],
    ['2026-03-29T00:59:59.999Z', '2026-03-29'],
    ['2026-12-31T23:59:59.999Z', '2026-12-31'],
  ])('at %s is %s', (at, day) => {
    expect(londonDay(at)).toBe(day);
    expect(londonDay(new Date(at))).toBe(day);
  });
});

describe('a time and a duration', () => {
  it.each([
    ['a day of hours in winter', '2026-03-04T12:00:00.000Z', 'PT24H', '2026-03-05T12:00:00.000Z'],
    ['a day of hours over the change in March', '2026-03-28T12:00:00.000Z', 'PT24H', '2026-03-29T12:00:00.000Z'],
    ['a day of hours over the change in October', '2026-10-24T12:00:00.000Z', 'PT24H', '2026-10-25T12:00:00.000Z'],
    ['three days over the change in March', '2026-03-27T09:00:00.000Z', 'P3D', '2026-03-30T08:00:00.000Z'],
    ['three days over the change in October', '2026-10-23T08:00:00.000Z', 'P3D', '2026-10-26T09:00:00.000Z'],
    ['three days in summer', '2026-07-01T08:00:00.000Z', 'P3D', '2026-07-04T08:00:00.000Z'],
    ['a week over the change in March', '2026-03-25T17:30:00.000Z', 'P7D', '2026-04-01T16:30:00.000Z'],
    ['a day that ends in the hour that is left out in March', '2026-03-28T01:30:00.000Z', 'P1D', '2026-03-29T01:30:00.000Z'],
    ['a month from the last of January', '2026-01-31T12:00:00.000Z', 'P1M', '2026-02-28T12:00:00.000Z'],
    ['over a leap day', '2028-02-28T12:00:00.000Z', 'P1D', '2028-02-29T12:00:00.000Z'],
    ['over the turn of the year', '2026-12-31T12:00:00.000Z', 'P1W', '2027-01-07T12:00:00.000Z'],
    ['minutes', '2026-03-04T23:50:00.000Z', 'PT15M', '2026-03-05T00:05:00.000Z'],
  ])('%s', (_, at, duration, then) => {
    expect(after(at, duration)).toBe(then);
  });
});

it.each(['', 'noon', '2026-02-30T12:00:00Z'])('%j is no time', (at) => {
  expect(() => london(at)).toThrow('not a time');
});
