// Binds what was bought for an address to the account that first shows it, and records a rename. One commit or nothing.
import {
  type DriveLicense,
  type Email,
  type Instant,
  changeDrive,
  isListed,
  isSameAddress,
  tiedTo,
} from '../../rules/index';
import { auditWrites } from '../audit';
import type { Conflict, Identified, Outside, Unreachable, Write } from '../ports';
import { recordKey } from '../records/keys';
import { type Read, readRecord, readRecords } from '../records/read';
import {
  type AccountRecord,
  type AddressRecord,
  type LicenseRecord,
  parseLicenseRecord,
  parseOrganisationRecord,
} from '../records/records';
import { withReviewerBound } from '../reviewers';
import { leniency } from '../settings';
import { withShare } from '../shares';
import { type LicenseRewrite, writesForOthers } from '../write-license';

type BindOutcome =
  | { readonly outcome: 'bound'; readonly record: AccountRecord; readonly version: string | undefined }
  | Conflict
  | Unreachable;

/**
 * Gives this account the licenses that wait for its address, and its address to its record.
 * @param own the account's record as read
 * @param address the address's record as read, bound to this account or to none
 */
export function bind(
  account: Identified,
  own: Read<AccountRecord>,
  address: Read<AddressRecord> & { readonly email: Email },
  outside: Outside,
): BindOutcome {
  const now = outside.now();
  const bought = bindLicenses(account, address.record?.licenseIds ?? [], now, outside);
  if (bought.outcome === 'unreachable') return bought;
  const others = writesForOthers(bought.rewrites, account.id, outside);
  if (others.outcome === 'unreachable') return others;
  const role = reviewerWrites(account, address.record?.organisation, outside);
  if ('outcome' in role) return role;

  const organisation = own.record?.organisation ?? bought.organisation ?? address.record?.organisation;
  const record: AccountRecord = {
    ...own.record,
    schema: 1,
    id: account.id,
    email: account.email,
    formerEmails: [...(own.record?.formerEmails ?? []), ...formerEmail(own.record, account)],
    holdings: bought.licenses.reduce<readonly DriveLicense[]>(
      (held, license) => withShare(held, license, account),
      own.record?.holdings ?? [],
    ),
    ...(organisation !== undefined && { organisation }),
  };
  const addressRecord: AddressRecord = {
    licenseIds: [],
    ...address.record,
    schema: 2,
    email: account.email,
    accountId: account.id,
  };
  const renamed =
    own.record?.email === undefined
      ? []
      : auditWrites(account, now, {
          what: 'renamed',
          because: ['D6'],
          differences: [{ of: 'address', before: own.record.email, after: account.email }],
          ...(organisation !== undefined && { organisation }),
        });
  // Whoever has nothing but a trial waits where room is narrow; whoever has paid does not.
  const hasPaid = organisation !== undefined || record.holdings.some(({ term }) => term.kind === 'paid');
  const committed = outside.store.commit(
    [
      { key: recordKey.account(account.id), expected: own.version, json: record },
      { key: recordKey.address(address.email), expected: address.version, json: addressRecord },
      ...bought.rewrites.map(({ version, after }): Write => {
        return { key: recordKey.license(after.license.id), expected: version, json: after };
      }),
      ...bought.deeds,
      ...others.writes,
      ...role,
      ...renamed,
    ],
    hasPaid ? 'paid' : 'trial',
  );
  return committed.outcome === 'committed' ? { outcome: 'bound', record, version: committed.versions[0] } : committed;
}

/** Each license that this account may be tied to, as it will be; those that change, and what is recorded of it. */
function bindLicenses(
  account: Identified,
  licenseIds: readonly string[],
  now: Instant,
  { store }: Outside,
):
  | {
      readonly outcome: 'ready';
      readonly licenses: readonly DriveLicense[];
      readonly rewrites: readonly LicenseRewrite[];
      readonly deeds: readonly Write[];
      readonly organisation: string | undefined;
    }
  | Unreachable {
  const read = readRecords(store, licenseIds.map(recordKey.license), parseLicenseRecord);
  if (read.outcome === 'unreachable') return read;
  const licenses: DriveLicense[] = [];
  const rewrites: LicenseRewrite[] = [];
  const deeds: Write[] = [];
  let organisation: string | undefined;
  for (const { record, version } of read.records) {
    if (record === undefined) continue;
    const bound = tied(record.license, account, now);
    if (bound === undefined) continue;
    organisation ??= record.organisation;
    licenses.push(bound.license);
    if (bound.license === record.license) continue;
    const after: LicenseRecord = { ...record, license: bound.license };
    rewrites.push({ before: record, version, after });
    deeds.push(
      ...auditWrites(account, now, {
        what: 'bound',
        licenseId: record.license.id,
        because: bound.because,
        differences: [{ of: 'binding', email: account.email, after: account.id }],
        ...(record.organisation !== undefined && { organisation: record.organisation }),
      }),
    );
  }
  return { outcome: 'ready', licenses, rewrites, deeds, organisation };
}

/** The license with this account tied to its seat, or to its place as an administrator; undefined where it has neither. */
function tied(
  license: DriveLicense,
  account: Identified,
  now: Instant,
): { readonly license: DriveLicense; readonly because: readonly string[] } | undefined {
  const bound = changeDrive(license, { action: 'bind', account }, { now, ...leniency, reachable: true });
  if (bound.outcome === 'changed') return isSameLicense(bound.license, license) ? { license, because: [] } : bound;
  // Whoever administers without holding a seat has no seat to bind (D1); the address is tied to the account all the same.
  if (!isListed(license.administrators, account)) return undefined;
  const administering = { ...license, administrators: tiedTo(license.administrators, account) };
  return isSameLicense(administering, license) ? { license, because: [] } : { license: administering, because: ['D5'] };
}

const isSameLicense = (one: DriveLicense, other: DriveLicense): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** Binds the place as a reviewer that the address was named for: later it goes by the account alone. */
function reviewerWrites(
  account: Identified,
  organisation: string | undefined,
  { store }: Outside,
): readonly Write[] | Unreachable {
  if (organisation === undefined) return [];
  const key = recordKey.organisation(organisation);
  const read = readRecord(store, key, parseOrganisationRecord);
  if (read.outcome === 'unreachable') return read;
  const bound = read.record && withReviewerBound(read.record, account);
  return bound === undefined ? [] : [{ key, expected: read.version, json: bound }];
}

const formerEmail = (record: AccountRecord | undefined, account: Identified): readonly string[] =>
  record?.email === undefined || isSameAddress(record.email, account.email) ? [] : [record.email];
