// What a route of Stripe's interface is.
import type { StripeResource } from '../../../api/stripe';
import type { Ledger } from '../ledger';

/** What a route is asked. */
export interface Asked {
  readonly ledger: Ledger;
  /** Those of the path. */
  readonly ids: readonly string[];
  readonly params: Readonly<Record<string, unknown>>;
}

/** One address of the interface: `:id` stands for any id. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  /** What a restricted key must be allowed to read or write, as Stripe's refusals name it: `rak_customer_write`. */
  readonly resource: StripeResource;
  readonly answer: (asked: Asked) => object;
}
