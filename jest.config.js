export default {
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  // The one library in use that comes only as a module of the new kind is turned as well.
  transform: { '\\.ts$|/any-ascii/.*\\.js$': '<rootDir>/.jest/typescript.cjs' },
  transformIgnorePatterns: ['/node_modules/(?!any-ascii/)'],
  // Only for what hangs: no test depends on how fast the machine is.
  testTimeout: 60_000,
  // Many tests wait for other processes, so every core may as well have one.
  maxWorkers: '100%',
};
