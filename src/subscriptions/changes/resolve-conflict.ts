// Settles who an address belongs to, when Google gave it to another account than the one it is bound to (D6).
import { type Instant, changeDrive, isSameAccount, isSameAddress, parseEmail } from '../../rules/index';
import { type Deed, auditWrites } from '../audit';
import { authorityOver, isVendor } from '../authority';
import type { Conflict, Identified, Outside, Unreachable, Write } from '../ports';
import { recordKey } from '../records/keys';
import { type Read, readRecord, readRecords } from '../records/read';
import {
  type AddressRecord,
  type ConflictRecord,
  type LicenseRecord,
  parseAccountRecord,
  parseAddressRecord,
  parseConflictRecord,
  parseLicenseRecord,
  parseOrganisationRecord,
} from '../records/records';
import { withReviewerBound } from '../reviewers';
import { leniency } from '../settings';
import { peopleOf } from '../shares';
import { untilSettled } from '../until-settled';
import { type LicenseRewrite, commitLicenses } from '../write-license';

/** What is decided about one account that was met under an address bound to another. */
export interface Resolution {
  readonly email: string;
  /** The account that was met. */
  readonly seenAs: string;
  /** `move`: the address and what is bound under it go to the account that was met. `keep`: they stay where they are. */
  readonly decision: 'move' | 'keep';
}

export type ResolutionOutcome =
  | { readonly outcome: 'resolved'; readonly licenseIds: readonly string[] }
  /** Nothing is waiting for a decision: it was taken before, or never needed. */
  | { readonly outcome: 'unchanged' }
  /** Whoever asks is one of the two: somebody else has to decide. */
  | { readonly outcome: 'own-dispute' }
  | { readonly outcome: 'not-there' }
  | { readonly outcome: 'unknown-account' }
  | Unreachable;

/** Carries the decision out, for those in charge of everything that is bound under the address. */
export const resolveConflict = (resolution: Resolution, outside: Outside): ResolutionOutcome =>
  untilSettled(() => resolveOnce(resolution, outside), outside);

/** Everything the decision rests on, as read. */
interface Dispute {
  readonly email: string;
  readonly seenAs: string;
  readonly boundTo: string;
  readonly address: Read<AddressRecord>;
  readonly addressKey: string;
  readonly conflict: Read<ConflictRecord>;
  readonly conflictKey: string;
  readonly licenses: readonly Read<LicenseRecord>[];
}

function resolveOnce({ email, seenAs, decision }: Resolution, outside: Outside): ResolutionOutcome | Conflict {
  const by = outside.identity();
  if (by === undefined) return { outcome: 'unknown-account' };
  const address = parseEmail(email);
  if (address === undefined) return { outcome: 'not-there' };
  const { store } = outside;
  const conflictKey = recordKey.conflict(address, seenAs);
  const conflict = readRecord(store, conflictKey, parseConflictRecord);
  if (conflict.outcome === 'unreachable') return conflict;
  const addressKey = recordKey.address(address);
  const bound = readRecord(store, addressKey, parseAddressRecord);
  if (bound.outcome === 'unreachable') return bound;
  const licenses = readRecords(store, (bound.record?.licenseIds ?? []).map(recordKey.license), parseLicenseRecord);
  if (licenses.outcome === 'unreachable') return licenses;
  const allowed = isInChargeOfAll(licenses.records, by, outside);
  if (allowed.outcome === 'unreachable') return allowed;
  if (!allowed.isAllowed) return { outcome: 'not-there' };

  const boundTo = bound.record?.accountId;
  if (conflict.record === undefined || boundTo === undefined || boundTo === seenAs) return { outcome: 'unchanged' };
  if (by.id === boundTo || by.id === seenAs) return { outcome: 'own-dispute' };
  const dispute = {
    email,
    seenAs,
    boundTo,
    address: bound,
    addressKey,
    conflict,
    conflictKey,
    licenses: licenses.records,
  };
  if (decision === 'keep') {
    return conflict.record.keptAt === undefined
      ? keep(dispute, conflict.record, by, outside)
      : { outcome: 'unchanged' };
  }
  return move(dispute, by, outside);
}

/** Nobody is told of a dispute about what they are not in charge of; what is bound to nothing is for the vendor. */
function isInChargeOfAll(
  licenses: readonly Read<LicenseRecord>[],
  by: Identified,
  outside: Outside,
): { readonly outcome: 'known'; readonly isAllowed: boolean } | Unreachable {
  const vendor = isVendor(by, outside);
  if (vendor.outcome === 'unreachable') return vendor;
  if (vendor.isVendor) return { outcome: 'known', isAllowed: true };
  const records = licenses.flatMap(({ record }) => (record === undefined ? [] : [record]));
  for (const record of records) {
    const known = authorityOver(record, by, outside);
    if (known.outcome === 'unreachable') return known;
    const isAdministrator = record.license.administrators.some((one) => isSameAccount(one, by));
    if (known.authority !== 'in-charge' && !isAdministrator) return { outcome: 'known', isAllowed: false };
  }
  return { outcome: 'known', isAllowed: records.length > 0 };
}

