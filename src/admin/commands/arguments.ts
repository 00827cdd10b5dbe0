// Options as commander hands them over, parsed.
import { InvalidArgumentError } from 'commander';

/** A whole number that is not negative. */
export function integer(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(number)) throw new InvalidArgumentError('It is no whole number.');
  return number;
}

/** Adds one more value to an option that may be given several times. */
export const collected = (text: string, before: readonly string[] = []): readonly string[] => [...before, text];

/** A day or an instant in ISO 8601, UTC unless it says otherwise; undefined for what is none. */
export function instantOf(text: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$/.test(text)) return undefined;
  const instant = Date.parse(/T.*(Z|[+-]\d\d:\d\d)$/.test(text) || !text.includes('T') ? text : `${text}Z`);
  // What no month has is another day to Date: 2026-02-30 becomes 2 March.
  const isSame = Number.isFinite(instant) && (text.length > 10 || new Date(instant).toISOString().startsWith(text));
  return isSame ? instant : undefined;
}
