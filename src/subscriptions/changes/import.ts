// Takes in what was bought: each row is one license, all of it or nothing. Rows that are here already change nothing.
import {
  type Account,
  type Billing,
  type DriveLicense,
  type Email,
  type Holder,
  type Purchase,
  isSameAddress,
  parseEmail,
  purchaseFaultOf,
  purchaseFaults,
} from '../../rules/index';
import { auditWrites } from '../audit';
import { isVendor } from '../authority';
import type { Conflict, Identified, Outside, Unreachable } from '../ports';
import { newIdForm, recordKey } from '../records/keys';
import { readRecord } from '../records/read';
import { type Look, inPortion } from '../portion';
import { rehearsing } from '../rehearsal';
import { type LicenseRecord, parseAddressRecord, parseLicenseRecord } from '../records/records';
import { untilSettled } from '../until-settled';
import { knownAccount } from './change-license';
import { commitLicenses } from '../write-license';

/** One license as bought. Accounts are named by their addresses. */
export interface ImportRow extends Purchase {
  readonly licenseId: string;
  readonly organisation?: string;
  readonly billing: Billing;
  readonly note?: string;
}

/** What can be wrong with a row. */
export const rowFaults = ['not-an-id', ...purchaseFaults, 'differs-from-stored'] as const;

export type RowFault = (typeof rowFaults)[number];

type RowOutcome =
  | { readonly outcome: 'imported' }
  | { readonly outcome: 'unchanged' }
  | { readonly outcome: 'refused'; readonly fault: RowFault; readonly detail?: string }
  | Unreachable;

/** A result for each row, in their order, or why none was looked at. */
export type ImportOutcome =
  | { readonly outcome: 'done'; readonly rows: readonly RowOutcome[] }
  | { readonly outcome: 'not-there' }
  | { readonly outcome: 'unknown-account' }
  | Unreachable;

/**
 * Imports rows, with as few requests as there can be. Stopped half-way and run again, it goes on where it stopped. Rows that
 * a store with an end has no room for together are refused together, with nothing kept.
 */
export function importLicenses(rows: readonly ImportRow[], outside: Outside): ImportOutcome {
  const rehearsal = outside.store.rehearsal?.();
  const tried = rehearsal && takenIn(rows, rehearsing(outside, rehearsal));
  const full = tried?.outcome === 'done' ? tried.rows.find((row) => 'isFull' in row) : undefined;
  return full?.outcome === 'unreachable' ? full : takenIn(rows, outside);
}

function takenIn(rows: readonly ImportRow[], outside: Outside): ImportOutcome {
  const by = outside.identity();
  if (by === undefined) return { outcome: 'unknown-account' };
  const vendor = isVendor(by, outside);
  if (vendor.outcome === 'unreachable') return vendor;
  if (!vendor.isVendor) return { outcome: 'not-there' };
  const done = inPortion<ImportRow, RowOutcome>(
    rows,
    {
      keys: [licenseAndAddresses, accountsBehind],
      act: (row, on) => untilSettled(() => importRow(row, by, on), on),
    },
    outside,
  );
  return { outcome: 'done', rows: done };
}

/**
 * What would become of these rows, with nothing kept. Where the store has an end, also what they would take of it, with a
 * place for everybody they were bought for: whoever shows a file in portions has to sum that up.
 */
export function previewImport(
  rows: readonly ImportRow[],
  outside: Outside,
): ImportOutcome & { readonly room?: { readonly needed: number; readonly free: number } } {
  const trial = rehearsing(outside);
  const before = trial.store.fullness?.();
  const result = takenIn(rows, trial);
  const after = trial.store.fullness?.();
  if (result.outcome !== 'done' || before?.outcome !== 'measured' || after?.outcome !== 'measured') return result;
  const [was, is] = [before, after].map(({ used, promised, tidied }) => used + promised + tidied) as [number, number];
  return { ...result, room: { needed: is - was, free: before.forNew - before.used - before.promised } };
}

/** What a row asks for; nothing for one that is refused as it is. */
const licenseAndAddresses = (row: ImportRow): readonly string[] =>
  faultOf(row) === undefined ? [recordKey.license(row.licenseId), ...addressesOf(row).map(recordKey.address)] : [];

