// What the parts of a card are given.
import type { FormInputs } from '../../api';

/** What a card's parts share: the values of its inputs, and what a click means. */
export interface CardScope {
  /** What inputs of the same names held on the card before this one. */
  readonly kept: FormInputs;
  readonly setValue: (name: string, value: FormInputs[string] | undefined) => void;
  /** What is wrong with an input; empty where nothing is. */
  readonly setFault: (name: string, fault: string) => void;
  /** The same, once the card was to be sent. */
  readonly shownFault: (name: string) => string;
  readonly click: (onClick: unknown) => void;
  /** An input changed that has an action for it. */
  readonly change: (action: unknown) => void;
  /** Asks an input's own action for words. */
  readonly suggest: (action: unknown) => Promise<readonly string[]>;
}
