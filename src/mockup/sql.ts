// Asks a database, through a port so small that any SQLite fits it.

/** What is needed of an open database. sql.js's `Database` is one. Both may throw on a damaged file. */
export interface SqlDatabase {
  prepare(sql: string): SqlStatement;
}
interface SqlStatement {
  /** Goes to the next row; false when there is none. */
  step(): boolean;
  get(): readonly unknown[];
  free(): unknown;
}

/** What came of a question. */
interface Rows {
  readonly rows: readonly (readonly unknown[])[];
  /** The rows end where one could not be read. */
  readonly isDamaged: boolean;
}

/** The rows up to the first that can't be read. Never throws. */
export function rowsOf(database: SqlDatabase, sql: string): Rows {
  const rows: (readonly unknown[])[] = [];
  let statement: SqlStatement | undefined;
  try {
    statement = database.prepare(sql);
    while (statement.step()) rows.push(statement.get());
    return { rows, isDamaged: false };
  } catch {
    // The engine has no other way to say that a page of the file is damaged.
    return { rows, isDamaged: true };
  } finally {
    statement?.free();
  }
}
