// What is in Drive now, while something else is edited here.
import type { OpeningFile } from '../../contract/open';
import { fromBase64 } from '../open/base64';
import type { Loaded } from '../open/load';
import { readContent } from '../open/reading';
import { requestOf, type ServerCalls } from '../open/server';

/** Reads the file again. Rejects where it can't be reached, or is not given. */
export async function loadTheirs(file: OpeningFile, symbols: Loaded['symbols'], server: ServerCalls): Promise<Loaded> {
  const there = await server.readMockup(requestOf(file));
  if (!there.ok) throw new Error(there.text);
  const bytes = fromBase64(there.base64);
  const result = await readContent(bytes, server, symbols);
  return { ok: true, name: there.name, source: { bytes, revision: there.revision }, symbols, result };
}
