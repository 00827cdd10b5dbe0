// Who may see and change a license. Asked anew for every call, on the server, whoever calls. Roles are given to addresses,
// and belong from their first use on to the account that used them (D5, D6): an address that moves takes none along.
import { type Account, isSameAccount, parseEmail } from '../rules/index';
import { readHoldings } from './check/holdings';
import type { Identified, Outside, Unreachable } from './ports';
import { recordKey } from './records/keys';
import { readRecord } from './records/read';
import { type LicenseRecord, parseAddressRecord, parseOrganisationRecord } from './records/records';
import { waiting, withReviewerBound } from './reviewers';
import { untilSettled } from './until-settled';

/**
 * What an account may do with a license.
 * `in-charge`: everything, as a reviewer of its organisation or one of those who run the product.
 * `listed`: what the rules let this holder or administrator do. `none`: not even know that it is there.
 */
type Authority = 'in-charge' | 'listed' | 'none';

/** Whether somebody is what they would have to be. */
type Known<Name extends string> = ({ readonly [is in Name]: boolean } & { readonly outcome: 'known' }) | Unreachable;

/** Whether this account is one of those who run the product. The first use of a named address binds it to its account. */
export function isVendor(account: Identified, outside: Outside): Known<'isVendor'> {
  const known = (is: boolean) => ({ outcome: 'known', isVendor: is }) as const;
  const read = outside.operators();
  if (read.outcome === 'unreachable') return read;
  const { vendorAdministrators } = read;
  if (vendorAdministrators.some(({ id }) => id === account.id)) return known(true);
  const named = waiting(vendorAdministrators, account);
  if (named === undefined) return known(false);
  const owner = ownerOf(named, account, outside);
  if (owner.outcome === 'unreachable') return owner;
  const bound = outside.bindOperator(named.email, owner.accountId ?? account.id);
  return bound.outcome === 'unreachable' ? bound : known(bound.accountId === account.id);
}

/** What this account may do with this license. */
export const authorityOver = (record: LicenseRecord, account: Identified, outside: Outside): AuthorityOutcome =>
  authorityOf(account, outside)(record);

type AuthorityOutcome = { readonly outcome: 'known'; readonly authority: Authority } | Unreachable;

/** What this account may do with each of many licenses: its roles are asked for once. */
export function authorityOf(account: Identified, outside: Outside): (record: LicenseRecord) => AuthorityOutcome {
  const known = (authority: Authority) => ({ outcome: 'known', authority }) as const;
  let vendor: Known<'isVendor'> | undefined;
  const reviewers = new Map<string, Known<'isReviewer'>>();
  return ({ license, organisation }) => {
    vendor ??= isVendor(account, outside);
    if (vendor.outcome === 'unreachable') return vendor;
    if (vendor.isVendor) return known('in-charge');
    if (organisation !== undefined) {
      const reviewer = reviewers.get(organisation) ?? isReviewer(organisation, account, outside);
      reviewers.set(organisation, reviewer);
      if (reviewer.outcome === 'unreachable') return reviewer;
      if (reviewer.isReviewer) return known('in-charge');
    }
    const isListed = [...license.holders, ...license.administrators].some((one) => isSameAccount(one, account));
    return known(isListed ? 'listed' : 'none');
  };
}

/** Whether this account reviews this organisation. The first use of a named address binds it to its account. */
export function isReviewer(organisation: string, account: Identified, outside: Outside): Known<'isReviewer'> {
  return untilSettled(() => {
    const known = (is: boolean) => ({ outcome: 'known', isReviewer: is }) as const;
    const key = recordKey.organisation(organisation);
    const read = readRecord(outside.store, key, parseOrganisationRecord);
    if (read.outcome === 'unreachable') return read;
    const { record } = read;
    if (record?.reviewers.some(({ id }) => id === account.id) === true) return known(true);
    const named = record && waiting(record.reviewers, account);
    if (record === undefined || named === undefined) return known(false);
    let owner = ownerOf(named, account, outside);
    if (owner.outcome === 'owner' && owner.accountId === undefined) {
      // A check binds an address that something waits for.
      const held = readHoldings(account, outside);
      if (held.outcome === 'unreachable') return held;
      owner = ownerOf(named, account, outside);
    }
    if (owner.outcome === 'unreachable') return owner;
    const { accountId } = owner;
    const pinned =
      accountId === undefined ? undefined : withReviewerBound(record, { id: accountId, email: named.email });
    const committed = pinned && outside.store.commit([{ key, expected: read.version, json: pinned }]);
    if (committed?.outcome === 'conflict') return committed;
    // Whose address it is decides, whether or not that could be noted here too.
    return known(accountId === account.id);
  }, outside);
}

/** The account that the address of somebody named belongs to; undefined where no account has shown it yet. */
function ownerOf(
  { email }: Account,
  account: Identified,
  { store }: Outside,
): { readonly outcome: 'owner'; readonly accountId: string | undefined } | Unreachable {
  const address = parseEmail(email) ?? parseEmail(account.email);
  if (address === undefined) return { outcome: 'owner', accountId: undefined };
  const read = readRecord(store, recordKey.address(address), parseAddressRecord);
  return read.outcome === 'unreachable' ? read : { outcome: 'owner', accountId: read.record?.accountId };
}
