// The ways in which nothing is answered, as a list: whoever asks tells them from answers by it.
import type { NoAnswer } from './review';

const all: Readonly<Record<NoAnswer['outcome'], true>> = {
  'not-there': true,
  'not-understood': true,
  'not-allowed-yet': true,
  unreachable: true,
  fault: true,
};

/** The outcome of every {@link NoAnswer}. */
export const noAnswers: readonly string[] = Object.keys(all);
