// What the emulator and the processes that run scripts tell each other, as the JSON in their frames.
import type { Project } from '../api';
import type { PreparedScript } from './declared-ahead';

/** A project's files, ready to be run. */
export interface ScriptFiles {
  readonly scripts: readonly PreparedScript[];
  readonly html: Project['files']['html'];
}

/** What a process is told of them at its start: of HTML files the names, since few are ever asked for. */
export interface ToldFiles {
  readonly scripts: readonly PreparedScript[];
  readonly html: readonly string[];
}

export const toldFiles = ({ scripts, html }: ScriptFiles): ToldFiles => ({ scripts, html: Object.keys(html) });

/** Given to a process once. */
export interface WorkerData {
  readonly guestSource: string;
  readonly files: ToldFiles;
  /** Of libraries, by the global under which the script knows them. */
  readonly libraries: Readonly<Record<string, ToldFiles>>;
  /** Where the files lie, when a debugger is to know them by their full addresses. */
  readonly folder?: string | undefined;
}

/** One function to run in a fresh context. */
export interface RunMessage {
  readonly functionName: string;
  readonly argumentsJson: string;
  /** Files of a form that is the only argument, by field. */
  readonly filesJson: string;
  /** For the guest; see its `Start`. */
  readonly startJson: string;
  /** After so many milliseconds the process ends the run by itself, should nobody be there to end it. */
  readonly timeout: number;
}

/** A service call, answered by a frame of JSON `{value}` or `{error}`. In a frame the name stands on a line of its own. */
export interface CallMessage {
  readonly name: string;
  readonly argumentsJson: string;
}

export const callText = ({ name, argumentsJson }: CallMessage): string => `${name}\n${argumentsJson}`;

export function parseCall(text: string): CallMessage {
  const end = text.indexOf('\n');
  return { name: text.slice(0, end), argumentsJson: text.slice(end + 1) };
}

/** Asks for an HTML file, of a library or of the script itself, which is named by no letter; a frame answers with its text. */
interface FileMessage {
  readonly library: string;
  readonly name: string;
}

export const fileText = ({ library, name }: FileMessage): string => `${library}\n${name}`;

export function parseFile(text: string): FileMessage {
  const { name, argumentsJson } = parseCall(text);
  return { library: name, name: argumentsJson };
}

/** How a run ended: the guest's JSON, `{result}` or `{error}`. */
export type OutcomeJson = string;
