// What the parts of the page share: the server and the words, what takes the focus, and why there is no answer.
import type { ComponentChildren } from 'preact';
import { Warning } from '../ground/notices';
import { type ServerCalls, isFailure } from './server';
import { type Words, failureWords } from './words';

export interface Shared {
  readonly server: ServerCalls;
  readonly words: Words;
}

/** What takes the place of a button that had the focus has it then. */
export const focus = (element: HTMLElement | null): void => {
  element?.focus();
};

/** Why there is no answer, with the way on beside it; nothing where there is one. */
export const NoAnswer = ({
  answer,
  words,
  children,
}: {
  readonly answer: { readonly outcome: string } | undefined;
  readonly words: Words;
  readonly children?: ComponentChildren;
}) =>
  answer !== undefined && isFailure(answer) ? <Warning text={failureWords(answer, words)}>{children}</Warning> : null;
