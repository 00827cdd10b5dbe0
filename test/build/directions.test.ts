// The walls between the rooms of src/ really stand: an import the wrong way is refused.
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { root } from '../emulator';

/** What lint says of this import, as if it stood in this file; nothing is written. */
function lint(file: string, from: string): string {
  const args = ['--config=src/build/eslint.config.js', '--format=json', '--stdin', '--stdin-filename', file];
  const { stdout } = spawnSync(process.execPath, ['node_modules/eslint/bin/eslint.js', ...args], {
    cwd: root,
    encoding: 'utf8',
    input: `// A trial.\nimport '${from}';\n`,
  });
  return stdout;
}

test('rules/ may import from no other room', () => {
  expect(lint('src/rules/time.ts', '../subscriptions/check')).toContain('rules/ may import only from: nothing.');
});

test('the emulator knows nothing of the product', () => {
  expect(lint('src/emulator/manifest.ts', '../rules/index')).toContain('emulator/ may import only from: nothing.');
});

test('every room of src/ stands in the table of directions', () => {
  const table = readFileSync(path.join(root, 'src/build/eslint.config.js'), 'utf8');
  const rooms = readdirSync(path.join(root, 'src'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'build')
    .map(({ name }) => name);
  expect(rooms.filter((room) => !new RegExp(`^  ${room}: \\[`, 'm').test(table))).toEqual([]);
});
