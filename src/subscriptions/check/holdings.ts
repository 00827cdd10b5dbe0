// What an account holds, from the store: recognises renames and reused addresses, and binds what was bought for it.
import { type DriveLicense, type Email, parseEmail, isSameAddress } from '../../rules/index';
import { bind } from './bind';
import { commit } from '../records/commit';
import { readRecord } from '../records/read-record';
import { type Conflict, untilSettled } from '../records/until-settled';
import type { Identified, Outside, Unreachable } from '../ports';
import {
  type AccountRecord,
  type ConflictRecord,
  parseAccountRecord,
  parseAddressRecord,
  recordKey,
} from '../records/records';

/** What is known of an account. */
export interface Holdings {
  readonly licenses: readonly DriveLicense[];
  /** Key of the organisation whose licenses of other products it may see. */
  readonly organisation?: string;
}

export type HoldingsOutcome = { readonly outcome: 'known'; readonly holdings: Holdings } | Unreachable;

/**
 * Reads what this account holds. The first check of an address binds the subscription bought for it (D5), a new
 * address of a known account is recorded as a rename (D6), and an address bound to another account is left alone and
 * noted for an administrator (D6). Reads one record when nothing is new.
 */
export const readHoldings = (account: Identified, outside: Outside): HoldingsOutcome =>
  untilSettled(() => readOnce(account, outside));

function readOnce(account: Identified, outside: Outside): HoldingsOutcome | Conflict {
  const own = readRecord(outside.store, recordKey.account(account.id), parseAccountRecord);
  if (own.outcome === 'unreachable') return own;
  if (own.record !== undefined && isSameAddress(own.record.email, account.email)) return known(own.record);

  const email = parseEmail(account.email);
  if (email === undefined) return known(own.record);
  const address = readRecord(outside.store, recordKey.address(email), parseAddressRecord);
  if (address.outcome === 'unreachable') return address;

  const boundTo = address.record?.accountId;
  if (boundTo !== undefined && boundTo !== account.id) {
    noteConflict(account, email, boundTo, outside);
    return own.record === undefined
      ? { outcome: 'known', holdings: { licenses: address.record?.licenses ?? [] } }
      : known(own.record);
  }
  if (own.record === undefined && address.record === undefined) return known(undefined);
  const bound = bind(account, own, { ...address, email }, outside);
  return bound.outcome === 'bound' ? known(bound.record) : bound;
}

const known = (record: AccountRecord | undefined): HoldingsOutcome => ({
  outcome: 'known',
  holdings: {
    licenses: record?.holdings ?? [],
    ...(record?.organisation !== undefined && { organisation: record.organisation }),
  },
});

/** Leaves a note for an administrator, once. That it could not be left changes nothing for the person. */
function noteConflict(account: Identified, email: Email, boundTo: string, { store, now, log }: Outside): void {
  const conflict: ConflictRecord = { schema: 1, email: account.email, boundTo, seenAs: account.id, at: now() };
  const noted = commit(store, [{ key: recordKey.conflict(email, account.id), expected: undefined, json: conflict }]);
  if (noted.outcome === 'unreachable') {
    log.warn('conflict-not-noted', { account: account.id, why: noted.detail });
  }
}
