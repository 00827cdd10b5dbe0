// Where in a script something happened, in the names of its own files.
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** Frames of what stands between a script and this machine: services, Node, the program that runs it. */
const strange = /\bapps-script:\d|\bnode:|evalmachine\.|worker\.cjs|\(<anonymous>\)$/;

/**
 * A stack with nothing but the script's own files in it, by their names in the project.
 * @param folder where those lie, when the script ran under their full addresses
 */
export const ownStack = (stack: string, folder: string | undefined): string =>
  stack
    .split('\n')
    .filter((line) => !(/^\s+at /.test(line) && strange.test(line)))
    .join('\n')
    .replaceAll(folder === undefined ? '\0' : pathToFileURL(`${folder}${path.sep}`).href, '');

/** The place of the first own frame of a stack, for instance `Code.gs:12:3`. */
export function ownPlace(stack: string, folder: string | undefined): string | undefined {
  const [, frame] = ownStack(stack, folder).split('\n');
  return frame === undefined ? undefined : /([^\s()]+:\d+:\d+)\)?$/.exec(frame)?.[1];
}
