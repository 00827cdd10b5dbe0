// The rules of this project's own lint really hold: an import the wrong way is refused, and so is what answers too late.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Linter } from 'eslint';
import { directions, walls } from '../../src/build/directions';
import { atOnce } from '../../src/build/at-once';
import { root } from '../emulator';

/** What lint says of this import, as if it stood in this file. */
const lint = (file: string, from: string): readonly string[] =>
  new Linter().verify(`// A trial.\nimport '${from}';\n`, [...walls], file).map(({ message }) => message);

test('rules/ may import from no other room', () => {
  expect(lint('src/rules/time.ts', '../subscriptions/check')).toEqual([
    expect.stringContaining('rules/ may import only from: nothing.'),
  ]);
});

test('the emulator knows nothing of the product, only what every page looks like', () => {
  const refused = [expect.stringContaining('emulator/ may import only from: pages/ground.')];
  expect(lint('src/emulator/manifest.ts', '../rules/index')).toEqual(refused);
  expect(lint('src/emulator/desk/desk.tsx', '../../pages/contract')).toEqual(refused);
  expect(lint('src/emulator/desk/desk.tsx', '../../pages/ground/dialog')).toEqual([]);
});

test('the ground of the pages knows nothing', () => {
  expect(lint('src/pages/ground/dialog.tsx', '../contract')).toEqual([
    expect.stringContaining('pages/ground/ may import only from: nothing.'),
  ]);
  expect(lint('src/pages/ground/dialog.tsx', './icon')).toEqual([]);
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

describe('what people press at once is taken', () => {
  const said = (code: string): readonly string[] =>
    new Linter().verify(code, [atOnce], 'src/pages/open/trial.ts').map(({ message }) => message);
  const refused = [expect.stringContaining('useLayoutEffect')];

  test.each([
    'useEffect(() => { field.current?.focus(); }, []);',
    'useEffect(() => { if (isOpen) dialog.showModal(); });',
    'useEffect(() => { field.current.select(); }, []);',
    "useEffect(() => { document.addEventListener('keydown', press); }, []);",
    "useEffect(() => listen(() => { list.addEventListener('pointerdown', press); }), []);",
  ])('never after the page was painted: %s', (code) => {
    expect(said(code)).toEqual(refused);
  });

  test.each([
    'useLayoutEffect(() => { field.current?.focus(); }, []);',
    "useEffect(() => { document.addEventListener('visibilitychange', seen); }, []);",
    'const close = () => { button.focus(); };',
  ])('in the task that shows it: %s', (code) => {
    expect(said(code)).toEqual([]);
  });
});
