// What a card's form must hold before it is sent.
import type { FormInputs } from '../../api';
import { type CardObject, numberOf, objectOf, textOf, textsOf } from './json';

/** What is wrong with a text by the rules of its field; empty where nothing is. */
export function faultOfText(validation: unknown, text: string): string {
  const rules = objectOf(validation);
  if (rules === undefined || text === '') return '';
  const limit = numberOf(rules['characterLimit']);
  if (limit > 0 && text.length > limit) return `At most ${limit} characters.`;
  switch (textOf(rules['inputType'])) {
    case 'INTEGER':
      return /^[+-]?\d+$/.test(text) ? '' : 'Enter a whole number.';
    case 'FLOAT':
      return Number.isFinite(Number(text)) ? '' : 'Enter a number.';
    case 'EMAIL':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) ? '' : 'Enter an email address.';
    default:
      return '';
  }
}

const isEmpty = (input: FormInputs[string] | undefined): boolean =>
  input === undefined || ('stringInputs' in input && input.stringInputs.value.every((value) => value === ''));

/** The inputs of a card's widgets, by name, wherever in the card they stand. */
function namesIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(namesIn);
  const object = objectOf(value);
  if (object === undefined) return [];
  return Object.entries(object).flatMap(([key, inner]) =>
    ['textInput', 'selectionInput', 'dateTimePicker', 'switchControl'].includes(key)
      ? [textOf(objectOf(inner)?.['name'])]
      : namesIn(inner),
  );
}

/** The inputs that an action wants filled and that are empty. */
export function missingInputs(action: CardObject, card: CardObject, values: FormInputs): readonly string[] {
  const wanted =
    action['allWidgetsAreRequired'] === true ? namesIn(card['sections']) : textsOf(action['requiredWidgets']);
  return wanted.filter((name) => isEmpty(values[name]));
}
