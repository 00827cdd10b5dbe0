// Modules of the product as they run, for what the build makes of them.
import { build } from 'esbuild';
import { Buffer } from 'node:buffer';
import path from 'node:path';
import { root } from './installed.js';

/**
 * A module of src/ as it runs.
 * @param {string} entry below src/
 * @param {import('esbuild').BuildOptions} [options]
 */
export async function loaded(entry, options = {}) {
  const { outputFiles = [] } = await build({
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    logLevel: 'warning',
    ...options,
    entryPoints: [path.join(root, 'src', entry)],
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0]?.contents ?? '').toString('base64')}`);
}
