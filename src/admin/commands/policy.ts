// mockups-admin policy: the whole policy, number by number, with the rules that carry it out.
import { Command } from 'commander';
import { policyLines } from '../../messages/policy.en';
import { outOfScopeSentences, remedySentences, ruleSentences } from '../../messages/rules.en';
import { type CatalogueEntry, catalogue, remediesOf } from '../../rules/index';
import { adminHelp } from '../../messages/admin-help.en';
import { adminFormat } from '../words';
import { say } from '../output/print';
import { sayJson } from '../output/say-json';

interface Options {
  readonly rule?: string;
  readonly json?: true;
}

export const policyCommand = (): Command =>
  new Command('policy')
    .description(adminHelp.policy.summary)
    .option('--rule <text>', adminHelp.policy.rule)
    .option('--json', adminHelp.json)
    .addHelpText('after', adminHelp.policy.more)
    .action(({ rule = '', json }: Options) => {
      for (const entry of catalogue.filter((one) => names(one, rule))) {
        if (json) sayJson({ ...entry, says: policyLines[entry.source] });
        else words(entry).forEach(say);
      }
    });

/** Whether an entry is the number asked for, or is carried out by a rule of that name. */
const names = ({ source, rules }: CatalogueEntry, text: string): boolean =>
  source.toLowerCase() === text.toLowerCase() || rules.some((id) => id.includes(text)) || text === '';

/** One number in words, over several lines. */
const words = ({ source, rules, isFact, outOfScope }: CatalogueEntry): readonly string[] => [
  `${source.padEnd(4)} ${policyLines[source]}`,
  ...(isFact ? [adminFormat('policy.fact')] : []),
  ...(outOfScope === undefined ? [] : [`     ${outOfScopeSentences[outOfScope]}`]),
  ...rules.flatMap((id) => [
    `     ${id}: ${ruleSentences[id]}`,
    ...(remediesOf.get(id) ?? []).map((kind) => `       ${adminFormat('word.instead')}  ${remedySentences[kind]}`),
  ]),
];
