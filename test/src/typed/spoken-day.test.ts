import { namesNoDay, spokenDay } from '../../../src/typed/spoken-day.ts';

describe('a day that is named by a word, on Wednesday 4 March 2026', () => {
  it.each([
    ['yesterday', '2026-03-03'],
    ['today', '2026-03-04'],
    ['Tomorrow', '2026-03-05'],
    ['thursday', '2026-03-05'],
    ['Fri', '2026-03-06'],
    [' Tues ', '2026-03-10'],
    ['Wednesday', '2026-03-11'],
    ['this Friday', '2026-03-06'],
    ['on Friday', '2026-03-06'],
    ['next week Tuesday', '2026-03-10'],
    ['Tuesday next week', '2026-03-10'],
    ['next week, Sunday.', '2026-03-15'],
    ['next week on Thursday', '2026-03-12'],
    ['Friday week', '2026-03-13'],
    ['in 3 days', '2026-03-07'],
    ['in 2 weeks', '2026-03-18'],
  ])('%s', (typed, day) => {
    expect(spokenDay(typed, '2026-03-04')).toBe(day);
  });

  it('crosses the ends of months and years', () => {
    expect(spokenDay('tomorrow', '2026-12-31')).toBe('2027-01-01');
    expect(spokenDay('Sunday', '2028-02-28')).toBe('2028-03-05');
  });

  it.each(['', 'we', 'next Friday', 'next week', 'last Friday', 'Fridays', 'constructor', 'in 3 fridays', '5/3/2026'])(
    '%j is no such word',
    (typed) => {
      expect(spokenDay(typed, '2026-03-04')).toBeUndefined();
    },
  );
});

it.each(['next week', 'this week', 'next Friday', 'some time next month', 'the weekend', 'in a fortnight', 'early next week.'])(
  '%s names a time and no day of it',
  (typed) => expect(namesNoDay(typed)).toBe(true),
);
it.each(['Friday', 'soon', 'next', 'next door', 'week', ''])('%j names no time at all, or a day', (typed) =>
  expect(namesNoDay(typed)).toBe(false),
);
