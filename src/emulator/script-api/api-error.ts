// How Google's interfaces say no: one JSON shape for every refusal.

/** Statuses that the Apps Script API answers with. https://cloud.google.com/apis/design/errors */
const statuses = {
  INVALID_ARGUMENT: { code: 400, reason: 'badRequest' },
  FAILED_PRECONDITION: { code: 400, reason: 'failedPrecondition' },
  UNAUTHENTICATED: { code: 401, reason: 'authError' },
  PERMISSION_DENIED: { code: 403, reason: 'forbidden' },
  NOT_FOUND: { code: 404, reason: 'notFound' },
} as const;

/** A refusal of an interface of Google's, in the words that Google uses where they are known. */
export class ApiError extends Error {
  constructor(
    readonly status: keyof typeof statuses,
    message: string,
    /** Why, where Google tells it in a word of its own. */
    private readonly reason?: string,
  ) {
    super(message);
  }

  get code(): number {
    return statuses[this.status].code;
  }

  /** The body of the answer. */
  toJson(): object {
    const { code, reason } = statuses[this.status];
    const { message, status } = this;
    const details =
      this.reason === undefined
        ? {}
        : { details: [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: this.reason }] };
    return { error: { code, message, errors: [{ message, domain: 'global', reason }], status, ...details } };
  }
}

/** What Google says of things that are not there, and of things that the caller may not know to be there. */
export const notFound = (): ApiError => new ApiError('NOT_FOUND', 'Requested entity was not found.');

export const notAllowed = (): ApiError => new ApiError('PERMISSION_DENIED', 'The caller does not have permission');

export const notSignedIn = (): ApiError =>
  new ApiError(
    'UNAUTHENTICATED',
    'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.',
  );

export const tooFewScopes = (): ApiError =>
  new ApiError(
    'PERMISSION_DENIED',
    'Request had insufficient authentication scopes.',
    'ACCESS_TOKEN_SCOPE_INSUFFICIENT',
  );
