// Seats of all licenses together: the same for page and command.
import { isInForce } from '../rules/index';
import type { SeatRow } from './review';

/** Seats of all licenses together. */
export interface SeatTotals {
  /** Licenses in force. */
  readonly licenses: number;
  readonly bought: number;
  readonly taken: number;
  readonly free: number;
  readonly over: number;
}

/** One row of each license; of a license over its seats, one of somebody who keeps theirs. */
export function onePerLicense<Row extends SeatRow>(rows: readonly Row[]): readonly Row[] {
  const licenses = new Map<string, Row>();
  for (const row of rows) {
    const known = licenses.get(row.licenseId);
    if (known === undefined || known.state === 'over-plan') licenses.set(row.licenseId, row);
  }
  return [...licenses.values()];
}

/** The seats of every license in force: what is over in one is not free in another. */
export function seatTotals(rows: readonly SeatRow[]): SeatTotals {
  const total = { licenses: 0, bought: 0, taken: 0, free: 0, over: 0 };
  for (const { seats, taken, state } of onePerLicense(rows)) {
    if (!isInForce(state)) continue;
    total.licenses += 1;
    total.bought += seats;
    total.taken += taken;
    total.free += Math.max(0, seats - taken);
    total.over += Math.max(0, taken - seats);
  }
  return total;
}
