// Changes and licenses bought, as files of CSV: each line one of them, or what is wrong with it. Decides nothing that rules decide.
import { type Billing, comparedAddress, parseEmail } from '../rules/index';
import { idForm } from '../subscriptions/records/keys';
import { type CsvFile, type CsvReader, readCsv } from './csv';
import { csvOf } from './csv-writing';
import { seatFileColumns } from './exports';
import { instantOf } from './instants';
import { longest, mostPeople, mostSeats } from './limits';
import type { ImportRow, LicenseChange, SeatRow } from './review';

/** The columns of a file of changes. */
const changeColumns = {
  needed: ['action'],
  others: ['account', 'license', 'to', 'seats', 'billing', 'note'],
} as const;
type ChangeColumn = (typeof changeColumns)['others'][number];

/** Every change that a file may ask for, with what its line holds in the sample. */
const changeSample: Readonly<
  Record<LicenseChange['wanted']['action'], Readonly<Partial<Record<ChangeColumn, string>>>>
> = {
  release: { account: 'kim@acme.example' },
  assign: { account: 'nina@acme.example' },
  transfer: { account: 'lou@acme.example', to: 'mia@acme.example' },
  'add-administrator': { account: 'fay@acme.example' },
  'remove-administrator': { account: 'ana@acme.example' },
  upgrade: { seats: '7' },
  downgrade: { seats: '4' },
  'change-billing': { billing: 'yearly' },
  cancel: {},
  restart: {},
  note: { note: 'Asked for by Fay' },
};

/** The columns of a file of licenses, with what stands in the sample: a subscription, a plan, and one with a line for each seat. */
const importSample = {
  license: ['sub-1001', 'plan-1002', 'plan-1003', 'plan-1003'],
  seats: ['1', '5', '2', ''],
  billing: ['yearly', 'monthly', 'yearly', ''],
  started: ['2026-03-01', '2026-04-15', '2026-05-01', ''],
  organisation: ['acme', 'acme', 'acme', ''],
  cancelled: ['', '2026-09-01', '', ''],
  holders: ['ana@acme.example', 'kim@acme.example lou@acme.example', 'mia@acme.example', 'zoe@acme.example'],
  administrators: ['ana@acme.example', 'fay@acme.example', 'mia@acme.example', ''],
  note: ['', 'Asked for by Fay', '', ''],
};
type ImportColumn = keyof typeof importSample;

const importTitles = Object.keys(importSample) as readonly ImportColumn[];
const importColumns = { needed: importTitles.slice(0, 4), others: importTitles.slice(4) };

type SampleChange = Readonly<Partial<Record<ChangeColumn | 'action', string>>>;

/** A file of changes, or of licenses, with a line of each kind, as their readers take it. */
export const sampleOf = (what: 'changes' | 'import'): string =>
  what === 'import'
    ? csvOf<number>(
        importTitles.map((title) => [title, (line) => importSample[title][line] ?? '']),
        [...importSample.license.keys()],
      )
    : csvOf<SampleChange>(
        (['action', ...changeColumns.others] as const).map((title) => [title, (cells) => cells[title] ?? '']),
        Object.entries(changeSample).map(([action, cells]) => ({ action, license: 'plan-fay', ...cells })),
      );

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

/** A license of a file, and the line that names it first. */
interface Begun {
  readonly first: CsvReader;
  readonly people: { readonly holders: string[]; readonly administrators: string[] };
  /** Further lines of it that can't be used. */
  readonly broken: number[];
}

/** Reads licenses as bought: one a line, or a line for each seat, of which the further ones say who else has one. */
export function readImport(file: string): CsvFile<ImportRow> {
  const begun = new Map<string, Begun>();
  const isFurther = new Set<number>();
  const { faults, lines } = readCsv(file, importColumns, (reader): ImportRow | undefined => {
    const licenseId = short(reader, 'license');
    const before = begun.get(licenseId);
    if (before !== undefined) {
      isFurther.add(reader.line);
      readFurther(reader, before);
      return undefined;
    }
    if (licenseId === '') reader.fault('no-license', 'license');
    const organisation = short(reader, 'organisation');
    const note = short(reader, 'note');
    const cancelledAt = reader.cell('cancelled') === '' ? undefined : readDay(reader, 'cancelled');
    const people = {
      holders: [...readPeople(reader, 'holders')],
      administrators: [...readPeople(reader, 'administrators')],
    };
    const row = {
      licenseId,
      ...(organisation !== '' && { organisation }),
      seats: readSeats(reader),
      startedAt: readDay(reader, 'started'),
      ...(cancelledAt !== undefined && { cancelledAt }),
      ...people,
      ...(note !== '' && { note }),
    };
    const billing = readBilling(reader);
    if (licenseId !== '') begun.set(licenseId, { first: reader, people, broken: [] });
    return billing && { ...row, billing };
  });
  const brokenOf = new Map([...begun.values()].map(({ first, broken }) => [first.line, broken]));
  return {
    faults,
    lines: lines
      // What a further line says is part of the first.
      .filter((line) => !isFurther.has(line.line) || line.faults.length > 0)
      .map((line) => {
        const [broken] = brokenOf.get(line.line) ?? [];
        if (broken === undefined) return line;
        const fault = { code: 'other-line', line: line.line, value: String(broken) } as const;
        return { ...line, asked: undefined, faults: [...line.faults, fault] };
      }),
  };
}

/** A further line of a license: it names more people, and repeats the rest or leaves it out. */
function readFurther(reader: CsvReader, { first, people, broken }: Begun): void {
  const value = String(first.line);
  let isBroken = false;
  for (const column of importTitles) {
    if (column === 'holders' || column === 'administrators') continue;
    if (reader.cell(column) === '' || reader.cell(column) === first.cell(column)) continue;
    reader.fault('differs', column, { value });
    isBroken = true;
  }
  let isNew = false;
  for (const column of ['holders', 'administrators'] as const) {
    const more = readPeople(reader, column).filter((address) => !people[column].includes(address));
    people[column].push(...more);
    isNew ||= more.length > 0;
    if (people[column].length > mostPeople) reader.fault('too-many', column, { most: mostPeople });
  }
  if (isBroken) broken.push(reader.line);
  else if (!isNew) reader.fault('repeated', 'license', { value });
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
