// Faults of an engine as the port tells them.
import { NotAllowedYet } from '../subscriptions/not-allowed-yet';
import type { Unreachable } from '../subscriptions/ports';

/** A value that lies where a record should, and is none. */
class DamagedRecord extends Error {
  constructor(
    readonly key: string,
    cause: unknown,
  ) {
    super(`${key} is damaged: ${String(cause)}`);
  }
}

/** Reads what is stored at a key. @throws a fault that names the key */
export function readingRecord<Value>(key: string, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    throw new DamagedRecord(key, error);
  }
}

/**
 * Any fault of the engine, and a value that is no longer ours to read, is "unreachable", never "nothing there".
 * @throws NotAllowedYet as it came: what nobody has agreed to is no fault of the engine
 */
export function orUnreachable<Result>(action: () => Result): Result | Unreachable {
  try {
    return action();
  } catch (error) {
    if (error instanceof NotAllowedYet) throw error;
    return {
      outcome: 'unreachable',
      detail: String(error),
      ...(error instanceof DamagedRecord && { damaged: error.key }),
    };
  }
}
