// npm run test:mutation, on demand: changes the rules module in small ways and expects some test to notice each.
export default {
  testRunner: 'jest',
  jest: { configFile: 'src/build/jest.config.js', enableFindRelatedTests: false },
  mutate: ['src/rules/**/*.ts'],
  // Of the tests, those that need neither a build nor long random courses.
  ignorePatterns: [
    'dist',
    'lib',
    '.cache',
    'test/emulator',
    'test/addon',
    'test/pages',
    'test/mockup',
    'test/admin/commands.test.ts',
  ],
  coverageAnalysis: 'perTest',
  concurrency: 2,
  reporters: ['clear-text', 'progress'],
  tempDirName: '.cache/stryker',
  thresholds: { high: 95, low: 90, break: 90 },
};
