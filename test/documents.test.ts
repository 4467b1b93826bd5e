import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Every document, and how many files of this repository it names at least: a reading that finds none would pass without a look. */
const documents: [document: string, leastFiles: number][] = [
  ['README.md', 60],
  ['SECURITY.md', 40],
  ['bot/OPERATING.md', 3],
  ['src/DECISIONS.md', 1],
  ['test/bench/FIGURES.md', 1],
];
const read = (document: string) => readFileSync(document, 'utf8');

/** Files and folders as they are named in a document. A bare name ("`fold.ts`") is of the folder that was named before it. */
function filesNamedIn(text: string): string[] {
  let folder = '';
  return [...text.matchAll(/`((?:bot|cards|src|test)\/[\w./-]*|[\w.-]+\.(?:ts|mjs))`/g)].map(([, name = '']) => {
    if (!name.includes('/')) return join(folder, name);
    folder = name.endsWith('/') ? name : dirname(name);
    return name;
  });
}

it.each(documents)('%s names only files that are there', (document, least) => {
  const files = filesNamedIn(read(document));
  expect(files.length).toBeGreaterThanOrEqual(least);
  expect(files.filter((file) => !existsSync(file))).toEqual([]);
});

it('A bare name is looked for in the folder that was named before it', () => {
  expect(filesNamedIn('`src/report/period.ts`, `fold.ts`; `bot/buttons/`, `step.ts`, `cards/<card>.ts`')).toEqual([
    ...['src/report/period.ts', 'src/report/fold.ts', 'bot/buttons/', 'bot/buttons/step.ts'],
  ]);
});

/** A heading's address, as GitHub makes it. */
const addressOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
const addressesIn = (document: string) => [...read(document).matchAll(/^##* (.+)$/gm)].map(([, heading = '']) => addressOf(heading));

it.each(documents)('%s links only to files and headings that are there', (document) => {
  const links = [...read(document).matchAll(/\]\(([^)#\s]*)(?:#([^)\s]+))?\)/g)].map(([link, path = '', address]) => {
    const to = path ? join(dirname(document), path) : document;
    return { link, isThere: existsSync(to) && (!address || addressesIn(to).includes(address)) };
  });
  expect(links.filter(({ isThere }) => !isThere).map(({ link }) => link)).toEqual([]);
});

it('README.md leads to every other document', () => {
  expect(documents.map(([document]) => document).filter((document) => !read('README.md').includes(`](${document}`))).toEqual(['README.md']);
});

it.each(documents)('%s names only commands that there are', (document) => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const named = [...read(document).matchAll(/npm run(?: --silent)?\s([\w:-]+)/g)].map(([, name = '']) => name);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

it('README.md gives only numbers that stand in the figures', () => {
  const numbers =
    read('README.md')
      .split('## Numbers\n')[1]
      ?.match(/(?<![\d,.])\d[\d,.]*(?= |;)/g) ?? [];
  expect(numbers.length).toBeGreaterThan(12);
  const figures = read('test/bench/FIGURES.md');
  expect(numbers.filter((number) => !new RegExp(`(?<![\\d,.])${number}(?![\\d,]|\\.\\d)`).test(figures))).toEqual([]);
});
