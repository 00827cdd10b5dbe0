// The fault of an argument that is none: told by name, since an answer to it could be taken for one.

/**
 * Refuses an argument.
 * @throws InvalidArgument an error of this name
 */
export function invalid(what: string, given: unknown, expected: readonly string[]): never {
  const error = new TypeError(
    `${what} is ${given === undefined ? 'undefined' : JSON.stringify(given)}, not one of: ${expected.join(', ')}`,
  );
  error.name = 'InvalidArgument';
  throw error;
}
