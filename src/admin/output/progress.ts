// How far long work has come, on standard error, and only where somebody watches it.
import ora from 'ora';

/** A line that is overwritten as work goes on. */
export interface Progress {
  readonly show: (text: string) => void;
  /** Takes the line away. */
  readonly end: () => void;
}

/** Runs work with a line about it that is gone afterwards, however it ends. */
export async function withProgress<Result>(work: (progress: Progress) => Promise<Result>): Promise<Result> {
  // A terminal that is no column wide has no line to overwrite: there it would write for ever.
  const { isTTY, columns } = process.stderr;
  const isSilent = !isTTY || !columns;
  // Left in charge of the keyboard, it would keep Ctrl+C for itself.
  const spinner = ora({ stream: process.stderr, discardStdin: false, isSilent });
  try {
    return await work({
      show: (text) => {
        if (spinner.isSpinning) spinner.text = text;
        else spinner.start(text);
      },
      end: () => spinner.stop(),
    });
  } finally {
    spinner.stop();
  }
}
