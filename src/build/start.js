// npm start: installs what is missing, builds, and opens the desk. Uses nothing that must be installed first.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { ensureInstalled, root } from './installed.js';

try {
  ensureInstalled();
  await import('./build.js');
  const desk = spawn(process.execPath, [path.join(root, 'lib/sample/main.js'), ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => desk.kill(signal));
  desk.on('close', (code) => {
    process.exitCode = code ?? 0;
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
