// The page's words: messages, dates, rules as sentences.
import { type Formatter, type MessageValues, createFormatter } from '../../messages/format';
import { type ReviewMessage, reviewEnglish } from '../../messages/review.en';
import { remedySentences, ruleSentences } from '../../messages/rules.en';
import type { CsvFault } from '../../contract/csv';
import type { RemedyKind, RuleId } from '../../rules/index';
import { effectValues } from '../../contract/effects';
import type { Effect } from '../../contract/review';
import { failureMessage } from '../ground/failure';
import type { Failure } from './server';

/** Says everything that people read on this page. */
export interface Words {
  (key: ReviewMessage, values?: MessageValues): string;
  /** A day, as the reader writes days. */
  readonly day: (at: number) => string;
  /** A day with the time of day. */
  readonly moment: (at: number) => string;
  /** The time of day. */
  readonly time: (at: number) => string;
  readonly month: (at: number) => string;
  readonly number: (value: number) => string;
}

/** Terms begin and end in it, and the command writes it: a day is the same day wherever it is read. */
const timeZone = 'UTC';

export function createWords(locale: string): Words {
  const format: Formatter<ReviewMessage> = createFormatter<ReviewMessage>(reviewEnglish, locale);
  // A table says the same few words some hundred times a second while it is scrolled.
  const fixed = new Map<ReviewMessage, string>();
  const say = (key: ReviewMessage, values?: MessageValues): string => {
    if (values !== undefined) return format(key, values);
    const known = fixed.get(key) ?? format(key);
    fixed.set(key, known);
    return known;
  };
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone });
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone });
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone });
  const month = new Intl.DateTimeFormat(locale, { month: 'short', year: '2-digit', timeZone });
  const number = new Intl.NumberFormat(locale);
  return Object.assign(say, {
    day: (at: number) => day.format(at),
    moment: (at: number) => moment.format(at),
    time: (at: number) => time.format(at),
    month: (at: number) => month.format(at),
    number: (value: number) => number.format(value),
  });
}

/** Rules as sentences; one that this page does not know yet by its name. */
export const ruleWords = (rules: readonly RuleId[]): readonly string[] =>
  rules.map((rule) => (ruleSentences as Readonly<Record<string, string>>)[rule] ?? rule);

export const remedyWords = (kinds: readonly RemedyKind[]): readonly string[] =>
  kinds.map((kind) => (remedySentences as Readonly<Record<string, string>>)[kind] ?? kind);

/** Rules that an audit entry names, as sentences; decisions by their number. */
export const auditRuleWords = (rule: string): readonly string[] =>
  rule
    .split(' ')
    .filter((id) => id !== '')
    .map((id) => (ruleSentences as Readonly<Record<string, string>>)[id] ?? id);

/** One consequence of a change. */
export const effectWords = (effect: Effect, words: Words): string =>
  words(`effect.${effect.what}`, effectValues(effect, words.day));

/** What is wrong with a file, or a line of it. */
export const fileFaultWords = (fault: CsvFault, words: Words): string =>
  words(`csv.${fault.code}`, { column: '', value: '', most: 0, ...fault });

/** Why there is no answer, and what to do. */
export const failureWords = (failure: Failure, words: Words): string =>
  words(failureMessage(failure), 'reference' in failure ? { reference: failure.reference } : undefined);
