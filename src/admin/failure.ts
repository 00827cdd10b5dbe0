// How a command ends: the one place that turns failures into exit codes and lines for people.

/** What a command's exit code tells a script. */
export const exitCode = {
  done: 0,
  /** A fault of the program. */
  fault: 1,
  /** What was given can't be used. */
  refused: 2,
  /** Nobody is signed in, or Google does not let this account in. */
  signIn: 3,
  /** The rules, or whoever is in charge, say no to some of it or to all. */
  no: 4,
  /** Google, the deployed script or its store gave no answer: running the command again goes on. */
  unanswered: 5,
  /** The store has little room, where it was asked whether it has. */
  narrow: 6,
  interrupted: 130,
  terminated: 143,
} as const;

type ExitCode = (typeof exitCode)[keyof typeof exitCode];

/** Why a command ends early; a line for each reason. An expected no, thrown because it ends a command. */
export class Refusal extends Error {
  readonly reasons: readonly string[];
  readonly code: ExitCode;

  constructor(reasons: readonly string[], code: ExitCode = exitCode.refused) {
    super(reasons.join('\n'));
    this.reasons = reasons;
    this.code = code;
  }
}

/** Runs a command to its end and sets the exit code. Nobody ever reads a stack trace. */
export async function run(command: () => Promise<unknown>, complain: (line: string) => void): Promise<void> {
  try {
    await command();
  } catch (error) {
    if (error instanceof Refusal) {
      error.reasons.forEach(complain);
      process.exitCode = error.code;
    } else {
      complain(`mockups-admin: ${isSystemError(error) ? error.message : `fault: ${String(error)}`}`);
      process.exitCode = isSystemError(error) ? exitCode.refused : exitCode.fault;
    }
  }
}

/** A file that is not there or can't be read. */
const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'syscall' in error && 'code' in error;
