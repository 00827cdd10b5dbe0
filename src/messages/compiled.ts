// Fills in messages that were compiled when the bundle and the pages were built: src/build/messages.js says how.
import type { MessageValues } from './pattern';

/**
 * A part of a message: its text; 0 for the count of the plural around it; or a value by its name, as it is, as a number, as
 * a date, or choosing among messages.
 */
type Part =
  | string
  | 0
  | readonly [name: string]
  | readonly [name: string, form: 'number' | 'date']
  | readonly [name: string, form: 'plural' | 'select', choices: Readonly<Record<string, Compiled>>];

export type Compiled = readonly Part[];

/** @throws where a value is missing */
export function fillIn(
  message: Compiled,
  values: MessageValues,
  locale: string,
  timeZone: string,
  count?: number,
): string {
  const numeral = (value: string | number): string => new Intl.NumberFormat(locale).format(Number(value));
  const said = (part: Part): string => {
    if (typeof part === 'string') return part;
    if (part === 0) return numeral(count ?? 0);
    const [name, form, choices] = part;
    const value = values[name];
    if (value === undefined) throw new Error(`The value ${name} of a message is missing`);
    if (choices !== undefined) {
      const isPlural = form === 'plural';
      const chosen = isPlural
        ? (choices[`=${value}`] ?? choices[new Intl.PluralRules(locale).select(Number(value))])
        : choices[value];
      return fillIn(chosen ?? choices['other'] ?? [], values, locale, timeZone, isPlural ? Number(value) : count);
    }
    if (form === 'number') return numeral(value);
    if (form === undefined) return String(value);
    const day = { day: 'numeric', month: 'short', year: 'numeric', timeZone } as const;
    return new Intl.DateTimeFormat(locale, day).format(Number(value));
  };
  return message.map(said).join('');
}
