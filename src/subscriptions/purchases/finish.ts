// Writes down what was paid for when its payer comes back, whichever account Google returns them under.
import type { Unreachable } from '../ports';
import type { PayingOutside } from './port';
import { recordPurchase } from './record';

export type FinishOutcome =
  /** `isMine`: it was bought for the account that asks. `email` is told to whoever has the session's id. */
  | {
      readonly outcome: 'bought';
      readonly licenseId: string;
      readonly email: string;
      readonly isMine: boolean;
      readonly isSecond: boolean;
    }
  /** Being confirmed, or never completed: nothing is recorded, and nothing was charged yet. */
  | { readonly outcome: 'waiting' }
  | { readonly outcome: 'not-there' }
  | { readonly outcome: 'unknown-account' }
  | Unreachable;

/** Asks billing for the session, and records what it ended in for whoever bought. */
export function finishPurchase(session: string, outside: PayingOutside): FinishOutcome {
  const account = outside.identity();
  if (account === undefined) return { outcome: 'unknown-account' };
  const found = outside.billing.session(session);
  if (found.outcome === 'unreachable') return found;
  if (found.outcome === 'not-found') return { outcome: 'not-there' };
  if (found.purchaseId === undefined) return { outcome: 'waiting' };
  const recorded = recordPurchase(found.purchaseId, outside);
  switch (recorded.outcome) {
    case 'recorded': {
      const { id, holders, administrators } = recorded.record.license;
      const [buyer] = [...administrators, ...holders];
      const isMine = [...administrators, ...holders].some((one) => one.id === account.id);
      return {
        outcome: 'bought',
        licenseId: id,
        email: isMine ? account.email : (buyer?.email ?? ''),
        isMine,
        isSecond: recorded.isSecond,
      };
    }
    case 'not-found':
    case 'unmatched':
      return { outcome: 'not-there' };
    case 'waiting':
    case 'unreachable':
      return recorded;
  }
}
