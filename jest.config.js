export default {
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  transform: { '\\.ts$': '<rootDir>/.jest/typescript.cjs' },
  // Only for what hangs: no test depends on how fast the machine is.
  testTimeout: 60_000,
  // Many tests wait for other processes, so every core may as well have one.
  maxWorkers: '100%',
};
