import { spokenDay } from '../../../src/typed/spoken-day.ts';

describe('a day that is named by a word, on Wednesday 4 March 2026', () => {
  it.each([
    ['today', '2026-03-04'],
    ['Tomorrow', '2026-03-05'],
    ['thursday', '2026-03-05'],
    ['Fri', '2026-03-06'],
    [' Tues ', '2026-03-10'],
    ['Wednesday', '2026-03-11'],
  ])('%s', (typed, day) => {
    expect(spokenDay(typed, '2026-03-04')).toBe(day);
  });

  it('crosses the ends of months and years', () => {
    expect(spokenDay('tomorrow', '2026-12-31')).toBe('2027-01-01');
    expect(spokenDay('Sunday', '2028-02-28')).toBe('2028-03-05');
  });

  it.each(['', 'yesterday', 'we', 'next Friday', 'Fridays', 'constructor', '5/3/2026'])('%j is no such word', (typed) => {
    expect(spokenDay(typed, '2026-03-04')).toBeUndefined();
  });
});
