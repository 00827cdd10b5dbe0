// Roles that are named by an address and belong to an account from their first use on (D5, D6).
import { type Account, isSameAddress } from '../rules/index';
import type { Identified } from './ports';
import type { OrganisationRecord } from './records/records';

/** Who was named by this account's address and is bound to no account yet. */
export const waiting = <One extends Account>(named: readonly One[], account: Identified): One | undefined =>
  named.find(({ id, email }) => id === undefined && isSameAddress(email, account.email));

/** The organisation with this account as the reviewer that its address was named for; undefined where nobody waits for it. */
export function withReviewerBound(record: OrganisationRecord, account: Identified): OrganisationRecord | undefined {
  const named = waiting(record.reviewers, account);
  return (
    named && {
      ...record,
      reviewers: record.reviewers.map((one) => (one === named ? { ...one, id: account.id } : one)),
    }
  );
}
