// Decides again when somebody else's change came between reading and writing.
import type { Conflict, Outside, Unreachable } from './ports';

const attempts = 8;

/** Runs a use case that reads, decides and commits, until its commit meets no other. */
export function untilSettled<Outcome extends { readonly outcome: string }>(
  useCase: () => Outcome | Conflict,
  { pause }: Pick<Outside, 'pause'>,
): Exclude<Outcome, Conflict> | Unreachable {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const result = useCase();
    if (result.outcome !== 'conflict') return result as Exclude<Outcome, Conflict>;
    if (attempt < attempts) pause(attempt);
  }
  return { outcome: 'unreachable', detail: `other changes came between ${attempts} times` };
}
