// Binds what was bought for an address to the account that first shows it, and records a rename. One commit or nothing.
import { type DriveLicense, type Email, type Instant, changeDrive, isSameAddress } from '../../rules/index';
import { commit } from '../records/commit';
import type { Identified, Outside, Unreachable, Write } from '../ports';
import { type Read, readRecord } from '../records/read-record';
import type { Conflict } from '../records/until-settled';
import {
  type AccountRecord,
  type AddressRecord,
  type AuditRecord,
  type LicenseRecord,
  parseLicenseRecord,
  recordKey,
} from '../records/records';
import { graceDays } from '../settings';

export type BindOutcome = { readonly outcome: 'bound'; readonly record: AccountRecord } | Conflict | Unreachable;

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
  const bought = address.record?.licenses ?? [];
  const bound = bindLicenses(account, bought, now, outside);
  if (bound.outcome === 'unreachable') return bound;

  const record: AccountRecord = {
    ...own.record,
    schema: 1,
    id: account.id,
    email: account.email,
    formerEmails: [...(own.record?.formerEmails ?? []), ...formerEmail(own.record, account)],
    holdings: [...(own.record?.holdings ?? []), ...bound.licenses.map((license) => shareOf(license, account.id))],
  };
  const addressRecord: AddressRecord = {
    schema: 1,
    email: account.email,
    accountId: account.id,
    licenses: bought.map((license) => bound.licenses.find(({ id }) => id === license.id) ?? license),
  };
  const renamed: Write[] =
    own.record === undefined
      ? []
      : [auditEntry(account, now, { what: 'renamed', rule: 'D6', before: own.record.email, after: account.email })];
  const committed = commit(outside.store, [
    { key: recordKey.account(account.id), expected: own.version, json: record },
    { key: recordKey.address(address.email), expected: address.version, json: addressRecord },
    ...bound.writes,
    ...renamed,
  ]);
  return committed.outcome === 'committed' ? { outcome: 'bound', record } : committed;
}

/** An account's own share of a license: other holders of a plan are nobody else's business. */
export const shareOf = (license: DriveLicense, accountId: string): DriveLicense => ({
  ...license,
  holders: license.holders.filter(({ id }) => id === accountId),
});

/** Each license that the rules let this account be bound to, as it will be, with the writes that make it so. */
function bindLicenses(
  account: Identified,
  bought: readonly DriveLicense[],
  now: Instant,
  { store }: Outside,
):
  | { readonly outcome: 'ready'; readonly licenses: readonly DriveLicense[]; readonly writes: readonly Write[] }
  | Unreachable {
  const licenses: DriveLicense[] = [];
  const writes: Write[] = [];
  for (const { id } of bought) {
    const current = readRecord(store, recordKey.license(id), parseLicenseRecord);
    if (current.outcome === 'unreachable') return current;
    if (current.record === undefined) continue;
    const before = current.record.license;
    if (before.holders.some((holder) => holder.id === account.id)) {
      licenses.push(before);
      continue;
    }
    const bound = changeDrive(before, { action: 'bind', account }, { now, graceDays, reachable: true });
    if (bound.outcome === 'refused') continue;
    const record: LicenseRecord = { schema: 1, license: bound.license };
    licenses.push(bound.license);
    writes.push(
      { key: recordKey.license(id), expected: current.version, json: record },
      auditEntry(account, now, {
        what: 'bound',
        licenseId: id,
        rule: 'D5',
        before: before.holders,
        after: bound.license.holders,
      }),
    );
  }
  return { outcome: 'ready', licenses, writes };
}

const formerEmail = (record: AccountRecord | undefined, account: Identified): readonly string[] =>
  record === undefined || isSameAddress(record.email, account.email) ? [] : [record.email];

/** The write of one audit entry. Its key is unique for a subject, an instant and a deed, so that it is written once. */
export function auditEntry(
  by: Identified,
  at: Instant,
  entry: Pick<AuditRecord, 'what' | 'licenseId' | 'rule' | 'before' | 'after'>,
): Write {
  const json: AuditRecord = { schema: 1, at, by: by.id, ...entry };
  return { key: recordKey.audit(entry.licenseId ?? by.id, at, entry.what), expected: undefined, json };
}
