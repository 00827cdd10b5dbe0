// What is not built again: only what is there, as it was left, made of just these sources.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fingerprintOfSources, isBuilt, noteBuilt } from '../../src/build/built';

let project: string;

const write = (file: string, content: string): void => {
  mkdirSync(path.dirname(path.join(project, file)), { recursive: true });
  writeFileSync(path.join(project, file), content);
};

beforeEach(() => {
  project = mkdtempSync(path.join(tmpdir(), 'built-'));
  for (const file of ['package-lock.json', 'appsscript.json', 'tsconfig.json']) write(file, '{}');
  write('package.json', '{"version":"1.0.0"}');
  write('src/a/one.ts', 'one');
  write('dist/Code.js', 'code');
  write('lib/admin/main.js', 'command');
});

afterEach(() => {
  rmSync(project, { recursive: true });
});

const isUpToDate = (): boolean => isBuilt(fingerprintOfSources(project), project);

test('nothing was built before the first time', () => {
  expect(isUpToDate()).toBe(false);
});

test.each([
  ['nothing changed', () => undefined, true],
  [
    'a source was written again with the same content',
    () => {
      write('src/a/one.ts', 'one');
    },
    true,
  ],
  [
    'a source changed',
    () => {
      write('src/a/one.ts', 'eno');
    },
    false,
  ],
  [
    'a source came',
    () => {
      write('src/a/two.ts', '');
    },
    false,
  ],
  [
    'a source went',
    () => {
      rmSync(path.join(project, 'src/a/one.ts'));
    },
    false,
  ],
  [
    'other packages are asked for',
    () => {
      write('package-lock.json', '{"packages":{}}');
    },
    false,
  ],
  [
    'something that was built is gone',
    () => {
      rmSync(path.join(project, 'lib/admin/main.js'));
    },
    false,
  ],
  [
    'a folder of it is gone',
    () => {
      rmSync(path.join(project, 'dist'), { recursive: true });
    },
    false,
  ],
  [
    'something was added to it',
    () => {
      write('dist/More.js', '');
    },
    false,
  ],
  [
    'something in it was touched',
    () => {
      utimesSync(path.join(project, 'dist/Code.js'), 1, 1);
    },
    false,
  ],
])('%s', (_, change, expected) => {
  noteBuilt(fingerprintOfSources(project), project);
  change();
  expect(isUpToDate()).toBe(expected);
});

test('what changes while it is built is built again', () => {
  const before = fingerprintOfSources(project);
  write('src/a/one.ts', 'changed meanwhile');
  noteBuilt(before, project);
  expect(isUpToDate()).toBe(false);
});
