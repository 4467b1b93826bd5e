import { districtOf, isDistrict, readDistrict, readPostCode } from '../../../src/typed/typed-post-code.ts';

describe('a post code as people type it', () => {
  it.each([
    'DN15 9ZZ',
    'dn15 9zz',
    'DN159ZZ',
    'Dn15   9Zz',
    'DN 15 9ZZ',
    'DN15-9ZZ',
    'DN15–9ZZ',
    'DN15.9ZZ',
    'DN15 9ZZ.',
    'DN15, 9ZZ',
    '“DN15 9ZZ”',
    'ＤＮ１５　９ＺＺ',
    '  DN15 9ZZ  ',
    'DN15\u00a09ZZ',
    'DNI5 9ZZ',
  ])('%s', (typed) => {
    expect(readPostCode(typed)).toBe('DN15 9ZZ');
  });

  it.each([
    ['DN15 OZZ', 'DN15 0ZZ'],
    ['DN15 0O0', 'DN15 0OO'],
    ['0X1 1AA', 'OX1 1AA'],
    ['LN1 IAB', 'LN1 1AB'],
  ])('%s: a letter for a figure, or the reverse, is put right', (typed, postCode) => {
    expect(readPostCode(typed)).toBe(postCode);
  });

  it.each([
    ['ec1a1bb', 'EC1A 1BB'],
    ['w1a0ax', 'W1A 0AX'],
    ['m11ae', 'M1 1AE'],
    ['b338th', 'B33 8TH'],
    ['cr26xh', 'CR2 6XH'],
  ])('%s is %s', (typed, postCode) => {
    expect(readPostCode(typed)).toBe(postCode);
  });

  it.each([
    '',
    'DN15',
    'DN15 9Z',
    'DN15 9Z2',
    'DN155 9ZZ',
    '9ZZ DN15',
    'DN15 9ZZ Sampleton',
    'DN15 9ZZ, DN16 9ZZ',
    'somewhere',
    '12345',
    '😀',
  ])('%s is none', (typed) => {
    expect(readPostCode(typed)).toBeUndefined();
  });

  it('reads what it gave as the same post code again', () => {
    for (const postCode of ['DN15 9ZZ', 'EC1A 1BB', 'M1 1AE']) expect(readPostCode(postCode)).toBe(postCode);
  });
});

describe('a district alone', () => {
  it.each([
    ['DN15', 'DN15'],
    ['dn15.', 'DN15'],
    ['DN 15', 'DN15'],
    ['DNI5', 'DN15'],
    ['DN2O', 'DN20'],
    ['M1', 'M1'],
    ['ec1a', 'EC1A'],
  ])('%s is read as %s, and is no whole post code', (typed, district) => {
    expect([readDistrict(typed), readPostCode(typed), isDistrict(district)]).toEqual([district, undefined, true]);
  });

  it.each(['', 'DN', '15', 'DN15 9', 'DN15 9ZZ', 'DN155', 'ZZ99', 'DN15 DN16', 'somewhere', 'NO', 'x'.repeat(5_000), '😀'])(
    '%.20s is none',
    (typed) => {
      expect(readDistrict(typed)).toBeUndefined();
    },
  );
});

describe('the district', () => {
  it.each([
    ['DN15 9ZZ', 'DN15'],
    ['DN1 5ZZ', 'DN1'],
    ['M1 1AE', 'M1'],
    ['EC1A 1BB', 'EC1A'],
    ['DN15', 'DN15'],
    ['not known', 'not known'],
  ])('of %s is %s', (postCode, district) => {
    expect(districtOf(postCode)).toBe(district);
  });
});
