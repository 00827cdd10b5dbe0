// Mockups 3 for Desktop: licenses follow people, not machines.
import { type Account, isSameAccount } from '../account';
import { type SeatCount, countNamed } from '../seats';

/** What was bought for Desktop, and whom it is assigned to. */
export interface DesktopLicense {
  readonly product: 'desktop';
  readonly id: string;
  /** Users stated on the invoice (S7, R48). */
  readonly users: number;
  /** Each may install it on every machine they use regularly (S6, R47), so machines are not listed. */
  readonly assigned: readonly Account[];
}

/** A person counts once, on however many machines (S5, S6). */
export const countDesktopSeats = ({ users, assigned }: DesktopLicense): SeatCount =>
  countNamed(
    users,
    assigned.map((account, at) => ({
      account,
      isCounted: assigned.findIndex((other) => isSameAccount(other, account)) === at,
      because: 'desktop/follows-people-not-machines',
    })),
  );
