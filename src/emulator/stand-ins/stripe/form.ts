// Stripe's way of writing nested parameters in a form: `items[0][price]=price_1`.
import { invalid } from './refusal';

/** What a form holds: texts, lists and objects of them. */
type Form = { [name: string]: Form | string };

/** Deeper than anything that Stripe asks for. */
const deepest = 10;

/**
 * Reads a form or a query. Lists are objects with numbers for names until `listed` makes lists of them; `[]` counts for itself.
 */
export function parseForm(text: string): Readonly<Record<string, unknown>> {
  const whole: Form = Object.create(null) as Form;
  for (const [name, value] of new URLSearchParams(text)) {
    const [first = '', ...rest] = name.split('[');
    const keys = [first, ...rest.map((part) => part.replace(/\]$/, ''))];
    if (first === '' || keys.length > deepest) throw invalid(`Invalid parameter name: ${name}`);
    let at = whole;
    for (const [index, key] of keys.entries()) {
      const own = key === '' ? String(Object.keys(at).length) : key;
      if (index === keys.length - 1) {
        at[own] = value;
        continue;
      }
      const next = at[own];
      if (typeof next === 'string') throw invalid(`Invalid parameter name: ${name}`);
      at = at[own] = next ?? (Object.create(null) as Form);
    }
  }
  return listed(whole) as Readonly<Record<string, unknown>>;
}

/** Objects named 0, 1, 2 … are lists. */
function listed(form: Form | string): unknown {
  if (typeof form === 'string') return form;
  const names = Object.keys(form);
  const values = names.map((name) => listed(form[name] ?? ''));
  if (names.length > 0 && names.every((name, at) => name === String(at))) return values;
  return Object.fromEntries(names.map((name, at) => [name, values[at]]));
}
