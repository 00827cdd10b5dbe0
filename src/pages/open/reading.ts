// Reads and changes a file's content, apart from the page, with what the server must give for it.
import type { Edit, Edited } from '../../mockup/edit/edits';
import type { ReadResult } from '../../mockup/scene';
import { longestWork, performApart } from './apart';
import { fromBase64 } from './base64';
import { type Engine, isDatabase } from './content';
import type { ServerCalls } from './server';

let engine: Promise<Engine> | undefined;

/** The engine, fetched once, when a project first needs it or is on its way. */
export function fetchEngine(server: ServerCalls): Promise<Engine> {
  engine ??= server.readAsset('sqlite').then(
    (text) => {
      const { glue, machine } = JSON.parse(text) as Record<keyof Engine, string>;
      return { glue, machine: fromBase64(machine).buffer };
    },
    (error: unknown) => {
      engine = undefined;
      throw error;
    },
  );
  return engine;
}

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

/** The bytes of either format with changes made. Rejects when what a project needs can't be fetched. */
export async function editContent(
  bytes: Uint8Array,
  edits: readonly Edit[],
  server: ServerCalls,
): Promise<Edited<Uint8Array>> {
  const result = await performApart({ kind: 'edit', bytes, engine: await engineFor(bytes, server), edits });
  return result === 'too-slow' ? { ok: false, why: 'too-slow' } : result;
}
