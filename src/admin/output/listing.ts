// A listing in the form that was asked for: a table for people, JSON lines or CSV for programs, here or in a file.
import type { Command } from 'commander';
import { type CsvColumn, csvLines } from '../../contract/csv-writing';
import { adminHelp } from '../../messages/admin-help.en';
import { replaceFile } from '../files';
import { say } from './print';
import { type Column, tableLines } from './table';

/** The forms that a listing is asked for in. */
export interface ListingOptions {
  readonly json?: true;
  readonly csv?: true;
}

/** Adds the options of a listing to a command. */
export const withListingOptions = (command: Command): Command =>
  command.option('--json', adminHelp.json).option('--csv', adminHelp.csv);

/** What is listed, for each form. */
export interface Listing<Row> {
  readonly columns: readonly Column<Row>[];
  readonly fileColumns: readonly CsvColumn<Row>[];
  readonly json: (row: Row) => unknown;
}

/** Prints rows. A table that would be empty is left to the caller's words. */
export function printRows<Row>(
  { columns, ...listing }: Listing<Row>,
  rows: readonly Row[],
  options: ListingOptions,
): void {
  if (options.json === true || options.csv === true) {
    process.stdout.write(head(listing, options) + portion(listing, rows, options));
  } else if (rows.length > 0) tableLines(columns, rows).forEach(say);
}

/** Writes rows as they come, to a file that is there whole or not at all, or to standard output. */
export async function streamRows<Row>(
  listing: Pick<Listing<Row>, 'fileColumns' | 'json'>,
  pages: AsyncIterable<readonly Row[]>,
  options: ListingOptions,
  file: string | undefined,
): Promise<number> {
  let count = 0;
  const write = async (append: (text: string) => Promise<void>): Promise<void> => {
    await append(head(listing, options));
    for await (const rows of pages) {
      count += rows.length;
      await append(portion(listing, rows, options));
    }
  };
  if (file === undefined) await write(toOutput);
  else await replaceFile(file, write);
  return count;
}

const head = <Row>({ fileColumns }: Pick<Listing<Row>, 'fileColumns'>, { json }: ListingOptions): string =>
  json === true ? '' : csvLines([fileColumns.map(([title]) => title)]);

const portion = <Row>(
  { fileColumns, json }: Pick<Listing<Row>, 'fileColumns' | 'json'>,
  rows: readonly Row[],
  options: ListingOptions,
): string =>
  options.json === true
    ? rows.map((row) => `${JSON.stringify(json(row))}\n`).join('')
    : csvLines(rows.map((row) => fileColumns.map(([, of]) => of(row))));

/** Waits until a slow reader has taken what was written. */
const toOutput = (text: string): Promise<void> =>
  new Promise((resolve) => {
    process.stdout.write(text, () => {
      resolve();
    });
  });
