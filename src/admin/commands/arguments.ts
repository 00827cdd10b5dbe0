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
