// How the seats of a license are counted, in every product.
import type { Account } from './account';

/** Seats of one license, and everybody listed for it. Derived from the lists each time, never kept beside them. */
export interface SeatCount {
  readonly bought: number | 'unlimited';
  readonly taken: number;
  readonly free: number | 'unlimited';
  readonly over: number;
  readonly people: readonly {
    readonly account: Account;
    readonly isCounted: boolean;
    /** The rule that says so. */
    readonly because: string;
  }[];
}

/** Counts named users once each against what was bought. */
export function countNamed(bought: number | 'unlimited', people: SeatCount['people']): SeatCount {
  const taken = people.filter(({ isCounted }) => isCounted).length;
  return bought === 'unlimited'
    ? { bought, taken, free: 'unlimited', over: 0, people }
    : { bought, taken, free: Math.max(0, bought - taken), over: Math.max(0, taken - bought), people };
}
