// Requests to Stripe as they go over the network, to be compared with those of its own client.

/** What went over the network, as far as Stripe reads it. */
export interface Sent {
  readonly method: string;
  readonly url: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The version that its client is pinned to. */
export const apiVersion = '2026-10-28.endive';

const read = ['authorization', 'stripe-version', 'idempotency-key', 'content-type'];

export const headersOf = (given: Readonly<Record<string, unknown>>, body: string): Sent['headers'] =>
  Object.fromEntries(
    Object.entries(given)
      .map(([name, value]) => [name.toLowerCase(), String(value)] as const)
      // A request without a body has no type, whatever a client writes there.
      .filter(([name]) => read.includes(name) && (name !== 'content-type' || body !== ''))
      // Where it is given no key its client makes one up, another each time.
      .filter(([, value]) => !value.startsWith('stripe-node-retry-'))
      .sort(),
  );

/** What somebody hands to `fetch`. */
export function sentBy(
  url: string | URL | Request,
  { method = 'GET', body: given, headers = {} }: RequestInit = {},
): Sent {
  const body = typeof given === 'string' ? given : '';
  return {
    method,
    url: url instanceof Request ? url.url : url.toString(),
    body,
    headers: headersOf(Object.fromEntries(new Headers(headers).entries()), body),
  };
}
