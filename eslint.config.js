import { readFileSync } from 'node:fs';
import tseslint from 'typescript-eslint';

/**
 * The rooms of each floor, in the order in which they stand on one another: a room knows those before it and none behind it, types too.
 * Floors: bot → cards → src, never back. `test/house.test.ts` looks for circles between files and folders.
 */
const rooms = JSON.parse(readFileSync(new URL('.rooms.json', import.meta.url), 'utf8'));

/** Packages that one room alone knows, and the floors that may not be reached from a floor. */
const teams = ['botbuilder*', 'botframework-*', '@microsoft/teams-ai', 'restify'];
const packages = [
  {
    group: teams,
    home: ['bot/teams/**', 'bot/stage/pages.ts'],
    why: 'Teams is known to bot/teams/ alone, and its server to the pages of the local stage.',
  },
  { group: ['adaptivecards*'], home: ['cards/render.ts'], why: 'The templating library stands in cards/render.ts only.' },
  { group: ['node:sqlite'], home: ['src/store/sqlite/**'], why: 'The SQLite driver is known to its own store only.' },
  { group: ['@azure/cosmos'], home: ['src/store/cosmos/**'], why: 'The SDK of Cosmos DB is known to its own store only.' },
];
const above = { src: ['cards', 'bot'], cards: ['bot'], bot: [] };

/** What the files of one room may not import, and why. Files at the top of a floor know all its rooms. */
const door = (floor, room, files) => ({
  files,
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          ...packages.filter(({ home }) => !home.some((one) => files[0] === one)).map(({ group, why }) => ({ group, message: why })),
          ...above[floor].map((other) => ({
            regex: `^(\\.\\./)+${other}/`,
            message: `${floor}/ does not know ${other}/: bot → cards → src.`,
          })),
          ...(room === undefined ? [] : rooms[floor].slice(rooms[floor].indexOf(room) + 1)).map((later) => ({
            regex: `^(\\./|(\\.\\./)+)${later.replace(/^(\w+)\//, '($1/)?')}/[^/]+$`,
            message: `${floor}/${room}/ stands below ${floor}/${later}/ and does not know it.`,
          })),
        ],
      },
    ],
  },
});
const doors = [
  ...Object.keys(rooms).flatMap((floor) => [
    door(floor, undefined, [`${floor}/*.ts`]),
    ...rooms[floor].map((room) => door(floor, room, [`${floor}/${room}/**`])),
  ]),
  door('cards', undefined, ['cards/render.ts']),
  door('bot', 'stage', ['bot/stage/pages.ts']),
];

const noEnvironment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'Settings are read in bot/settings/settings.ts only; elsewhere they come in as an argument.',
};
const noClock = [
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: 'Time comes in as an argument.' },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Time comes in as an argument.' },
  {
    selector: "CallExpression[callee.object.name='DateTime'][callee.property.name=/^(now|local|utc)$/][arguments.length=0]",
    message: 'Time comes in as an argument.',
  },
];

/** Where the app, or a command, is put together: the clock comes in here. */
const entries = ['bot/index.ts', ...['audit', 'retention', 'subject-access', 'keys'].map((command) => `bot/operate/${command}.ts`)];

export default tseslint.config(
  { ignores: ['node_modules/', 'data/', '.playground/', 'build/', '.jest/'] },
  ...tseslint.configs.strict,
  {
    languageOptions: { parserOptions: { projectService: { allowDefaultProject: ['*.config.js', 'bot/operate/*.mjs'] } } },
    rules: { '@typescript-eslint/consistent-type-imports': 'error' },
  },
  {
    files: ['**/*.ts'],
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
    },
  },
  ...doors,
  {
    files: ['bot/**/*.ts', 'cards/**/*.ts', 'src/**/*.ts'],
    ignores: ['bot/settings/settings.ts', ...entries],
    rules: { 'no-restricted-syntax': ['error', noEnvironment, ...noClock] },
  },
  { files: ['bot/settings/settings.ts'], rules: { 'no-restricted-syntax': ['error', ...noClock] } },
  { files: entries, rules: { 'no-restricted-syntax': ['error', noEnvironment] } },
);
