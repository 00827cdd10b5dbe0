// Rules and ways out as sentences, as every command prints them.
import { remedySentences, ruleSentences } from '../../messages/rules.en';
import type { RemedyKind, RuleId } from '../../rules/index';
import { adminFormat } from '../words';
import { paint } from './paint';

const indent = '     ';

/** A line for each rule that decided, and each way out. */
export const decisionLines = (because: readonly RuleId[], remedies: readonly RemedyKind[]): readonly string[] => [
  ...because.map((rule) => `${indent}${adminFormat('word.because')}  ${ruleSentences[rule]} ${paint.dim(`(${rule})`)}`),
  ...remedies.map((kind) => `${indent}${adminFormat('word.instead')}  ${remedySentences[kind]}`),
];
