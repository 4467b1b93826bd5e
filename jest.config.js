export default {
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  transform: { '\\.ts$': '<rootDir>/.jest/typescript.cjs' },
  testTimeout: 20_000,
};
