import { homeKey, personKey } from '../../../src/people/person-key.ts';

describe('a name', () => {
  it.each(['Alex Example', 'Insp. Alex Example', 'EXAMPLE, Alex', '  alex   example ', 'Álex Exámple', 'Ms Alex Example'])(
    'is known again: %s',
    (name) => {
      expect(personKey(name)).toBe(personKey('Alex Example'));
    },
  );

  it.each(['Alex Exampel', 'Alexa Example', 'Alex B Example', 'Sam Example'])('is another: %s', (name) => {
    expect(personKey(name)).not.toBe(personKey('Alex Example'));
  });

  it.each(['', 'Alex', 'Insp. Alex', '???'])('says too little: "%s"', (name) => {
    expect(personKey(name)).toBeUndefined();
  });

  it('cannot be read back', () => {
    expect(personKey('Alex Example')).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('a home', () => {
  it.each([
    ['4 Invented Lane\nSampleton', 'DN15 9ZZ'],
    ['4, invented lane', 'dn159zz'],
    ['4 Invented Ln, Sampleton', 'DN15 9zz'],
  ])('is known again: %j %s', (address, postCode) => {
    expect(homeKey(address, postCode)).toBe(homeKey('4 Invented Lane', 'DN15 9ZZ'));
  });

  it.each<[string | undefined, string | undefined]>([
    ['5 Invented Lane', 'DN15 9ZZ'],
    ['4a Invented Lane', 'DN15 9ZZ'],
    ['4 Invented Lane', 'DN15 9ZY'],
    ['4 Invented Lane', 'not known'],
    [undefined, 'DN15 9ZZ'],
    ['4 Invented Lane', undefined],
  ])('is another, or nothing is known of it: %j %s', (address, postCode) => {
    expect(homeKey(address, postCode)).not.toBe(homeKey('4 Invented Lane', 'DN15 9ZZ'));
  });
});
