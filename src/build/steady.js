// npm run test:steady [-- --runs 10]: repeats every test that starts a browser, beside two processes that keep the
// processors busy, and says how many runs were green and which test failed how. With --whole each run is all that is
// checked of a fresh clone of what is committed, as .ci/run does it, every second one beside the busy processes.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureInstalled, root } from './installed.js';

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '5' }, whole: { type: 'boolean', default: false } },
});
const runs = Number(values.runs);
if (!Number.isInteger(runs) || runs < 1) {
  console.error('Usage: npm run test:steady -- [--whole] --runs N, where N is a whole number from 1.');
  process.exit(2);
}

/** What went wrong in a run, a line for each test or for each file that could not be run. @param {string} results @returns {readonly string[]} */
function failures(results) {
  if (!existsSync(results)) return ['no test was run'];
  /** @type {{ testResults: { name: string, status: string, message: string, assertionResults: { status: string, fullName: string, failureMessages: string[] }[] }[] }} */
  const { testResults } = JSON.parse(readFileSync(results, 'utf8'));
  const firstLine = (/** @type {string} */ text) => text.trim().split('\n')[0] ?? '';
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = path.join('test', name.split(`${path.sep}test${path.sep}`).at(-1) ?? '');
    const failed = assertionResults.filter((one) => one.status === 'failed');
    if (failed.length === 0) return status === 'failed' ? [`${file}: ${firstLine(message)}`] : [];
    return failed.map(
      ({ fullName, failureMessages }) => `${file}: ${fullName}: ${firstLine(failureMessages.join('\n'))}`,
    );
  });
}

/** @typedef {{ ok: boolean, failed: readonly string[] }} Run */

/** Every test that starts a browser. @returns {Promise<Run>} */
async function browserTests() {
  const results = path.join(root, '.cache/steady.json');
  rmSync(results, { force: true });
  const jest = [
    path.join(root, 'node_modules/jest/bin/jest.js'),
    ...['--config=src/build/jest.config.js', '--json', `--outputFile=${results}`],
    ...['--findRelatedTests', 'test/browser.ts'],
  ];
  await once(spawn(process.execPath, jest, { cwd: root, stdio: 'ignore' }), 'close');
  const failed = failures(results);
  return { ok: failed.length === 0, failed };
}

/** Everything, in a fresh clone that is gone afterwards. @returns {Promise<Run>} */
async function wholeClone() {
  const folder = mkdtempSync(path.join(tmpdir(), 'clone-'));
  try {
    const { status } = spawnSync('git', ['clone', '--quiet', root, folder], { stdio: 'inherit' });
    if (status !== 0) return { ok: false, failed: ['it could not be cloned'] };
    let output = '';
    const child = spawn('bash', ['.ci/run', '1'], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    const [code] = await once(child, 'close');
    const failed = failures(path.join(folder, '.cache/jest.json'));
    if (code === 0 || failed.length > 0) return { ok: code === 0, failed };
    return { ok: false, failed: output.trim().split('\n').slice(-5) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Two processes that keep the processors busy until the end that is returned. @returns {() => void} */
function keepBusy() {
  const busy = [1, 2].map(() => spawn(process.execPath, ['--eval', 'for (;;);'], { stdio: 'ignore' }));
  const end = () => busy.forEach((process) => process.kill());
  process.once('exit', end);
  return end;
}
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.once(signal, () => process.exit(1));

if (!values.whole) {
  ensureInstalled();
  await import('./build.js');
}
/** How often each failure was met. @type {Map<string, number>} */
const met = new Map();
let green = 0;
for (let run = 1; run <= runs; run += 1) {
  const isBusy = !values.whole || run % 2 === 0;
  const end = isBusy ? keepBusy() : () => undefined;
  const began = Date.now();
  const { ok, failed } = await (values.whole ? wholeClone() : browserTests());
  const seconds = ((Date.now() - began) / 1000).toFixed(0);
  end();
  if (ok) green += 1;
  for (const failure of failed) met.set(failure, (met.get(failure) ?? 0) + 1);
  const beside = isBusy ? ', beside busy processes' : '';
  console.log([`run ${run}: ${ok ? 'green' : 'red'} (${seconds} s${beside})`, ...failed].join('\n  '));
}
console.log(`${green} of ${runs} runs were green`);
for (const [failure, times] of met) console.log(`  ${times} ×: ${failure}`);
process.exit(green === runs ? 0 : 1);
