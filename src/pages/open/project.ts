// Opens a project's database in the browser. The engine's code comes with the page, its machine code only when needed.
import initSqlJs, { type Database } from 'sql.js';
import { readBmpr } from '../../mockup/bmpr';
import { editBmpr } from '../../mockup/edit/bmpr';
import type { Edit, Edited } from '../../mockup/edit/edits';
import { largestFile } from '../../mockup/limits';
import type { ReadResult } from '../../mockup/scene';
import { readTables } from '../../mockup/tables';
import { fromBase64 } from './base64';
import type { ServerCalls } from './server';

let engine: ReturnType<typeof initSqlJs> | undefined;

/** Reads a `.bmpr`. Rejects when the engine can't be fetched. */
export async function readProject(bytes: Uint8Array, server: ServerCalls): Promise<ReadResult> {
  if (bytes.length > largestFile) {
    return { ok: false, problem: { kind: 'too-large', size: bytes.length, limit: largestFile } };
  }
  return withDatabase(bytes, server, (database) => readBmpr(readTables(database)));
}

/** The bytes of a `.bmpr` with changes made. Rejects when the engine can't be fetched. */
export const editProject = (
  bytes: Uint8Array,
  edits: readonly Edit[],
  server: ServerCalls,
): Promise<Edited<Uint8Array>> => withDatabase(bytes, server, (database) => editBmpr(database, edits));

async function withDatabase<Result>(
  bytes: Uint8Array,
  server: ServerCalls,
  use: (database: Database) => Result,
): Promise<Result> {
  engine ??= server.readAsset('sqlite').then((base64) => initSqlJs({ wasmBinary: fromBase64(base64).buffer }));
  const SQL = await engine.catch((error: unknown) => {
    engine = undefined;
    throw error;
  });
  const database = new SQL.Database(bytes);
  try {
    return use(database);
  } finally {
    database.close();
  }
}
