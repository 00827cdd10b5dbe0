// npm run deploy: installs what is missing, builds, and deploys. Uses nothing that must be installed first.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { ensureInstalled, root } from './installed.js';

try {
  ensureInstalled();
  await import('./build.js');
  const [program = 'deploy', ...args] = process.argv.slice(2);
  const child = spawn(process.execPath, [path.join(root, 'lib/deploy', `${program}.js`), ...args], {
    stdio: 'inherit',
  });
  child.on('close', (code) => {
    process.exitCode = code ?? 1;
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
