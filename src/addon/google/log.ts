// The log port on Cloud Logging, through console.
import type { Log } from '../../subscriptions/ports';

/** Structured lines, one an event. Whole addresses are shortened before they are written. */
export const log: Log = {
  warn: (event, details) => {
    console.warn(JSON.stringify({ event, ...details }, (_key, value: unknown) => shortened(value)));
  },
};

/** `ana@acme.com` becomes `a…@acme.com`, wherever an address stands in the text. */
const shortened = (value: unknown): unknown =>
  typeof value === 'string' ? value.replace(/([^\s@"'<>])[^\s@"'<>]*@/g, '$1…@') : value;
