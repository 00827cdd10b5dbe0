// What is known when an answer is asked for.
import type { DriveLicense, Instant } from '../../rules/index';
import type { DriveFile, FileRefused, Identified } from '../ports';

/** What is known of an account. */
export interface Holdings {
  readonly licenses: readonly DriveLicense[];
  /** Key of the organisation whose licenses of other products it may see. */
  readonly organisation?: string;
  /** It was seen to run the product: worth asking again. */
  readonly runsProduct?: true;
}

/** What Drive says of a file; `not-asked` where it could not change the answer. */
export type FileOutcome =
  | { readonly outcome: 'found'; readonly file: DriveFile }
  | FileRefused
  | { readonly outcome: 'unreachable'; readonly detail: string }
  | { readonly outcome: 'not-asked' };

/** What is known when an answer is asked for. */
export interface Known {
  /** Undefined: Google did not tell who is signed in (D11). */
  readonly account: Identified | undefined;
  readonly at: Instant;
  readonly holdings: Holdings;
  /** False when the store gave no answer and nothing recent was known (D11). */
  readonly isReachable: boolean;
  readonly file: FileOutcome;
}
