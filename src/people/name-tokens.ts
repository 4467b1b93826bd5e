import { folded } from './folded.ts';
import { isOfAgency, makesSentences, mayBeSurname, ranks, standsBeside } from './name-words.ts';

/** A text on people, piece by piece: words that may be names, words that stand beside names, and what is between. */
export type Token =
  | { kind: 'name'; word: string; is: 'small' | 'Capital' | 'CAPITALS' }
  | { kind: 'beside'; word: string; isOfAgency: boolean; mayBeName: boolean }
  | { kind: 'aside'; tokens: Token[] }
  | { kind: 'comma' | 'end' | 'and' | 'also called' };

const also =
  /\b(?:nee|formerly|previously|aka|a\.k\.a\.?|a\/k\/a|fka|alias|(?:also |now |better |otherwise )?known (?:as|to be)|goes by|calls (?:him|her)self|called|was|now|(?:maiden|married|birth|other) names?|born(?=\s+[a-z]))(?![a-z])/gi;
/** What is read in another way before words are looked at, in this order. */
const replaced: [RegExp, string][] = [
  // Nicknames in quotes.
  [/(^|[\s(])'([^'\n]{1,40})'(?=[\s,.;)]|$)/g, '$1($2)'],
  [/"([^"\n]{1,60})"/g, '($1)'],
  // Whose brother somebody is says nothing of the brother's name.
  [/([a-z])'s(?![a-z])/gi, '$1;'],
  [/['`]/g, ''],
  // A mail address.
  [/@\S{0,100}/g, ';'],
  // Acting and temporary ranks.
  [new RegExp(`(?<![a-z])[at] ?[/. ] ?(?=(?:${ranks.join('|')})\\b)`, 'gi'), ' '],
  // As forms and police systems have it.
  [/^ *([a-z-]{2,40})\/([a-z-]{2,40})(?= *(?:\/|$))/gim, '$1, $2;'],
  [/\b(?:first|fore|given) ?names?[: ]+([a-z-]{1,40})[,; ]+(?:sur|last |family )names?[: ]+([a-z-]{1,40})/gi, '$1 $2;'],
  [/\b(?:sur|last |family )names?[: ]+([a-z-]{1,40})[,; ]+(?:first|fore|given) ?names?[: ]+([a-z-]{1,40})/gi, '$2 $1;'],
  [also, ' ~ '],
  [/([a-z]{3})[.!?]+(?=\s)/g, '$1;'],
  [/\bn[/.]a\b\.?/gi, ';'],
  // A collar number stands within a name, every other number ends it.
  [/\b[a-z]{0,3}(?!(?:19|20)\d\d\b)\d{3,6}[a-z]{0,2}\b(?![/.-]\d)/gi, ' '],
  [/(?<![\da-z])[a-z]*\d[\da-z/.-]*/gi, ';'],
  [/[._]/g, ' '],
  [/\s-+|-+\s|--+/g, ';'],
  [/&|\+|\/|\b(?:and|or)\b/gi, ' & '],
  [/[^a-z ,;&~()[\]-]/gi, ';'],
];
const brackets = /[([]([^()[\]]{0,200})[)\]]/g;

const signs: Record<string, 'comma' | 'end' | 'and' | 'also called'> = { ',': 'comma', ';': 'end', '&': 'and', '~': 'also called' };
const howWritten = (word: string) =>
  word === word.toLowerCase() ? 'small' : /[a-z]/.test(word) || word.length < 2 ? 'Capital' : 'CAPITALS';

/** Takes a text apart. Nothing is judged yet: the same word may be a name in one place and a rank in another. */
export function tokensOf(text: string): Token[] {
  const plain = replaced.reduce((so, [what, by]) => so.replace(what, by), folded(text));
  const isMixed = /[a-z]/.test(plain) && /[A-Z]/.test(plain);
  const asides: string[] = [];
  const outer = plain.replace(brackets, (_, inner: string) => ` #${asides.push(inner) - 1} `);
  return split(outer, asides, isMixed);
}

function split(text: string, asides: string[], isMixed: boolean): Token[] {
  const tokens: Token[] = [];
  for (const [piece] of text.matchAll(/#\d+|[a-z]+(?:-[a-z]+)*|[,;&~()[\]]/gi)) {
    const sign = signs[piece] ?? (/[()[\]]/.test(piece) ? 'end' : undefined);
    if (sign) tokens.push({ kind: sign });
    else if (piece.startsWith('#')) tokens.push({ kind: 'aside', tokens: split(asides[Number(piece.slice(1))] ?? '', [], isMixed) });
    else tokens.push(wordToken(piece, !isMixed || isFirst(tokens.at(-1))));
  }
  return tokens;
}
const isFirst = (before: Token | undefined): boolean =>
  before?.kind !== 'name' && before?.kind !== 'beside' && before?.kind !== 'also called';

/** `mayBeProse`: a capital says nothing here, because all words have one or none has, or because a sentence may begin. */
function wordToken(written: string, mayBeProse: boolean): Token {
  const word = written.toLowerCase();
  const is = howWritten(written);
  const isProse = (part: string) => (mayBeProse || is === 'small') && makesSentences(part);
  const isBeside = word.split('-').every((part) => standsBeside(part) || isProse(part));
  if (isBeside) return { kind: 'beside', word, isOfAgency: isOfAgency(word), mayBeName: mayBeSurname(word) };
  return { kind: 'name', word: word.replace(/^(?:ex|step|half)-/, ''), is };
}
