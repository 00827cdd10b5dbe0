import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { rulesDocument } from './document';

test('RULES.md says what the rules, their words and their cases say', () => {
  expect(readFileSync(path.join(__dirname, '../../src/rules/RULES.md'), 'utf8')).toBe(rulesDocument());
});
