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
  for (const row of readingRows(database, sql)) {
    if (row === undefined) return { rows, isDamaged: true };
    rows.push(row);
  }
  return { rows, isDamaged: false };
}

/** The rows one by one; undefined, and then no more, for the first that can't be read. Never throws. */
export function* readingRows(database: SqlDatabase, sql: string): Generator<readonly unknown[] | undefined> {
  let statement: SqlStatement | undefined;
  try {
    statement = database.prepare(sql);
    while (statement.step()) yield statement.get();
  } catch {
    // The engine has no other way to say that a page of the file is damaged.
    yield undefined;
  } finally {
    statement?.free();
  }
}
