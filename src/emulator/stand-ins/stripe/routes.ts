// The routes of Stripe's interface that are answered here. https://docs.stripe.com/api
import { customers } from './routes/customers';
import { catalogue } from './routes/catalogue';
import { checkout } from './routes/checkout';
import { events } from './routes/events';
import { invoices } from './routes/invoices';
import { payments } from './routes/payments';
import { portal } from './routes/portal';
import type { Route } from './routes/route';
import { subscriptions } from './routes/subscriptions';

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
