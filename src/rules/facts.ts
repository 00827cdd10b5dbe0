// What a decision is given besides licenses and the request. Rules read no clock, session or store.
import type { Instant } from './time';

/** Facts of the moment. */
export interface Facts {
  readonly now: Instant;
  /** Days that editing goes on after paid time has ended; 0 unless configured (D10). */
  readonly graceDays: number;
  /** False when the licenses could not be read and nothing recent is known: then nobody is "unlicensed" (D11). */
  readonly reachable: boolean;
}
