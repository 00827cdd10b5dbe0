// Names that nobody imports are no exports, and nothing lives for its test alone.
import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import ts from 'typescript';
import { createReader } from '../../src/build/checked';
import { unusedExports } from '../../src/build/exports';

const options: ts.CompilerOptions = { moduleResolution: ts.ModuleResolutionKind.Bundler, module: ts.ModuleKind.ESNext };

/** The unused exports of files, by file and name; those in `tests/` are tests. */
function unusedIn(files: Readonly<Record<string, string>>): readonly string[] {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'exports-')));
  mkdirSync(path.join(folder, 'tests'));
  const names = Object.entries(files).map(([name, content]) => {
    const file = path.join(folder, name);
    writeFileSync(file, content);
    return file;
  });
  const isTest = (file: string): boolean => path.basename(path.dirname(file)) === 'tests';
  return unusedExports(names, options, createReader(), isTest).map(
    ({ file, name }) => `${path.relative(folder, file)} ${name}`,
  );
}

const text = 'export const one = 1;\nexport const two = one + 1;\n';

const cases: readonly (readonly [what: string, files: Readonly<Record<string, string>>, unused: readonly string[]])[] =
  [
    ['nobody', { 'a.ts': text }, ['a.ts one', 'a.ts two']],
    ['an import', { 'a.ts': text, 'b.ts': `import { one, two as other } from './a';\nother(one);\n` }, []],
    ['one by another name', { 'a.ts': text, 'b.ts': `import { two as one } from './a';\n` }, ['a.ts one']],
    ['all of it', { 'a.ts': text, 'b.ts': `import * as all from './a';\n` }, []],
    ['an import while it runs', { 'a.ts': text, 'b.ts': `const { one } = await import('./a');\n` }, []],
    ['a type', { 'a.ts': 'export interface A { b: 1 }\n', 'b.ts': `let a: import('./a').A;\n` }, []],
    ['a comment', { 'a.ts': 'export interface A { b: 1 }\n', 'b.js': `/** @type {import('./a').A} */\nlet a;\n` }, []],
    [
      'an export that nobody imports',
      { 'a.ts': text, 'b.ts': `export { one, two } from './a';\n` },
      ['b.ts one', 'b.ts two'],
    ],
    ['a test, and its own file', { 'a.ts': text, 'tests/a.ts': `import { one } from '../a';\n` }, ['a.ts two']],
    ['a test alone', { 'a.ts': text, 'tests/a.ts': `import { two } from '../a';\n` }, ['a.ts one', 'a.ts two']],
    ['a helper of tests', { 'tests/a.ts': text, 'tests/b.ts': `import { one, two } from './a';\n` }, []],
    ['a pattern', { 'a.ts': 'export const { one, two: [three] } = from;\n' }, ['a.ts one', 'a.ts three']],
    ['a tool', { 'a.ts': 'export default 1;\n', 'b.ts': 'const a = 1;\nexport { a as default };\n' }, []],
  ];

test.each(cases)('what is used by %s', (_, files, unused) => {
  expect(unusedIn(files)).toEqual(unused);
});