function keep(
  { boundTo, seenAs, conflict, conflictKey }: Dispute,
  record: ConflictRecord,
  by: Identified,
  outside: Outside,
): ResolutionOutcome | Conflict {
  const now = outside.now();
  const committed = outside.store.commit([
    { key: conflictKey, expected: conflict.version, json: { ...record, keptAt: now } satisfies ConflictRecord },
    ...auditWrites(by, now, {
      what: 'conflict-kept',
      because: ['D6'],
      differences: [{ of: 'account', before: seenAs, after: boundTo }],
    }),
  ]);
  return committed.outcome === 'committed' ? { outcome: 'resolved', licenseIds: [] } : committed;
}

function move(dispute: Dispute, by: Identified, outside: Outside): ResolutionOutcome | Conflict {
  const { conflict, conflictKey } = dispute;
  const now = outside.now();
  const rewrites = dispute.licenses.flatMap(({ record, version }) =>
    record === undefined || !isDisputed(record, dispute)
      ? []
      : [{ before: record, version, after: handedOver(record, dispute, now) }],
  );
  const role = boundRole(dispute, outside);
  if ('outcome' in role) return role;
  const committed = commitLicenses(
    rewrites,
    [
      ...role,
      // An address without licenses is changed here; the others go with theirs.
      ...(rewrites.length === 0 ? [emptyAddress(dispute)] : []),
      { key: conflictKey, expected: conflict.version, json: undefined },
      ...movedEntries(rewrites, dispute, by, now),
    ],
    outside,
  );
  return committed.outcome === 'committed'
    ? { outcome: 'resolved', licenseIds: rewrites.map(({ after }) => after.license.id) }
    : committed;
}

/** The place as a reviewer that the address was named for stays with whom it is bound to: it does not move along. */
function boundRole({ email, boundTo }: Dispute, { store }: Outside): readonly Write[] | Unreachable {
  const own = readRecord(store, recordKey.account(boundTo), parseAccountRecord);
  if (own.outcome === 'unreachable') return own;
  if (own.record?.organisation === undefined) return [];
  const key = recordKey.organisation(own.record.organisation);
  const read = readRecord(store, key, parseOrganisationRecord);
  if (read.outcome === 'unreachable') return read;
  const bound = read.record && withReviewerBound(read.record, { id: boundTo, email });
  return bound === undefined ? [] : [{ key, expected: read.version, json: bound }];
}

/** An entry for each license, so that each license's history is whole; for an address without any, one of its own. */
function movedEntries(
  rewrites: readonly LicenseRewrite[],
  { boundTo, seenAs }: Dispute,
  by: Identified,
  now: Instant,
): readonly Write[] {
  const deed: Deed = {
    what: 'conflict-moved',
    because: ['D6'],
    differences: [{ of: 'account', before: boundTo, after: seenAs }],
  };
  if (rewrites.length === 0) return auditWrites(by, now, deed);
  return rewrites.flatMap(({ after: { license, organisation } }) =>
    auditWrites(by, now, {
      ...deed,
      licenseId: license.id,
      ...(organisation !== undefined && { organisation }),
    }),
  );
}

/** Whether the account it is bound to is listed under the address. */
const isDisputed = ({ license }: LicenseRecord, { boundTo, email }: Dispute): boolean =>
  peopleOf(license).some((one) => one.id === boundTo && isSameAddress(one.email, email));

const emptyAddress = ({ email, seenAs, address, addressKey }: Dispute): Write => ({
  key: addressKey,
  expected: address.version,
  json: { licenseIds: [], ...address.record, schema: 2, email, accountId: seenAs } satisfies AddressRecord,
});

/** The license with everything of the one account given to the other, as a release and an assignment would. */
function handedOver(record: LicenseRecord, { email, boundTo, seenAs }: Dispute, now: Instant): LicenseRecord {
  const [from, to] = [
    { id: boundTo, email },
    { id: seenAs, email },
  ];
  const facts = { now, ...leniency, reachable: true };
  const { license } = record;
  const released = changeDrive(license, { action: 'release', account: from, by: 'in-charge' }, facts);
  const assigned =
    released.outcome === 'changed'
      ? changeDrive(released.license, { action: 'assign', account: to, by: 'in-charge' }, facts)
      : released;
  const held = assigned.outcome === 'changed' ? assigned.license : license;
  return {
    ...record,
    license: {
      ...held,
      administrators: held.administrators.map((one) => (isSameAccount(one, from) ? { ...one, ...to } : one)),
    },
  };
}
