import tseslint from 'typescript-eslint';

/** Forbids imports in a room of the house, and says why. */
const only = (files, forbidden, why, ignores = []) => ({
  files,
  ignores,
  rules: { 'no-restricted-imports': ['error', { patterns: forbidden.map((group) => ({ group: [group], message: why })) }] },
});

const teams = ['botbuilder*', 'botframework-*', '@microsoft/teams-ai', 'restify'];
const picture = ['adaptivecards*'];
const sqlite = ['node:sqlite'];
const cosmos = ['@azure/cosmos'];
const rooms = ['**/bot/**', '**/cards/**'];

const noEnvironment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'Settings are read in bot/settings.ts only; elsewhere they come in as an argument.',
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
const entries = ['bot/index.ts', 'bot/audit.ts', 'bot/retention.ts', 'bot/subject-access.ts', 'bot/keys.ts'];

export default tseslint.config(
  { ignores: ['node_modules/', 'data/', '.playground/', 'build/', '.jest/'] },
  ...tseslint.configs.strict,
  {
    languageOptions: { parserOptions: { projectService: { allowDefaultProject: ['*.config.js', 'bot/*.mjs'] } } },
    rules: { '@typescript-eslint/consistent-type-imports': 'error' },
  },
  {
    files: ['**/*.ts'],
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
    },
  },
  only(
    ['src/**/*.ts'],
    [...teams, ...picture, ...rooms, ...sqlite, ...cosmos],
    'src/ knows the service, not Teams and not cards; a database driver is known to its own store only.',
    ['src/store/sqlite*.ts', 'src/store/cosmos*.ts'],
  ),
  only(
    ['src/store/cosmos*.ts'],
    [...teams, ...picture, ...rooms, ...sqlite],
    'The Cosmos store knows its SDK and the service, nothing else.',
  ),
  only(
    ['src/store/sqlite*.ts'],
    [...teams, ...picture, ...rooms, ...cosmos],
    'The SQLite store knows its driver and the service, nothing else.',
  ),
  only(
    ['cards/**/*.ts'],
    [...teams, ...picture, ...sqlite, ...cosmos, '**/bot/**'],
    'cards/ knows what people see, not Teams and not the store; the templating library stands in cards/render.ts only.',
    ['cards/render.ts'],
  ),
  only(['cards/render.ts'], [...teams, ...sqlite, ...cosmos, '**/bot/**'], 'cards/ knows what people see, not Teams and not the store.'),
  only(['bot/**/*.ts'], [...picture, ...sqlite, ...cosmos], 'bot/ renders through cards/render.ts and keeps through src/store.'),
  {
    files: ['bot/**/*.ts', 'cards/**/*.ts', 'src/**/*.ts'],
    ignores: ['bot/settings.ts', ...entries],
    rules: { 'no-restricted-syntax': ['error', noEnvironment, ...noClock] },
  },
  { files: ['bot/settings.ts'], rules: { 'no-restricted-syntax': ['error', ...noClock] } },
  { files: entries, rules: { 'no-restricted-syntax': ['error', noEnvironment] } },
);
