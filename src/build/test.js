// npm test: everything that can be checked on this machine, with no step before it. The first failure ends it.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ensureInstalled, root } from './installed.js';

/**
 * Runs one program of node_modules. Its output is kept for the case that it fails, or shown as it comes when `loud`.
 * @param {string} name what people are told it does
 * @param {string} script path below the project's folder
 * @param {readonly string[]} args
 * @param {{ loud?: boolean }} [how]
 * @returns {Promise<void>} rejects with the output when the program fails
 */
function step(name, script, args, { loud = false } = {}) {
  const started = Date.now();
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(root, script), ...args], {
      cwd: root,
      stdio: loud ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code !== 0) return reject(new Error(`${output}\n✗ ${name}`));
      console.log(`✓ ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
      resolve();
    });
  });
}

const results = path.join(root, '.cache/jest.json');

try {
  ensureInstalled();
  mkdirSync(path.dirname(results), { recursive: true });
  // Takes one processor while what comes before the tests, and their first half, takes the other.
  const checked = step('types, lint and import directions', 'src/build/check.js', []);
  // Waited for below; what fails before must not leave its failure unheard.
  checked.catch(() => undefined);
  await step('formatting', 'node_modules/prettier/bin/prettier.cjs', ['--check', '--log-level=warn', '.']);
  await step('build', 'src/build/build.js', []);
  await step(
    'tests',
    'node_modules/jest/bin/jest.js',
    ['--config=src/build/jest.config.js', '--json', `--outputFile=${results}`, ...process.argv.slice(2)],
    { loud: true },
  );
  await checked;
  const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(results, 'utf8'));
  console.log(`${numPassedTests} passed, ${numFailedTests} failed, ${numPendingTests} skipped`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
