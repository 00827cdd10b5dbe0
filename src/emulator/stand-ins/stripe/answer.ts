// Stripe's interface: who asks, in which version, whether the same was asked before, and what is answered.
import type { StripeAnswer, StripePermissions, StripeRequest, StripeResource } from '../../api/stripe';
import { advance } from './by-itself';
import { expanded } from './expand';
import { parseForm } from './form';
import type { Kind, Ledger } from './ledger';
import { Refusal, invalid } from './refusal';
import { routes } from './routes';
import type { Asked, Route } from './routes/route';
import { apiVersion } from './shapes/objects';

/** What a key is allowed, `all` for a secret one; undefined for a key that is none. */
type Keys = (key: string) => 'all' | StripePermissions | undefined;

/** For how long an answer is given again to whoever asks with the same key. https://docs.stripe.com/idempotency */
const remembered = 24 * 60 * 60;

/** How the resources of objects are called where keys are allowed to read them. */
const resourceOf: Readonly<Record<Kind, StripeResource>> = {
  product: 'product',
  price: 'plan',
  customer: 'customer',
  subscription: 'subscription',
  invoice: 'invoice',
  invoice_payment: 'invoice',
  payment_method: 'payment_method',
  payment_intent: 'payment_intent',
  charge: 'charge',
  refund: 'charge',
  dispute: 'dispute',
  'checkout.session': 'checkout_session',
  'billing_portal.configuration': 'customer_portal',
  'billing_portal.session': 'customer_portal',
};

/** As Stripe writes keys back: their beginning, and their end. */
const masked = (key: string): string =>
  key.length < 12 ? '*'.repeat(key.length) : `${key.slice(0, 8)}${'*'.repeat(key.length - 12)}${key.slice(-4)}`;

function matched(route: Route, method: string, pathname: string): readonly string[] | undefined {
  if (route.method !== method) return undefined;
  const pattern = `^${route.path.replaceAll('.', '\\.').replaceAll(':id', '([^/]+)')}$`;
  const found = new RegExp(pattern).exec(pathname);
  return found === null ? undefined : found.slice(1).map(decodeURIComponent);
}

interface Remembered {
  readonly at: number;
  readonly asked: string;
  readonly answer: StripeAnswer;
}

/**
 * What answers requests, one after the other.
 * @param now epoch seconds
 */
export function createApi(
  ledger: Ledger,
  { now, keys, isDown }: { readonly now: () => number; readonly keys: Keys; readonly isDown: () => boolean },
): (request: StripeRequest) => StripeAnswer {
  const before = new Map<string, Remembered>();

  const allowedTo = (
    key: string,
    permissions: 'all' | StripePermissions,
    resource: StripeResource,
    access: 'read' | 'write',
  ): void => {
    const allowed = permissions === 'all' ? 'write' : permissions[resource];
    if (allowed === 'write' || allowed === access) return;
    throw new Refusal(
      403,
      'invalid_request_error',
      `The provided key '${masked(key)}' does not have the required permissions for this endpoint on account 'acct_standin'. Having the 'rak_${resource}_${access}' permission would allow this request to continue.`,
    );
  };

  const keyOf = ({ headers }: StripeRequest): readonly [key: string, permissions: 'all' | StripePermissions] => {
    const [, scheme, given = ''] = /^(Bearer|Basic)\s+(\S+)$/i.exec(headers['authorization'] ?? '') ?? [];
    const key =
      scheme?.toLowerCase() === 'basic' ? (Buffer.from(given, 'base64').toString().split(':')[0] ?? '') : given;
    if (key === '')
      throw new Refusal(
        401,
        'invalid_request_error',
        "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').",
      );
    const permissions = keys(key);
    if (permissions === undefined)
      throw new Refusal(401, 'invalid_request_error', `Invalid API Key provided: ${masked(key)}`);
    return [key, permissions];
  };

  const answer = (route: Route, asked: Asked, key: string, permissions: 'all' | StripePermissions) => {
    allowedTo(key, permissions, route.resource, route.method === 'GET' ? 'read' : 'write');
    const { expand } = asked.params;
    const paths = Array.isArray(expand) ? expand.map(String) : [];
    const json = expanded(ledger, route.answer(asked), paths, (kind) => {
      allowedTo(key, permissions, resourceOf[kind], 'read');
    });
    return JSON.stringify(json, undefined, 2);
  };

  return (request) => {
    advance(ledger, now());
    const requestId = ledger.next('req_');
    const always = { 'request-id': requestId, 'stripe-version': apiVersion, 'content-type': 'application/json' };
    const refused = (error: Refusal): StripeAnswer => ({
      status: error.status,
      headers: always,
      body: JSON.stringify(error.toJson(), undefined, 2),
    });
    const idempotencyKey = request.headers['idempotency-key'];
    try {
      if (isDown()) throw new Refusal(503, 'api_error', 'An unknown error occurred. (The stand-in is switched off.)');
      const [key, permissions] = keyOf(request);
      const url = new URL(request.target, 'https://api.stripe.com');
      const found = routes
        .map((route) => [route, matched(route, request.method, url.pathname)] as const)
        .find(([, ids]) => ids !== undefined);
      if (found === undefined)
        throw new Refusal(
          404,
          'invalid_request_error',
          `Unrecognized request URL (${request.method}: ${url.pathname}). If you are trying to list objects, remove the trailing slash. If you are trying to retrieve an object, make sure you passed a valid (non-empty) identifier in your code. The stand-in answers only some of Stripe's addresses.`,
        );
      const version = request.headers['stripe-version'];
      if (version !== undefined && version !== apiVersion)
        throw invalid(`Invalid Stripe API version: ${version}. The stand-in answers in ${apiVersion}.`);
      const [route, ids = []] = found;
      const params = parseForm(route.method === 'POST' ? request.body : url.search);
      const asked = `${request.method} ${url.pathname} ${JSON.stringify(params)}`;
      if (idempotencyKey === undefined || route.method !== 'POST') {
        ledger.cause = { id: requestId, idempotency_key: null };
        return { status: 200, headers: always, body: answer(route, { ledger, ids, params }, key, permissions) };
      }
      if (idempotencyKey.length > 255)
        throw invalid('Idempotency keys can be up to 255 characters long.', undefined, 'idempotency_key_too_long');
      const known = before.get(`${key}\n${idempotencyKey}`);
      if (known !== undefined && known.at > ledger.time - remembered) {
        if (known.asked !== asked)
          throw new Refusal(
            400,
            'idempotency_error',
            `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${idempotencyKey}' if you meant to execute a different request.`,
          );
        return {
          ...known.answer,
          headers: {
            ...known.answer.headers,
            'idempotent-replayed': 'true',
            'original-request': known.answer.headers['request-id'] ?? '',
          },
        };
      }
      ledger.cause = { id: requestId, idempotency_key: idempotencyKey };
      const keep = (given: StripeAnswer): StripeAnswer => {
        const headers = { ...given.headers, 'idempotency-key': idempotencyKey };
        const kept = { ...given, headers };
        before.set(`${key}\n${idempotencyKey}`, { at: ledger.time, asked, answer: kept });
        return kept;
      };
      try {
        return keep({ status: 200, headers: always, body: answer(route, { ledger, ids, params }, key, permissions) });
      } catch (error) {
        // What failed while it was carried out is remembered; what was refused before is not.
        if (error instanceof Refusal && error.status === 402) return keep(refused(error));
        throw error;
      }
    } catch (error) {
      if (error instanceof Refusal) return refused(error);
      throw error;
    } finally {
      ledger.cause = { id: null, idempotency_key: null };
    }
  };
}
