// The log port on Cloud Logging, through console.
import type { Log } from '../../subscriptions/ports';

type Details = Parameters<Log['warn']>[1];

/** Structured lines, one an event. Whole addresses are shortened before they are written. */
export const log: Log = {
  warn: (event, details) => {
    console.warn(lineOf(event, details));
  },
};

/** A fault of the product itself, at the level that alerts whoever runs it. */
export const logFault = (details: Details): void => {
  console.error(lineOf('fault', details));
};

const lineOf = (event: string, details: Details): string =>
  JSON.stringify({ event, ...details }, (_key, value: unknown) => shortened(value));

/** What stands before an `@`: a mailbox behind its first character. Looked for from the end, so that long texts take no longer than they are. */
const mailbox = /^(.*[\s"'<>]|)([^\s"'<>])[^\s"'<>]*$/s;

/** `ana@acme.com` becomes `a…@acme.com`, wherever an address stands in the text. */
function shortened(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const parts = value.split('@');
  return parts.map((part, at) => (at < parts.length - 1 ? part.replace(mailbox, '$1$2…') : part)).join('@');
}
