import { describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { policyLines } from '../../src/messages/policy.en';
import { outOfScopeSentences, remedySentences, ruleSentences } from '../../src/messages/rules.en';
import { catalogue } from '../../src/rules/index';
import { type Clause, type Dimensions, listOf } from '../../src/rules/engine';
import { products } from '../../src/rules/products';
import { desktop, desktopAccess, desktopChange } from '../../src/rules/products/desktop';
import { everyRules } from '../../src/rules/products/every';
import { driveAccess, driveChange } from '../../src/rules/products/google-drive/matters';
import { driveRules } from '../../src/rules/products/google-drive/rules';
import { pluginAccess, pluginChange } from '../../src/rules/products/plugin/matters';
import { pluginRules } from '../../src/rules/products/plugin/rules';
import type { Rule } from '../../src/rules/rule';
import { sentenceDigests } from './sentences';

const document = path.join(__dirname, '../../../shared/domain/source-document.md');
const whereTheDocumentIs = existsSync(document) ? describe : describe.skip;

/** Front matter, bullets and lines that only name a product are no sentences. */
const sentencesOf = (markdown: string): readonly string[] =>
  markdown
    .replace(/^---\n.*?\n---\n/s, '')
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim().replace(/^\* /, '').trim())
    .filter((line) => line !== '' && !/^\*\*[^*]+\*\*(?: and \*\*[^*]+\*\*)?:$/.test(line))
    .flatMap((line) => line.split(/(?<=\.) (?=[A-Z])/));

whereTheDocumentIs('the source document (../shared/domain/source-document.md, skipped where it is not)', () => {
  test('holds exactly the sentences that the rules were made for, in their order', () => {
    const digests = sentencesOf(readFileSync(document, 'utf8')).map((sentence) =>
      createHash('sha256').update(sentence).digest('hex'),
    );
    expect(digests).toEqual(Object.values(sentenceDigests));
  });

  test('lends none of its sentences to the words of the rules', () => {
    const plain = (text: string): string =>
      text
        .toLowerCase()
        .replace(/[^a-z]+/g, ' ')
        .trim();
    const own = [...Object.values(ruleSentences), ...Object.values(policyLines)].map(plain);
    const theirs = sentencesOf(readFileSync(document, 'utf8')).map(plain);
    expect(
      own.filter((sentence) => theirs.some((their) => their.includes(sentence) || sentence.includes(their))),
    ).toEqual([]);
  });
});

describe('the catalogue', () => {
  test('knows each sentence by a digest of its own', () => {
    const digests = Object.values(sentenceDigests);
    expect(digests.filter((digest) => !/^[0-9a-f]{64}$/.test(digest))).toEqual([]);
    expect(new Set(digests).size).toBe(digests.length);
  });

  test('gives each sentence to exactly one rule', () => {
    const counts = catalogue
      .filter(({ source }) => source.startsWith('S'))
      .map(({ source, rules }) => [source, rules.length]);
    expect(counts).toEqual(Object.keys(sentenceDigests).map((source) => [source, 1]));
  });

  test('knows every rule R1 to R89: by a rule, as a fact, or with the reason why not', () => {
    const entries = catalogue.filter(({ source }) => source.startsWith('R'));
    expect(entries.map(({ source }) => source)).toEqual(Array.from({ length: 89 }, (_, index) => `R${index + 1}`));
    const unsettled = entries.filter(
      ({ rules, isFact, outOfScope }) =>
        Number(rules.length > 0) + Number(isFact) + Number(outOfScope !== undefined) !== 1,
    );
    expect(unsettled).toEqual([]);
  });

  test('carries out each decision D1 to D14 by a rule', () => {
    const entries = catalogue.filter(({ source }) => source.startsWith('D'));
    expect(entries.map(({ source }) => source)).toEqual(Array.from({ length: 14 }, (_, index) => `D${index + 1}`));
    expect(entries.filter(({ rules }) => rules.length === 0)).toEqual([]);
  });

  test('has words for each number, rule and reason, and for nothing else', () => {
    const rules = new Set(catalogue.flatMap((entry) => entry.rules));
    expect(new Set(Object.keys(ruleSentences))).toEqual(rules);
    expect(Object.keys(policyLines)).toEqual(catalogue.map(({ source }) => source));
    expect(new Set(Object.keys(outOfScopeSentences))).toEqual(
      new Set(catalogue.flatMap(({ outOfScope }) => outOfScope ?? [])),
    );
  });

  test.each(Object.values(products))(
    'names each rule of $id once, and counts by rules it has',
    ({ rules, countedBy }) => {
      const ids = rules.map(({ id }) => id as string);
      expect(new Set(ids).size).toBe(ids.length);
      expect(countedBy().filter((rule) => !ids.includes(rule))).toEqual([]);
    },
  );
});

