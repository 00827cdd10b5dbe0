// Bundles the quick tests of the rules with the sources as they are here: run in the sandbox, these hold every mutant.
import { build } from 'esbuild';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

// What tests expect with is a part of what they import in jest.
const jestGlobals = createRequire(createRequire(import.meta.url).resolve('@jest/globals'));
const expectation = createRequire(jestGlobals.resolve('@jest/expect')).resolve('expect');

// Tables and what is as quick first: nearly every mutant ends there. What is left meets random worlds, the same each time.
const tests = [
  ...['document', 'cases', 'catalogue', 'account', 'calls', 'engine', 'time', 'billed'],
  ...['around-changes', 'small-world', 'agreement', 'other-products', 'seats-and-changes', 'standing'],
];
const seed = 20_260_615;

await build({
  stdin: {
    contents: [
      "import fc from 'fast-check';",
      ...tests.map((name) => `import './${name}.test';`),
      `fc.configureGlobal({ seed: ${seed} });`,
    ].join('\n'),
    resolveDir: 'test/rules',
  },
  // Tests export nothing, and are all the same meant.
  ignoreAnnotations: true,
  outfile: '.cache/quick-tests.cjs',
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  logLevel: 'warning',
  alias: {
    '@jest/globals': fileURLToPath(new URL('without-jest.js', import.meta.url)),
    expect: expectation,
  },
});
