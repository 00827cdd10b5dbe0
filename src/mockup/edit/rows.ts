// A project's rows in its database: which of them may be written, and writing those that have changed.
import { largestFile } from '../limits';
import { schemaOf } from '../schema';
import { rowsOf, type SqlDatabase } from '../sql';
import type { Steps } from '../steps';
import { mostRows } from '../tables';

/** An open database that can be written to and taken out. sql.js's `Database` is one. */
export interface WritableDatabase extends SqlDatabase {
  run(sql: string, values: (string | null)[]): unknown;
  export(): Uint8Array;
}

/** A project's tables, and the columns that name a row in each. */
const keyColumns = { INFO: ['NAME'], BRANCHES: ['ID'], RESOURCES: ['ID', 'BRANCHID'], THUMBNAILS: ['ID'] } as const;
const otherColumns = {
  INFO: ['VALUE'],
  BRANCHES: ['ATTRIBUTES'],
  RESOURCES: ['ATTRIBUTES', 'DATA'],
  THUMBNAILS: ['ATTRIBUTES'],
} as const;

/** A row with the columns of it that are others now. Plain data: it is kept in drafts and sent to another thread. */
export interface RowChange {
  readonly table: keyof typeof keyColumns;
  /** As it is written: a branch is empty in some old files. */
  readonly key: readonly string[];
  readonly values: Readonly<Partial<Record<'VALUE' | 'ATTRIBUTES' | 'DATA', string>>>;
  /** It was not there before. */
  readonly isNew?: true;
}

/** The database's bytes, or why it can't be written. */
export type Written =
  { readonly ok: true; readonly content: Uint8Array } | { readonly ok: false; readonly why: 'damaged' | 'has-code' };

/**
 * Writes these rows, all or none, in steps: given up in between, nothing is written.
 * @param first statements that make the tables of an empty database
 */
export function* writingRows(
  database: WritableDatabase,
  changes: readonly RowChange[],
  first: readonly string[] = [],
): Steps<Written> {
  for (const sql of first) database.run(sql, []);
  const { tables, hasCode } = schemaOf(database);
  // What is written runs no code, and finds its row.
  if (hasCode) return { ok: false, why: 'has-code' };
  const isWhole = changes.every(({ table }) =>
    [...keyColumns[table], ...otherColumns[table]].every((column) => tables.get(table)?.has(column)),
  );
  // Looking for a row goes through them all: in a damaged file they may never end.
  const written = new Set(changes.map(({ table }) => table));
  if (!isWhole || [...written].some((table) => isEndless(database, table))) return { ok: false, why: 'damaged' };
  // The engine has no other way than throwing to say that a page of the file is damaged.
  try {
    database.run('BEGIN', []);
    for (const { table, key, values, isNew } of changes) {
      const columns = otherColumns[table].filter((column) => column in values);
      if (columns.length === 0) continue;
      yield;
      const given = columns.map((column) => (values as Readonly<Record<string, string>>)[column] ?? '');
      const names = keyColumns[table];
      if (isNew) {
        const all = [...columns, ...names];
        database.run(`INSERT INTO ${table} (${all.join(', ')}) VALUES (${all.map(() => '?').join(', ')})`, [
          ...given,
          ...key,
        ]);
      } else {
        const set = columns.map((column) => `${column} = ?`).join(', ');
        database.run(`UPDATE ${table} SET ${set} WHERE ${names.map((name) => `${name} = ?`).join(' AND ')}`, [
          ...given,
          ...key,
        ]);
      }
    }
    database.run('COMMIT', []);
    return { ok: true, content: database.export() };
  } catch {
    takeBack(database);
    return { ok: false, why: 'damaged' };
  }
}

/** Whether a table has more rows, or longer names for them, than a file has room for: a damaged one may give the same again and again. */
function isEndless(database: SqlDatabase, table: keyof typeof keyColumns): boolean {
  const length = keyColumns[table].map((column) => `octet_length(${column})`).join(' + ');
  const [row] = rowsOf(
    database,
    `SELECT count(*), total(length) FROM (SELECT ${length} AS length FROM ${table} LIMIT ${mostRows + 1})`,
  ).rows;
  return row === undefined || Number(row[0]) > mostRows || Number(row[1]) > largestFile;
}

function takeBack(database: WritableDatabase): void {
  try {
    database.run('ROLLBACK', []);
  } catch {
    // There was nothing to take back.
  }
}