describe('the plugins', () => {
  test.each(['confluence', 'jira'] as const)('of %s have its own rules, and not those of the other', (product) => {
    const own = products[product].rules.map(({ id }) => id.split('/')[0]);
    expect(new Set(own)).toEqual(new Set(['license', 'plugin', product]));
  });
});

/** What a clause gets wrong: the types keep what is written right, and this what a slip leaves behind. */
function faultsOf(space: Dimensions, clause: Clause<Dimensions> | undefined): readonly string[] {
  if (clause === undefined) return [];
  const { permits, forbids, remedies } = clause;
  const ways = listOf(remedies).map((remedy) =>
    typeof remedy === 'string' ? { kind: remedy, when: undefined } : remedy,
  );
  const whens = ways.flatMap(({ when }) => (when === undefined ? [] : [when]));
  const patterns = [...listOf(permits), ...listOf(forbids), ...whens];
  return [
    ...[permits, forbids, remedies]
      .filter((given) => given !== undefined && listOf<unknown>(given).length === 0)
      .map(() => 'an empty list'),
    ...(permits === undefined && forbids === undefined ? ['says neither yes nor no'] : []),
    ...((forbids === undefined) === (remedies === undefined) ? [] : ['a no and ways out belong together']),
    ...ways.filter(({ kind }) => !(kind in remedySentences)).map(({ kind }) => `no words for ${kind}`),
    ...patterns.flatMap((pattern) => {
      const parts = Object.entries(pattern);
      return parts.length === 0
        ? ['a pattern of everything']
        : parts.flatMap(([name, given]) => {
            const values = listOf(given);
            return values.length > 0 && values.every((value) => space[name]?.includes(value) === true)
              ? []
              : [`no ${name} is ${values.join(', ')}`];
          });
    }),
  ];
}

describe('what rules say', () => {
  const rows = (rules: readonly object[], access: Dimensions, change: Dimensions) =>
    (rules as readonly (Rule<Dimensions, Dimensions> & { readonly id: string })[]).map((rule) => ({
      ...rule,
      spaces: { access, change },
    }));

  test.each([
    ...rows([...everyRules, ...driveRules], driveAccess, driveChange),
    ...rows(desktop.rules, desktopAccess, desktopChange),
    ...rows([...everyRules, ...pluginRules], pluginAccess, pluginChange),
  ])('by $id is about what there is', ({ sources, access, change, spaces }) => {
    expect([...faultsOf(spaces.access, access), ...faultsOf(spaces.change, change)]).toEqual([]);
    expect(sources.length).toBeGreaterThan(0);
  });

  test.each([driveAccess, driveChange, desktopAccess, desktopChange, pluginAccess, pluginChange])(
    'is about things that have two values or more, each of its own: %j',
    (space: Dimensions) => {
      const poor = Object.entries(space).filter(
        ([, values]) => values.length < 2 || new Set(values).size < values.length || values.includes(''),
      );
      expect(poor).toEqual([]);
    },
  );
});
