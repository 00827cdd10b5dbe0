// How deploying ends: exit codes, and the one error that carries what a person should do next.

/** Said in the help too. */
export const exitCode = {
  done: 0,
  /** A fault of the program. */
  fault: 1,
  /** What was given can't be deployed: arguments, configuration, tests, or checks. */
  refused: 2,
  /** A new version would ask for more than people have agreed to; nothing was changed. */
  needsConsent: 3,
  /** Google refused, or could not be reached. */
  google: 4,
} as const;

/** An expected no that ends a command. */
export class Stop extends Error {
  constructor(
    readonly code: Exclude<(typeof exitCode)[keyof typeof exitCode], 0>,
    /** What is wrong, a line for each thing. */
    readonly reasons: readonly string[],
    /** What to do now, a line for each step. */
    readonly next: readonly string[] = [],
  ) {
    super(reasons.join('\n'));
  }
}
