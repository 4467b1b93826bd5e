import { parsePeople, readPeople } from '../../../bot/settings/people-file.ts';

const id = '00000000-0000-4000-8000-0000000000ab';
const someone = { id, name: 'Sam Sample', agency: 'Example Housing', roles: ['operative'] };
const reads =
  (...people: object[]) =>
  () =>
    parsePeople(JSON.stringify({ people }), 'people.json');

it('reads who holds which role', () => {
  expect(reads(someone)()).toEqual([someone]);
  expect(reads({ ...someone, roles: [] })()).toEqual([{ ...someone, roles: [] }]);
});

it('reads a name as one line, with the signs that names have', () => {
  expect(reads({ ...someone, name: ' Insp.\n Zoë O’Neill-Specimen (’99) ' })()).toEqual([
    { ...someone, name: 'Insp. Zoë O’Neill-Specimen (’99)' },
  ]);
});

it.each([
  ['Una Fisk [External]', 'Una Fisk (External)'],
  ['Rory Pell | Fire Service', 'Rory Pell - Fire Service'],
  ['Alex Example – Housing', 'Alex Example - Housing'],
  ['MADEUP, Rae 1234 (Humberside Police)', 'MADEUP, Rae 1234 (Humberside Police)'],
  ['[Sam](http://e.example)', '(Sam)(http//e.example)'],
  ['Sam *Sample* #1', 'Sam Sample 1'],
])('takes a name as a directory has it, %j, and shows it plain', (name, plain) => {
  expect(reads({ ...someone, name })()).toEqual([{ ...someone, name: plain }]);
});

it('reads a file that begins with a byte order mark', () => {
  expect(parsePeople(`\uFEFF${JSON.stringify({ people: [someone] })}`, 'people.json')).toEqual([someone]);
});

it('knows a person by the same id however it is written', () => {
  expect(reads({ ...someone, id: id.toUpperCase() })()).toEqual([someone]);
});

it.each<[string, () => unknown, RegExp]>([
  ['a file that is not there', () => readPeople('/nowhere/people.json'), /^PEOPLE_FILE: \/nowhere\/people\.json cannot be read$/],
  ['no JSON', () => parsePeople('people:', 'people.json'), /^PEOPLE_FILE: people\.json is not JSON$/],
  ['another shape', () => parsePeople('[]', 'people.json'), /^PEOPLE_FILE: people\.json has mistakes/],
  ['an unknown role', reads({ ...someone, roles: ['boss'] }), /has mistakes[^]*people\[0\]\.roles\[0\]/],
  ['a misspelt field', reads({ ...someone, rolls: [] }), /has mistakes[^]*rolls/],
  ['no name', reads({ ...someone, name: '' }), /has mistakes[^]*people\[0\]\.name/],
  ['a name of nothing that can be seen', reads({ ...someone, name: '\u200b\u3164' }), /has mistakes[^]*people\[0\]\.name/],
  ['an e-mail address for an id', reads({ ...someone, id: 'sam@example.org' }), /has mistakes[^]*people\[0\]\.id/],
  ['somebody twice', reads(someone, { ...someone, id: id.toUpperCase() }), /lists 00000000-0000-4000-8000-0000000000ab twice/],
])('refuses %s, and says why', (_, read, problem) => {
  expect(read).toThrow(problem);
});

it('tells every mistake at once', () => {
  expect(reads({ ...someone, name: '' }, { ...someone, roles: ['boss'] })).toThrow(
    /people\[0\]\.name[^]*people\[1\]\.roles|people\[1\]\.roles[^]*people\[0\]\.name/,
  );
});
