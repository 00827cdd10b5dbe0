// Records an organisation: who reviews it, and what it holds of the other products.
import { type Account, isSameAccount, isSameAddress, parseEmail } from '../../rules/index';
import { auditWrites } from '../audit';
import { isVendor } from '../authority';
import type { Conflict, Outside, Unreachable, Write } from '../ports';
import type { Difference } from '../records/deeds';
import { recordKey } from '../records/keys';
import { readRecord } from '../records/read';
import {
  type AccountRecord,
  type AddressRecord,
  type OrganisationRecord,
  parseAccountRecord,
  parseAddressRecord,
  parseOrganisationRecord,
} from '../records/records';
import { untilSettled } from '../until-settled';

type PutOrganisationOutcome =
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
  if (stored.record !== undefined && isRecorded(stored.record, given)) return { outcome: 'unchanged' };
  const known = withKnownIds(given.reviewers, stored.record?.reviewers ?? [], outside);
  if ('outcome' in known) return known;
  const record: OrganisationRecord = { ...given, reviewers: known, schema: 2 };
  const named = reviewerWrites(id, known, outside);
  if ('outcome' in named) return named;
  const committed = outside.store.commit(
    [
      { key: recordKey.organisation(id), expected: stored.version, json: record },
      ...named,
      ...auditWrites(by, outside.now(), {
        what: 'organisation',
        organisation: id,
        because: [],
        differences: differences(stored.record, record),
      }),
    ],
    'new',
  );
  return committed.outcome === 'committed' ? { outcome: 'stored' } : committed;
}

/** What an audit entry tells of it: who may review, and how much is recorded. */
const differences = (
  before: OrganisationRecord | undefined,
  { reviewers, licenses }: OrganisationRecord,
): readonly Difference[] => [
  { of: 'reviewers', ...(before && { before: told(before.reviewers) }), after: told(reviewers) },
  { of: 'licenses', ...(before && { before: before.licenses.length }), after: licenses.length },
];

const told = (reviewers: readonly Account[]): string =>
  reviewers.map(({ id, email }) => (id === undefined ? email : `${email} (${id})`)).join(' ');

/** Whether it is recorded so. Ids that were not given may be there: they were found out since. */
const isRecorded = (
  { name, reviewers, licenses }: OrganisationRecord,
  given: Omit<OrganisationRecord, 'schema'>,
): boolean =>
  name === given.name &&
  JSON.stringify(licenses) === JSON.stringify(given.licenses) &&
  reviewers.length === given.reviewers.length &&
  given.reviewers.every(({ id, email }, at) => {
    const there = reviewers[at];
    return there?.email === email && (id === undefined || id === there.id);
  });

/**
 * The reviewers with the accounts behind them, as far as they are known: as given, as bound before, or as their address is
 * bound. Who was bound stays so until somebody else's id is given: an address that moved takes no role along.
 */
function withKnownIds(
  given: readonly Account[],
  bound: readonly Account[],
  { store }: Outside,
): readonly Account[] | Unreachable {
  const known: Account[] = [];
  for (const one of given) {
    const before = bound.find(({ email }) => isSameAddress(email, one.email));
    const address = one.id === undefined && before?.id === undefined ? parseEmail(one.email) : undefined;
    const owner = address && readRecord(store, recordKey.address(address), parseAddressRecord);
    if (owner?.outcome === 'unreachable') return owner;
    const id = one.id ?? before?.id ?? owner?.record?.accountId;
    known.push({ ...one, ...(id !== undefined && { id }) });
  }
  return known;
}

/** Tells each reviewer's account of the organisation, or the address where no account is known yet. */
function reviewerWrites(
  organisation: string,
  reviewers: readonly Account[],
  { store }: Outside,
): readonly Write[] | Unreachable {
  const writes: Write[] = [];
  for (const { id, email } of uniquePeople(reviewers)) {
    if (id !== undefined) {
      const key = recordKey.account(id);
      const own = readRecord(store, key, parseAccountRecord);
      if (own.outcome === 'unreachable') return own;
      if (own.record?.organisation === organisation) continue;
      // Its address is found out when it is first met.
      const json: AccountRecord = { formerEmails: [], holdings: [], ...own.record, schema: 1, id, organisation };
      writes.push({ key, expected: own.version, json });
      continue;
    }
    const address = parseEmail(email);
    if (address === undefined) continue;
    const stored = readRecord(store, recordKey.address(address), parseAddressRecord);
    if (stored.outcome === 'unreachable') return stored;
    if (stored.record?.organisation === organisation) continue;
    const json: AddressRecord = { email, licenseIds: [], ...stored.record, schema: 2, organisation };
    writes.push({ key: recordKey.address(address), expected: stored.version, json });
  }
  return writes;
}

const uniquePeople = (people: readonly Account[]): readonly Account[] =>
  people.filter((one, at) => people.findIndex((other) => isSameAccount(one, other)) === at);
