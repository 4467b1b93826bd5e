import { repeatOf, type Repeat } from '../../../src/case/repeat.ts';
import type { Answers } from '../../../src/referral/questions.ts';

const jo: Answers = {
  recipientName: 'Jo Invented',
  dateOfBirth: '1985-03-04',
  address: '4 Invented Lane\nSampleton',
  postCode: 'DN15 9ZZ',
};
const moved: Answers = { address: '7 Elsewhere Road', postCode: 'DN16 1ZZ' };

it.each<[string, Answers, Repeat]>([
  ['the same answers', {}, 'same'],
  ['another home', moved, 'same'],
  ['the name with its title and turned', { ...moved, recipientName: 'Ms INVENTED, Jo' }, 'same'],
  ['a former name', { ...moved, recipientName: 'Jo Sample (née Invented)' }, 'same'],
  ['another surname and home', { ...moved, recipientName: 'Jo Sample' }, 'may be the same'],
  ['another surname, a long first name', { ...moved, recipientName: 'Joanne Sample' }, 'may be the same'],
  ['a long first name', { ...moved, recipientName: 'Joanne Invented' }, 'may be the same'],
  ['no date of birth, the address in another order', { dateOfBirth: 'not known', address: 'Sampleton, 4 Invented Ln' }, 'may be the same'],
  ['no date of birth, another home', { ...moved, dateOfBirth: 'not known' }, 'may be the same'],
  ['another date of birth in the same home', { dateOfBirth: '1985-04-03' }, 'may be the same'],
  [
    'an initial, no date of birth, the same home without a post code',
    { recipientName: 'J. Invented', dateOfBirth: 'not known', postCode: 'not known' },
    'may be the same',
  ],
  ['another name, the same birthday in the same home', { recipientName: 'Kit Fiction' }, 'may be the same'],
  ['another date of birth and home', { ...moved, dateOfBirth: '1990-01-01' }, 'different'],
  ['an initial, no date of birth, another home', { ...moved, recipientName: 'J. Invented', dateOfBirth: 'not known' }, 'different'],
  [
    'a neighbour with the same surname',
    { recipientName: 'Kit Invented', dateOfBirth: '1990-01-01', address: '6 Invented Lane' },
    'different',
  ],
  ['a daughter in the same home', { recipientName: 'Kit Invented', dateOfBirth: '2010-01-01' }, 'different'],
  ['another name in the same home, no date of birth', { recipientName: 'Kit Fiction', dateOfBirth: 'not known' }, 'different'],
  ['the same birthday only', { ...moved, recipientName: 'Kit Fiction' }, 'different'],
  ['nobody', { recipientName: 'not known', dateOfBirth: 'not known' }, 'different'],
])('A referral with %s: %j is %s', (_, change, expected) => {
  const other = { ...jo, ...change };
  expect([repeatOf(jo, other), repeatOf(other, jo)]).toEqual([expected, expected]);
});
