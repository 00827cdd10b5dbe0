// What somebody has not agreed to: neither an answer nor a fault. Nothing of a path can go on without it, so it ends the path
// from wherever it is met, and no use case and no store takes it for anything else. Edges ask for it.

/** Thrown by what is outside. */
export class NotAllowedYet extends Error {
  /** @param scopes the scopes of Google's that the asking account has to agree to first, whole */
  constructor(readonly scopes: readonly string[]) {
    super(`not allowed yet: ${scopes.join(' ')}`);
  }
}
