// A project's rows in its database: which of them may be written, and writing those that have changed.
import { schemaOf } from '../schema';
import type { SqlDatabase } from '../sql';

/** An open database that can be written to and taken out. sql.js's `Database` is one. */
export interface WritableDatabase extends SqlDatabase {
  run(sql: string, values: (string | null)[]): unknown;
  export(): Uint8Array;
}

/** A row of RESOURCES, and the columns of it that are others now. */
export interface RowChange {
  readonly id: string;
  /** As it is written: empty in some old files. */
  readonly branch: string;
  readonly attributes?: string;
  readonly data?: string;
}

/** The database's bytes, or why it can't be written. */
export type Written =
  { readonly ok: true; readonly content: Uint8Array } | { readonly ok: false; readonly why: 'damaged' | 'has-code' };

/** Writes these rows, all or none. */
export function writeRows(database: WritableDatabase, changes: readonly RowChange[]): Written {
  const { tables, hasCode } = schemaOf(database);
  // What is written runs no code, and finds its row.
  if (hasCode) return { ok: false, why: 'has-code' };
  const columns = tables.get('RESOURCES');
  const isWhole = ['ID', 'BRANCHID', 'ATTRIBUTES', 'DATA'].every((column) => columns?.has(column));
  if (!isWhole) return { ok: false, why: 'damaged' };
  // The engine has no other way than throwing to say that a page of the file is damaged.
  try {
    database.run('BEGIN', []);
    for (const { id, branch, attributes, data } of changes) {
      for (const [column, json] of Object.entries({ ATTRIBUTES: attributes, DATA: data })) {
        if (json === undefined) continue;
        database.run(`UPDATE RESOURCES SET ${column} = ? WHERE ID = ? AND BRANCHID = ?`, [json, id, branch]);
      }
    }
    database.run('COMMIT', []);
    return { ok: true, content: database.export() };
  } catch {
    takeBack(database);
    return { ok: false, why: 'damaged' };
  }
}

function takeBack(database: WritableDatabase): void {
  try {
    database.run('ROLLBACK', []);
  } catch {
    // There was nothing to take back.
  }
}
