// npm run test:steady [-- --runs 10]: repeats every test that starts a browser, beside two processes that keep the
// processors busy, and says how many runs were green and which test failed how.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureInstalled, root } from './installed.js';

const { values } = parseArgs({ options: { runs: { type: 'string', default: '5' } } });
const runs = Number(values.runs);
if (!Number.isInteger(runs) || runs < 1) {
  console.error('Usage: npm run test:steady -- --runs N, where N is a whole number from 1.');
  process.exit(2);
}
ensureInstalled();
await import('./build.js');

const results = path.join(root, '.cache/steady.json');
const jest = [
  path.join(root, 'node_modules/jest/bin/jest.js'),
  ...['--config=src/build/jest.config.js', '--json', `--outputFile=${results}`],
  ...['--findRelatedTests', 'test/browser.ts'],
];

/** What went wrong in the last run, a line for each test or for each file that could not be run. @returns {readonly string[]} */
function failures() {
  if (!existsSync(results)) return ['no test was run'];
  /** @type {{ testResults: { name: string, status: string, message: string, assertionResults: { status: string, fullName: string, failureMessages: string[] }[] }[] }} */
  const { testResults } = JSON.parse(readFileSync(results, 'utf8'));
  const firstLine = (/** @type {string} */ text) => text.trim().split('\n')[0] ?? '';
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = path.relative(root, name);
    const failed = assertionResults.filter((one) => one.status === 'failed');
    if (failed.length === 0) return status === 'failed' ? [`${file}: ${firstLine(message)}`] : [];
    return failed.map(
      ({ fullName, failureMessages }) => `${file}: ${fullName}: ${firstLine(failureMessages.join('\n'))}`,
    );
  });
}

const busy = [1, 2].map(() => spawn(process.execPath, ['--eval', 'for (;;);'], { stdio: 'ignore' }));
process.once('exit', () => busy.forEach((process) => process.kill()));
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.once(signal, () => process.exit(1));

/** How often each failure was met. @type {Map<string, number>} */
const met = new Map();
let green = 0;
for (let run = 1; run <= runs; run += 1) {
  rmSync(results, { force: true });
  const began = Date.now();
  await once(spawn(process.execPath, jest, { cwd: root, stdio: 'ignore' }), 'close');
  const failed = failures();
  if (failed.length === 0) green += 1;
  for (const failure of failed) met.set(failure, (met.get(failure) ?? 0) + 1);
  const seconds = ((Date.now() - began) / 1000).toFixed(0);
  console.log([`run ${run}: ${failed.length === 0 ? 'green' : 'red'} (${seconds} s)`, ...failed].join('\n  '));
}
console.log(`${green} of ${runs} runs were green`);
for (const [failure, times] of met) console.log(`  ${times} ×: ${failure}`);
process.exit(green === runs ? 0 : 1);
