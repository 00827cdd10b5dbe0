// npm test: everything that can be checked on this machine, with no step before it. Whatever fails, the rest is told too.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ensureInstalled, root } from './installed.js';

/**
 * How one part of the check went. `output` is what it printed and what people have not seen yet.
 * @typedef {{ name: string, ok: boolean, seconds: number, output: string }} Part
 */

/**
 * Runs one program. Its output is kept for the case that it fails, or shown as it comes when `loud`.
 * @param {string} name what people are told it does
 * @param {string} script path below the project's folder
 * @param {readonly string[]} args
 * @param {{ loud?: boolean }} [how]
 * @returns {Promise<Part>}
 */
function run(name, script, args, { loud = false } = {}) {
  const started = Date.now();
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [path.join(root, script), ...args], {
      cwd: root,
      stdio: loud ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => (output += error.message));
    child.on('close', (code) => {
      const seconds = (Date.now() - started) / 1000;
      console.log(`${code === 0 ? '✓' : '✗'} ${name} (${seconds.toFixed(1)} s)`);
      resolve({ name, ok: code === 0, seconds, output });
    });
  });
}

const results = path.join(root, '.cache/jest.json');

/**
 * What Jest writes, as far as it is read here; nothing when it wrote nothing.
 * @typedef {{ status: string, title: string, ancestorTitles: string[] }} Assertion
 * @returns {{ numPassedTests: number, numFailedTests: number, numRuntimeErrorTestSuites: number, numPendingTests: number, testResults: { name: string, assertionResults: Assertion[] }[] }}
 */
const readResults = () =>
  existsSync(results)
    ? JSON.parse(readFileSync(results, 'utf8'))
    : { numPassedTests: 0, numFailedTests: 0, numRuntimeErrorTestSuites: 0, numPendingTests: 0, testResults: [] };

/** Which tests were skipped: a line for each file, with what its groups or tests say of how to have them run. */
const skipped = () =>
  readResults().testResults.flatMap(({ name, assertionResults }) => {
    const tests = assertionResults.filter(({ status }) => status === 'pending');
    const titles = tests.flatMap(({ title, ancestorTitles }) => [...ancestorTitles, title]);
    const said = titles.filter((text) => text.includes('skipped'));
    const why = [...new Set(said.length > 0 ? said : titles)].join('; ');
    return tests.length === 0 ? [] : [`  ${path.relative(root, name)}, ${tests.length}: ${why}`];
  });

try {
  ensureInstalled();
  mkdirSync(path.dirname(results), { recursive: true });
  rmSync(results, { force: true });
  // Takes one processor while what comes before the tests, and their first half, takes the other.
  const checking = run('types, lint and import directions', 'src/build/check.js', []);
  const formatting = await run('formatting', 'node_modules/prettier/bin/prettier.cjs', [
    ...['--check', '--log-level=warn'],
    // By content: every checkout writes its files afresh.
    ...['--cache', '--cache-strategy=content', '--cache-location=.cache/prettier', '.'],
  ]);
  const building = await run('build', 'src/build/build.js', []);
  const jest = ['--config=src/build/jest.config.js', '--json', `--outputFile=${results}`, ...process.argv.slice(2)];
  /** @type {Part} */
  const testing = building.ok
    ? await run('tests', 'node_modules/jest/bin/jest.js', jest, { loud: true })
    : { name: 'tests', ok: false, seconds: 0, output: 'They were not run, since what they test was not built.\n' };
  const parts = [await checking, formatting, building, testing];
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, numPendingTests, testResults } = readResults();
  const phases = parts.map(({ name, seconds }) => ({ name, seconds }));
  writeFileSync(path.join(root, '.cache/test.json'), JSON.stringify({ phases, files: testResults }));

  const failed = parts.filter(({ ok }) => !ok);
  for (const { name, output } of failed) console.log(`\n✗ ${name}\n${output}`);
  if (numPendingTests > 0) console.log(['Skipped:', ...skipped()].join('\n'));
  console.log(parts.map(({ name, ok }) => `${ok ? '✓' : '✗'} ${name}`).join('   '));
  console.log(
    `${numPassedTests} passed, ${numFailedTests + numRuntimeErrorTestSuites} failed, ${numPendingTests} skipped`,
  );
  if (failed.length > 0) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
