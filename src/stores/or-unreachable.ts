// Faults of an engine as the port tells them.
import type { Unreachable } from '../subscriptions/ports';

/** Any fault of the engine, and a value that is no longer ours to read, is "unreachable", never "nothing there". */
export function orUnreachable<Result>(action: () => Result): Result | Unreachable {
  try {
    return action();
  } catch (error) {
    return { outcome: 'unreachable', detail: String(error) };
  }
}
