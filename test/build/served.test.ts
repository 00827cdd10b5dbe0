// What pages hold for HtmlService: nothing in their scripts looks like a comment, and they mean what they meant.
import { runInNewContext } from 'node:vm';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { forHtmlService } from '../../src/build/served.js';

const programs = [
  String.raw`'https://mockups.example/*/a'`,
  String.raw`"\//" + '\\//' + "/\*" + '////' + "/\/"`,
  String.raw`String(/^https?:\/\/[^\/]+\/*x/.test('https://a/x'))`,
  String.raw`'a/b//c'.split(/[/*]/).join() + 'a/*b'.replace(/\/\*/, '-') + /\\\//.test('\\/')`,
  `String(8 / 2 / 2) + (4 /2/ 1)`,
];

test.each(programs)('%s means the same and holds no sign of a comment', (program) => {
  const written = forHtmlService(program);
  expect(written).not.toMatch(/\/[/*]/);
  expect(runInNewContext(written)).toEqual(runInNewContext(program));
});

test('any text in a string stays what it is', () => {
  const pieces = fc.array(fc.constantFrom('/', '*', '\\', '"', "'", 'x', '`', '\n', '\u2028', '\u0003', 'é'), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(pieces, (parts) => {
      const text = parts.join('');
      const written = forHtmlService(`(${JSON.stringify(text)})`);
      expect(written).not.toMatch(/\/[/*]|`|[^\x20-\x7e]/);
      expect(runInNewContext(written)).toBe(text);
    }),
  );
});
