// Documents lead nowhere that is not there: each path, script and command that one names exists, and the command runs.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { root } from '../emulator';

const documentsBelow = (folder: string): readonly string[] =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => path.join(folder, name));

const documents = ['README.md', ...documentsBelow('src')];
const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
};

const found = (text: string, pattern: RegExp): readonly string[] => [
  ...new Set([...text.matchAll(pattern)].map(([, one = '']) => one)),
];

describe.each(documents)('%s', (name) => {
  const text = readFileSync(path.join(root, name), 'utf8');

  test('links to files that are there', () => {
    const links = found(text, /\]\((?!https?:|#|mailto:)([^)#\s]+)/g);
    expect(links.filter((link) => !existsSync(path.join(root, path.dirname(name), link)))).toEqual([]);
  });

  test('names paths of the checkout that are there', () => {
    const paths = found(text, /(?<![\w/.-])((?:src|test)\/[\w./-]*\w\/?)/g);
    expect(paths.filter((one) => !existsSync(path.join(root, one)))).toEqual([]);
  });

  test('names scripts of package.json', () => {
    const named = found(text, /npm (?:run )?((?<=run )[\w:-]+|start|test)\b/g);
    expect(named.filter((script) => scripts[script] === undefined)).toEqual([]);
  });
});

const commands = [
  ...new Set(
    documents.flatMap((name) =>
      found(readFileSync(path.join(root, name), 'utf8'), /mockups-admin ([a-z][a-z-]*[a-z])(?![\w-])/g),
    ),
  ),
];

test.each(commands)('mockups-admin %s is a command, and helps', (command) => {
  const program = path.join(root, 'lib/admin/main.js');
  const { status, stdout } = spawnSync(process.execPath, [program, command, '--help'], { encoding: 'utf8' });
  expect([status, stdout]).toEqual([0, expect.stringContaining(`mockups-admin ${command}`)]);
});

test('README fits on two screens', () => {
  expect(statSync(path.join(root, 'README.md')).size).toBeLessThan(9 * 1024);
});
