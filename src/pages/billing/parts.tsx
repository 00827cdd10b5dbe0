// What the parts of the billing page share.
import { Warning } from '../ground/notices';
import { type Failure, type ServerCalls, isFailure } from './server';
import { type Words, failureWords } from './words';

/** What each part is given. */
export interface Shared {
  readonly server: ServerCalls;
  readonly words: Words;
}

/** What takes the place of a button that had the focus has it then. */
export const focus = (element: HTMLElement | null): void => {
  element?.focus();
};

export const NoAnswer = ({
  answer,
  words,
}: {
  readonly answer: { readonly outcome: string } | undefined;
  readonly words: Words;
}) =>
  answer !== undefined && isFailure(answer) ? <Warning text={failureWords(answer satisfies Failure, words)} /> : null;
