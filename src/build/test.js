// npm test: everything that can be checked on this machine, with no step before it. The first failure ends it.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
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

/** Every folder below `folder` that is a TypeScript project of its own. @param {string} folder @returns {string[]} */
const projectsIn = (folder) =>
  readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((item) =>
    item.isDirectory() ? projectsIn(`${folder}/${item.name}`) : item.name === 'tsconfig.json' ? [folder] : [],
  );

const typescript = 'node_modules/typescript/bin/tsc';
const results = path.join(root, '.cache/jest.json');

try {
  ensureInstalled();
  mkdirSync(path.dirname(results), { recursive: true });
  // Linting takes one processor as long as everything else before the tests takes the other.
  const linted = step('lint and import directions', 'node_modules/eslint/bin/eslint.js', [
    '--config=src/build/eslint.config.js',
    '--max-warnings=0',
    '--cache',
    '--cache-location=.cache/eslint',
    '.',
  ]);
  // Waited for below; what fails before must not leave its failure unheard.
  linted.catch(() => undefined);
  await step('formatting', 'node_modules/prettier/bin/prettier.cjs', ['--check', '--log-level=warn', '.']);
  for (const folder of [...projectsIn('src'), ...projectsIn('test')]) {
    await step(`types of ${folder}`, typescript, ['-p', folder]);
  }
  await step('build', 'src/build/build.js', []);
  await step(
    'tests',
    'node_modules/jest/bin/jest.js',
    ['--config=src/build/jest.config.js', '--json', `--outputFile=${results}`, ...process.argv.slice(2)],
    { loud: true },
  );
  await linted;
  const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(results, 'utf8'));
  console.log(`${numPassedTests} passed, ${numFailedTests} failed, ${numPendingTests} skipped`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
