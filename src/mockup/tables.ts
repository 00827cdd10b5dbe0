// Takes the rows of a project out of its database.
import { largestFile, mostMockups } from './limits';
import { schemaOf } from './schema';
import { readingRows, rowsOf, type SqlDatabase } from './sql';
import { atOnce, type Steps } from './steps';

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
  /** The database would run statements of its own: no rows were read. */
  readonly hasCode: boolean;
}

/** Rows of one table. */
export const mostRows = mostMockups * 4;

const columnsOf = {
  INFO: ['NAME', 'VALUE'],
  BRANCHES: ['ID', 'ATTRIBUTES'],
  RESOURCES: ['ID', 'BRANCHID', 'ATTRIBUTES', 'DATA'],
  THUMBNAILS: ['ID', 'ATTRIBUTES'],
} as const;

/** Reads the tables. Never throws. */
export const readTables = (database: SqlDatabase): ProjectTables => atOnce(readingTables(database));

/** `readTables` in steps. */
export function* readingTables(database: SqlDatabase): Steps<ProjectTables> {
  const schema = schemaOf(database);
  let { isDamaged } = schema;
  // A damaged file can hold one long text for many rows: together they are no longer than a file may be.
  let room = largestFile;
  function* read(name: keyof typeof columnsOf): Steps<readonly Row[]> {
    const known = schema.tables.get(name);
    if (!known) return [];
    const list = columnsOf[name].map((column) => (known.has(column) ? column : "''")).join(', ');
    const rows: Row[] = [];
    for (const values of readingRows(database, `SELECT ${list} FROM ${name} LIMIT ${mostRows}`)) {
      yield;
      const row = values?.map(toText);
      room -= row?.join('').length ?? 0;
      if (row === undefined || room < 0) {
        isDamaged = true;
        break;
      }
      rows.push(row);
    }
    return rows;
  }
  const rows = {
    info: yield* read('INFO'),
    branches: yield* read('BRANCHES'),
    resources: yield* read('RESOURCES'),
    thumbnails: yield* read('THUMBNAILS'),
  };
  return { ...rows, hasResources: schema.tables.has('RESOURCES'), isDamaged, hasCode: schema.hasCode };
}

/**
 * `readTables` in steps, of a file that may be changed afterwards. Rows are read one after the other and written by what an index
 * finds: where one is damaged all is seen, and what is done would be lost. SQLite ends its check at the first fault, so that no
 * forged file keeps it.
 */
export function* readingChecked(database: SqlDatabase): Steps<ProjectTables> {
  const tables = yield* readingTables(database);
  const isSound =
    tables.isDamaged || tables.hasCode || rowsOf(database, 'PRAGMA integrity_check(1)').rows[0]?.[0] === 'ok';
  return isSound ? tables : { ...tables, isDamaged: true };
}

const toText = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';
