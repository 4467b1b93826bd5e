import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';

const root = join(import.meta.dirname, '..');
const rooms = JSON.parse(readFileSync(join(root, '.rooms.json'), 'utf8')) as Record<string, string[]>;
const files = globSync('{bot,cards,src}/**/*.ts', { cwd: root }).sort();

/** What a file of ours imports, types too, as paths from the top. */
function importedBy(file: string): string[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(join(root, file), 'utf8'), true, true);
  const near = importedFiles.map(({ fileName }) => fileName).filter((name) => name.startsWith('.') && name.endsWith('.ts'));
  return near.map((name) => relative(root, join(root, dirname(file), name)));
}
const imports = new Map(files.map((file) => [file, importedBy(file)]));

/** Everything that can be reached from a place, over one step or more. */
function reachedFrom(start: string, next: Map<string, string[]>): Set<string> {
  const met = new Set<string>();
  const open = [...(next.get(start) ?? [])];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (met.has(one)) continue;
    met.add(one);
    open.push(...(next.get(one) ?? []));
  }
  return met;
}
const inCircles = (next: Map<string, string[]>): string[] => [...next.keys()].filter((one) => reachedFrom(one, next).has(one));

/** The same arrows, between the folders that the files lie in. */
function betweenFolders(): Map<string, string[]> {
  const arrows = new Map<string, string[]>();
  for (const [file, all] of imports) {
    const others = all.map((one) => dirname(one)).filter((folder) => folder !== dirname(file));
    arrows.set(dirname(file), [...(arrows.get(dirname(file)) ?? []), ...others]);
  }
  return arrows;
}

it('has no circle of files, types counted', () => {
  expect(inCircles(imports)).toEqual([]);
});

it('has no circle of folders, on no floor', () => {
  expect(inCircles(betweenFolders())).toEqual([]);
});

it('sees a circle where there is one', () => {
  expect(inCircles(new Map(Object.entries({ a: ['b'], b: ['c'], c: ['b'] })))).toEqual(['b', 'c']);
});

it('has a door for each room', () => {
  const folders = [...new Set(files.map((file) => dirname(file)))].filter((folder) => folder.includes('/'));
  const known = Object.entries(rooms).flatMap(([floor, all]) => all.map((room) => `${floor}/${room}`));
  expect(folders.sort()).toEqual(known.sort());
});
