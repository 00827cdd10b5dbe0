// The rows of an import from a CSV file: each as the server takes it, or why it can't be.
import type { ImportRow } from '../../contract/review';
import { instantOf } from '../commands/arguments';
import { Refusal } from '../failure';
import { readCsv } from '../output/csv';
import { adminFormat } from '../words';

/** One row of the file. */
export interface FileRow {
  readonly line: number;
  /** The license's name as it stands there. */
  readonly license: string;
  /** The row, or what is wrong with it. */
  readonly read: { readonly row: ImportRow } | { readonly faults: readonly string[] };
}

const needed = ['license', 'seats', 'billing', 'started'] as const;
const columns = [...needed, 'organisation', 'cancelled', 'holders', 'administrators', 'note'] as const;

/** What the server takes at the most: more is refused here, with the row's line. */
const mostCharacters = { license: 200, organisation: 200, note: 1000, address: 254 } as const;
const mostPeople = 500;
const mostSeats = 100_000;

/** Reads a file. @throws Refusal where it is no table of licenses at all. */
export function readRows(text: string, file: string): readonly FileRow[] {
  const csv = readCsv(text);
  if (csv.faults.length > 0) {
    throw new Refusal(csv.faults.map(({ line, detail }) => adminFormat('import.csv', { file, line, detail })));
  }
  const missing = needed.find((column) => !csv.columns.includes(column));
  if (missing !== undefined) {
    throw new Refusal([adminFormat('import.no-column', { file, column: missing, columns: columns.join(', ') })]);
  }
  if (csv.rows.length === 0) throw new Refusal([adminFormat('import.empty', { file })]);
  const lines = new Map<string, number>();
  return csv.rows.map(({ line, cells }): FileRow => {
    const license = cells['license'] ?? '';
    const read = readRow(cells);
    const before = lines.get(license);
    if (before === undefined) lines.set(license, line);
    return before === undefined || 'faults' in read
      ? { line, license, read }
      : { line, license, read: { faults: [adminFormat('import.repeated', { line: before })] } };
  });
}

function readRow(cells: Readonly<Record<string, string>>): FileRow['read'] {
  const faults: string[] = [];
  const cell = (column: (typeof columns)[number]): string => cells[column] ?? '';
  const short = (column: 'license' | 'organisation' | 'note'): string => {
    const most = mostCharacters[column];
    if (cell(column).length > most) faults.push(adminFormat('import.too-long', { column, most }));
    return cell(column);
  };
  const instant = (column: 'started' | 'cancelled'): number => {
    const found = instantOf(cell(column));
    if (found === undefined) faults.push(adminFormat('import.not-instant', { column, value: cell(column) }));
    return found ?? 0;
  };
  const people = (column: 'holders' | 'administrators'): readonly string[] => {
    const addresses = cell(column)
      .split(/[\s,;]+/)
      .filter((address) => address !== '');
    const most = mostCharacters.address;
    if (addresses.length > mostPeople) faults.push(adminFormat('import.too-many', { column, most: mostPeople }));
    if (addresses.some((address) => address.length > most))
      faults.push(adminFormat('import.too-long', { column, most }));
    return addresses;
  };
  const seats = Number(cell('seats'));
  if (!/^\d+$/.test(cell('seats')) || seats < 1 || seats > mostSeats) {
    faults.push(adminFormat('import.not-seats', { value: cell('seats') }));
  }
  const billing = cell('billing').toLowerCase();
  if (billing !== 'monthly' && billing !== 'yearly') {
    return { faults: [...faults, adminFormat('import.not-billing', { value: cell('billing') })] };
  }
  const row: ImportRow = {
    licenseId: short('license'),
    ...(short('organisation') !== '' && { organisation: cell('organisation') }),
    seats,
    billing,
    startedAt: instant('started'),
    ...(cell('cancelled') !== '' && { cancelledAt: instant('cancelled') }),
    holders: people('holders'),
    administrators: people('administrators'),
    ...(short('note') !== '' && { note: cell('note') }),
  };
  return faults.length > 0 ? { faults } : { row };
}
