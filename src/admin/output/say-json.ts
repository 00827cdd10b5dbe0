// JSON on standard output, for programs.
import { obeyed } from './printable';

/** Prints one JSON value: on a line of its own, or indented for people. Letters that a terminal would obey are escaped. */
export const sayJson = (value: unknown, indent?: number): void => {
  const json = JSON.stringify(value, undefined, indent);
  const escaped = json.replace(obeyed, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
  process.stdout.write(`${escaped}\n`);
};
