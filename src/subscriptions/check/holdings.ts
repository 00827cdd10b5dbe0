// What an account holds, from the store: recognises renames and reused addresses, and binds what was bought for it.
import { type DriveLicense, type Email, decideDrive, isSameAddress, parseEmail } from '../../rules/index';
import type { Conflict, Identified, Outside, Unreachable } from '../ports';
import { recordKey } from '../records/keys';
import { parsedAt, readRecord, readRecords } from '../records/read';
import {
  type AccountRecord,
  type ConflictRecord,
  parseAccountRecord,
  parseAddressRecord,
  parseLicenseRecord,
} from '../records/records';
import { leniency } from '../settings';
import { shareOf } from '../shares';
import { untilSettled } from '../until-settled';
import { bind } from './bind';
import type { Holdings } from './facts';

/** The record that holdings were read from, as far as there is one. */
export interface Source {
  readonly record: AccountRecord | undefined;
  readonly version: string | undefined;
}

type HoldingsOutcome = ({ readonly outcome: 'known'; readonly holdings: Holdings } & Source) | Unreachable;

/**
 * Reads what this account holds. The first check of an address binds the subscription bought for it (D5), a new
 * address of a known account is recorded as a rename (D6), and an address bound to another account is left alone and
 * noted for an administrator (D6). Reads one record when nothing is new.
 */
export const readHoldings = (account: Identified, outside: Outside): HoldingsOutcome =>
  untilSettled(() => readOnce(account, outside), outside);

function readOnce(account: Identified, outside: Outside): HoldingsOutcome | Conflict {
  const email = parseEmail(account.email);
  const [ownKey, addressKeys] = [recordKey.account(account.id), email === undefined ? [] : [recordKey.address(email)]];
  const read = outside.store.read([ownKey], addressKeys);
  if (read.outcome === 'unreachable') return read;
  const own = parsedAt(ownKey, read.values[0], parseAccountRecord);
  if (own.outcome === 'unreachable') return own;
  if (own.record?.email !== undefined && isSameAddress(own.record.email, account.email)) return known(own);

  const [addressKey] = addressKeys;
  if (email === undefined || addressKey === undefined) return known(own);
  const address =
    read.along === undefined
      ? readRecord(outside.store, addressKey, parseAddressRecord)
      : parsedAt(addressKey, read.along[0], parseAddressRecord);
  if (address.outcome === 'unreachable') return address;

  const boundTo = address.record?.accountId;
  if (boundTo !== undefined && boundTo !== account.id) {
    noteConflict(account, email, boundTo, outside);
    if (own.record !== undefined) return known(own);
    return heldUnder({ id: boundTo, email: account.email }, address.record?.licenseIds ?? [], outside);
  }
  if (own.record === undefined && address.record === undefined) return known(own);
  const bound = bind(account, own, { ...address, email }, outside);
  if (bound.outcome === 'bound') return known(bound);
  // What the account's own record proves is so, whether or not something new could be written.
  const proves =
    bound.outcome === 'unreachable' &&
    decideDrive(
      own.record?.holdings ?? [],
      { product: 'google-drive', action: 'create', account },
      { now: outside.now(), ...leniency, reachable: true },
    ).effect === 'permit';
  return proves ? known(own) : bound;
}

const known = ({ record, version }: Source): HoldingsOutcome => ({
  outcome: 'known',
  holdings: {
    licenses: record?.holdings ?? [],
    ...(record?.organisation !== undefined && { organisation: record.organisation }),
    ...(record?.runsProduct === true && { runsProduct: true }),
  },
  record,
  version,
});

/** What is bound under this account's address to another one: the rules see the other holder, and nobody else does. */
function heldUnder(other: Identified, licenseIds: readonly string[], { store }: Outside): HoldingsOutcome | Conflict {
  const read = readRecords(store, licenseIds.map(recordKey.license), parseLicenseRecord);
  if (read.outcome === 'unreachable') return read;
  const licenses: DriveLicense[] = [];
  for (const { record } of read.records) {
    const share = record && shareOf(record.license, other);
    // Changed since the address was read: the two don't belong together.
    if (share === undefined) return { outcome: 'conflict' };
    licenses.push(share);
  }
  return { outcome: 'known', holdings: { licenses }, record: undefined, version: undefined };
}

/** Leaves a note for an administrator, once. That it could not be left changes nothing for the person. */
function noteConflict(account: Identified, email: Email, boundTo: string, { store, now, log }: Outside): void {
  const conflict: ConflictRecord = { schema: 1, email: account.email, boundTo, seenAs: account.id, at: now() };
  const noted = store.commit(
    [{ key: recordKey.conflict(email, account.id), expected: undefined, json: conflict }],
    'trial',
  );
  if (noted.outcome === 'unreachable') {
    log.warn('conflict-not-noted', { account: account.id, why: noted.detail });
  }
}
