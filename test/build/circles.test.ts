// Files that import each other in a circle are found, also where it is for a type alone.
import { mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import ts from 'typescript';
import { createReader } from '../../src/build/checked';
import { circlesIn } from '../../src/build/circles';

const options: ts.CompilerOptions = { moduleResolution: ts.ModuleResolutionKind.Bundler, module: ts.ModuleKind.ESNext };

/** The ways round, each as the names of its files. */
function circlesAmong(files: Readonly<Record<string, string>>): readonly string[] {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'circles-')));
  const names = Object.entries(files).map(([name, content]) => {
    const file = path.join(folder, name);
    writeFileSync(file, content);
    return file;
  });
  return circlesIn(names, options, createReader()).map((way) =>
    way.map((file) => path.basename(file, '.ts')).join(' '),
  );
}

const a = `import { b } from './b';\nexport const a = b;\n`;

const cases: readonly (readonly [what: string, files: Readonly<Record<string, string>>, circles: readonly string[]])[] =
  [
    ['none', { 'a.ts': a, 'b.ts': `import 'node:fs';\nexport const b = 1;\n` }, []],
    ['one file that two import', { 'a.ts': a, 'b.ts': 'export const b = 1;\n', 'c.ts': a }, []],
    ['two files', { 'a.ts': a, 'b.ts': `import { a } from './a';\nexport const b = () => a;\n` }, ['a b']],
    ['a type', { 'a.ts': a, 'b.ts': `import type { A } from './a';\nexport const b: A = 1;\n` }, ['a b']],
    [
      'an export of another',
      { 'a.ts': a, 'b.ts': `export { b } from './c';\n`, 'c.ts': `export * from './a';\n` },
      ['a b c'],
    ],
    ['itself', { 'a.ts': `import type * as own from './a';\nexport type Own = keyof typeof own;\n` }, ['a']],
  ];

test.each(cases)('%s', (_, files, circles) => {
  expect(circlesAmong(files)).toEqual(circles);
});
