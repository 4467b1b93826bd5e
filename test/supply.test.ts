import { readFileSync } from 'node:fs';

interface Manifest {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  overrides: Record<string, string | Record<string, string>>;
}
interface Locked {
  version: string;
  dev?: boolean;
  integrity?: string;
  license?: string;
}
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
const lockText = readFileSync('package-lock.json', 'utf8');
const { '': root, ...locked } = (JSON.parse(lockText) as { packages: Record<string, Locked> & { '': Manifest } }).packages;
const places = Object.entries(locked) as [string, Locked][];
const nameOf = (place: string) => place.split('node_modules/').at(-1);

/** "openai › zod" for an override that counts below one package only, as the README writes it. */
const overrides = Object.entries(manifest.overrides).flatMap(([name, to]): [string, string][] =>
  typeof to === 'string' ? [[name, to]] : Object.entries(to).map(([below, range]) => [`${name} › ${below}`, range]),
);
const supply = readFileSync('README.md', 'utf8').split('## Supply\n')[1]?.split('\n## ')[0] ?? '';

const parts = (version: string) => version.split('.').map(Number);
/** `^1.2.3` and `1.2.3`, the two ways in which an override here says what it wants. */
function isWithin(version: string, range: string): boolean {
  if (!range.startsWith('^')) return version === range;
  const [is, least] = [parts(version), parts(range.slice(1))];
  const at = least.findIndex((part, place) => part !== is[place]);
  return at < 0 || (at > 0 && (is[at] ?? 0) > (least[at] ?? 0));
}

it.each([
  ['1.2.3', '^1.2.3', true],
  ['1.10.0', '^1.2.3', true],
  ['1.2.2', '^1.2.3', false],
  ['1.1.9', '^1.2.3', false],
  ['2.2.3', '^1.2.3', false],
  ['1.2.4', '1.2.3', false],
])('%s and the range %s: %s', (version, range, expected) => {
  expect(isWithin(version, range)).toBe(expected);
});

it('The README explains every override, and no other', () => {
  const rows = [...supply.matchAll(/^\| `(.+?)` \|/gm)].map(([, name = '']) => name.replaceAll('`', ''));
  expect(rows.sort()).toEqual(overrides.map(([name]) => name).sort());
});

it.each(overrides)('The lock holds no %s but what the override asks for', (name, range) => {
  const wanted = name.split(' › ').at(-1);
  const asked = range.startsWith('$') ? (manifest.dependencies[range.slice(1)] ?? '') : range;
  const above = name.includes(' › ') ? `node_modules/${name.split(' › ')[0]}/node_modules/` : '';
  const held = places.filter(
    ([place]) => nameOf(place) === wanted && (!above || place.startsWith(above) || place === `node_modules/${wanted}`),
  );
  expect(held.length).toBeGreaterThan(0);
  expect(held.filter(([, { version }]) => !isWithin(version, asked)).map(([place, { version }]) => `${place} ${version}`)).toEqual([]);
});

it('The README gives the range of each override as it is', () => {
  const ranges = overrides.filter(([, range]) => range.startsWith('^'));
  expect(ranges.filter(([name, range]) => !supply.includes(`| \`${name}\` |`) || !supply.includes(`\`${range}\` instead of`))).toEqual([]);
});

it('The lock is of this package.json, seals each package with a hash, and says nothing of where it came from', () => {
  expect(root.dependencies).toEqual(manifest.dependencies);
  expect(root.devDependencies).toEqual(manifest.devDependencies);
  expect(places.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([place]) => place)).toEqual([]);
  expect(lockText).not.toContain('"resolved"');
});

it('The runtime for development is asked for by the exact version that the lock holds', () => {
  expect(manifest.devDependencies['node']).toBe(locked['node_modules/node']?.version);
});

it('What goes into service may be used without a condition beyond its notice', () => {
  const permissive = /^(MIT|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|BlueOak-1\.0\.0|Unlicense|\(AFL-2\.1 OR BSD-3-Clause\))$/;
  // These say so in their licence file or README alone: MIT each, and for the fonts Bitstream Vera's own licence, which lets them be embedded.
  const inTheirFiles = ['cldrjs', 'dejavu-fonts-ttf', 'escape-regexp-component', 'jspath', 'png-js', 'semaphore'];
  const others = places.filter(([, { dev, license = '' }]) => !dev && !permissive.test(license)).map(([place]) => nameOf(place));
  expect(others.sort()).toEqual(inTheirFiles);
});
