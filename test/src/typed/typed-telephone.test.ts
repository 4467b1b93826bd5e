import { readTelephone } from '../../../src/typed/typed-telephone.ts';

describe('a telephone number as people type it', () => {
  it.each([
    '07700 900123',
    '07700900123',
    '07700 900 123',
    '07700-900-123',
    '07700.900.123',
    '07700–900–123',
    '  07700   900123 ',
    '(07700) 900123',
    '+447700900123',
    '+44 7700 900123',
    '+44 (0)7700 900123',
    '0044 7700 900123',
    '447700900123',
    '7700900123',
    '07700\u00a0900123',
  ])('%s is a mobile', (typed) => {
    expect(readTelephone(typed)).toBe('07700 900123');
  });

  it.each([
    ['01632960123', '01632 960123'],
    ['(01632) 960123', '01632 960123'],
    ['01724297430', '01724 297430'],
    ['02079460958', '020 7946 0958'],
    ['01134960123', '0113 496 0123'],
    ['08081570123', '0808 157 0123'],
    ['0800 1111', '0800 1111'],
    ['0300 1231110', '0300 123 1110'],
    ['+44 1632 960123', '01632 960123'],
  ])('%s is shown as %s', (typed, shown) => {
    expect(readTelephone(typed)).toBe(shown);
  });

  it.each(['01632 960123 ext 4', '01632 960123 x4', '01632 960123 ext. 4', '01632 960123 extension 4'])(
    '%s keeps the extension',
    (typed) => {
      expect(readTelephone(typed)).toBe('01632 960123 x4');
    },
  );

  it.each([
    ['+33 1 70 18 99 00', '+33 1 70 18 99 00'],
    ['0033 170189900', '+33 1 70 18 99 00'],
    ['+1 202 555 0143', '+1 202 555 0143'],
  ])('%s stays a number of another country', (typed, shown) => {
    expect(readTelephone(typed)).toBe(shown);
  });

  it('reads what it gave as the same number again', () => {
    for (const shown of ['07700 900123', '01632 960123 x4', '+33 1 70 18 99 00', '0800 1111']) expect(readTelephone(shown)).toBe(shown);
  });

  it.each([
    '',
    'none',
    '999',
    '101',
    '0770090012',
    '077009001234',
    '01724 29743',
    'O77OO 900123',
    '12345678901',
    '07700 900123 or 01632 960123',
    '07700 900123 / 01632 960456',
    '😀',
    '+',
    '${telephone}',
  ])('%s is no number', (typed) => {
    expect(readTelephone(typed)).toBeUndefined();
  });

  it.each(['07700 900123 only before 3pm', 'ask for Jo 07700 900123', '<b>07700 900123</b>'])(
    '%s: words are refused, not dropped',
    (typed) => {
      expect(readTelephone(typed)).toBeUndefined();
    },
  );
});
