// npm run test:fuzz -- --inputs 200000 [--seed 7]: the fuzzers of npm test with more inputs, or with others, and every kind of
// edit on a control of each type in every drawing at hand.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureInstalled, root } from './installed.js';

ensureInstalled();
const { values } = parseArgs({
  options: { inputs: { type: 'string', default: '200000' }, seed: { type: 'string', default: '1' } },
});
const run = spawnSync(
  process.execPath,
  [
    path.join(root, 'node_modules/jest/bin/jest.js'),
    '--config=src/build/jest.config.js',
    'test/mockup/(fuzz|edit/lossless)',
  ],
  { cwd: root, stdio: 'inherit', env: { ...process.env, MOCKUP_FUZZ: values.inputs, MOCKUP_FUZZ_SEED: values.seed } },
);
process.exitCode = run.status ?? 1;
