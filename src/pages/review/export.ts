// Files for people to take away. Whatever a spreadsheet would run is defused.
import Papa from 'papaparse';
import { saveFile } from '../ground/save-file';
import type { AuditRecord } from '../../contract/review';
import type { Row } from './rows';

const instant = (at: number | undefined): string => (at === undefined ? '' : new Date(at).toISOString());

/** Rows as CSV, one line each, with a heading. */
export const rowsToCsv = (rows: readonly Row[]): string =>
  toCsv(
    rows.map(
      ({
        account,
        state,
        billing,
        until,
        next,
        licenseId,
        organisation,
        seats,
        taken,
        administrators,
        flags,
        note,
      }) => ({
        account: account?.email ?? '',
        'account id': account?.id ?? '',
        'former addresses': account?.formerEmails.join(' ') ?? '',
        state,
        billing: billing ?? '',
        until: instant(until),
        then: next?.what ?? '',
        'bound since': instant(account?.boundAt),
        'last opened': instant(account?.lastOpenedAt),
        'edits until': instant(account?.editsUntil),
        license: licenseId,
        organisation: organisation ?? '',
        seats: String(seats),
        taken: String(taken),
        administrators: administrators.join(' '),
        flags: flags.join(' '),
        note: note ?? '',
      }),
    ),
  );

/** Rows as JSON, with everything that is known of each. */
export const rowsToJson = (rows: readonly Row[]): string =>
  JSON.stringify(
    rows.map(({ key: _key, text: _text, version: _version, ...row }) => row),
    undefined,
    2,
  );

/** Entries of the audit log as CSV. */
export const auditToCsv = (entries: readonly AuditRecord[], whoIs: (id: string) => string): string =>
  toCsv(
    entries.map(({ at, by, what, licenseId, rule, before, after }) => ({
      at: instant(at),
      by: whoIs(by),
      'account id': by,
      what,
      license: licenseId ?? '',
      rules: rule,
      before: JSON.stringify(before),
      after: JSON.stringify(after),
    })),
  );

/** Cells that begin with =, +, -, @, a tab or a line break get an apostrophe before them: spreadsheets run them otherwise. */
export const toCsv = (records: readonly Readonly<Record<string, string>>[], columns?: readonly string[]): string =>
  Papa.unparse([...records], {
    escapeFormulae: /^[=+\-@\t\r\n]/,
    newline: '\r\n',
    ...(columns && { columns: [...columns] }),
  });

/** Hands over CSV. A byte order mark lets spreadsheets see that it is UTF-8. */
export const saveCsv = (name: string, text: string): void => {
  saveFile(name, 'text/csv;charset=utf-8', `\ufeff${text}`);
};

export const saveJson = (name: string, text: string): void => {
  saveFile(name, 'application/json', text);
};
