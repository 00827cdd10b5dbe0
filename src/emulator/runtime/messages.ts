// What passes between the main thread and the threads that run scripts.
import type { MessagePort } from 'node:worker_threads';
import type { Project } from '../api';

/** A project's files, as pushed. */
export type ScriptFiles = Project['files'];

/** Given to a thread once. */
export interface WorkerData {
  readonly guestSource: string;
  readonly files: ScriptFiles;
  /** Of libraries, by the global under which the script knows them. */
  readonly libraries: Readonly<Record<string, ScriptFiles>>;
}

/** One function to run in a fresh context. */
export interface RunMessage {
  readonly functionName: string;
  readonly argumentsJson: string;
  /** Files of a form that is the only argument, by field. */
  readonly filesJson: string;
  /** For the guest; see its `Start`. */
  readonly startJson: string;
  /** Carries service calls and their answers. */
  readonly port: MessagePort;
  /** Counts the answers that were put into the port. */
  readonly answered: SharedArrayBuffer;
}

/** A service call; the answer is posted back to the same port as a string of JSON `{value}` or `{error}`. */
export interface CallMessage {
  readonly name: string;
  readonly argumentsJson: string;
}

/** How a run ended; `outcomeJson` is the guest's `{result}` or `{error}`. */
export interface DoneMessage {
  readonly outcomeJson: string;
}
