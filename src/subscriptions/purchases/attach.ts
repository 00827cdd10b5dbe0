// Gives a purchase that was made elsewhere to an account, as those who run the product say (R26).
import { parseEmail } from '../../rules/index';
import { isVendor } from '../authority';
import { knownAccount } from '../changes/change-license';
import type { Conflict, Unreachable } from '../ports';
import { recordKey } from '../records/keys';
import { readRecord } from '../records/read';
import { parseLicenseRecord } from '../records/records';
import { untilSettled } from '../until-settled';
import type { PayingOutside } from './port';
import { commit, fold, licenseOf } from './record';

export type AttachOutcome =
  | { readonly outcome: 'attached'; readonly licenseId: string }
  /** It has a license: nothing was changed. */
  | { readonly outcome: 'unchanged'; readonly licenseId: string }
  /** It was begun on our page, for the account that it says. */
  | { readonly outcome: 'bought-by'; readonly email: string }
  | { readonly outcome: 'not-paid' }
  | { readonly outcome: 'not-found' }
  | { readonly outcome: 'not-an-address' }
  | { readonly outcome: 'not-there' }
  | { readonly outcome: 'unknown-account' }
  | Unreachable;

/** Records it for the account behind an address, or for whoever shows the address first. */
export function attachPurchase(purchaseId: string, email: string, outside: PayingOutside): AttachOutcome {
  const by = outside.identity();
  if (by === undefined) return { outcome: 'unknown-account' };
  const vendor = isVendor(by, outside);
  if (vendor.outcome === 'unreachable') return vendor;
  if (!vendor.isVendor) return { outcome: 'not-there' };
  if (parseEmail(email) === undefined) return { outcome: 'not-an-address' };
  const first = outside.billing.purchase(purchaseId);
  if (first.outcome !== 'found') return first;
  const { bought } = first.purchase;
  if (bought !== undefined) return { outcome: 'bought-by', email: bought.email };
  const licenseId = licenseOf(first.purchase, outside);
  return untilSettled((): AttachOutcome | Conflict => {
    const read = readRecord(outside.store, recordKey.license(licenseId), parseLicenseRecord);
    if (read.outcome === 'unreachable') return read;
    if (read.record !== undefined) return { outcome: 'unchanged', licenseId };
    const fetched = outside.billing.purchase(purchaseId);
    if (fetched.outcome !== 'found') return fetched;
    const { billed } = fetched.purchase;
    if (['waiting', 'processing', 'failed'].includes(billed.state)) return { outcome: 'not-paid' };
    const known = knownAccount({ email }, { holders: [], administrators: [] }, outside);
    if (known.outcome === 'unreachable') return known;
    const { account } = known;
    const holder = { ...account, ...(account.id !== undefined && { boundAt: outside.now() }) };
    const isPlan = billed.seats > 1;
    const after = fold(
      {
        schema: 1,
        license: {
          product: 'google-drive',
          id: licenseId,
          seats: billed.seats,
          term: { kind: 'paid', billing: billed.billing, startedAt: billed.startedAt },
          holders: isPlan ? [] : [holder],
          administrators: isPlan ? [account] : [],
        },
      },
      fetched.purchase,
    );
    const done = commit(undefined, undefined, after, 'attached', outside, 'paid', by);
    return done.outcome === 'recorded' ? { outcome: 'attached', licenseId } : done;
  }, outside);
}
