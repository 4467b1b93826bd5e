import { plainLine, plainText } from '../../../src/typed/plain-text.ts';

describe('what a person typed', () => {
  it.each([
    '**bold** _and_ [a link](https://example.org)',
    '![picture](https://example.org/a.png)',
    '<script>alert(1)</script><at>Everyone</at>&amp;',
    '${$root.recipientName} {{DATE(2026-03-04)}}',
    'Zoë Ó Súilleabháin, 陈, Ўзбек, مريم',
    '😀 👩‍👩‍👧 🏴󠁧󠁢󠁷󠁬󠁳󠁿',
    "O'Neill & Sons \\ / ; -- DROP TABLE",
    'first line\nsecond line\n\nfourth line',
  ])('is kept as it is: %s', (typed) => {
    expect(plainText(typed)).toBe(typed);
  });

  it.each([
    ['ends are trimmed', '  \n 4 Invented Lane \t ', '4 Invented Lane'],
    ['ends of lines are of one kind', 'one\r\ntwo\rthree', 'one\ntwo\nthree'],
    ['tabs are spaces', 'one\ttwo', 'one two'],
    ['NUL and control characters go', 'one\u0000tw\u0007o\u001b[31m\u009f', 'onetwo[31m'],
    ['marks that turn the reading direction go', '\u202e4 enaL\u202c \u2066x\u2069\u200f\u061c', '4 enaL x'],
    ['what cannot be seen goes', '\u200b\ufeffJo\u2060', 'Jo'],
    ['half an emoji is no text', 'Jo \ud83d', 'Jo \ufffd'],
    ['accents are of one kind', 'Zoe\u0308', 'Zoë'],
    ['accents are of one kind, whatever stood between', 'Zoe\u200b\u0308', 'Zoë'],
    [
      'of a tower of marks four are left',
      `e${'\u0316'.repeat(200)}x${'\u0301'.repeat(200)}`,
      `e${'\u0316'.repeat(4)}x${'\u0301'.repeat(4)}`,
    ],
    ['words in letters that cannot be seen go', 'Jo\u{E0041}\u{E0042}\u{E007F}', 'Jo'],
    ['fillers are no letters', '\u3164\uFFA0Jo\u115F\u1160\u00AD\u2800', 'Jo'],
  ])('%s', (_, typed, kept) => {
    expect(plainText(typed)).toBe(kept);
  });

  it('is empty when nothing can be seen', () => {
    expect(plainText('\u200b \u202e\u0000\n\t')).toBe('');
  });
});

it('a name stands in one line', () => {
  expect(plainLine('  Jo\n\nStatus:\u2003authorised ')).toBe('Jo Status: authorised');
});
