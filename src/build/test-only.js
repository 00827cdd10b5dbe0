// npm run test:only -- PATH…: some of the tests, with what they need built first. Further arguments are jest's.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { ensureInstalled, root } from './installed.js';

const args = process.argv.slice(2);
if (!args.some((arg) => !arg.startsWith('-'))) {
  console.error('Name a file or folder of test/: npm run test:only -- test/rules   (-t NAME, --watch, --coverage)');
  process.exitCode = 2;
} else {
  ensureInstalled();
  await import('./build.js');
  const jest = path.join(root, 'node_modules/jest/bin/jest.js');
  spawn(process.execPath, [jest, '--config', path.join(root, 'src/build/jest.config.js'), ...args], {
    cwd: root,
    stdio: 'inherit',
  }).on('close', (code) => {
    process.exitCode = code ?? 1;
  });
}
