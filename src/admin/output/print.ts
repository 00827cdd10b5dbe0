// Standard output.

/** Prints one line. */
export const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Prints one JSON value on a line of its own. */
export const sayJson = (value: unknown): void => {
  say(JSON.stringify(value));
};

/** Prints one line for people beside what a program reads. */
export const remark = (line: string): void => {
  process.stderr.write(`${line}\n`);
};
