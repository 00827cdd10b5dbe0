// The fault of an argument that is none: told by name, since an answer to it could be taken for one.

/** An argument that is none: a product, action, role or the like that does not exist, an instant that is no number. */
export class InvalidArgument extends TypeError {
  override readonly name = 'InvalidArgument';
}

/** @throws InvalidArgument */
export function invalid(what: string, given: unknown, expected: Iterable<string>): never {
  const told = typeof given === 'string' ? JSON.stringify(given) : String(given);
  throw new InvalidArgument(`${what} is ${told}, not one of: ${[...expected].join(', ')}`);
}
