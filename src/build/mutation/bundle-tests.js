// Bundles the quick tests of the rules with the sources as they are here: run in the sandbox, these hold every mutant.
import { build } from 'esbuild';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

// What tests expect with is a part of what they import in jest.
const jestGlobals = createRequire(createRequire(import.meta.url).resolve('@jest/globals'));
const expectation = createRequire(jestGlobals.resolve('@jest/expect')).resolve('expect');

// Tables and what is as quick. Random worlds and courses would only take longer to notice the same.
const tests = ['cases', 'catalogue', 'engine', 'time', 'small-world'];

await build({
  stdin: { contents: tests.map((name) => `import './${name}.test';`).join('\n'), resolveDir: 'test/rules' },
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
