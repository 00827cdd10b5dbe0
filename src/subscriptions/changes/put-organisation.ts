// Records an organisation: who reviews it, and what it holds of the other products.
import { type Account, parseEmail } from '../../rules/index';
import { auditWrites } from '../audit';
import { isVendor } from '../authority';
import type { Conflict, Outside, Unreachable, Write } from '../ports';
import { recordKey } from '../records/keys';
import { readRecord, readRecords } from '../records/read';
import {
  type AddressRecord,
  type OrganisationRecord,
  parseAccountRecord,
  parseAddressRecord,
  parseOrganisationRecord,
} from '../records/records';
import { untilSettled } from '../until-settled';

export type PutOrganisationOutcome =
  | { readonly outcome: 'stored' }
  | { readonly outcome: 'unchanged' }
  | { readonly outcome: 'not-there' }
  | { readonly outcome: 'unknown-account' }
  | Unreachable;

/** Stores an organisation as given, for those who run the product. Its reviewers find it at their next check. */
export const putOrganisation = (
  id: string,
  given: Omit<OrganisationRecord, 'schema'>,
  outside: Outside,
): PutOrganisationOutcome => untilSettled(() => putOnce(id, given, outside), outside);

function putOnce(
  id: string,
  given: Omit<OrganisationRecord, 'schema'>,
  outside: Outside,
): PutOrganisationOutcome | Conflict {
  const by = outside.identity();
  if (by === undefined) return { outcome: 'unknown-account' };
  const vendor = isVendor(by, outside);
  if (vendor.outcome === 'unreachable') return vendor;
  if (!vendor.isVendor) return { outcome: 'not-there' };
  const stored = readRecord(outside.store, recordKey.organisation(id), parseOrganisationRecord);
  if (stored.outcome === 'unreachable') return stored;
  const record: OrganisationRecord = { ...given, schema: 2 };
  if (JSON.stringify(sorted(stored.record)) === JSON.stringify(sorted(record))) return { outcome: 'unchanged' };
  const named = reviewerWrites(id, given.reviewers, outside);
  if ('outcome' in named) return named;
  const committed = outside.store.commit([
    { key: recordKey.organisation(id), expected: stored.version, json: record },
    ...named,
    ...auditWrites(by, outside.now(), {
      what: 'organisation',
      organisation: id,
      because: [],
      before: stored.record === undefined ? null : told(stored.record),
      after: told(record),
    }),
  ]);
  return committed.outcome === 'committed' ? { outcome: 'stored' } : committed;
}

/** What an audit entry tells of it: who may review, and how much is recorded. */
const told = ({ reviewers, licenses }: OrganisationRecord): object => ({
  reviewers: reviewers.map(({ email }) => email).join(' '),
  licenses: licenses.length,
});

const sorted = (record: OrganisationRecord | undefined): unknown =>
  record && [record.name, record.reviewers, record.licenses];

/** Tells each reviewer's account of the organisation, or the address where no account is known yet. */
function reviewerWrites(
  organisation: string,
  reviewers: readonly Account[],
  { store }: Outside,
): readonly Write[] | Unreachable {
  const emails = [...new Set(reviewers.map(({ email }) => parseEmail(email)).filter((email) => email !== undefined))];
  const addresses = readRecords(store, emails.map(recordKey.address), parseAddressRecord);
  if (addresses.outcome === 'unreachable') return addresses;
  const writes: Write[] = [];
  for (const [at, email] of emails.entries()) {
    const address = addresses.records[at];
    const accountId = address?.record?.accountId;
    if (accountId !== undefined) {
      const own = readRecord(store, recordKey.account(accountId), parseAccountRecord);
      if (own.outcome === 'unreachable') return own;
      if (own.record === undefined || own.record.organisation === organisation) continue;
      writes.push({ key: recordKey.account(accountId), expected: own.version, json: { ...own.record, organisation } });
    } else if (address?.record?.organisation !== organisation) {
      const json: AddressRecord = { email, licenseIds: [], ...address?.record, schema: 2, organisation };
      writes.push({ key: recordKey.address(email), expected: address?.version, json });
    }
  }
  return writes;
}
