// The walls between the rooms of src/ really stand: an import the wrong way is refused.
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { root } from '../emulator';

const trial = (room: string): string => path.join(root, 'src', room, 'wrong-way.ts');
const made: string[] = [];

afterEach(() => {
  for (const file of made.splice(0)) rmSync(file, { force: true });
});

/** What lint says of a file in this room with this import; only the rule of directions is looked at. */
function lint(room: string, from: string): string {
  const file = trial(room);
  made.push(file);
  writeFileSync(file, `// A trial.\nimport '${from}';\n`);
  const { stdout } = spawnSync(
    process.execPath,
    ['node_modules/eslint/bin/eslint.js', '--config=src/build/eslint.config.js', '--format=json', file],
    { cwd: root, encoding: 'utf8' },
  );
  return stdout;
}

test('rules/ may import from no other room', () => {
  expect(lint('rules', '../subscriptions/check')).toContain('rules/ may import only from: nothing.');
});

test('the emulator knows nothing of the product', () => {
  expect(lint('emulator', '../rules/index')).toContain('emulator/ may import only from: nothing.');
});

test('every room of src/ stands in the table of directions', () => {
  const table = readFileSync(path.join(root, 'src/build/eslint.config.js'), 'utf8');
  const rooms = readdirSync(path.join(root, 'src'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'build')
    .map(({ name }) => name);
  expect(rooms.filter((room) => !new RegExp(`^  ${room}: \\[`, 'm').test(table))).toEqual([]);
});
