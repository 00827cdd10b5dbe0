// The walls between the rooms of src/ really stand: an import the wrong way is refused.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { Linter } from 'eslint';
import { directions, walls } from '../../src/build/directions';
import { root } from '../emulator';

/** What lint says of this import, as if it stood in this file. */
const lint = (file: string, from: string): readonly string[] =>
  new Linter().verify(`// A trial.\nimport '${from}';\n`, [...walls], file).map(({ message }) => message);

test('rules/ may import from no other room', () => {
  expect(lint('src/rules/time.ts', '../subscriptions/check')).toEqual([
    expect.stringContaining('rules/ may import only from: nothing.'),
  ]);
});

test('the emulator knows nothing of the product', () => {
  expect(lint('src/emulator/manifest.ts', '../rules/index')).toEqual([
    expect.stringContaining('emulator/ may import only from: nothing.'),
  ]);
});

test('the walls stand wherever there is lint', () => {
  expect(readFileSync(path.join(root, 'src/build/eslint.config.js'), 'utf8')).toContain('\n  ...walls,\n');
});

test('every room of src/ stands in the table of directions', () => {
  const rooms = readdirSync(path.join(root, 'src'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'build')
    .map(({ name }) => name);
  expect(rooms.filter((room) => !(room in directions))).toEqual([]);
});
