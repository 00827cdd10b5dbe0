// What few clicks need: Apps Script reads every script of a project for each of them, and any other file when it is asked for.
// The build parts it off (`build/script.js`) and asks for it here; nothing else does.
import { rawFile } from './google/raw-file';

/** Everything that the script has and the part needs; the build writes it. */
declare const addon_: object;

type Functions = Readonly<Record<string, (...asked: readonly unknown[]) => unknown>>;

let part: Functions | undefined;

/** The functions of that part, read when the first of them is asked for in an execution. */
export function seldom(): Functions {
  if (part === undefined) {
    // Named, so that the log says where in it something failed.
    const program = `${rawFile('server-more')};return part_\n//# sourceURL=server-more.js`;
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- as the build wrote it, out of this project
    const run = new Function('lent_', program) as (lent: object) => Functions;
    part = run(addon_);
  }
  return part;
}
