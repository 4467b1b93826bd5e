import { readdirSync, readFileSync } from 'node:fs';
import { settingsSchema } from '../bot/settings/settings.ts';
import { statuses, steps, type Status } from '../src/case/steps.ts';

const readme = readFileSync('README.md', 'utf8');

/** `with_co_ordinator` in the picture is `with co-ordinator` in the service. */
const named = (word: string) => word.replaceAll('_', ' ').replace('co ordinator', 'co-ordinator').replace('follow up', 'follow-up');
const life = readme.split('## The life of a case')[1]?.split('\n## ')[0] ?? '';
const arrows = [...life.matchAll(/^ {2}(\w+|\[\*\]) --> (\w+)(?:: (.+))?$/gm)].map(([, from = '', to = '', step]) => ({
  ...{ from: named(from), to: named(to), step },
}));

/** One name for several statuses: "- *in hand*: ready, allocated, scheduled". */
const groups = new Map([...life.matchAll(/^- \*(.+)\*: (.+)$/gm)].map(([, name = '', members = '']) => [name, members.split(', ')]));
const membersOf = (name: string): string[] => groups.get(name)?.flatMap(membersOf) ?? [name];
/** An arrow of a group is an arrow of each of its statuses; back to its own name it changes no status. */
const shown = arrows.flatMap(({ from, to, step }) =>
  step === undefined || from === '[*]' ? [] : membersOf(from).map((status) => `${status}, ${step}: ${to === from ? status : to}`),
);

/** Where a step leads that the table leaves to a rule: the name that it has in the picture. */
const ruled = (from: Status, step: string, to: string): string =>
  ({
    ...{ 'as assessed': 'assessed', stays: from, 'where it was': 'where it was' },
    'as it went':
      { 'change facts': 'assessed', 'no access': 'no entry', contact: 'contacted', recuse: 'stepped back', 'keep back': 'stepped back' }[
        step
      ] ?? 'not in the picture',
  })[to] ?? to;
/** Saving a draft leads nowhere, so it is no arrow. */
const moves = Object.entries(steps).flatMap(([from, row]) =>
  Object.entries(row)
    .filter(([step]) => step !== 'save')
    .map(([step, { to }]) => `${from}, ${step}: ${ruled(from as Status, step, to)}`),
);

it('The picture of a case’s life shows each step of the table, and no other', () => {
  expect(shown.sort()).toEqual(moves.sort());
});

it('The picture says where a rule may lead', () => {
  const leads = (from: string) => arrows.filter((arrow) => arrow.from === from && arrow.step === undefined).map(({ to }) => to);
  expect(leads('assessed')).toEqual([
    ...['needs information', 'awaiting police check', 'awaiting Inspector', 'with co-ordinator', 'ready', 'not eligible'],
  ]);
  expect(leads('no entry')).toEqual(['allocated', 'with co-ordinator']);
  expect(leads('contacted')).toEqual(['follow-up', 'closed']);
  expect(leads('stepped back')).toEqual(['ready', 'where it was']);
});

it('The picture names no status that there is not, and its groups hold nothing but statuses', () => {
  const rules = ['assessed', 'no entry', 'contacted', 'stepped back', 'where it was', '[*]'];
  const all = new Set(arrows.flatMap(({ from, to }) => [...membersOf(from), ...membersOf(to)]).filter((one) => !rules.includes(one)));
  expect([...all].sort()).toEqual([...statuses].sort());
});

it('The table of settings names every setting, and no other', () => {
  const table = readme.split('## Settings')[1]?.split('\n## ')[0] ?? '';
  const listed = [...table.matchAll(/^\| ((?:`[A-Z_]+`(?:, )?)+) \|/gm)].flatMap(([, names = '']) =>
    [...names.matchAll(/`([A-Z_]+)`/g)].map(([, name]) => name),
  );
  expect(listed.sort()).toEqual(Object.keys(settingsSchema.shape).sort());
});

it('The house names every room below src/', () => {
  const house = /^src\/ [^]+?(?=^cards\/)/m.exec(readme)?.[0] ?? '';
  const named = [...house.matchAll(/(?<=^ {2}|\s{3,})([a-z]+)(?= {2,}\S| {6})/gm)].map(([, name]) => name);
  const rooms = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(named.sort()).toEqual(rooms.map(({ name }) => name).sort());
});
