// One request to Stripe: how it is written, sent, tried again, and what comes back. https://docs.stripe.com/api
import * as v from 'valibot';
import type { Log, Unreachable } from '../../../subscriptions/ports';
import { scopesFor, unlessAllowed } from '../consent';
import { type Form, encoded, version } from './form';

const api = 'https://api.stripe.com/v1/';

/** The script property with the key, a restricted one. */
export const keyProperty = 'STRIPE_KEY';

/** What comes back where it is no answer: `missing` where there is no such thing, with the parameter that named it. */
export type Asked<Value> =
  | { readonly outcome: 'answered'; readonly value: Value }
  | { readonly outcome: 'missing'; readonly what: string }
  | Unreachable;

/** @param idempotency the same for every try of the same */
type Ask = <Value>(
  method: 'get' | 'post',
  path: string,
  answer: v.GenericSchema<unknown, Value>,
  form?: Form,
  idempotency?: string,
) => Asked<Value>;

/**
 * Asks, and tries twice more, under the same key, where that may help. Nothing of what is sent or answered goes into the log.
 * @param key null where there is none
 */
export const createAsk =
  (key: () => string | null, log: Log): Ask =>
  (method, path, answer, form = {}, idempotency) => {
    const secret = key();
    if (secret === null) return { outcome: 'unreachable', detail: `${keyProperty} is not set` };
    const text = encoded(form);
    for (let attempt = 1; ; attempt += 1) {
      const got = fetched(method === 'get' && text !== '' ? `${path}?${text}` : path, {
        method,
        headers: {
          Authorization: `Bearer ${secret}`,
          'Stripe-Version': version,
          ...(idempotency !== undefined && { 'Idempotency-Key': idempotency }),
        },
        ...(method === 'post' && { payload: text, contentType: 'application/x-www-form-urlencoded' }),
        muteHttpExceptions: true,
      });
      const status = got?.getResponseCode() ?? 0;
      if (got !== undefined && status === 200) {
        const parsed = v.safeParse(answer, JSON.parse(got.getContentText()));
        if (parsed.success) return { outcome: 'answered', value: parsed.output };
        const at = v.getDotPath(parsed.issues[0]) ?? '';
        return {
          outcome: 'unreachable',
          detail: `${path.split('/')[0] ?? ''} is answered otherwise at ${at}`,
        };
      }
      const { type, code, param, request } = refusalOf(got);
      // Where a parameter names what is not there, the status is another one.
      if (status === 404 || code === 'resource_missing') return { outcome: 'missing', what: param };
      if (attempt < 3 && (status === 0 || status === 409 || status === 429 || status >= 500)) {
        Utilities.sleep(250 * attempt);
        continue;
      }
      log.warn('billing-refused', { what: path.split('/')[0], status, type, code, request });
      return { outcome: 'unreachable', detail: `billing answered ${status} ${type} ${code}` };
    }
  };

/** What may be there or not. */
export const found = <Value, Result>(
  asked: Asked<Value>,
  then: (value: Value) => Result,
): Result | { readonly outcome: 'not-found' } | Unreachable =>
  asked.outcome === 'answered' ? then(asked.value) : asked.outcome === 'missing' ? { outcome: 'not-found' } : asked;

/** What is there whoever asks: that it is missing is a fault. */
export const there = <Value, Result>(asked: Asked<Value>, then: (value: Value) => Result): Result | Unreachable =>
  asked.outcome === 'missing'
    ? { outcome: 'unreachable', detail: 'billing knows none' }
    : asked.outcome === 'answered'
      ? then(asked.value)
      : asked;

/** Undefined where there was no connection: what an exception says may hold what was asked. @throws NotAllowedYet */
function fetched(
  path: string,
  options: GoogleAppsScript.URL_Fetch.URLFetchRequestOptions,
): GoogleAppsScript.URL_Fetch.HTTPResponse | undefined {
  try {
    return UrlFetchApp.fetch(`${api}${path}`, options);
  } catch (error) {
    unlessAllowed(error, scopesFor.paying);
    return undefined;
  }
}

/** By its kind alone: a message may hold an address, or a part of a key. */
function refusalOf(
  response: GoogleAppsScript.URL_Fetch.HTTPResponse | undefined,
): Record<'type' | 'code' | 'param' | 'request', string> {
  const none = { type: '', code: '', param: '', request: '' };
  if (response === undefined) return { ...none, type: 'no-connection' };
  const text = v.optional(v.string(), '');
  const form = v.object({ error: v.object({ type: v.string(), code: text, param: text }) });
  try {
    const parsed = v.safeParse(form, JSON.parse(response.getContentText()));
    const headers = response.getAllHeaders() as Readonly<Record<string, string | undefined>>;
    const request = headers['Request-Id'] ?? headers['request-id'] ?? '';
    return parsed.success ? { ...parsed.output.error, request } : { ...none, request };
  } catch {
    return none;
  }
}
