// A project's rows in its database: which of them may be written, and writing those that have changed.
import { schemaOf } from '../schema';
import type { SqlDatabase } from '../sql';
import { CannotWrite } from './edits';

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

/** Writes these rows, or throws `CannotWrite` and leaves the database as it was. */
export function writeRows(database: WritableDatabase, changes: readonly RowChange[]): Uint8Array {
  refuseCode(database);
  orDamaged(() => database.run('BEGIN', []));
  try {
    for (const { id, branch, attributes, data } of changes) {
      for (const [column, json] of Object.entries({ ATTRIBUTES: attributes, DATA: data })) {
        if (json === undefined) continue;
        database.run(`UPDATE RESOURCES SET ${column} = ? WHERE ID = ? AND BRANCHID = ?`, [json, id, branch]);
      }
    }
    database.run('COMMIT', []);
  } catch {
    orDamaged(() => database.run('ROLLBACK', []));
    throw new CannotWrite('damaged');
  }
  return orDamaged(() => database.export());
}

/** What is written runs no code, and finds its row. */
function refuseCode(database: SqlDatabase): void {
  const { tables, hasCode } = schemaOf(database);
  if (hasCode) throw new CannotWrite('has-code');
  const columns = tables.get('RESOURCES');
  if (!['ID', 'BRANCHID', 'ATTRIBUTES', 'DATA'].every((column) => columns?.has(column)))
    throw new CannotWrite('damaged');
}

/** The engine has no other way than throwing to say that a page of the file is damaged. */
function orDamaged<Result>(act: () => Result): Result {
  try {
    return act();
  } catch {
    throw new CannotWrite('damaged');
  }
}
