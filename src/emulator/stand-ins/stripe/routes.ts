// The routes of Stripe's interface that are answered here. https://docs.stripe.com/api
import type { StripeResource } from '../../api/stripe';
import type { Ledger } from './ledger';
import { customers } from './routes/customers';
import { catalogue } from './routes/catalogue';
import { checkout } from './routes/checkout';
import { events } from './routes/events';
import { invoices } from './routes/invoices';
import { payments } from './routes/payments';
import { portal } from './routes/portal';
import { subscriptions } from './routes/subscriptions';

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

export const routes: readonly Route[] = [
  ...catalogue,
  ...customers,
  ...checkout,
  ...subscriptions,
  ...invoices,
  ...payments,
  ...portal,
  ...events,
];
