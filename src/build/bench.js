// npm run bench -- <name>: runs src/build/bench/<name>.ts, which prints figures.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { root } from './installed.js';
import { runBundled } from './run-bundled.js';

const folder = path.join(root, 'src/build/bench');
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.ts'))
  .map((file) => path.basename(file, '.ts'));
const [name = '', ...args] = process.argv.slice(2);

if (names.includes(name)) {
  process.exitCode = await runBundled(path.join(folder, `${name}.ts`), args);
} else {
  console.error(`Usage: npm run bench -- <name>, where <name> is one of: ${names.join(', ')}`);
  process.exitCode = 2;
}
