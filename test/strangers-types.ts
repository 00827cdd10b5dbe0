// Types of the package as a stranger's compiler meets them, without those of a browser.
import path from 'node:path';
import { root } from './emulator';

/** What Node is given to check these files, strictly. */
export const checkingTypesOf = (...files: readonly string[]): readonly string[] => [
  path.join(root, 'node_modules/typescript/bin/tsc'),
  '--noEmit',
  '--strict',
  ...['--module', 'nodenext'],
  ...['--target', 'es2022'],
  ...['--lib', 'es2022'],
  '--skipDefaultLibCheck',
  ...files,
];
