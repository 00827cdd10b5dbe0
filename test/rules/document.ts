// RULES.md: the policy as a document, made from the catalogue, the words and the tables of cases.
import { policyLines } from '../../src/messages/policy.en';
import { outOfScopeSentences, remedySentences, ruleSentences } from '../../src/messages/rules.en';
import { type RuleId, catalogue, remediesOf } from '../../src/rules/index';
import { changeCases } from './cases/changes';
import { countCases } from './cases/counts';
import { desktopCases } from './cases/desktop';
import { driveCases } from './cases/drive';
import { pluginCases } from './cases/plugins';

/** The sentences of the cases that a rule decides, those that it decides alone first. */
function casesOf(rule: RuleId): readonly string[] {
  const decided = [...driveCases, ...desktopCases, ...pluginCases, ...changeCases].map(({ says, because }) => ({
    says,
    because,
  }));
  const counted = countCases.flatMap(({ says, people = [] }) => people.map(({ because }) => ({ says, because })));
  return [...decided, ...counted]
    .filter(({ because }) => because.includes(rule))
    .sort((one, other) => one.because.length - other.because.length)
    .map(({ says }) => says);
}

function entry(rule: RuleId): string {
  const sources = catalogue.filter(({ rules }) => rules.includes(rule)).map(({ source }) => source);
  const remedies = (remediesOf.get(rule) ?? []).map((kind) => remedySentences[kind]);
  const [example] = casesOf(rule);
  return [
    `### ${rule}`,
    '',
    ruleSentences[rule],
    '',
    ...sources.map((source) => `- From ${source}: ${policyLines[source]}`),
    ...(remedies.length > 0 ? [`- After a no: ${remedies.join(' ')}`] : []),
    ...(example === undefined ? [] : [`- For instance: ${example}.`]),
    '',
  ].join('\n');
}

/** The whole document. */
export function rulesDocument(): string {
  const rules = [...new Set(catalogue.flatMap((one) => one.rules))];
  const told = catalogue.filter(({ isFact, outOfScope }) => isFact || outOfScope !== undefined);
  return [
    '# The rules',
    '',
    'Made by `node src/build/rules-document.js` from `src/rules/catalogue.ts`, the words in `src/messages` and the cases in',
    '`test/rules/cases`; `npm test` holds it to them. S numbers are sentences of the vendor’s document on how users are',
    'counted, R numbers what the vendor published beside it, D numbers decisions of this product where both are silent.',
    '',
    ...rules.map(entry),
    '## Told, and out of scope',
    '',
    ...told.map(
      ({ source, outOfScope }) =>
        `- ${source}: ${policyLines[source]}${outOfScope === undefined ? '' : ` (${outOfScopeSentences[outOfScope]})`}`,
    ),
    '',
  ].join('\n');
}
