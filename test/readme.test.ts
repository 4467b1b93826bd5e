import { existsSync, readFileSync } from 'node:fs';
import { settingsSchema } from '../bot/settings.ts';
import { steps, type Status } from '../src/case/steps.ts';

const readme = readFileSync('README.md', 'utf8');

/** `with_co_ordinator` in the picture is `with co-ordinator` in the service. */
const named = (word: string) => word.replaceAll('_', ' ').replace('co ordinator', 'co-ordinator');
const arrows = [...readme.matchAll(/^ {2}(\w+|\[\*\]) --> (\w+): (.+)$/gm)].map(
  ([, from = '', to = '', step]) => `${named(from)}, ${step}: ${named(to)}`,
);

/** Saving a draft leads nowhere, so it is no arrow. */
const moves = Object.entries(steps).flatMap(([from, row]) =>
  Object.entries(row)
    .filter(([step]) => step !== 'save')
    .map(([step, { to }]) => `${from as Status}, ${step}: ${to === 'as assessed' ? 'assessed' : to}`),
);

it('The picture of a case’s life shows each step of the table, and no other', () => {
  expect(arrows.filter((arrow) => !arrow.startsWith('[*]')).sort()).toEqual(moves.sort());
});

it('The table of settings names every setting, and no other', () => {
  const table = readme.split('## Settings')[1]?.split('\n## ')[0] ?? '';
  const listed = [...table.matchAll(/^\| ((?:`[A-Z_]+`(?:, )?)+) \|/gm)].flatMap(([, names = '']) =>
    [...names.matchAll(/`([A-Z_]+)`/g)].map(([, name]) => name),
  );
  expect(listed.sort()).toEqual(Object.keys(settingsSchema.shape).sort());
});

it('The rooms and files that it sends a reader to are there', () => {
  const house = readme.split('## The house')[1]?.split('## The criteria')[0] ?? '';
  const paths = [...house.matchAll(/`((?:bot|cards|src|test)\/[\w./-]*)`/g)].map(([, path = '']) => path);
  expect(paths.length).toBeGreaterThan(15);
  expect(paths.filter((path) => !existsSync(path))).toEqual([]);
});
