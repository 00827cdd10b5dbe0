// Calls that are worth making again. All of ours may be: what is asked twice of the server is done once.
import { setTimeout as wait } from 'node:timers/promises';
import pRetry from 'p-retry';
import * as v from 'valibot';
import { interruption } from '../interruption';

const httpFailure = v.object({
  code: v.optional(v.union([v.string(), v.number()])),
  message: v.string(),
  response: v.optional(
    v.object({
      status: v.number(),
      headers: v.optional(
        v.custom<Pick<Headers, 'get'>>(
          (headers) => typeof headers === 'object' && headers !== null && 'get' in headers,
        ),
      ),
      data: v.unknown(),
    }),
  ),
});

const googleError = v.object({
  error: v.object({
    message: v.optional(v.string(), ''),
    status: v.optional(v.string(), ''),
    errors: v.optional(v.array(v.object({ reason: v.optional(v.string(), '') })), []),
    details: v.optional(v.array(v.object({ reason: v.optional(v.string(), '') })), []),
  }),
});

/** How Google's interfaces say no, of whatever shape the client makes an error of it. */
interface HttpFailure {
  /** Undefined when nothing answered. */
  readonly status: number | undefined;
  /** Google's own reasons, for instance `rateLimitExceeded`. */
  readonly reasons: readonly string[];
  readonly message: string;
  /** Milliseconds that Google wants to be left alone for. */
  readonly retryAfter: number;
  /** Whether the same request may be answered a moment later. */
  readonly isTransient: boolean;
}

/** The failure of a request; undefined for errors of other kinds. */
export function httpFailureOf(error: unknown): HttpFailure | undefined {
  const parsed = v.safeParse(httpFailure, error);
  if (!parsed.success || !(error instanceof Error)) return undefined;
  const { response, message, code } = parsed.output;
  if (response === undefined) {
    const isRequest = 'config' in error || typeof code === 'string';
    return isRequest ? { status: undefined, reasons: [], message, retryAfter: 0, isTransient: true } : undefined;
  }
  const told = v.safeParse(googleError, response.data);
  const reasons = told.success
    ? [...told.output.error.errors, ...told.output.error.details].map(({ reason }) => reason)
    : oauthReason(response.data);
  const seconds = Number(response.headers?.get('retry-after') ?? 0);
  return {
    status: response.status,
    reasons,
    message: told.success ? told.output.error.message : message,
    retryAfter: Number.isFinite(seconds) ? Math.min(seconds * 1000, 60_000) : 0,
    isTransient: isTransient(response.status, reasons),
  };
}

/** Tokens are refused in another shape than everything else. */
function oauthReason(data: unknown): readonly string[] {
  const told = v.safeParse(v.object({ error: v.string() }), data);
  return told.success ? [told.output.error] : [];
}

/** The directory says with status 403 what other interfaces say with 429. */
const limitReasons = ['rateLimitExceeded', 'userRateLimitExceeded', 'quotaExceeded'];

const isTransient = (status: number, reasons: readonly string[]): boolean =>
  status === 408 ||
  status === 429 ||
  status >= 500 ||
  (status === 403 && reasons.some((reason) => limitReasons.includes(reason)));

/** Of the first pause; each is twice as long as the one before, and up to twice that by chance. */
const firstPause = Number(process.env['MOCKUPS_ADMIN_RETRY_MILLISECONDS'] ?? 1000);

/** Which failures are worth another attempt, and how many. */
export interface Patience {
  readonly retries: number;
  readonly isWorthIt: (error: Error) => boolean;
}

const withGoogle: Patience = { retries: 7, isWorthIt: (error) => httpFailureOf(error)?.isTransient === true };

/** Makes a call until it is answered, refused for good, or nothing helps; pauses grow, and differ by chance. */
export const withRetries = <Result>(
  call: () => Promise<Result>,
  { retries, isWorthIt }: Patience = withGoogle,
): Promise<Result> =>
  pRetry(
    async () => {
      try {
        return await call();
      } catch (error) {
        interruption.throwIfAborted();
        throw error;
      }
    },
    {
      retries,
      minTimeout: firstPause,
      maxTimeout: 30_000,
      randomize: true,
      signal: interruption,
      shouldRetry: ({ error }) => isWorthIt(error),
      onFailedAttempt: async ({ error, retriesLeft }) => {
        const { retryAfter = 0 } = httpFailureOf(error) ?? {};
        if (retryAfter > 0 && retriesLeft > 0) await wait(retryAfter, undefined, { signal: interruption });
      },
    },
  );
