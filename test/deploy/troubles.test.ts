// What others have met at Google is held by tests that there are; and some of it by being nowhere in what is deployed.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { root } from '../emulator';

const rows = readFileSync(path.join(root, 'src/deploy/TROUBLES.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (what was met|-)/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, what = '', , held = '']) => ({ what, held }));

test('thirty troubles are known', () => {
  expect(rows).toHaveLength(30);
});

test.each(rows)('$what: what holds it is there', ({ held }) => {
  if (held.startsWith('not by a test: ')) return;
  const names = held.split('; ').map((one) => /^`([\w/-]+)` (.+)$/.exec(one) ?? []);
  for (const [, file = '?', name = '?'] of names) {
    const test = path.join(root, 'test', `${file}.test.ts`);
    const source = existsSync(test) ? readFileSync(test, 'utf8') : '';
    // The title of a test, or of a row of its table.
    expect([file, name, [`'${name}'`, `'${name}: `].some((title) => source.includes(title))]).toEqual([
      file,
      name,
      true,
    ]);
  }
});

const dist = path.join(root, 'dist');
const deployed = readdirSync(dist)
  .filter((name) => /\.(js|html)$/.test(name))
  .map((name) => [name, readFileSync(path.join(dist, name), 'utf8')] as const);

const nowhere = [
  {
    what: 'a file of the project that is read as it would be served',
    is: /createHtmlOutputFromFile\([^)]*\)\.getContent\(/,
  },
  {
    what: 'a page that sends its frame elsewhere',
    is: /\blocation(\.href)?\s*=(?!=)|\blocation\.(assign|replace|reload)\(/,
  },
  { what: 'a page that keeps something beside its drafts', is: /\b(localStorage|sessionStorage)\b|document\.cookie/ },
  { what: 'a frame option', is: /setXFrameOptionsMode/ },
];

test.each(nowhere)('$what is nowhere in what is deployed', ({ is }) => {
  expect(deployed.length).toBeGreaterThan(10);
  expect(deployed.filter(([, text]) => is.test(text)).map(([name]) => name)).toEqual([]);
});
