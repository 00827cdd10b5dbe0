// Rules and ways out as sentences, as every command prints them.
import * as v from 'valibot';
import { type HelpAddresses, helpAddressOf } from '../../messages/help-addresses';
import { stepsOf } from '../../messages/rule-steps.en';
import { remedySentences, ruleSentences } from '../../messages/rules.en';
import type { ProductId, RemedyKind, RuleId } from '../../rules/index';
import { Refusal } from '../failure';
import { readText } from '../files';
import { adminFormat } from '../words';
import { paint } from './paint';

const indent = '     ';

const vendorFile = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ helpUrls: v.record(v.string(), v.union([v.string(), v.record(v.string(), v.string())])) }),
);

let own: HelpAddresses | undefined;

/** Where the vendor of this deployment explains rules, out of the file that says so. @throws Refusal where it can't be used */
function ownAddresses(): HelpAddresses {
  const file = process.env['MOCKUPS_ADMIN_VENDOR'];
  if (file === undefined) return {};
  const parsed = v.safeParse(vendorFile, readText(file));
  if (!parsed.success) throw new Refusal([adminFormat('vendor.unusable', { file })]);
  return parsed.output.helpUrls;
}

/** A line for each rule that decided, with how to follow it and where it is explained, and for each way out. */
export const decisionLines = (
  because: readonly RuleId[],
  remedies: readonly RemedyKind[],
  product: ProductId = 'google-drive',
): readonly string[] => [
  ...because.flatMap((rule) => {
    const address = helpAddressOf(rule, product, (own ??= ownAddresses()));
    return [
      `${indent}${adminFormat('word.because')}  ${ruleSentences[rule]} ${paint.dim(`(${rule})`)}`,
      ...stepsOf(rule, product).map(
        (step, at) => `${indent}${adminFormat('word.steps', { number: at + 1 })}   ${step}`,
      ),
      ...(address === undefined ? [] : [`${indent}${adminFormat('word.more')}     ${address}`]),
    ];
  }),
  ...remedies.map((kind) => `${indent}${adminFormat('word.instead')}  ${remedySentences[kind]}`),
];
