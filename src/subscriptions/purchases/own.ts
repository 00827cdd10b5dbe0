// What whoever is listed on a license may ask about its purchase: refreshing it, its invoices, and the page to manage it.
import { isManagedBy } from '../../rules/index';
import { authorityOver } from '../authority';
import type { Identified, Outside, Unreachable } from '../ports';
import { recordKey } from '../records/keys';
import { readRecord } from '../records/read';
import { type LicenseRecord, type PurchaseReference, parseLicenseRecord } from '../records/records';
import type { Invoice, PayingOutside } from './port';
import { recordPurchase } from './record';

/** There is no such license, it is not paid for by billing, or not theirs to ask about: nobody learns which. */
type NotTheirs = { readonly outcome: 'not-there' } | { readonly outcome: 'unknown-account' } | Unreachable;

type Own =
  | {
      readonly outcome: 'own';
      readonly account: Identified;
      readonly record: LicenseRecord;
      readonly purchase: PurchaseReference;
    }
  | NotTheirs;

/** The license's purchase, for whoever is on it or in charge of it. */
function ownPurchase(licenseId: string, outside: Outside): Own {
  const account = outside.identity();
  if (account === undefined) return { outcome: 'unknown-account' };
  const read = readRecord(outside.store, recordKey.license(licenseId), parseLicenseRecord);
  if (read.outcome === 'unreachable') return read;
  const { record } = read;
  if (record?.purchase === undefined) return { outcome: 'not-there' };
  const authority = authorityOver(record, account, outside);
  if (authority.outcome === 'unreachable') return authority;
  return authority.authority === 'none'
    ? { outcome: 'not-there' }
    : { outcome: 'own', account, record, purchase: record.purchase };
}

/** The same for those who pay: its administrators, or the holder of a single one (R36, R41). */
function managedPurchase(licenseId: string, outside: Outside): Own {
  const own = ownPurchase(licenseId, outside);
  return own.outcome === 'own' && !isManagedBy(own.record.license, own.account) ? { outcome: 'not-there' } : own;
}

/** Asks billing how it stands, and writes that down. */
export function refreshPurchase(
  licenseId: string,
  outside: PayingOutside,
): { readonly outcome: 'refreshed'; readonly isNews: boolean } | NotTheirs {
  const own = ownPurchase(licenseId, outside);
  if (own.outcome !== 'own') return own;
  const recorded = recordPurchase(own.purchase.id, outside, licenseId);
  if (recorded.outcome === 'unreachable') return recorded;
  return recorded.outcome === 'not-found' || recorded.outcome === 'unmatched'
    ? { outcome: 'not-there' }
    : { outcome: 'refreshed', isNews: recorded.outcome === 'recorded' && recorded.isNews };
}

/** A page of billing's, for a short while and for this license's own payer. */
export function openPortal(
  licenseId: string,
  returnUrl: string,
  outside: PayingOutside,
): Exclude<ReturnType<PayingOutside['billing']['portal']>, Unreachable> | NotTheirs {
  const own = managedPurchase(licenseId, outside);
  if (own.outcome !== 'own') return own;
  const opened = outside.billing.portal(own.purchase.customer, returnUrl);
  // What ended with whoever paid may not have been heard of yet.
  if (opened.outcome === 'gone') recordPurchase(own.purchase.id, outside, licenseId);
  return opened;
}

/** What was charged, newest first. */
export function invoicesOf(
  licenseId: string,
  outside: PayingOutside,
): { readonly outcome: 'invoices'; readonly invoices: readonly Invoice[] } | NotTheirs {
  const own = managedPurchase(licenseId, outside);
  if (own.outcome !== 'own') return own;
  const found = outside.billing.invoices(own.purchase.id);
  if (found.outcome === 'unreachable') return found;
  return found.outcome === 'found' ? { outcome: 'invoices', invoices: found.invoices } : { outcome: 'not-there' };
}
