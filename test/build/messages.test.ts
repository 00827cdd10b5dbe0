// Messages that were compiled when the bundle was built say what their patterns say.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { compileCatalogues, compileMessage } from '../../src/build/messages.js';
import { addonEnglish } from '../../src/messages/addon.en';
import { adminEnglish } from '../../src/messages/admin.en';
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
    const compiled = Object.fromEntries(
      Object.entries(patterns).map(([key, pattern]) => [key, compileMessage(pattern)]),
    );

    test.each([0, 1, 2, 1_780_000_000_000])('says the same compiled, with %d', (value) => {
      const said = (messages: Readonly<Record<string, string>>): readonly string[] =>
        Object.entries(patterns).map(([key, pattern]) =>
          createFormatter(messages, 'en-US')(key, valuesFor(pattern, value)),
        );
      expect(said(compiled as Readonly<Record<string, string>>)).toEqual(said(patterns));
    });
  },
);

test('a catalogue that is no list of plain texts is refused, by the place', () => {
  expect(() => compileCatalogues('export const xEnglish = { a: "b" + c };', 'x.en.ts')).toThrow(
    'x.en.ts: a message is a plain text, and this is not: "b" + c',
  );
});

test('neither the bundle nor a page holds the parser of patterns', () => {
  for (const name of ['Code.js', 'open.html', 'review.html'])
    expect(readFileSync(path.join(root, 'dist', name), 'utf8')).not.toContain('MALFORMED_ARGUMENT');
});
