// How a call of a script is answered.

/** For whom, and in which execution, a call is answered. */
export interface Caller {
  readonly executionId: string;
  /** Whose rights, files and quotas this execution uses. */
  readonly accountId: string;
  /** Who asked for it, where that is somebody else: the visitor of a web app that runs as its owner. */
  readonly visitorId?: string | undefined;
}

/** Answers calls with JSON-safe data, at once or later, or throws a `ServiceError` that the script sees. */
export type Answers<Calls> = {
  readonly [Name in keyof Calls]: Calls[Name] extends (...args: infer Args) => infer Answer
    ? (caller: Caller, ...args: Args) => Answer | Promise<Answer>
    : never;
};
