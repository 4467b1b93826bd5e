import { ageOn, agesOn, mayBeUnder18, readBirth } from '../../../src/typed/typed-birth.ts';

const today = '2026-03-04';
const birthOf = (typed: string, on = today) => {
  const read = readBirth(typed, on);
  return 'birth' in read ? read.birth : read.problem;
};

describe('when somebody was born, as people type it', () => {
  it.each([
    ['12/3/1985', '1985-03-12'],
    ['12th of March, 1985', '1985-03-12'],
    ['1985', '1985'],
    ['born in 1985', '1985'],
    ['１９８５', '1985'],
    ['aged 34', 'aged 34 on 2026-03-04'],
    ['Age 34', 'aged 34 on 2026-03-04'],
    ['34 years old', 'aged 34 on 2026-03-04'],
    ['34 yrs', 'aged 34 on 2026-03-04'],
    ['aged 34 on 1/2/2026', 'aged 34 on 2026-02-01'],
    ['12/3/85', '1985-03-12'],
    ['12/3/27', '1927-03-12'],
    ['5/3/26', '1926-03-05'],
    ['1/1/00', '2000-01-01'],
    ['29/2/28', '1928-02-29'],
    ['1/1/15', '2015-01-01'],
    ['1/1/2025', '2025-01-01'],
    ['5/3/1915', '1915-03-05'],
  ])('%s is kept as %s', (typed, birth) => {
    expect(birthOf(typed)).toBe(birth);
  });

  it.each([
    ['12/3/25', 'which century'],
    ['4/3/26', 'which century'],
    ['5/3/15', 'which century'],
    ['today', 'not a date'],
    ['34', 'not a date'],
    ['about 34', 'not a date'],
    ['in her thirties', 'not a date'],
    ['March 1985', 'not a date'],
    ['4/3', 'not a date'],
    ['31/2/1985', 'no such day'],
    ['5 March 2026', 'lies ahead'],
    ['2027', 'lies ahead'],
    ['aged 34 on 1/1/2027', 'lies ahead'],
    ['aged 34 on Friday', 'not a date'],
    ['4/3/2026', 'not an age'],
    ['2026', 'not an age'],
    ['2025', 'not an age'],
    ['aged 0', 'not an age'],
    ['aged 111', 'not an age'],
    ['1/1/1910', 'not an age'],
    ['1914', 'not an age'],
    ['18 months', 'not a date'],
    ['x'.repeat(5_000), 'not a date'],
  ])('%.20s is asked again: %s', (typed, problem) => {
    expect(birthOf(typed)).toBe(problem);
  });

  it('is read again as what it was kept as, on a later day too', () => {
    for (const birth of ['1985-03-12', '1985', 'aged 34 on 2026-03-04']) expect(birthOf(birth, '2026-09-01')).toBe(birth);
  });
});

describe('age', () => {
  it.each([
    ['2008-03-05', { least: 17, most: 17 }],
    ['2008-03-04', { least: 18, most: 18 }],
    ['2008', { least: 17, most: 18 }],
    ['2007', { least: 18, most: 19 }],
    ['aged 17 on 2026-03-04', { least: 17, most: 17 }],
    ['aged 17 on 2026-01-01', { least: 17, most: 18 }],
    ['aged 16 on 2025-03-04', { least: 17, most: 18 }],
    ['aged 17 on 2025-01-01', { least: 18, most: 19 }],
    ['not known', undefined],
    [undefined, undefined],
  ])('of who was born %s', (birth, ages) => {
    expect(agesOn(today, birth)).toEqual(ages);
    expect(mayBeUnder18(birth, today)).toBe(ages !== undefined && ages.least < 18);
  });

  it('turns 18 on the birthday itself, and on 1 March for who was born on 29 February, when there is none', () => {
    expect([mayBeUnder18('2008-02-29', '2026-02-28'), mayBeUnder18('2008-02-29', '2026-03-01')]).toEqual([true, false]);
  });

  it('counts whole years over the turn of a year and of a century', () => {
    expect(ageOn('2026-01-01', '2025-12-31')).toBe(0);
    expect(ageOn('2026-03-04', '1926-03-05')).toBe(99);
    expect(ageOn('2026-03-04', '1985-12-03')).toBe(40);
  });
});
