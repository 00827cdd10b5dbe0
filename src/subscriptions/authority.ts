// Who may see and change a license. Asked anew for every call, on the server, whoever calls.
import { type Account, isSameAccount, isSameAddress } from '../rules/index';
import type { Identified, Outside, Unreachable } from './ports';
import { recordKey } from './records/keys';
import { readRecord } from './records/read';
import { type LicenseRecord, parseOrganisationRecord } from './records/records';

/**
 * What an account may do with a license.
 * `in-charge`: everything, as a reviewer of its organisation or one of those who run the product.
 * `listed`: what the rules let this holder or administrator do. `none`: not even know that it is there.
 */
export type Authority = 'in-charge' | 'listed' | 'none';

/** Whether this account is one of those who run the product. */
export const isVendor = (account: Identified, { operators }: Outside): boolean =>
  operators().vendorAdministrators.some((email) => isSameAddress(email, account.email));

/** What this account may do with this license. */
export function authorityOver(
  { license, organisation }: LicenseRecord,
  account: Identified,
  outside: Outside,
): { readonly outcome: 'known'; readonly authority: Authority } | Unreachable {
  const known = (authority: Authority) => ({ outcome: 'known', authority }) as const;
  if (isVendor(account, outside)) return known('in-charge');
  if (organisation !== undefined) {
    const reviewer = isReviewer(organisation, account, outside);
    if (reviewer.outcome === 'unreachable') return reviewer;
    if (reviewer.isReviewer) return known('in-charge');
  }
  const isListed = [...license.holders, ...license.administrators].some((one) => isSameAccount(one, account));
  return known(isListed ? 'listed' : 'none');
}

/** Whether this account reviews this organisation. */
export function isReviewer(
  organisation: string,
  account: Identified,
  { store }: Outside,
): { readonly outcome: 'known'; readonly isReviewer: boolean } | Unreachable {
  const read = readRecord(store, recordKey.organisation(organisation), parseOrganisationRecord);
  if (read.outcome === 'unreachable') return read;
  const reviewers: readonly Account[] = read.record?.reviewers ?? [];
  return { outcome: 'known', isReviewer: reviewers.some((one) => isSameAccount(one, account)) };
}
