// How a command ends: the one place that turns failures into exit codes and lines for people.

/** 0: done. 1: a fault of the program. 2: what was given can't be used. */
export const exitCode = { done: 0, fault: 1, refused: 2 } as const;

/** What was given can't be used; a line for each reason. An expected no, thrown because it ends a command. */
export class Refusal extends Error {
  readonly reasons: readonly string[];

  constructor(reasons: readonly string[]) {
    super(reasons.join('\n'));
    this.reasons = reasons;
  }
}

/** Runs a command to its end and sets the exit code. Nobody ever reads a stack trace. */
export async function run(command: () => Promise<unknown>, complain: (line: string) => void): Promise<void> {
  try {
    await command();
  } catch (error) {
    if (error instanceof Refusal) {
      error.reasons.forEach(complain);
      process.exitCode = exitCode.refused;
    } else {
      complain(`mockups-admin: ${isSystemError(error) ? error.message : `fault: ${String(error)}`}`);
      process.exitCode = isSystemError(error) ? exitCode.refused : exitCode.fault;
    }
  }
}

/** A file that is not there or can't be read. */
const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'syscall' in error && 'code' in error;
