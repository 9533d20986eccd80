// ts-jest is ten times slower here, and its branch coverage is wrong with decorators.
const common = {
  rootDir: __dirname,
  testEnvironment: 'node',
  transform: { '^.+\\.(t|j)s$': '@swc/jest' },
};

const stores = {
  globalSetup: '<rootDir>/test/e2e/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/e2e/support/global-teardown.ts',
};

/** @type {import('jest').Config} */
module.exports = {
  projects: [
    {
      ...common,
      displayName: 'unit',
      testMatch: ['<rootDir>/{src,eval}/**/*.spec.ts', '<rootDir>/test/openai-server/**/*.spec.ts'],
    },
    { ...common, ...stores, displayName: 'e2e', testMatch: ['<rootDir>/test/e2e/**/*.e2e-spec.ts'] },
    // What `npm test` runs; the two above are for single suites.
    { ...common, displayName: 'unit-together', testMatch: ['<rootDir>/test/unit.together.ts'] },
    { ...common, ...stores, displayName: 'e2e-together', testMatch: ['<rootDir>/test/e2e.together.ts'] },
    { ...common, ...stores, displayName: 'proxy', testMatch: ['<rootDir>/test/proxy/**/*.proxy-spec.ts'] },
  ],
  testTimeout: 30_000,
};
