import { sameName } from '../../../src/people/same-name.ts';
import rows from './names.json' with { type: 'json' };

it.each(rows)('$kind: $written is $expect for $known', ({ known, written, expect: expected }) => {
  expect(sameName(known, written)).toBe(expected);
});

const alex = 'PC 1234 Alex Example (Humberside Police)';
const many = 10_000;

it.each([
  ['one letter', 'a'.repeat(many)],
  ['open brackets', '('.repeat(many)],
  ['empty brackets', '()'.repeat(many)],
  ['nested brackets', `${'('.repeat(many)}x${')'.repeat(many)}`],
  ['quotes', `'a "b `.repeat(many)],
  ['hyphens', 'a-'.repeat(many)],
  ['commas', 'Alex, '.repeat(many)],
  ['other names', 'Alex née '.repeat(many)],
  ['pictures', '😀'.repeat(many)],
  ['halves of pictures', '\ud800'.repeat(many)],
  ['a tower of marks', `e${'\u0301'.repeat(many)}`],
  ['a sign that is written out long', '\uFDFA'.repeat(many)],
  ['first names', 'Alex Sam Max Lee Kim '.repeat(many)],
])('%s without end are nobody, on either side', (_, text) => {
  sameName(text, text);
  expect([sameName(alex, text), sameName(text, alex)]).toEqual(['different', 'different']);
});

it.each([
  ['before a text without end', `Alex Example, ${'Max Madeup, '.repeat(many)}`],
  ['before brackets that never close', `Alex Example ${'('.repeat(many)}`],
  ['with marks that turn the reading direction', '\u202eAlex\u202c \u200bExam\u200bple\u0000'],
  ['among pictures', '😡😡Alex Example😡'],
  ['with a flag and a thumb', '🇬🇧 Alex 👍🏽 Example'],
])('Somebody is known again %s', (_, text) => {
  expect(sameName(alex, text)).toBe('same');
});

it('says the same whichever person of a text it is', () => {
  const text = 'Lee Invented (her ex), MADEUP, Max and his cousin Olly Sample née Fiction';
  expect(['Lee Invented', 'Max Madeup', 'Olly Fiction', 'Oliver Sample', 'Max Invented'].map((known) => sameName(known, text))).toEqual([
    ...['same', 'same', 'same', 'may be', 'different'],
  ]);
});
