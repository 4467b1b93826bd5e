import { homeForm, homeText } from '../../../src/people/home-form.ts';
import { sameHome } from '../../../src/people/same-home.ts';
import rows from './homes.json' with { type: 'json' };

const textOf = (home: string) => homeText(homeForm(home));

it.each(rows)('$kind: $other is $expect as $one', ({ one, other, expect: expected }) => {
  expect([sameHome(one, other), sameHome(other, one)]).toEqual([expected, expected]);
});

it.each(rows)('$kind: $other has the text of $one only where it is surely the same', ({ one, other, expect: expected }) => {
  expect(textOf(one) !== undefined && textOf(one) === textOf(other)).toBe(expected === 'same');
});

it('reads the two answers of the form like one text', () => {
  const asked = { address: 'Flat 2\n9 High Street\nSampleton', postCode: 'DN15 9ZZ' };
  expect(sameHome(asked, '2/9 High St, DN15 9ZZ')).toBe('same');
  expect(sameHome({ ...asked, postCode: 'not known' }, '2/9 High St, DN15 9ZZ')).toBe('may be');
  expect(sameHome({}, asked)).toBe('different');
});

it.each([
  '9 '.repeat(10_000),
  '9,'.repeat(10_000),
  'flat 2 '.repeat(5_000),
  'DN15 9ZZ '.repeat(2_000),
  '/'.repeat(10_000),
  '\ud800\u0000😀',
])('A text without end or sense is no home: %.12s…', (text) => {
  expect(sameHome(text, '9 High Street, DN15 9ZZ')).toBe('different');
});
