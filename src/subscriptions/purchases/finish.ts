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
  /** Being confirmed, or never completed: nothing was charged yet. */
  | { readonly outcome: 'waiting' }
  /** The payment never came: nothing was charged. */
  | { readonly outcome: 'failed' }
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
  if (recorded.outcome === 'not-found' || recorded.outcome === 'unmatched') return { outcome: 'not-there' };
  if (recorded.outcome !== 'recorded') return recorded;
  const { id, holders, administrators, term } = recorded.record.license;
  const { payment } = term;
  if (payment === 'failed') return { outcome: payment };
  if (payment === 'processing') return { outcome: 'waiting' };
  const people = [...administrators, ...holders];
  const isMine = people.some((one) => one.id === account.id);
  return {
    outcome: 'bought',
    licenseId: id,
    email: isMine ? account.email : (people[0]?.email ?? ''),
    isMine,
    isSecond: recorded.isSecond,
  };
}
