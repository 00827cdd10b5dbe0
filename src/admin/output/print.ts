// Standard output. Whatever is said here comes out as text: nothing in it moves a cursor or turns a line around.

import { withoutCommands } from './printable';
import { columnsOf, wrappedLines } from './width';

/** Prints a text for people: a line, or several. */
export const say = (text: string): void => {
  print(text, process.stdout);
};

function print(text: string, to: NodeJS.WriteStream): void {
  to.write(`${wrappedLines(withoutCommands(text), columnsOf(to) ?? Infinity)}\n`);
}

/** Prints one line for people beside what a program reads. */
export const remark = (line: string): void => {
  print(line, process.stderr);
};
