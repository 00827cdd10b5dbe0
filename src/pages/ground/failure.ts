// Why there is no answer, as every page that asks the server says it.

/** The message that says it; what is out of reach says why where that is known. */
export const failureMessage = <Outcome extends string>(failure: {
  readonly outcome: Outcome;
  readonly isFull?: boolean;
  readonly isMoving?: boolean;
}): `failure.${Outcome | 'full' | 'moving'}` =>
  `failure.${failure.isFull === true ? 'full' : failure.isMoving === true ? 'moving' : failure.outcome}`;
