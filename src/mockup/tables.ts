// Takes the rows of a project out of its database, through a port so small that any SQLite fits it.
import { mostMockups } from './limits';

/** What is needed of an open database. sql.js's `Database` is one. Both may throw on a damaged file. */
export interface SqlDatabase {
  prepare(sql: string): SqlStatement;
}
export interface SqlStatement {
  /** Goes to the next row; false when there is none. */
  step(): boolean;
  get(): readonly unknown[];
  free(): unknown;
}

/** One row: its columns' texts in the order asked for. */
export type Row = readonly string[];

/** The rows of a project's tables. Tables that are missing have none. */
export interface ProjectTables {
  /** Name, value. */
  readonly info: readonly Row[];
  /** Id, attributes as JSON. */
  readonly branches: readonly Row[];
  /** Id, branch id, attributes as JSON, data. */
  readonly resources: readonly Row[];
  /** Id, attributes as JSON. */
  readonly thumbnails: readonly Row[];
  readonly hasResources: boolean;
  /** Some rows could not be read. */
  readonly isDamaged: boolean;
}

const mostRows = mostMockups * 4;

/**
 * Reads the tables. Only plain tables are asked: a view or a virtual or computed column could be made to run for ever.
 * Never throws.
 */
export function readTables(database: SqlDatabase): ProjectTables {
  const schema = rowsOf(database, "SELECT name, sql FROM sqlite_master WHERE type = 'table' LIMIT 100");
  const plain = schema.rows.filter(([, sql = '']) => /^CREATE TABLE\b/i.test(sql) && !/\bAS\s*\(/i.test(sql));
  const table = (name: string, columns: readonly string[]): Rows => {
    const found = plain.find(([known = '']) => known.toUpperCase() === name);
    if (!found) return { rows: [], isDamaged: false };
    const has = (column: string): boolean => new RegExp(`\\b${column}\\b`, 'i').test(found[1] ?? '');
    const list = columns.map((column) => (has(column) ? column : "''")).join(', ');
    return rowsOf(database, `SELECT ${list} FROM ${name} LIMIT ${mostRows}`);
  };
  const info = table('INFO', ['NAME', 'VALUE']);
  const branches = table('BRANCHES', ['ID', 'ATTRIBUTES']);
  const resources = table('RESOURCES', ['ID', 'BRANCHID', 'ATTRIBUTES', 'DATA']);
  const thumbnails = table('THUMBNAILS', ['ID', 'ATTRIBUTES']);
  return {
    info: info.rows,
    branches: branches.rows,
    resources: resources.rows,
    thumbnails: thumbnails.rows,
    hasResources: plain.some(([name = '']) => name.toUpperCase() === 'RESOURCES'),
    isDamaged: [schema, info, branches, resources, thumbnails].some(({ isDamaged }) => isDamaged),
  };
}

interface Rows {
  readonly rows: readonly Row[];
  readonly isDamaged: boolean;
}

/** The rows up to the first that can't be read. */
function rowsOf(database: SqlDatabase, sql: string): Rows {
  const rows: Row[] = [];
  let statement: SqlStatement | undefined;
  try {
    statement = database.prepare(sql);
    while (statement.step()) rows.push(statement.get().map(toText));
    return { rows, isDamaged: false };
  } catch {
    // The engine has no other way to say that a page of the file is damaged.
    return { rows, isDamaged: true };
  } finally {
    statement?.free();
  }
}

const toText = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';
