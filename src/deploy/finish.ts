// How both commands end: the one place that turns failures into exit codes and lines for people.
import { CommanderError } from 'commander';
import { Stop, exitCode } from './failure';

/** What a failed command leaves behind for programs. */
interface Failed {
  readonly outcome: 'failed';
  readonly code: number;
  readonly reasons: readonly string[];
  readonly next: readonly string[];
}

/** Runs a command to its end and sets the exit code. @param failed told after the person was */
export async function finish(command: () => Promise<void>, failed: (failed: Failed) => void): Promise<void> {
  try {
    await command();
  } catch (error) {
    if (error instanceof CommanderError) {
      // Commander has said what was wrong, or shown the help that was asked for.
      process.exitCode = error.exitCode === 0 ? exitCode.done : exitCode.refused;
      return;
    }
    const isStop = error instanceof Stop;
    const code = isStop ? error.code : exitCode.fault;
    const reasons = isStop
      ? error.reasons
      : [`Fault: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`];
    const next = isStop ? error.next : [];
    for (const line of reasons) process.stderr.write(`${line}\n`);
    for (const line of next) process.stderr.write(`→ ${line}\n`);
    process.exitCode = code;
    failed({ outcome: 'failed', code, reasons, next });
  }
}
