// The ways in which nothing is answered, as a list: whoever asks tells them from answers by it.
import type { NoAnswer } from './review';

type Outcome = NoAnswer['outcome'];

/** Takes a list that has every one of them, and no other. */
const every = <const All extends readonly Outcome[]>(
  all: Outcome extends All[number] ? All : never,
): readonly string[] => all;

/** The outcome of every {@link NoAnswer}. */
export const noAnswers = every(['not-there', 'not-understood', 'not-allowed-yet', 'unreachable', 'fault']);
