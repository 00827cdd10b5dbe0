// Rules and ways out as sentences, as every command prints them.
import { helpAddressOf } from '../../messages/help-addresses';
import { stepsOf } from '../../messages/rule-steps.en';
import { remedySentences, ruleSentences } from '../../messages/rules.en';
import type { ProductId, RemedyKind, RuleId } from '../../rules/index';
import { adminFormat } from '../words';
import { paint } from './paint';

const indent = '     ';

/** A line for each rule that decided, with how to follow it and where it is explained, and for each way out. */
export const decisionLines = (
  because: readonly RuleId[],
  remedies: readonly RemedyKind[],
  product: ProductId = 'google-drive',
): readonly string[] => [
  ...because.flatMap((rule) => {
    const address = helpAddressOf(rule, product);
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
