// Options as commander hands them over, parsed.
import { InvalidArgumentError } from 'commander';
import { adminHelp } from '../../messages/admin-help.en';
import { day } from '../../rules/index';

/** A whole number that is not negative. */
export function integer(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(number)) throw new InvalidArgumentError('It is no whole number.');
  return number;
}

/** Adds one more value to an option that may be given several times. */
export const collected = (text: string, before: readonly string[] = []): readonly string[] => [...before, text];

/** A span as 30d or 6w, in milliseconds. */
export function span(text: string): number {
  const [, count, unit] = /^(\d{1,4})([dw])$/.exec(text) ?? [];
  if (count === undefined) throw new InvalidArgumentError(adminHelp.renewals.noSpan);
  return Number(count) * (unit === 'w' ? 7 : 1) * day;
}
