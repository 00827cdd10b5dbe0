// Messages that were compiled when the bundle was built say what their patterns say.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { compileCatalogues, compileMessage } from '../../src/build/messages.js';
import { addonEnglish } from '../../src/messages/addon.en';
import { adminEnglish } from '../../src/messages/admin.en';
import { fillIn } from '../../src/messages/compiled';
import { createFormatter } from '../../src/messages/format';
import { reviewEnglish } from '../../src/messages/review.en';
import { viewerEnglish } from '../../src/messages/viewer.en';
import { root } from '../emulator';

/** Something for every placeholder: a number is an instant, a count and a text. */
const valuesFor = (pattern: string, value: number): Readonly<Record<string, number>> =>
  Object.fromEntries([...pattern.matchAll(/\{(\w+)/g)].map(([, name = '']) => [name, value]));

describe.each(Object.entries({ addonEnglish, adminEnglish, reviewEnglish, viewerEnglish }))(
  '%s',
  (_name, catalogue) => {
    const patterns: Readonly<Record<string, string>> = catalogue;
    const compiled = Object.entries(patterns).map(([key, pattern]) => [key, compileMessage(pattern)] as const);

    test.each([0, 1, 2, 1_780_000_000_000])('says the same compiled, with %d', (value) => {
      const said = Object.entries(patterns).map(([key, pattern]) => [
        key,
        createFormatter(patterns, 'en-US')(key, valuesFor(pattern, value)),
      ]);
      const filledIn = compiled.map(([key, message]) => [
        key,
        typeof message === 'string' ? message : fillIn(message, valuesFor(patterns[key] ?? '', value), 'en-US', 'UTC'),
      ]);
      expect(filledIn).toEqual(said);
    });
  },
);

test('each choice of a select is said alike', () => {
  for (const pattern of Object.values({ ...addonEnglish, ...adminEnglish, ...reviewEnglish, ...viewerEnglish })) {
    const message = compileMessage(pattern);
    for (const [, name = ''] of pattern.matchAll(/\{(\w+), select,/g)) {
      for (const [, choice = ''] of pattern.matchAll(/(\w+) \{/g)) {
        const values = { ...valuesFor(pattern, 2), [name]: choice };
        const said = createFormatter({ pattern }, 'en-US')('pattern', values);
        expect(typeof message === 'string' ? message : fillIn(message, values, 'en-US', 'UTC')).toBe(said);
      }
    }
  }
});

test('a value that is missing is told', () => {
  const message = compileMessage('Until {until, date, medium}.');
  if (typeof message === 'string') throw new Error('It has a placeholder');
  expect(() => fillIn(message, {}, 'en-US', 'UTC')).toThrow('until');
});

test('a catalogue that is no list of plain texts is refused, by the place', () => {
  expect(() => compileCatalogues('export const xEnglish = { a: "b" + c };', 'x.en.ts')).toThrow(
    'x.en.ts: a message is a plain text, and this is not: "b" + c',
  );
});

test('neither the bundle nor a page holds the library that reads and fills in patterns', () => {
  for (const name of ['Code.js', 'open.html', 'review.html'])
    expect(readFileSync(path.join(root, 'dist', name), 'utf8')).not.toMatch(/MALFORMED_ARGUMENT|MISSING_VALUE/);
});
