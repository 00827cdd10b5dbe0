// Real SQLite databases for tests of project files.
import initSqlJs, { type Database, type SqlJsStatic } from 'sql.js';

let engine: Promise<SqlJsStatic> | undefined;

/** A database: empty, or of these bytes. */
export async function openDatabase(bytes?: Uint8Array): Promise<Database> {
  engine ??= initSqlJs();
  const SQL = await engine;
  // A Buffer of Node's would be changed in place.
  return new SQL.Database(bytes && Uint8Array.from(bytes));
}

/** What a project of these resources holds. */
export interface ProjectRows {
  readonly info?: readonly (readonly [string, string])[];
  readonly branches?: readonly (readonly [string, object])[];
  readonly resources?: readonly (readonly [string, string, object, string])[];
  readonly thumbnails?: readonly (readonly [string, object])[];
}

/** A project's tables as the reader gets them. */
export const tablesOf = ({ info = [], branches = [], resources = [], thumbnails = [] }: ProjectRows) => ({
  info,
  branches: branches.map(([id, attributes]) => [id, JSON.stringify(attributes)]),
  resources: resources.map(([id, branch, attributes, data]) => [id, branch, JSON.stringify(attributes), data]),
  thumbnails: thumbnails.map(([id, attributes]) => [id, JSON.stringify(attributes)]),
  hasResources: true,
  isDamaged: false,
  hasCode: false,
});

/** A mockup's data with these controls. */
export const mockupData = (controls: readonly object[]): string =>
  JSON.stringify({ mockup: { version: '1.0', controls: { control: controls } } });
