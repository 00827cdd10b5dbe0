// node src/build/rules-document.js: writes src/rules/RULES.md from the rules, their words and their cases.
import path from 'node:path';
import { root } from './installed.js';
import { runBundled } from './run-bundled.js';

process.exitCode = await runBundled(path.join(root, 'test/rules/write-document.ts'), [
  path.join(root, 'src/rules/RULES.md'),
]);
