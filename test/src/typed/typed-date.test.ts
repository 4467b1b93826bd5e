import { isNoSuchDay, readDate, type Lies } from '../../../src/typed/typed-date.ts';

const today = '2026-03-04';

it('that is far too long is none, and is not looked at for long', () => {
  const long = ', '.repeat(125_000);
  const began = performance.now();
  expect([readDate(long, today), isNoSuchDay(long)]).toEqual([undefined, false]);
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
    '１２／３／１９８５',
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
    '12-3',
    '12 3',
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
  it.each(['31/2/2026', '31/4/26', '29 February 2023', '32/1/1985', '12/13/1985', '30th of Feb, 2024', '31/2', '31 April'])(
    '%s is told from nonsense',
    (typed) => {
      expect(isNoSuchDay(typed)).toBe(true);
    },
  );

  it.each(['', '12/3', '4 March', 'soon', '28/2/2026', 'March 12 1985', '12/3/985'])('%j is not one', (typed) => {
    expect(isNoSuchDay(typed)).toBe(false);
  });
});

describe('a year of two digits', () => {
  it.each([
    ['5/3/26', '2026-03-05'],
    ['12/3/26', '2026-03-12'],
    ['1-1-27', '2027-01-01'],
    ['4/3/26', '2026-03-04'],
  ])('%s is of this century', (typed, date) => {
    expect(readDate(typed, today)).toBe(date);
  });
});

describe('a date without its year', () => {
  it.each<[string, Lies, string]>([
    ['4/3', 'ahead', '2026-03-04'],
    ['3/3', 'ahead', '2027-03-03'],
    ['4 March', 'ahead', '2026-03-04'],
    ['5th of Apr', 'ahead', '2026-04-05'],
    ['4.4', 'ahead', '2026-04-04'],
    ['4/3', 'back', '2026-03-04'],
    ['5/3', 'back', '2025-03-05'],
    ['24 December', 'back', '2025-12-24'],
    ['24/12', 'either', '2025-12-24'],
    ['24/6', 'either', '2026-06-24'],
  ])('%s, of a day that lies %s, is %s', (typed, lies, date) => {
    expect(readDate(typed, today, lies)).toBe(date);
  });

  it('is the day of another year where this one has none such', () => {
    expect(readDate('29/2', '2027-06-01', 'ahead')).toBe('2028-02-29');
    expect(readDate('29/2', '2026-06-01', 'ahead')).toBeUndefined();
  });
});
