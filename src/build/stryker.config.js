// npm run test:mutation, on demand: changes the rules module in small ways and expects some test to notice each.
export default {
  testRunner: 'jest',
  jest: {
    configFile: 'src/build/jest.config.js',
    enableFindRelatedTests: false,
    // The tables of cases and what is as quick. Random worlds and courses would only take longer to notice the same.
    config: {
      roots: ['<rootDir>/src/rules', '<rootDir>/src/messages', '<rootDir>/test/rules'],
      watchman: false,
      testMatch: ['<rootDir>/test/rules/{cases,catalogue,engine,time}.test.ts'],
    },
  },
  mutate: ['src/rules/**/*.ts'],
  // Only what the rules and their tests need is copied into the sandbox.
  ignorePatterns: ['*', '!src', '!src/**', '!test', '!test/rules/**', '!package.json', '!tsconfig.json'],
  // Situations are decided once and remembered, so that which test meets a mutant first says nothing about the others.
  coverageAnalysis: 'all',
  concurrency: 1,
  incremental: true,
  incrementalFile: '.cache/stryker.json',
  reporters: ['clear-text', 'json'],
  jsonReporter: { fileName: '.cache/mutation.json' },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  tempDirName: '.cache/stryker',
  thresholds: { high: 95, low: 95, break: 95 },
};
