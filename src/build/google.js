// npm run test:google [-- CONDITIONS]: every test that starts a browser once more, with Google as it is where it is least kind:
// everybody is asked for consent, pages lose whatever looks like a comment, Drive leaves out what it may, and so on.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { ensureInstalled, root } from './installed.js';

ensureInstalled();
await import('./build.js');
const jest = [
  path.join(root, 'node_modules/jest/bin/jest.js'),
  ...['--config=src/build/jest.config.js', '--findRelatedTests', 'test/browser.ts'],
];
const google = process.argv[2] ?? 'least-kind';
const child = spawn(process.execPath, jest, { cwd: root, stdio: 'inherit', env: { ...process.env, GOOGLE: google } });
child.on('close', (code) => {
  process.exitCode = code ?? 1;
});
