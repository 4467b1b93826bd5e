import { plain, readings, runsOf, type Run, type Word } from './name-runs.ts';
import { particles } from './name-words.ts';
import { tokensOf, type Token } from './name-tokens.ts';

/** One way to read a name, in small letters without marks, the first name first. */
export interface Name {
  words: string[];
  /** Not for a name that was put together from what may belong together: "Lee and Max Madeup". */
  isSure: boolean;
  /** Which words of the text it begins with, counted from the front. */
  at: number;
}

/**
 * Every name that a text holds, in every way in which it may be read: with ranks, relations and agencies left out, "Surname, First"
 * turned, and under each name that somebody has or had ("née", "aka"). A name of one word is nobody's: too many people share it.
 * A reading too many only makes somebody look; one too few lets a perpetrator near.
 */
export function namesIn(text: string): Name[] {
  return unique(namesOf(tokensOf(text)).filter(({ words }) => words.length > 1 && words.some((word) => word.length > 1)));
}

function namesOf(tokens: Token[]): Name[] {
  const stretches: Token[][] = [[]];
  for (const token of tokens) {
    if (token.kind === 'end') stretches.push([]);
    else stretches.at(-1)?.push(token);
  }
  let from = 0;
  return stretches.flatMap((stretch) => {
    const names = namesTogether(runsOf(stretch), from);
    from += stretch.length + 1;
    return names;
  });
}

/** How a run may belong to the one before it. */
const joins: { when: (last: Run, run: Run) => boolean; names: (last: Word[], run: Word[]) => Word[][]; isSure: boolean }[] = [
  // "Madeup, Max"
  {
    when: (last, run) => run.before.has('comma') && !run.before.has('and') && isTurned(last, run),
    names: (last, run) => [[...run, ...last]],
    isSure: true,
  },
  // "Max (Tiny) Madeup"
  { when: (_, run) => run.before.has('aside') && run.before.size === 1, names: (last, run) => [[...last, ...run]], isSure: true },
  // "Max née Madeup", "Max Madeup aka Tiny"
  { when: (_, run) => run.before.has('also called'), names: renamed, isSure: true },
  // "Lee and Max Madeup"
  {
    when: (last, run) => run.before.has('and') && last.words.length === 1 && run.words.length > 1,
    names: (last, run) => [[...last, ...run.slice(-1)]],
    isSure: false,
  },
  // "Max Madeup or Sample"
  {
    when: (last, run) => run.before.has('and') && last.words.length > 1 && run.words.length === 1,
    names: (last, run) => [[...last.slice(0, -1), ...run]],
    isSure: false,
  },
];

function namesTogether(runs: Run[], from: number): Name[] {
  return runs.flatMap((run, index) => {
    const [last, next] = [runs[index - 1], runs[index + 1]];
    const alone = readings(run).map((words) => ({ words, isSure: true, at: from + run.at }));
    const joined = joins.flatMap(({ when, names, isSure }) =>
      last && when(last, run) ? names(last.words, run.words).map((words) => ({ words: plain(words), isSure, at: from + last.at })) : [],
    );
    const whole = run.words.length === 1 && next?.before.has('aside') ? [...run.words, ...next.words] : run.words;
    const asides = run.asides.flatMap((aside) => [
      ...besides(whole, aside).map((name) => ({ ...name, at: from + run.at })),
      ...namesOf(aside).map((name) => ({ ...name, at: from + run.at + 1 })),
    ]);
    return [...alone, ...joined, ...asides];
  });
}

/** What stands in brackets behind a name, or within it: "(was Example)", "(née Example)", "(Gaz)". */
function besides(named: Word[], aside: Token[]): Pick<Name, 'words' | 'isSure'>[] {
  const words = aside.filter((token) => token.kind === 'name');
  const isSure = aside[0]?.kind === 'also called';
  if (isSure || aside[0]?.kind === 'and') return renamed(named, words).map((one) => ({ words: plain(one), isSure }));
  return words.length === 1 && aside.length === 1 && named.length > 1 ? [{ words: plain([...words, ...named.slice(-1)]), isSure }] : [];
}

/** With another first name, and with another surname. */
function renamed(named: Word[], other: Word[]): Word[][] {
  const first = named.length > 1 ? named.slice(0, -1) : named;
  const withFirst = other.length === 1 ? [[...other, ...named.slice(-1)]] : [];
  return other.length === 0 ? [] : [...withFirst, [...first, ...other]];
}

/** "Surname, First": one surname, of several words only where that can be seen. */
function isTurned({ words, after }: Run, next: Run): boolean {
  if (after.length > 0 || next.words.length > 3) return false;
  const isSmall = (word: Word | undefined) => particles.has(word?.word ?? '');
  const areCapitals = (all: Word[]) => all.every(({ is }) => is === 'CAPITALS');
  return (
    words.length === 1 ||
    (words.length < 5 && (isSmall(words[0]) || next.words.length === 1 || (areCapitals(words) && !areCapitals(next.words))))
  );
}

const unique = (names: Name[]): Name[] => [
  ...new Map([...names].reverse().map((name) => [`${name.words.join(' ')} ${name.isSure}`, name])).values(),
];
