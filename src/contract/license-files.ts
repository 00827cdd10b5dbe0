// Changes and licenses bought, as files of CSV: each line one of them, or what is wrong with it. Decides nothing that rules decide.
import { type Billing, comparedAddress, parseEmail } from '../rules/index';
import { idForm } from '../subscriptions/records/keys';
import { type CsvFile, type CsvReader, readCsv } from './csv';
import { seatFileColumns } from './exports';
import { instantOf } from './instants';
import { longest, mostPeople, mostSeats } from './limits';
import type { ImportRow, LicenseChange, SeatRow } from './review';

const changeColumns = {
  needed: ['action'],
  others: ['account', 'license', 'to', 'seats', 'billing', 'note'],
} as const;

const importColumns = {
  needed: ['license', 'seats', 'billing', 'started'],
  others: ['organisation', 'cancelled', 'holders', 'administrators', 'note'],
} as const;

/** Which licenses list an address, as far as the rows tell. */
export function licensesBy(rows: readonly SeatRow[]): (email: string) => readonly string[] {
  const licenses = new Map<string, Set<string>>();
  for (const { account, licenseId } of rows) {
    if (account === undefined) continue;
    const email = comparedAddress(account.email);
    licenses.set(email, (licenses.get(email) ?? new Set()).add(licenseId));
  }
  return (email) => [...(licenses.get(email) ?? [])];
}

/** What every line of a file asks for that does not say so itself: of a license, where that is known too. */
export interface Implied {
  readonly action: 'assign' | 'release' | 'transfer';
  readonly license?: string;
}

/** The columns of a file of one action: what is exported is such a file, and addresses alone are one too. */
function impliedColumns({ action }: Implied) {
  const needed = action === 'transfer' ? ['account', 'to'] : ['account'];
  return { needed, others: ['action', 'license', ...seatFileColumns.map(([title]) => title)], unnamed: needed };
}

/**
 * Reads changes. A license that the account alone tells may be left out.
 * @param licensesOf the licenses that list this address
 * @param implied the one action that the file may ask for
 */
export const readChanges = (
  file: string,
  licensesOf: (email: string) => readonly string[],
  implied?: Implied,
): CsvFile<LicenseChange> =>
  readCsv(file, implied === undefined ? changeColumns : impliedColumns(implied), (reader) => {
    const wanted = readWanted(reader, implied?.action);
    if (wanted === undefined) return undefined;
    const { cell, fault } = reader;
    const licenseId = cell('license') === '' ? (implied?.license ?? '') : cell('license');
    if (licenseId !== '') {
      if (!idForm.test(licenseId)) fault('not-an-id', 'license', { value: licenseId });
      return { licenseId, wanted };
    }
    const [only, ...others] = licensesOf(comparedAddress(cell('account')));
    if (only === undefined) fault('no-license', 'license');
    if (only !== undefined && others.length > 0) {
      fault('several-licenses', 'license', { value: [only, ...others].join(', ') });
    }
    return only === undefined ? undefined : { licenseId: only, wanted };
  });

function readWanted(reader: CsvReader, implied: string | undefined): LicenseChange['wanted'] | undefined {
  const { cell, fault } = reader;
  const asked = cell('action').toLowerCase();
  const action = asked === '' && implied !== undefined ? implied : asked;
  if (implied !== undefined && action !== implied) {
    fault('not-an-action', 'action', { value: cell('action') });
    return undefined;
  }
  switch (action) {
    case 'assign':
    case 'add-administrator':
      return { action, account: readAccount(reader, 'account') };
    case 'release':
    case 'remove-administrator':
      return { action, account: readListed(reader) };
    case 'transfer':
      return { action, from: readListed(reader), to: readAccount(reader, 'to') };
    case 'upgrade':
    case 'downgrade':
      return { action, seats: readSeats(reader) };
    case 'cancel':
    case 'restart':
      return { action };
    case 'change-billing': {
      const billing = readBilling(reader);
      return billing && { action, billing };
    }
    case 'note':
      return { action, note: short(reader, 'note') };
    default:
      fault('not-an-action', 'action', { value: cell('action') });
      return undefined;
  }
}

/** Reads licenses as bought. */
export function readImport(file: string): CsvFile<ImportRow> {
  const lines = new Map<string, number>();
  return readCsv(file, importColumns, (reader) => {
    const { line, cell, fault } = reader;
    const licenseId = short(reader, 'license');
    const before = lines.get(licenseId);
    if (licenseId === '') fault('no-license', 'license');
    else if (before === undefined) lines.set(licenseId, line);
    else fault('repeated', 'license', { value: String(before) });
    const organisation = short(reader, 'organisation');
    const note = short(reader, 'note');
    const cancelledAt = cell('cancelled') === '' ? undefined : readDay(reader, 'cancelled');
    const row = {
      licenseId,
      ...(organisation !== '' && { organisation }),
      seats: readSeats(reader),
      startedAt: readDay(reader, 'started'),
      ...(cancelledAt !== undefined && { cancelledAt }),
      holders: readPeople(reader, 'holders'),
      administrators: readPeople(reader, 'administrators'),
      ...(note !== '' && { note }),
    };
    const billing = readBilling(reader);
    return billing && { ...row, billing };
  });
}

const most = { license: longest.organisation, organisation: longest.organisation, note: longest.note } as const;

function short({ cell, fault }: CsvReader, column: keyof typeof most): string {
  if (cell(column).length > most[column]) fault('too-long', column, { most: most[column] });
  return cell(column);
}

function readAccount({ cell, fault }: CsvReader, column: 'account' | 'to'): { readonly email: string } {
  const email = cell(column);
  if (parseEmail(email) === undefined) fault('not-an-address', column, { value: email });
  else if (email.length > longest.address) fault('too-long', column, { most: longest.address });
  return { email };
}

/** Somebody to be taken from a list: whatever came onto it can be taken from it. */
function readListed({ cell, fault }: CsvReader): { readonly email: string } {
  const email = cell('account');
  if (email === '' || email.length > longest.address) fault('not-an-address', 'account', { value: email });
  return { email };
}

function readSeats({ cell, fault }: CsvReader): number {
  const seats = Number(cell('seats'));
  if (!/^\d+$/.test(cell('seats')) || seats < 1 || seats > mostSeats) {
    fault('not-seats', 'seats', { value: cell('seats'), most: mostSeats });
  }
  return seats;
}

function readBilling({ cell, fault }: CsvReader): Billing | undefined {
  const billing = cell('billing').toLowerCase();
  if (billing === 'monthly' || billing === 'yearly') return billing;
  fault('not-billing', 'billing', { value: cell('billing') });
  return undefined;
}

function readDay({ cell, fault }: CsvReader, column: 'started' | 'cancelled'): number {
  const instant = instantOf(cell(column));
  if (instant === undefined || instant < 0) fault('not-a-day', column, { value: cell(column) });
  return instant ?? 0;
}

/** Addresses, parted by whatever people part them by. Whether they are some, the import says of each. */
function readPeople({ cell, fault }: CsvReader, column: 'holders' | 'administrators'): readonly string[] {
  const addresses = cell(column)
    .split(/[\s,;|]+/)
    .filter((address) => address !== '');
  if (addresses.length > mostPeople) fault('too-many', column, { most: mostPeople });
  if (addresses.some(({ length }) => length > longest.address)) fault('too-long', column, { most: longest.address });
  return addresses;
}
