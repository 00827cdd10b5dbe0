// What is done with a file's bytes, in whichever thread: read and changed, with nothing of the page and no server.
import type { Database, InitSqlJsStatic } from 'sql.js';
import { readingBmml } from '../../mockup/bmml';
import { readingBmpr } from '../../mockup/bmpr';
import { type RowChange, type Written, writingRows } from '../../mockup/edit/rows';
import { largestFile } from '../../mockup/limits';
import { isSoonOpened } from '../../mockup/opening';
import type { ReadResult } from '../../mockup/scene';
import type { Steps } from '../../mockup/steps';
import { type ProjectTables, readingChecked } from '../../mockup/tables';
import { decodeText } from './encoding';

/** SQLite: the script that starts it, and its machine code. */
export interface Engine {
  readonly glue: string;
  readonly machine: ArrayBuffer;
}

/** A piece of work, as it is sent to another thread. */
export type Task = {
  readonly bytes: Uint8Array;
  /** The database engine, which projects need. */
  readonly engine: Engine | undefined;
} & (
  | {
      readonly kind: 'read';
      /** Files that may hold a single mockup's symbols, by their names in lower case. */
      readonly symbols: readonly (readonly [string, Uint8Array])[];
    }
  /** The rows of a project, to be edited. */
  | { readonly kind: 'tables' }
  /** A project's bytes with these rows; `first` makes the tables of a new one, which has no bytes yet. */
  | { readonly kind: 'write'; readonly rows: readonly RowChange[]; readonly first: readonly string[] }
);

/** What comes of each kind of work. */
export interface Done {
  readonly read: ReadResult;
  readonly tables: ProjectTables;
  readonly write: Written;
}

/** Whether this is a project rather than a single mockup. */
export const isDatabase = (bytes: Uint8Array): boolean =>
  String.fromCharCode(...bytes.subarray(0, 15)) === 'SQLite format 3';

/** The work, to be done here step by step. Rejects where there is no engine, or it can't be started. */
export async function stepsOf(task: Task): Promise<Steps<Done[Task['kind']]>> {
  switch (task.kind) {
    case 'read':
      return read(task);
    case 'tables':
      return withDatabase(task, readingChecked);
    case 'write':
      return withDatabase(task, (database) => writingRows(database, task.rows, task.first));
  }
}

async function read(task: Extract<Task, { kind: 'read' }>): Promise<Steps<ReadResult>> {
  const { bytes, symbols } = task;
  if (!isDatabase(bytes)) {
    return readingBmml(decodeText(bytes).text, new Map(symbols.map(([name, file]) => [name, decodeText(file).text])));
  }
  return withDatabase(task, function* (database) {
    if (bytes.length > largestFile) {
      return { ok: false, problem: { kind: 'too-large', size: bytes.length, limit: largestFile } };
    }
    return yield* readingBmpr(yield* readingChecked(database));
  });
}

let started: ReturnType<InitSqlJsStatic> | undefined;

/** Starts the engine in the thread that needs it. It came from the page's own server, as the page's script did. */
function start({ glue, machine }: Engine): ReturnType<InitSqlJsStatic> {
  const module: { exports: unknown } = { exports: {} };
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- a part of the page that only projects need
  const run = new Function('module', 'exports', glue) as (module: unknown, exports: unknown) => void;
  run(module, module.exports);
  return (module.exports as InitSqlJsStatic)({ wasmBinary: machine });
}

async function withDatabase<Result>(
  { bytes, engine }: Task,
  use: (database: Database) => Steps<Result>,
): Promise<Steps<Result>> {
  if (engine === undefined) throw new Error('The database engine is missing.');
  started ??= start(engine);
  const SQL = await started;
  return (function* () {
    // Of a file that SQLite would never be through with it gets the beginning, and says that the rest is missing.
    const database = new SQL.Database(isSoonOpened(bytes) ? bytes : bytes.subarray(0, 16));
    try {
      return yield* use(database);
    } finally {
      database.close();
    }
  })();
}
