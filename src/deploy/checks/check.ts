// One thing that must be so before anything is deployed.

/** A check that was made; without faults it passed. */
export interface Check {
  readonly name: string;
  /** A line for each, naming what to change. */
  readonly faults: readonly string[];
}
