// Mockups for Confluence and for JIRA: named editors of one instance; everybody else views.
import { type Account, isSameAccount } from '../account';
import { type SeatCount, countNamed } from '../seats';

/** What was bought for one Confluence or JIRA instance. */
export interface PluginLicense {
  readonly product: 'confluence' | 'jira';
  readonly id: string;
  readonly editors: number | 'unlimited';
  /** Bought directly it need not match the host's user level; on the Marketplace it must (S11, R61, R62). */
  readonly boughtFrom: 'vendor' | 'marketplace';
  /** The production instance that it covers, by name (S12). */
  readonly instance: string;
  /** Staging environments of that instance (S14, D7). */
  readonly staging: readonly string[];
  readonly assigned: readonly Account[];
}

/** Assigned editors count whether logged in or not, each once (S16, D9). */
export const countPluginSeats = ({ product, editors, assigned }: PluginLicense): SeatCount =>
  countNamed(
    editors,
    assigned.map((account, at) => ({
      account,
      isCounted: assigned.findIndex((other) => isSameAccount(other, account)) === at,
      because: `${product}/counted-logged-in-or-not`,
    })),
  );
