// Fetches one file and reads it: from bytes to a scene, or to the reason why there is none.
import { symbolFilesOf } from '../../mockup/bmml';
import type { ReadResult } from '../../mockup/scene';
import type { OpeningFile, Refusal } from '../../contract/open';
import { beginThread } from './apart';
import { fromBase64 } from './base64';
import { isDatabase } from './content';
import { fetchEngine, readContent } from './reading';
import { requestOf, type ServerCalls } from './server';

/** A file's content as Drive has it, for changes to be made from. */
interface Source {
  readonly bytes: Uint8Array;
  /** Undefined while it is locked in Drive: then nothing can be saved. */
  readonly revision: string | undefined;
}

/** A file that is here. */
export interface Loaded {
  readonly ok: true;
  readonly name: string;
  readonly source: Source;
  /** The files that hold a single mockup's symbols, by their names in lower case. */
  readonly symbols: Symbols;
  readonly result: ReadResult;
}

/** What became of a file. */
export type LoadResult = Loaded | Refusal;

type Symbols = readonly (readonly [string, Uint8Array])[];

/**
 * `stage` is told when the bytes are here. Rejects when the server can't be reached.
 * @param others what the page was opened with besides: a single mockup's symbols may lie in one of them
 */
export async function loadFile(
  file: OpeningFile,
  others: readonly OpeningFile[],
  server: ServerCalls,
  stage: (name: string) => void,
): Promise<LoadResult> {
  const asked = server.readMockup(requestOf(file));
  beginThread();
  // A project needs the engine, by its name: the two come at once. Where it does not come, reading says so.
  if (/\.bmpr$/i.test(file.name)) fetchEngine(server).catch(() => undefined);
  const answer = await asked;
  if (!answer.ok) return answer;
  const { name, revision, base64 } = answer;
  stage(name);
  const bytes = fromBase64(base64);
  const plain = await readContent(bytes, server);
  const symbols = isDatabase(bytes) ? [] : await symbolsOf(plain, others, server);
  const result = symbols.length === 0 ? plain : await readContent(bytes, server, symbols);
  const problem = result.ok ? result.warnings[0] : result.problem;
  // Nobody waits for the log, and a log that can't be reached is no problem of the reader's.
  if (problem !== undefined) server.reportProblem({ id: file.id, problem: problem.kind }).catch(() => undefined);
  return { ok: true, name, source: { bytes, revision }, symbols, result };
}

/** Files whose names the page was not told are looked into only up to so many. */
const mostUnnamed = 10;

/** The files that hold a single mockup's symbols, where those are open here too: with them it is read again. */
async function symbolsOf(plain: ReadResult, others: readonly OpeningFile[], server: ServerCalls): Promise<Symbols> {
  const wanted = plain.ok ? symbolFilesOf(plain.scene.mockups.flatMap(({ controls }) => controls)) : new Set<string>();
  if (wanted.size === 0) return [];
  const unnamed = others.filter(({ name }) => name === '').slice(0, mostUnnamed);
  const candidates = [...others.filter(({ name }) => wanted.has(name.toLowerCase())), ...unnamed];
  const answers = await Promise.all(candidates.map((other) => server.readMockup(requestOf(other))));
  return answers.flatMap((answer) =>
    answer.ok && wanted.has(answer.name.toLowerCase())
      ? [[answer.name.toLowerCase(), fromBase64(answer.base64)] as const]
      : [],
  );
}
