// Files for people to take away.
import { csvOf } from '../../contract/csv-writing';
import { type Entry, auditFileColumns, entryJson, seatFileColumns, seatJson } from '../../contract/exports';
import { type Renewal, calendarOf, renewalFileColumns } from '../../contract/renewals';
import { saveFile } from '../ground/save-file';
import type { Row } from './rows';

/** Rows as CSV, one line each, with a heading. */
export const saveRowsAsCsv = (rows: readonly Row[]): void => {
  saveCsv('subscriptions.csv', csvOf(seatFileColumns, rows));
};

/** Rows as JSON, with everything that is known of each. */
export const saveRowsAsJson = (rows: readonly Row[]): void => {
  saveJson(
    'subscriptions.json',
    rows.map(({ key: _key, text: _text, ...row }) => seatJson(row)),
  );
};

/** Entries of the audit log as CSV. */
export const saveEntriesAsCsv = (entries: readonly Entry[]): void => {
  saveCsv('audit.csv', csvOf(auditFileColumns, entries));
};

/** Entries of the audit log as JSON. */
export const saveEntriesAsJson = (entries: readonly Entry[]): void => {
  saveJson('audit.json', entries.map(entryJson));
};

/** What renews and ends when, as CSV. */
export const saveRenewalsAsCsv = (renewals: readonly Renewal[]): void => {
  saveCsv('renewals.csv', csvOf(renewalFileColumns, renewals));
};

/** The same as a calendar. @param titleOf what an entry is called */
export const saveRenewalsAsCalendar = (
  renewals: readonly Renewal[],
  titleOf: (renewal: Renewal) => string,
  now: number,
): void => {
  saveFile('renewals.ics', 'text/calendar;charset=utf-8', calendarOf(renewals, titleOf, now));
};

/** A file of CSV. A byte order mark lets spreadsheets see that it is UTF-8. */
export const saveCsv = (name: string, text: string): void => {
  saveFile(name, 'text/csv;charset=utf-8', `\ufeff${text}`);
};

const saveJson = (name: string, value: unknown): void => {
  saveFile(name, 'application/json', JSON.stringify(value, undefined, 2));
};
