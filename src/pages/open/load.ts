// Fetches one file and reads it: from bytes to a scene, or to the reason why there is none.
import { readBmml } from '../../mockup/bmml';
import type { ReadResult } from '../../mockup/scene';
import type { OpeningFile, Refusal } from '../contract';
import { fromBase64 } from './base64';
import { decodeText } from './encoding';
import { readProject } from './project';
import { requestOf, type ServerCalls } from './server';

/** A file's content as Drive has it, for changes to be made from. */
export interface Source {
  readonly bytes: Uint8Array;
  /** Undefined where Drive gives none: then nothing can be saved. */
  readonly revision: string | undefined;
}

/** What became of a file. */
export type LoadResult =
  { readonly ok: true; readonly name: string; readonly source: Source; readonly result: ReadResult } | Refusal;

/** `stage` is told when the bytes are here. Rejects when the server can't be reached. */
export async function loadFile(
  file: OpeningFile,
  server: ServerCalls,
  stage: (name: string) => void,
): Promise<LoadResult> {
  const answer = await server.readMockup(requestOf(file));
  if (!answer.ok) return answer;
  const { name, revision, base64 } = answer;
  stage(name);
  const bytes = fromBase64(base64);
  const result = await readContent(bytes, server);
  const problem = result.ok ? result.warnings[0] : result.problem;
  // Nobody waits for the log, and a log that can't be reached is no problem of the reader's.
  if (problem !== undefined) server.reportProblem({ fileId: file.id, problem: problem.kind }).catch(() => undefined);
  return { ok: true, name, source: { bytes, revision }, result };
}

/** Reads the content of either format. Rejects when what a project needs can't be fetched. */
export const readContent = async (bytes: Uint8Array, server: ServerCalls): Promise<ReadResult> =>
  isDatabase(bytes) ? readProject(bytes, server) : readBmml(decodeText(bytes).text);

/** Whether this is a project rather than a single mockup. */
export const isDatabase = (bytes: Uint8Array): boolean =>
  String.fromCharCode(...bytes.subarray(0, 15)) === 'SQLite format 3';