const accountsBehind = (row: ImportRow, look: Look): readonly string[] =>
  addressesOf(row).flatMap((email) => {
    const address = parseAddressRecord(look(recordKey.address(email)));
    const id = address.outcome === 'parsed' ? address.record.accountId : undefined;
    return id === undefined ? [] : [recordKey.account(id)];
  });

const addressesOf = ({ holders, administrators }: ImportRow): readonly Email[] =>
  [...holders, ...administrators].flatMap((address) => parseEmail(address) ?? []);

function importRow(row: ImportRow, by: Identified, outside: Outside): RowOutcome | Conflict {
  const fault = faultOf(row);
  if (fault !== undefined) return { outcome: 'refused', ...fault };
  const stored = readRecord(outside.store, recordKey.license(row.licenseId), parseLicenseRecord);
  if (stored.outcome === 'unreachable') return stored;
  if (stored.record !== undefined) {
    return isImported(stored.record, row)
      ? { outcome: 'unchanged' }
      : { outcome: 'refused', fault: 'differs-from-stored' };
  }
  const now = outside.now();
  const holders = knownAccounts(row.holders, outside);
  if ('outcome' in holders) return holders;
  const administrators = knownAccounts(row.administrators, outside);
  if ('outcome' in administrators) return administrators;
  const license: DriveLicense = {
    product: 'google-drive',
    id: row.licenseId,
    seats: row.seats,
    term: {
      kind: 'paid',
      billing: row.billing,
      startedAt: row.startedAt,
      ...(row.cancelledAt !== undefined && { cancelledAt: row.cancelledAt }),
    },
    holders: holders.map((account): Holder => (account.id === undefined ? account : { ...account, boundAt: now })),
    administrators,
  };
  const after: LicenseRecord = {
    schema: 1,
    license,
    ...(row.organisation !== undefined && { organisation: row.organisation }),
    ...(row.note !== undefined && { note: row.note }),
  };
  const committed = commitLicenses(
    [{ before: undefined, version: undefined, after }],
    auditWrites(by, now, {
      what: 'import',
      licenseId: license.id,
      because: ['S9'],
      differences: [
        { of: 'seats', after: row.seats },
        // A long list would drown what is recorded; each binding is an entry of its own.
        { of: 'holders', after: row.holders.length > mostNamed ? row.holders.length : [...row.holders] },
      ],
      ...(row.organisation !== undefined && { organisation: row.organisation }),
    }),
    outside,
    'new',
  );
  return committed.outcome === 'committed' ? { outcome: 'imported' } : committed;
}

/** How many people an entry of the history names. */
const mostNamed = 20;

const faultOf = (row: ImportRow): { readonly fault: RowFault; readonly detail?: string } | undefined =>
  [row.licenseId, row.organisation ?? row.licenseId].every((id) => newIdForm.test(id))
    ? purchaseFaultOf(row)
    : { fault: 'not-an-id' };

/** Whether the stored license is the one of this row, also after its accounts were bound. */
function isImported({ license, organisation }: LicenseRecord, row: ImportRow): boolean {
  const { term } = license;
  const isSamePeople = (accounts: readonly Account[], addresses: readonly string[]): boolean =>
    accounts.length === addresses.length &&
    addresses.every((address) => accounts.some(({ email }) => isSameAddress(email, address)));
  return (
    term.kind === 'paid' &&
    term.billing === row.billing &&
    term.startedAt === row.startedAt &&
    term.cancelledAt === row.cancelledAt &&
    license.seats === row.seats &&
    organisation === row.organisation &&
    isSamePeople(license.holders, row.holders) &&
    isSamePeople(license.administrators, row.administrators)
  );
}

function knownAccounts(addresses: readonly string[], outside: Outside): readonly Account[] | Unreachable {
  const accounts: Account[] = [];
  for (const email of addresses) {
    const known = knownAccount({ email }, { holders: [], administrators: [] }, outside);
    if (known.outcome === 'unreachable') return known;
    accounts.push(known.account);
  }
  return accounts;
}
