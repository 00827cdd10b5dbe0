// Jest over TypeScript by swc. Packages published as ES modules only are transformed too.
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { root as rootDir } from './installed.js';

const esmOnly = [
  'intl-messageformat',
  '@formatjs',
  'fast-check',
  'pure-rand',
  'decimal\\.js',
  'roughjs',
  'hachure-fill',
  'path-data-parser',
  'points-on[^/]*',
  'p-retry',
  'is-network-error',
  'env-paths',
  'is-safe-filename',
];

// The usual place is one for all checkouts: the folder for temporary files.
const cacheDirectory = path.join(rootDir, '.cache/jest');

export default {
  rootDir,
  cacheDirectory,
  coverageDirectory: path.join(rootDir, '.cache/coverage'),
  globalSetup: '<rootDir>/test/run.ts',
  globalTeardown: '<rootDir>/test/run-end.ts',
  testEnvironment: '<rootDir>/src/build/test-environment.js',
  testMatch: ['<rootDir>/test/**/*.test.ts', '<rootDir>/test/**/*.test.tsx'],
  testPathIgnorePatterns: ['/node_modules/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/lib/', '<rootDir>/.cache/'],
  transform: {
    '^.+\\.(t|j)sx?$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic', importSource: 'preact' } },
          target: 'es2022',
        },
        module: { type: 'commonjs' },
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly.join('|')})/)`],
  // One more than there are processors: suites wait for browsers and other programs, and others go on meanwhile.
  maxWorkers: availableParallelism() + 1,
  // Nothing is waited for that long, however busy the machine is: it ends a test that would never end. Longer than any wait
  // within a test, so that a wait that fails says what it waited for.
  testTimeout: 600_000,
};
