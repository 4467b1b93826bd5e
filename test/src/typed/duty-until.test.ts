import { readUntil } from '../../../src/typed/duty-until.ts';
import { noon } from '../../builders.ts';

const until = (typed: string, at = noon) => readUntil(typed, new Date(at));
const summer = '2026-07-01T11:00:00.000Z';

describe('off duty until', () => {
  it.each([
    ['5pm', '2026-03-04T17:00:00.000Z'],
    ['17:30', '2026-03-04T17:30:00.000Z'],
    ['12:01', '2026-03-04T12:01:00.000Z'],
    ['9am', '2026-03-05T09:00:00.000Z'],
    ['noon', '2026-03-05T12:00:00.000Z'],
    ['tomorrow', '2026-03-05T09:00:00.000Z'],
    ['Tomorrow 6pm', '2026-03-05T18:00:00.000Z'],
    ['today 5pm', '2026-03-04T17:00:00.000Z'],
    ['Monday', '2026-03-09T09:00:00.000Z'],
    ['Monday 9.30', '2026-03-09T09:30:00.000Z'],
    ['mon at 2pm', '2026-03-09T14:00:00.000Z'],
    ['Thursday', '2026-03-05T09:00:00.000Z'],
    ['Wednesday', '2026-03-11T09:00:00.000Z'],
    ['6/3/2026', '2026-03-06T09:00:00.000Z'],
    ['6/3/2026 6pm', '2026-03-06T18:00:00.000Z'],
    ['6 March 2026', '2026-03-06T09:00:00.000Z'],
    ['6 March 2026 at 14:00', '2026-03-06T14:00:00.000Z'],
    ['half one', '2026-03-04T13:30:00.000Z'],
    ['2', '2026-03-04T14:00:00.000Z'],
    ['tomorrow at noon', '2026-03-05T12:00:00.000Z'],
    ['tomorrow at half two', '2026-03-05T14:30:00.000Z'],
    ['next week Tuesday', '2026-03-10T09:00:00.000Z'],
    ['next week Tuesday 2', '2026-03-10T14:00:00.000Z'],
    ['6/3', '2026-03-06T09:00:00.000Z'],
    ['6 March 5pm', '2026-03-06T17:00:00.000Z'],
    ['Friday 6 March, 5pm', '2026-03-06T17:00:00.000Z'],
    ['3/3', '2027-03-03T09:00:00.000Z'],
    ['30/3/2026', '2026-03-30T08:00:00.000Z'],
    ['26/10/2026', '2026-10-26T09:00:00.000Z'],
  ])('%s', (typed, expected) => {
    expect(until(typed)).toBe(expected);
  });

  it('is in hours of London, in summer too', () => {
    expect(until('5pm', summer)).toBe('2026-07-01T16:00:00.000Z');
    expect(until('12:00', summer)).toBe('2026-07-02T11:00:00.000Z');
    expect(until('tomorrow', '2026-07-01T23:30:00.000Z')).toBe('2026-07-03T08:00:00.000Z');
    expect(until('Sunday', '2026-03-27T12:00:00.000Z')).toBe('2026-03-29T08:00:00.000Z');
  });

  it.each([
    '',
    'next week',
    'next week 9am',
    'Thursday 6 March',
    'later',
    'never',
    '3/3/2026',
    '4/3/2026',
    'today 9am',
    'today',
    'mo',
    '31/2/2026',
    '1/1/1999',
    'x'.repeat(5_000),
  ])('%.20j cannot be read, or is not ahead', (typed) => {
    expect(until(typed)).toBeUndefined();
  });
});
