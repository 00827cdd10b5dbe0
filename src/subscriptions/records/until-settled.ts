// Decides again when somebody else's change came between reading and writing.
import type { Unreachable } from '../ports';

/** Somebody else wrote first: what was decided was decided on what is no longer there. */
export interface Conflict {
  readonly outcome: 'conflict';
}

const attempts = 5;

/** Runs a use case that reads, decides and commits, until its commit meets no other. */
export function untilSettled<Outcome extends { readonly outcome: string }>(
  useCase: () => Outcome | Conflict,
): Exclude<Outcome, Conflict> | Unreachable {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const result = useCase();
    if (result.outcome !== 'conflict') return result as Exclude<Outcome, Conflict>;
  }
  return { outcome: 'unreachable', detail: `other changes came between ${attempts} times` };
}
