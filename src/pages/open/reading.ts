// Reads and changes a file's content, apart from the page, with what the server must give for it.
import type { RowChange, Written } from '../../mockup/edit/rows';
import type { ReadResult } from '../../mockup/scene';
import type { ProjectTables } from '../../mockup/tables';
import { longestWork, performApart } from './apart';
import { fromBase64 } from './base64';
import { type Engine, isDatabase } from './content';
import { once } from './once';
import type { ServerCalls } from './server';

/** The engine, fetched once, when a project first needs it or is on its way. */
export const fetchEngine = once(async (server): Promise<Engine> => {
  const { glue, machine } = JSON.parse(await server.readAsset('sqlite')) as Record<keyof Engine, string>;
  return { glue, machine: fromBase64(machine).buffer };
});

const engineFor = async (bytes: Uint8Array, server: ServerCalls): Promise<Engine | undefined> =>
  isDatabase(bytes) ? fetchEngine(server) : undefined;

/**
 * Reads the content of either format. Rejects when what a project needs can't be fetched.
 * @param symbols files that may hold a single mockup's symbols, by their names in lower case
 */
export async function readContent(
  bytes: Uint8Array,
  server: ServerCalls,
  symbols: readonly (readonly [string, Uint8Array])[] = [],
): Promise<ReadResult> {
  const result = await performApart({ kind: 'read', bytes, engine: await engineFor(bytes, server), symbols });
  return result === 'too-slow' ? { ok: false, problem: { kind: 'too-slow', seconds: longestWork / 1000 } } : result;
}

/** The rows of a project, to be edited. Rejects when the engine can't be fetched. */
export const readRows = async (bytes: Uint8Array, server: ServerCalls): Promise<ProjectTables | 'too-slow'> =>
  performApart({ kind: 'tables', bytes, engine: await engineFor(bytes, server) });

/**
 * A project's bytes with these rows. Rejects when the engine can't be fetched.
 * @param first statements that make the tables of a new project, which has no bytes
 */
export const writeRows = async (
  bytes: Uint8Array,
  rows: readonly RowChange[],
  server: ServerCalls,
  first: readonly string[] = [],
): Promise<Written | 'too-slow'> =>
  performApart({ kind: 'write', bytes, engine: await fetchEngine(server), rows, first });
