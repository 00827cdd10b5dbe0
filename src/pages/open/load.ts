// Fetches one file and reads it: from bytes to a scene, or to the reason why there is none.
import { readBmml } from '../../mockup/bmml';
import type { ReadResult } from '../../mockup/scene';
import type { OpeningFile, Refusal } from '../contract';
import { fromBase64 } from './base64';
import { readProject } from './project';
import type { ServerCalls } from './server';

/** What became of a file. */
export type LoadResult = { readonly ok: true; readonly name: string; readonly result: ReadResult } | Refusal;

/** `stage` is told when the bytes are here. Rejects when the server can't be reached. */
export async function loadFile(
  file: OpeningFile,
  server: ServerCalls,
  stage: (name: string) => void,
): Promise<LoadResult> {
  const answer = await server.readMockup({
    fileId: file.id,
    ...(file.resourceKey === undefined ? {} : { resourceKey: file.resourceKey }),
  });
  if (!answer.ok) return answer;
  stage(answer.name);
  const bytes = fromBase64(answer.base64);
  const result = isDatabase(bytes) ? await readProject(bytes, server) : readBmml(decode(bytes));
  const problem = result.ok ? result.warnings[0] : result.problem;
  // Nobody waits for the log, and a log that can't be reached is no problem of the reader's.
  if (problem !== undefined) server.reportProblem({ fileId: file.id, problem: problem.kind }).catch(() => undefined);
  return { ok: true, name: answer.name, result };
}

const isDatabase = (bytes: Uint8Array): boolean => String.fromCharCode(...bytes.subarray(0, 15)) === 'SQLite format 3';

/** UTF-8, or UTF-16 where a byte order mark says so. */
function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}
