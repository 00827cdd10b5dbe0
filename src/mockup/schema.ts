// Judges a database by what SQLite itself says of it: a file of somebody else's may hold statements that run when rows are
// read or written, and that may never end. Projects hold plain tables and nothing else.
import { rowsOf, type SqlDatabase } from './sql';

/** What a database's tables are. */
interface Schema {
  /** A project's tables, by their names in upper case, with their columns' names in upper case. */
  readonly tables: ReadonlyMap<string, ReadonlySet<string>>;
  /** Something would run when rows are read or written; then no table is listed. */
  readonly hasCode: boolean;
  /** A part of the schema could not be read. */
  readonly isDamaged: boolean;
}

/** More entries than any project has: they are not looked at one by one. */
const mostEntries = 200;

const projectTables = ['INFO', 'BRANCHES', 'RESOURCES', 'THUMBNAILS'];

/**
 * Looks at a project's tables. A view, a trigger or a virtual table anywhere, or in one of these tables a column that is
 * computed, a CHECK constraint, a partial index or one of an expression, is code. Never throws.
 */
export function schemaOf(database: SqlDatabase): Schema {
  const entries = rowsOf(database, `SELECT type, name, rootpage FROM sqlite_schema LIMIT ${mostEntries}`);
  // A table without a page of its own is virtual. Of views and triggers nothing more is asked: SQLite would compile them.
  const isStored = entries.rows.every(([type, , page]) => (type === 'table' || type === 'index') && Number(page) > 0);
  if (!isStored || entries.rows.length === mostEntries) {
    return { tables: new Map(), hasCode: true, isDamaged: entries.isDamaged };
  }
  const tables = new Map<string, ReadonlySet<string>>();
  let { isDamaged } = entries;
  for (const [type, name] of entries.rows) {
    if (type !== 'table' || typeof name !== 'string' || !projectTables.includes(name.toUpperCase())) continue;
    const columns = plainColumns(database, name);
    if (columns === 'code') return { tables: new Map(), hasCode: true, isDamaged };
    if (columns === 'damaged') isDamaged = true;
    else tables.set(name.toUpperCase(), columns);
  }
  return { tables, hasCode: false, isDamaged };
}

const quoted = (name: unknown): string => `"${String(name).replace(/"/g, '""')}"`;

/** SQLITE_CONSTRAINT_CHECK of https://sqlite.org/rescode.html */
const checkFailed = 275;

/** A table's columns, by `table_xinfo`, `index_list` and `index_xinfo` of https://sqlite.org/pragma.html */
function plainColumns(database: SqlDatabase, table: string): ReadonlySet<string> | 'code' | 'damaged' {
  const columns = rowsOf(database, `PRAGMA table_xinfo(${quoted(table)})`);
  const indices = rowsOf(database, `PRAGMA index_list(${quoted(table)})`);
  const parts = indices.rows.map(([, index]) => rowsOf(database, `PRAGMA index_xinfo(${quoted(index)})`));
  // No pragma tells CHECK constraints; the program that SQLite makes for a new row does.
  const program = rowsOf(database, `EXPLAIN INSERT INTO ${quoted(table)} DEFAULT VALUES`);
  if ([columns, indices, program, ...parts].some(({ isDamaged }) => isDamaged)) return 'damaged';
  const isHidden = columns.rows.some((row) => row[6] !== 0);
  const isPartial = indices.rows.some((row) => row[4] !== 0);
  // A part of an index is a column by its number, the row's own number (-1), or an expression (-2).
  const isExpression = parts.some(({ rows }) => rows.some((row) => Number(row[1]) < -1));
  const isChecked = program.rows.some(([, does, first]) => does === 'Halt' && first === checkFailed);
  return isHidden || isPartial || isExpression || isChecked
    ? 'code'
    : new Set(columns.rows.map((row) => String(row[1]).toUpperCase()));
}
