// The emulator as other projects' tests import it: its examples run where strangers would run them, and its types hold.
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from '@jest/globals';
import { root } from '../emulator';
import { checkingTypesOf } from '../strangers-types';

const examples = path.join(root, 'src/emulator/examples');
let folder = '';

/** A project of somebody's with this package among its own. */
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'stranger-'));
  cpSync(examples, folder, { recursive: true });
  mkdirSync(path.join(folder, 'node_modules'));
  symlinkSync(root, path.join(folder, 'node_modules/mockups-drive-subscriptions'), 'dir');
  writeFileSync(path.join(folder, 'package.json'), '{}');
});

const run = async (...args: readonly string[]): Promise<string> => {
  const { stdout, stderr } = await promisify(execFile)(process.execPath, args, {
    cwd: folder,
    env: { PATH: process.env['PATH'], HOME: folder },
  }).catch((error: unknown) => error as { readonly stdout: string; readonly stderr: string });
  return stdout + stderr;
};

test('the example for node’s test runner passes', async () => {
  const output = await run('--test', 'node.test.mjs');
  expect(output).toMatch(/pass 1/);
  expect(output).toMatch(/fail 0/);
});

test('the example for jest passes', async () => {
  const jest = path.join(root, 'node_modules/jest-cli/bin/jest.js');
  const output = await run(jest, '--rootDir', folder, '--testMatch', '**/jest.test.cjs', '--watchman=false');
  expect(output).toMatch(/2 passed/);
});

test('its types tell what is asked for, however it is imported', async () => {
  const source = `import { createEmulator, type Emulator, type HostRun } from 'mockups-drive-subscriptions/emulator';
export async function title(): Promise<string> {
  const emulator: Emulator = await createEmulator({ folder: '.', accounts: ['ana@example.com'] });
  const run: HostRun = await emulator.homepage(emulator.world.defaultAccountId());
  await emulator.close();
  return run.reply.type === 'fault' ? run.reply.message : run.execution.functionName;
}
// @ts-expect-error -- a folder is needed
export const wrong = createEmulator({});
`;
  writeFileSync(path.join(folder, 'as-module.mts'), source);
  writeFileSync(path.join(folder, 'as-script.cts'), source);
  expect(await run(...checkingTypesOf('as-module.mts', 'as-script.cts'))).toBe('');
});
