// The one place where a fault is caught: it goes to the log, and people get a reference to it.

/** Runs an entry point. A fault is logged under a fresh reference and turned into what `instead` makes of it. */
export function guarded<Result>(name: string, run: () => Result, instead: (reference: string) => Result): Result {
  try {
    return run();
  } catch (error) {
    const reference = Utilities.getUuid().slice(0, 8);
    const stack = error instanceof Error ? error.stack : undefined;
    console.error(JSON.stringify({ event: 'fault', name, reference, error: String(error), stack }));
    return instead(reference);
  }
}
