import { homeKey } from '../../../src/people/person-key.ts';
import { writtenHome } from '../../../src/people/written-home.ts';

const nine = homeKey('9 Faraway Road', 'DN15 8ZZ');

it.each([
  ...['9 Faraway Road, Sampleton, DN15 8ZZ', '9 faraway rd dn158zz', '9, Faraway Road, DN15 8ZZ.', '9 Faraway Road\nSampleton\nDN15 8ZZ'],
  ...['at 9 Faraway Road DN15 8ZZ', 'Lives at 9 Faraway Road, DN15 8ZZ'],
])('A text that is an address is a home: %j', (text) => {
  expect(writtenHome(text)).toBe(nine);
});

it('Words before it, and a saint in the name of the street, are read as well', () => {
  expect(writtenHome('staying at 9 St. John’s Way, DN15 8ZZ')).toBe(homeKey('9 Saint Johns Way', 'DN15 8ZZ'));
});

it('A flat is its own home, and a letter behind the number counts', () => {
  expect(writtenHome('Flat 2, 9 Faraway Road, DN15 8ZZ')).toBe(homeKey('Flat 2, 9 Faraway Road', 'DN15 8ZZ'));
  expect(writtenHome('9a Faraway Road, DN15 8ZZ')).toBe(homeKey('9a Faraway Road', 'DN15 8ZZ'));
  expect(writtenHome('Flat 2, 9 Faraway Road, DN15 8ZZ')).not.toBe(nine);
});

it.each([
  ...[undefined, '', 'not known', 'Faraway Road', '9 Faraway Road', '9 Faraway Road, Sampleton', 'DN15 8ZZ', '9 DN15 8ZZ'],
  ...['9 Faraway Road, DN15', '9 Faraway Road, DN15 8ZZ or 4 Invented Lane, DN15 9ZZ', '9 Faraway Road DN15 8ZZ, DN15 9ZZ'],
  ...['not at 9 Faraway Road, DN15 8ZZ', 'near 9 Faraway Road, DN15 8ZZ', 'used to live at 9 Faraway Road, DN15 8ZZ'],
  ...[
    '9 Faraway Road, DN15 8ZZ until Friday',
    '9 Faraway Road, DN15 8ZZ (not sure)',
    '9 Faraway Road, DN15 8ZZ?',
    '9 Faraway Road? DN15 8ZZ',
  ],
  ...['9 Faraway Road, possibly DN15 8ZZ', '9 or 11 Faraway Road, DN15 8ZZ', '9-11 Faraway Road, DN15 8ZZ', '9/11 Faraway Road, DN15 8ZZ'],
  ...['9 weeks with his brother in DN15 8ZZ', '9 miles from DN15 8ZZ', '9 men of the street gang, DN15 8ZZ'],
  ...[
    'his mother’s, 9 Faraway Road, DN15 8ZZ',
    'Rose Cottage, Faraway Road, DN15 8ZZ',
    '9 Faraway Road, DN15 8ZZ, flat 3',
    '9 Faraway Road, DN15 8ZZ x',
    '9 Faraway Road, DN15 8ZZ!',
    '9 Faraway Road, DN15 8ZZ, DN15 8ZZ',
  ],
])('On any doubt it is none: %j', (text) => {
  expect(writtenHome(text)).toBeUndefined();
});
