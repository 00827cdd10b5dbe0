// What may be written down as bought. Whoever takes it in, by whatever way, refuses the rest with what is wrong with it.
import { comparedAddress, parseEmail } from '../../account';
import type { Instant } from '../../time';

/** A subscription as bought; people by their addresses. */
export interface Purchase {
  readonly seats: number;
  readonly startedAt: Instant;
  readonly cancelledAt?: Instant;
  readonly holders: readonly string[];
  readonly administrators: readonly string[];
}

/** What can be wrong with it. */
export const purchaseFaults = [
  'not-an-address',
  'listed-twice',
  'more-holders-than-seats',
  'more-than-two-administrators',
  'nobody-listed',
  'cancelled-before-start',
] as const;

/** What is wrong, and where it says more, with what. */
interface PurchaseFault {
  readonly fault: (typeof purchaseFaults)[number];
  readonly detail?: string;
}

/** The first thing wrong with a purchase; undefined where it may be written down. */
export function purchaseFaultOf(purchase: Purchase): PurchaseFault | undefined {
  const { seats, startedAt, cancelledAt = startedAt, holders, administrators } = purchase;
  const people = [...holders, ...administrators];
  const unusable = people.find((address) => parseEmail(address) === undefined);
  if (unusable !== undefined) return { fault: 'not-an-address', detail: unusable };
  for (const list of [holders, administrators]) {
    const compared = list.map(comparedAddress);
    const repeated = list.find((_, at) => compared.indexOf(compared[at] ?? '') < at);
    if (repeated !== undefined) return { fault: 'listed-twice', detail: repeated };
  }
  if (holders.length > seats) return { fault: 'more-holders-than-seats', detail: String(holders.length) };
  if (administrators.length > 2) return { fault: 'more-than-two-administrators' };
  // Nobody could use it, and nobody change that.
  if (people.length === 0) return { fault: 'nobody-listed' };
  return cancelledAt < startedAt ? { fault: 'cancelled-before-start' } : undefined;
}
