// Changes the rules module in small ways and expects some quick test to notice each. Run by src/build/mutation.js.

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: ['src/rules/**/*.ts'],
  // The quick tests, bundled once with every mutant in them. A process for each mutant takes a tenth of what jest takes
  // to get ready, and forgets everything: situations are decided once and remembered, so that which test meets a mutant
  // first says nothing about the others.
  testRunner: 'command',
  buildCommand: 'node src/build/mutation/bundle-tests.js',
  commandRunner: { command: 'node .cache/quick-tests.cjs' },
  // Only what the rules and their tests need is copied into the sandbox.
  ignorePatterns: ['*', '!src', '!src/**', '!test', '!test/rules/**', '!package.json', '!tsconfig.json'],
  concurrency: 1,
  // A machine that is busy with something else must not make a survivor look noticed.
  timeoutMS: 60_000,
  reporters: ['progress-append-only', 'json'],
  jsonReporter: { fileName: '.cache/mutation.json' },
  tempDirName: '.cache/stryker',
  // The run itself says what is missing, survivor by survivor.
  thresholds: { high: 97, low: 97, break: null },
};
