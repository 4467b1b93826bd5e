import { homeKey, personKey, personKeys } from '../../../src/people/person-key.ts';

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

  it.each(['', 'Alex', 'Insp. Alex', '???', 'not known', 'Known, Not', 'Unknown user'])('says too little: "%s"', (name) => {
    expect(personKey(name)).toBeUndefined();
  });

  it('cannot be read back', () => {
    expect(personKey('Alex Example')).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('the names in a free text', () => {
  const alex = personKey('Alex Example');
  it.each([
    ...['Alex Example', 'EXAMPLE, Alex', 'Mr Alex Example', 'Alex Example (her ex-husband)', 'Alex Example, ex-partner, from Sampleton'],
    ...[
      'her ex-husband Alex Example',
      'Alex Example - ex',
      'Alex Example, born 3/4/1980',
      'Alex Example aged 41',
      'Alex Example 03/04/1980',
    ],
    ...['Max Madeup and Alex Example', 'Max Madeup & Alex Example', 'Max Madeup/Alex Example', 'Max Madeup aka Alex Example'],
    ...['Madeup, Max; Example, Alex', 'Max Madeup\nAlex Example', 'Father: Alex Example', 'recipient’s brother, Alex Example'],
  ])('has this one in it: %j', (text) => {
    expect(personKeys(text)).toContain(alex);
  });

  it.each(['', 'not known', 'Alex', 'Example', 'Alexa Example', 'Alex Exampel', 'Alex and Example', 'Alex; Example', 'Alex (Example)'])(
    'has this one not in it: %j',
    (text) => {
      expect(personKeys(text)).not.toContain(alex);
    },
  );

  it('are names as well where they look like a relation', () => {
    expect(personKeys('Pat Friend')).toEqual([personKey('Pat Friend')]);
    expect(personKeys('Son, Kim')).toContain(personKey('Kim Son'));
  });

  it.each(['', 'not known', 'Not known', 'unknown', 'none', 'Unknown man', 'Alex'])('are none: %j', (text) => {
    expect(personKeys(text)).toEqual([]);
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
