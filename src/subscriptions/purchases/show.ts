// One purchase as billing has it, for those who run the product.
import { isVendor } from '../authority';
import type { Unreachable } from '../ports';
import { recordKey } from '../records/keys';
import { readRecord } from '../records/read';
import { parseLicenseRecord } from '../records/records';
import type { PayingOutside, Purchased } from './port';
import { licenseOf } from './record';

/** What there is to say of a purchase. */
export type ShowOutcome =
  | {
      readonly outcome: 'purchase';
      readonly purchase: Purchased;
      readonly licenseId: string;
      /** Whether the license is there, and goes by this purchase. */
      readonly isRecorded: boolean;
    }
  | { readonly outcome: 'not-found' }
  | { readonly outcome: 'not-there' }
  | { readonly outcome: 'unknown-account' }
  | Unreachable;

export function showPurchase(purchaseId: string, outside: PayingOutside): ShowOutcome {
  const account = outside.identity();
  if (account === undefined) return { outcome: 'unknown-account' };
  const vendor = isVendor(account, outside);
  if (vendor.outcome === 'unreachable') return vendor;
  if (!vendor.isVendor) return { outcome: 'not-there' };
  const fetched = outside.billing.purchase(purchaseId);
  if (fetched.outcome !== 'found') return fetched;
  const { purchase } = fetched;
  const licenseId = licenseOf(purchase, outside);
  const read = readRecord(outside.store, recordKey.license(licenseId), parseLicenseRecord);
  if (read.outcome === 'unreachable') return read;
  return { outcome: 'purchase', purchase, licenseId, isRecorded: read.record?.purchase?.id === purchase.id };
}
