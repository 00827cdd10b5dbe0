// Standard output. Whatever is said here comes out as text: nothing in it moves a cursor or turns a line around.

import { obeyed, withoutCommands } from './printable';

/** Prints text for people. */
export const say = (text: string): void => {
  process.stdout.write(`${withoutCommands(text)}\n`);
};

/** Prints one JSON value: on a line of its own, or indented for people. Letters that a terminal would obey are escaped. */
export const sayJson = (value: unknown, indent?: number): void => {
  const json = JSON.stringify(value, undefined, indent);
  const escaped = json.replace(obeyed, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
  process.stdout.write(`${escaped}\n`);
};

/** Prints one line for people beside what a program reads. */
export const remark = (line: string): void => {
  process.stderr.write(`${withoutCommands(line)}\n`);
};
