// npm run bench -- <name>: bundles src/build/bench/<name>.ts and runs it by itself, outside of any test runner.
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { ensureInstalled, root } from './installed.js';

ensureInstalled();
const { build } = await import('esbuild');

const folder = path.join(root, 'src/build/bench');
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.ts'))
  .map((file) => path.basename(file, '.ts'));
const [name = '', ...args] = process.argv.slice(2);
const entry = path.join(folder, `${name}.ts`);

if (!names.includes(name) || !existsSync(entry)) {
  console.error(`Usage: npm run bench -- <name>, where <name> is one of: ${names.join(', ')}`);
  process.exitCode = 2;
} else {
  const outfile = path.join(root, '.cache/bench', `${name}.mjs`);
  mkdirSync(path.dirname(outfile), { recursive: true });
  await build({
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    // Bundled, since some packages are ES modules that Node can't load as they are; these load files of their own.
    external: ['sql.js', 'json-rules-engine', '@casl/ability', 'playwright-core', '@sparticuz/chromium'],
    logLevel: 'warning',
    entryPoints: [entry],
    outfile,
  });
  const run = spawnSync(process.execPath, ['--expose-gc', outfile, ...args], { cwd: root, stdio: 'inherit' });
  process.exitCode = run.status ?? 1;
}
