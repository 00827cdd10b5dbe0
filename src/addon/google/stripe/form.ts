// How requests to Stripe are written, by the script and by whoever sets it up. https://docs.stripe.com/api

/** The version that requests and answers are written for. https://docs.stripe.com/api/versioning */
export const version = '2026-10-28.endive';

/** How prices are found, whatever they are and cost. */
export const lookupKeys = { monthly: 'mockups_monthly', yearly: 'mockups_yearly' } as const;

/** What is asked for; what is undefined is left out. */
export type Form = Readonly<Record<string, unknown>>;

/** A form as Stripe reads it: names of what is inside stand in brackets. https://docs.stripe.com/api/expanding_objects */
export function encoded(form: Form): string {
  const pairs: string[] = [];
  const add = (name: string, value: unknown): void => {
    if (value === undefined) return;
    if (typeof value === 'object' && value !== null) {
      for (const [part, inner] of Object.entries(value)) add(name === '' ? part : `${name}[${part}]`, inner);
    } else pairs.push(`${escaped(name)}=${escaped(typeof value === 'string' ? value : JSON.stringify(value))}`);
  };
  add('', form);
  return pairs.join('&');
}

const escaped = (text: string): string =>
  encodeURIComponent(text)
    .replace(/[!*()']/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/%5B/g, '[')
    .replace(/%5D/g, ']');
