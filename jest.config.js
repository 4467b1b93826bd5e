export default {
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  transform: { '\\.ts$': '<rootDir>/.jest/typescript.cjs' },
  testTimeout: 20_000,
  // Many tests wait for other processes, so every core may as well have one.
  maxWorkers: '100%',
};
