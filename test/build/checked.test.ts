// What was found free of faults is looked at again whenever something that it is told of has changed.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import ts from 'typescript';
import { createReader, fingerprintsOf } from '../../src/build/checked';

const options: ts.CompilerOptions = { moduleResolution: ts.ModuleResolutionKind.Bundler, module: ts.ModuleKind.ESNext };
const before = {
  'top.ts': `import { middle } from './middle';\nexport const top: number = middle;\n`,
  'middle.ts': `import { deep } from './deep';\nexport const middle = deep;\n`,
  'deep.ts': `export const deep = 1;\n`,
  'typed.ts': `export const typed: import('./deep').Deep = 1;\n`,
  'noted.js': `/** @type {import('./deep').Deep} */\nexport const noted = 1;\n`,
  'alone.ts': `export const alone = 1;\n`,
  'everywhere.d.ts': `declare const everywhere: number;\n`,
};

/** Writes the files and gives their fingerprints. */
function fingerprints(folder: string, files: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const names = Object.entries(files).map(([name, text]) => {
    const file = path.join(folder, name);
    writeFileSync(file, text);
    return file;
  });
  const found = fingerprintsOf(names, options, createReader()).fingerprints;
  return Object.fromEntries([...found].map(([file, print]) => [path.basename(file), print]));
}

const changes = [
  {
    what: 'a type far below',
    to: { 'deep.ts': `export const deep = 'one';\n` },
    anew: ['top.ts', 'middle.ts', 'deep.ts', 'typed.ts', 'noted.js'],
  },
  { what: 'what is declared everywhere', to: { 'everywhere.d.ts': `` }, anew: Object.keys(before) },
  { what: 'a file that nothing imports', to: { 'alone.ts': `export const alone = 2;\n` }, anew: ['alone.ts'] },
  { what: 'nothing', to: {}, anew: [] },
] as const;

test.each(changes)('a change of $what is seen by whatever it reaches', ({ to, anew }) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'checked-'));
  const then = fingerprints(folder, before);
  const now = fingerprints(folder, { ...before, ...to });
  expect(Object.keys(before).filter((name) => then[name] !== now[name])).toEqual(anew);
});

test('other settings make everything new', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'checked-'));
  const then = fingerprints(folder, before);
  const strict = fingerprintsOf([path.join(folder, 'alone.ts')], { ...options, strict: true }, createReader());
  expect([...strict.fingerprints.values()]).not.toContain(then['alone.ts']);
});
