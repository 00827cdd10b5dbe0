// Installs what the lock file says, when that is not what is installed. Uses nothing that must be installed first.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import path from 'node:path';

/** The project's folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

// What swc unpacks is this checkout's: its usual place is the home of whoever builds.
process.env['SWC_NATIVE_BINDING_CACHE'] = path.join(root, '.cache/swc');

const stamp = path.join(root, 'node_modules', '.installed-lock');

/** Runs `npm ci` unless node_modules already holds exactly this lock file's packages. Throws when npm fails. */
export function ensureInstalled() {
  const lock = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  // npm runs `prepare` when it has just installed: there is nothing to add but the stamp.
  if (process.env['npm_lifecycle_event'] === 'prepare') {
    writeFileSync(stamp, lock);
    return;
  }
  console.log('Installing the packages of package-lock.json (once) …');
  const npm = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (npm.status !== 0) {
    throw new Error('npm ci failed; its message is above. Check the network and the Node version (20.19 or newer).');
  }
  writeFileSync(stamp, lock);
}
