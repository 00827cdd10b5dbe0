import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { rulesDocument } from './document';

test('RULES.md says what the rules, their words and their cases say', () => {
  expect(readFileSync('src/rules/RULES.md', 'utf8')).toBe(rulesDocument());
});
