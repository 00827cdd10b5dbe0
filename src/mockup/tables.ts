// Takes the rows of a project out of its database.
import { mostMockups } from './limits';
import { schemaOf } from './schema';
import { rowsOf, type SqlDatabase } from './sql';

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

const mostRows = mostMockups * 4;

const columnsOf = {
  INFO: ['NAME', 'VALUE'],
  BRANCHES: ['ID', 'ATTRIBUTES'],
  RESOURCES: ['ID', 'BRANCHID', 'ATTRIBUTES', 'DATA'],
  THUMBNAILS: ['ID', 'ATTRIBUTES'],
} as const;

/** Reads the tables. Never throws. */
export function readTables(database: SqlDatabase): ProjectTables {
  const schema = schemaOf(database);
  let { isDamaged } = schema;
  const read = (name: keyof typeof columnsOf): readonly Row[] => {
    const known = schema.tables.get(name);
    if (!known) return [];
    const list = columnsOf[name].map((column) => (known.has(column) ? column : "''")).join(', ');
    const found = rowsOf(database, `SELECT ${list} FROM ${name} LIMIT ${mostRows}`);
    isDamaged ||= found.isDamaged;
    return found.rows.map((row) => row.map(toText));
  };
  const rows = {
    info: read('INFO'),
    branches: read('BRANCHES'),
    resources: read('RESOURCES'),
    thumbnails: read('THUMBNAILS'),
  };
  return { ...rows, hasResources: schema.tables.has('RESOURCES'), isDamaged, hasCode: schema.hasCode };
}

const toText = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';
