// Ctrl+C and `kill`: whatever waits stops waiting. Every call to the server may be made twice, so nothing has to be waited for.
import { adminFormat } from './words';
import { Refusal, exitCode } from './failure';

const controller = new AbortController();

/** Aborted when the command is asked to end; its reason is the `Refusal` that ends it. */
export const interruption: AbortSignal = controller.signal;

/** Listens from now on. A second signal ends the process at once, as it would have without this. */
export function endWhenAsked(): void {
  const ends = [
    ['SIGINT', exitCode.interrupted],
    ['SIGTERM', exitCode.terminated],
  ] as const;
  for (const [signal, code] of ends) {
    process.once(signal, () => {
      controller.abort(new Refusal([adminFormat('stopped')], code));
    });
  }
  // Whoever reads the output has read enough, as `head` does.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(exitCode.done);
  });
}
