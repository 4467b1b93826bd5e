import { firstNamesToo, particles } from './name-words.ts';
import type { Token } from './name-tokens.ts';

type Beside = Extract<Token, { kind: 'beside' }>;
export type Word = Extract<Token, { kind: 'name' }>;
/** Words that follow each other, and what stood before and behind them. */
export interface Run {
  at: number;
  words: Word[];
  before: Set<Token['kind']>;
  /** Beside words directly before and directly behind. */
  title?: Beside | undefined;
  after: Beside[];
  asides: Token[][];
}

/** More words are a sentence, and are read a few at a time. */
const longestName = 5;
export const plain = (words: Word[]): string[] => words.flatMap(({ word }) => word.split('-'));

/** The runs of a stretch of text in which names may belong together. */
export function runsOf(tokens: Token[]): Run[] {
  const runs: Run[] = [];
  let before = new Set<Token['kind']>();
  let title: Beside | undefined;
  for (const [at, token] of tokens.entries()) {
    const last = runs.at(-1);
    if (token.kind === 'name') {
      if (last && before.size === 0) last.words.push(token);
      else runs.push({ at, words: [token], before, title, after: [], asides: [] });
      [before, title] = [new Set(), undefined];
      continue;
    }
    before.add(token.kind);
    if (token.kind !== 'comma') title = token.kind === 'beside' ? token : undefined;
    if (token.kind === 'aside') last?.asides.push(token.tokens);
    if (token.kind === 'beside' && [...before].every((kind) => kind === 'beside')) last?.after.push(token);
  }
  return runs;
}

/** The ways in which words in a row may be a name. */
export function readings({ words, title, before, after }: Run): string[][] {
  const all = plain(words);
  const found = [all];
  const [behind] = after;
  if (words.length < 3 && after.length === 1 && behind?.mayBeName) found.push([...all, behind.word]);
  if (words.length === 1 && title?.mayBeName && before.has('comma')) found.push([...all, title.word]);
  if (words.length === 1 && title && firstNamesToo.has(title.word)) found.push([title.word, ...all]);
  if (words.length > 2 && after.some(({ isOfAgency }) => isOfAgency)) found.push(all.slice(0, 2), all.slice(0, 3));
  const capitals = words.findIndex(({ is }) => is !== 'CAPITALS');
  if (capitals > 0) found.push(plain([...words.slice(capitals), ...words.slice(0, capitals)]));
  if (words.length > 2) found.push(...capitalised(words));
  return all.length > longestName ? [...found.filter(({ length }) => length <= longestName), ...windows(all)] : found;
}

/** In a sentence the words with capitals are names: "seen with Alex Example yesterday". */
function capitalised(words: Word[]): string[][] {
  const rows: Word[][] = [[]];
  for (const word of words) {
    if (word.is === 'small' && !particles.has(word.word)) rows.push([]);
    else rows.at(-1)?.push(word);
  }
  return rows.map(plain).filter(({ length }) => length > 1);
}

const windows = (all: string[]): string[][] => [2, 3].flatMap((long) => all.slice(long - 1).map((_, at) => all.slice(at, at + long)));
