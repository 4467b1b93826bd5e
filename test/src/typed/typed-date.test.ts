import { ageOn, isNoSuchDay, isUnder18, readDate } from '../../../src/typed/typed-date.ts';

const today = '2026-03-04';

it('that is far too long is none, and is not looked at for long', () => {
  const long = ', '.repeat(125_000);
  const began = performance.now();
  expect([readDate(long, today), readDate(long, today, true), isNoSuchDay(long)]).toEqual([undefined, undefined, false]);
  expect(readDate(` ${' '.repeat(50)}4/3/2026`, today)).toBe('2026-03-04');
  expect(performance.now() - began).toBeLessThan(500);
});

describe('a date as people type it', () => {
  it.each([
    '12/3/1985',
    '12/03/1985',
    '12-3-1985',
    '12.3.1985',
    '12 3 1985',
    '12–3–1985',
    '12 / 3 / 1985',
    '12. 3. 1985',
    '12,3,1985',
    '12/3/1985.',
    '  12/3/1985  ',
    '12 March 1985',
    '12 march 1985',
    '12 MAR 1985',
    '12 Mar. 1985',
    '12-Mar-1985',
    '12th March 1985',
    '12th of March, 1985',
    '12031985',
    '1985-03-12',
  ])('%s is the twelfth of March', (typed) => {
    expect(readDate(typed, today)).toBe('1985-03-12');
  });

  it.each([
    ['1st of January 2026', '2026-01-01'],
    ['2nd Aug 1990', '1990-08-02'],
    ['3rd May 1990', '1990-05-03'],
    ['9 Sept 1990', '1990-09-09'],
    ['9 Sep 1990', '1990-09-09'],
    ['9 September 1990', '1990-09-09'],
    ['1/12/2025', '2025-12-01'],
    ['31/12/2025', '2025-12-31'],
  ])('%s: the day comes first, and months may be short', (typed, date) => {
    expect(readDate(typed, today)).toBe(date);
  });

  it.each([
    '',
    'yesterday',
    '12/3',
    '12/13/1985',
    '0/3/1985',
    '32/1/1985',
    '31/4/2026',
    '29/2/2023',
    '29/2/1900',
    '30 February 2024',
    'March 12 1985',
    '12/3/985',
    '12/3/1885',
    '12/3/2100',
    '12/3/1985 14:00',
    '1985-13-01',
    '12/3/1985 or 13/3/1985',
    '${today}',
    '😀',
  ])('%s is no date', (typed) => {
    expect(readDate(typed, today)).toBeUndefined();
  });

  it.each([
    ['29/2/2024', '2024-02-29'],
    ['29/2/2000', '2000-02-29'],
    ['29/2/24', '2024-02-29'],
  ])('%s is a leap day', (typed, date) => {
    expect(readDate(typed, today)).toBe(date);
  });
});

describe('a day that the calendar does not have', () => {
  it.each(['31/2/2026', '31/4/26', '29 February 2023', '32/1/1985', '12/13/1985', '30th of Feb, 2024'])(
    '%s is told from nonsense',
    (typed) => {
      expect(isNoSuchDay(typed)).toBe(true);
    },
  );

  it.each(['', '12/3', 'soon', '28/2/2026', 'March 12 1985', '12/3/985'])('%j is not one', (typed) => {
    expect(isNoSuchDay(typed)).toBe(false);
  });
});

describe('a year of two digits', () => {
  it.each([
    ['12/3/85', '1985-03-12'],
    ['12 March 85', '1985-03-12'],
    ['4/3/26', '2026-03-04'],
    ['5/3/26', '1926-03-05'],
    ['1/1/27', '1927-01-01'],
    ['1/1/60', '1960-01-01'],
    ['1/1/61', '1961-01-01'],
    ['1/1/00', '2000-01-01'],
    ['29/2/28', '1928-02-29'],
  ])('of a birth, %s is the latest that does not lie ahead', (typed, date) => {
    expect(readDate(typed, today, true)).toBe(date);
  });

  it.each([
    ['5/3/26', '2026-03-05'],
    ['12/3/26', '2026-03-12'],
    ['1-1-27', '2027-01-01'],
    ['4/3/26', '2026-03-04'],
  ])('of any other date, %s is of this century', (typed, date) => {
    expect(readDate(typed, today)).toBe(date);
  });
});

describe('age', () => {
  it('turns 18 on the birthday itself, not the day before', () => {
    expect(isUnder18('2008-03-05', today)).toBe(true);
    expect(isUnder18('2008-03-04', today)).toBe(false);
    expect(ageOn(today, '2008-03-05')).toBe(17);
    expect(ageOn(today, '2008-03-04')).toBe(18);
  });

  it('turns on 1 March for who was born on 29 February, when there is none', () => {
    expect(isUnder18('2008-02-29', '2026-02-28')).toBe(true);
    expect(isUnder18('2008-02-29', '2026-03-01')).toBe(false);
  });

  it('counts whole years over the turn of a year and of a century', () => {
    expect(ageOn('2026-01-01', '2025-12-31')).toBe(0);
    expect(ageOn('2026-03-04', '1926-03-05')).toBe(99);
    expect(ageOn('2026-03-04', '1985-12-03')).toBe(40);
  });

  it('says nothing of a date of birth that is not known', () => {
    expect(isUnder18('not known', today)).toBe(false);
    expect(isUnder18(undefined, today)).toBe(false);
  });
});
