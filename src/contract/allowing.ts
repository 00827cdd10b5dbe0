// What goes with an answer that could not be given because the account has not agreed to something at Google yet.

/** Where the account agrees to it. Asked again afterwards, the same question is answered. */
export interface Consent {
  readonly url: string;
}

/** Part of every answer that can be missing so. */
interface Allowing {
  readonly notAllowedYet?: Consent;
}

/** The way to agree that an answer carries; undefined where it carries none. */
export function consentIn(answer: unknown): Consent | undefined {
  return typeof answer === 'object' && answer !== null ? (answer as Allowing).notAllowedYet : undefined;
}
