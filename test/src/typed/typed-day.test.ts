import { readDay } from '../../../src/typed/typed-day.ts';

const today = '2026-03-04';

describe('a day, on any form and in any command, on Wednesday 4 March 2026', () => {
  it.each([
    ['today', '2026-03-04'],
    ['tomorrow', '2026-03-05'],
    ['Friday', '2026-03-06'],
    ['next week Tuesday', '2026-03-10'],
    ['4/3', '2026-03-04'],
    ['6 March', '2026-03-06'],
    ['6/3/2026', '2026-03-06'],
    ['Friday 6 March', '2026-03-06'],
    ['Fri. 6/3', '2026-03-06'],
    ['Friday, 6 March 2026', '2026-03-06'],
    ['Friday 1 January', '2027-01-01'],
    ['６／３', '2026-03-06'],
  ])('%s is %s', (typed, day) => {
    expect(readDay(typed, today, 'ahead')).toEqual({ day });
  });

  it.each([
    ['next week', 'which day'],
    ['next Friday', 'which day'],
    ['Thursday 6 March', 'which day'],
    ['31/2', 'no such day'],
    ['Friday 31 April', 'no such day'],
    ['soon', 'not a date'],
    ['4.30pm', 'not a date'],
    ['6/3/2026 or 7/3/2026', 'not a date'],
    ['x'.repeat(5_000), 'not a date'],
  ])('%.30s is asked again: %s', (typed, problem) => {
    expect(readDay(typed, today, 'ahead')).toEqual({ problem });
  });
});
