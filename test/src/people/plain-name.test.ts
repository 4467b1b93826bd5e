import { plainName } from '../../../src/people/person.ts';

describe('a name as Teams gives it', () => {
  it.each([
    ['Siân O’Neill-Łoś', 'Siân O’Neill-Łoś'],
    ['SAMPLE, Sam (4321)', 'SAMPLE, Sam (4321)'],
    ['[Open](https://example.org)', '(Open)(https//example.org)'],
    ['**Robin** _R_ `x` <b>', 'Robin R x b'],
    ['![i](x) # ~~s~~ | ${ref} @all', '(i)(x) s - ref all'],
    [' Robin \u202e\u0000\n Referrer ', 'Robin Referrer'],
    ['Una Fisk [External]', 'Una Fisk (External)'],
    ['Rory Pell | Fire Service', 'Rory Pell - Fire Service'],
    ['😀 **', ''],
  ])('%j keeps what a name may hold, and can be read as nothing else', (given, name) => {
    expect(plainName(given)).toBe(name);
  });
});
