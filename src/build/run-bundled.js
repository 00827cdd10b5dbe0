// Bundles a TypeScript program of the project for Node and runs it by itself, outside of any test runner.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { ensureInstalled, root } from './installed.js';

/**
 * @param {string} entry the program's file
 * @param {readonly string[]} args what it is given
 * @returns {Promise<number>} its exit code
 */
export async function runBundled(entry, args) {
  ensureInstalled();
  const { build } = await import('esbuild');
  const outfile = path.join(root, '.cache/programs', `${path.relative(root, entry).replace(/\W+/g, '-')}.mjs`);
  mkdirSync(path.dirname(outfile), { recursive: true });
  await build({
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    // Bundled, since some packages are ES modules that Node can't load as they are; these load files of their own.
    external: ['sql.js', 'json-rules-engine', '@casl/ability', 'commander', 'fast-check', 'playwright-core'],
    logLevel: 'warning',
    entryPoints: [entry],
    outfile,
  });
  const run = spawnSync(process.execPath, ['--expose-gc', outfile, ...args], { cwd: root, stdio: 'inherit' });
  return run.status ?? 1;
}
