import { isInDoubt, readTelephone } from '../../../src/typed/typed-telephone.ts';

const telephoneOf = (typed: string) => {
  const read = readTelephone(typed);
  return 'telephone' in read ? read.telephone : read.problem;
};

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
    '０７７００　９００１２３',
    '07700 900123.',
  ])('%s is a mobile', (typed) => {
    expect(telephoneOf(typed)).toBe('07700 900123');
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
    expect(telephoneOf(typed)).toBe(shown);
  });

  it.each(['01632 960123 ext 4', '01632 960123 x4', '01632 960123 ext. 4', '01632 960123 extension 4'])(
    '%s keeps the extension',
    (typed) => {
      expect(telephoneOf(typed)).toBe('01632 960123 x4');
    },
  );

  it.each([
    ['+33 1 70 18 99 00', '+33 1 70 18 99 00'],
    ['0033 170189900', '+33 1 70 18 99 00'],
    ['+1 202 555 0143', '+1 202 555 0143'],
  ])('%s stays a number of another country', (typed, shown) => {
    expect(telephoneOf(typed)).toBe(shown);
  });

  it.each([
    ['+44 (0)1632 960123 ext 12', '01632 960123 x12'],
    ['01632 960123 ext 123456', '01632 960123 x123456'],
  ])('%s is read whole: %s', (typed, shown) => {
    expect(telephoneOf(typed)).toBe(shown);
  });

  it.each(['07700 910001', '05000 123456', '02999 123456'])(
    '%s is taken, though the numbering plan does not know it, and is in doubt',
    (typed) => {
      expect(telephoneOf(typed).replaceAll(' ', '')).toBe(typed.replaceAll(' ', ''));
      expect(isInDoubt(telephoneOf(typed))).toBe(true);
      expect(telephoneOf(`${telephoneOf(typed)} (please check)`)).toBe(telephoneOf(typed));
    },
  );

  it.each(['07700 900123', '01632 960123 x4', '01724 297430', '+33 1 70 18 99 00', 'none', 'not known'])('%s is in no doubt', (shown) => {
    expect(isInDoubt(shown)).toBe(false);
  });

  it('reads what it gave as the same number again', () => {
    for (const shown of ['07700 900123', '01632 960123 x4', '+33 1 70 18 99 00', '0800 1111']) expect(telephoneOf(shown)).toBe(shown);
  });

  it.each([
    ...['', 'none', '999', '101', '0770', '0770090012', '077009001234', '01724 29743', 'O77OO 900123', '12345678901'],
    ...['😀', '+', '${telephone}', 'ask for Jo', '0'.repeat(100)],
  ])('%s cannot be a number', (typed) => {
    expect(telephoneOf(typed)).toBe('not a telephone');
  });

  it.each([
    '07700 900123 or 01632 960123',
    '07700 900123 / 01632 960456',
    '01632 960123 or 07700 900123 (mother)',
    '07700900123, 07700900124',
    '07700 900123 07700 900124',
    '0770090012307700900124',
    '07700 900123\n07700 900124',
    '07700 900123 ext 07700900124',
  ])('%s: of two numbers none is dropped', (typed) => {
    expect(telephoneOf(typed)).toBe('two telephones');
  });

  it.each([
    '07700 900123 only before 3pm',
    'ask for Jo 07700 900123',
    'ring 07700 900123 after 3',
    '07700 900123 (mother)',
    '<b>07700 900123</b>',
  ])('%s: words are asked about, not dropped', (typed) => {
    expect(telephoneOf(typed)).toBe('words beside the telephone');
  });

  it.each(['withheld', 'Number withheld', 'ex-directory', 'private number'])('%s is asked about', (typed) => {
    expect(telephoneOf(typed)).toBe('withheld');
  });
});
