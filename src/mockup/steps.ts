// Long work in steps, for those who can't do it in a thread of its own.

/** Work that comes by in between: each step takes a moment, whatever the file holds. */
export type Steps<Result> = Generator<undefined, Result, undefined>;

/** The work in one go. */
export function atOnce<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
