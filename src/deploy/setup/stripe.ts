// What has to be there at Stripe before anything is sold: two prices under their keys, and what its portal lets people change.
// Made with the operator's own key, which is not kept; the script gets a restricted one that can take no money.
import * as v from 'valibot';
import { type Form, encoded, lookupKeys, version } from '../../addon/google/stripe/form';
import { Stop, exitCode } from '../failure';

/** What a seat costs. */
export interface Prices {
  /** Three letters in lower case. */
  readonly currency: string;
  /** In the currency's smallest unit: 500 are five dollars, or five hundred yen. */
  readonly monthly: number;
  readonly yearly: number;
}

const api = 'https://api.stripe.com/';
const mostSeats = 500;
/** What is made here is known again by it. */
const mark = 'mockups-for-google-drive';

/** What the script's key is asked for, as Stripe's page of restricted keys names it. */
export const permissions = [
  'Checkout Sessions: write',
  'Customer portal: write',
  'Customers: write',
  'Prices and plans, Products, Subscriptions, Invoices, Charges, Disputes, Events: read',
] as const;

/** Where to ask, and as whom. */
interface Asker {
  readonly key: string;
  /** Stripe's own when not given; ends with a slash. */
  readonly address?: string | undefined;
}

const stop = (reasons: readonly string[], next: readonly string[] = []): Stop =>
  new Stop(exitCode.refused, reasons, next);

async function asked(
  { key, address = api }: Asker,
  method: 'GET' | 'POST',
  path: string,
  form: Form = {},
): Promise<Response> {
  const text = encoded(form);
  try {
    return await fetch(`${address}v1/${path}${method === 'GET' && text !== '' ? `?${text}` : ''}`, {
      method,
      headers: {
        Authorization: `Bearer ${key}`,
        'Stripe-Version': version,
        ...(method === 'POST' && { 'Content-Type': 'application/x-www-form-urlencoded' }),
      },
      ...(method === 'POST' && { body: text }),
    });
  } catch {
    throw stop(['Stripe can’t be reached.'], ['Check the network, and run this again.']);
  }
}

const refusal = v.object({ error: v.object({ type: v.string(), message: v.optional(v.string(), '') }) });

/** An answer, or why there is none in Stripe's own words; it masks keys in them. */
async function ask<Value>(
  asker: Asker,
  method: 'GET' | 'POST',
  path: string,
  schema: v.GenericSchema<unknown, Value>,
  form?: Form,
): Promise<Value> {
  const response = await asked(asker, method, path, form);
  const json: unknown = await response.json().catch(() => undefined);
  if (response.ok) return v.parse(schema, json);
  const said = v.safeParse(refusal, json);
  throw stop(
    [`Stripe answers: ${said.success ? said.output.error.message : String(response.status)}`],
    response.status === 401 || response.status === 403 ? ['Type a key that may do this. It is not kept.'] : [],
  );
}

const price = v.object({
  id: v.string(),
  product: v.string(),
  lookup_key: v.nullable(v.string()),
  currency: v.string(),
  unit_amount: v.nullable(v.number()),
  livemode: v.boolean(),
});
const made = v.object({ id: v.string() });
const configuration = v.object({ id: v.string(), metadata: v.nullish(v.record(v.string(), v.string())) });
const listed = <Item>(item: v.GenericSchema<unknown, Item>) => v.object({ data: v.array(item) });

/** Refuses a key that can do more than it has to, or none at all. @returns it without what stands around it */
export function restrictedKey(given: string, what: string): string {
  const key = given.trim();
  if (/^sk_/.test(key))
    throw stop(
      [`${what}: this key may do everything. Whoever can read the script’s properties could take money with it.`],
      ['Make a restricted key at https://dashboard.stripe.com/apikeys/create with:', ...permissions],
    );
  if (!/^rk_(?:test|live)_\w{8,}$/.test(key))
    throw stop([`${what}: this is no restricted key of Stripe: those begin with rk_test_ or rk_live_.`]);
  return key;
}

const isLive = (key: string): boolean => /^\w\w_live_/.test(key);

/** Refuses to make prices where the script will not look for them. */
export function refuseOtherMode(own: string, restricted: string): void {
  if (isLive(own) !== isLive(restricted))
    throw stop([
      `The key you typed is of ${isLive(own) ? 'live' : 'test'} mode, the script’s of ${isLive(restricted) ? 'live' : 'test'} mode.`,
    ]);
}

/**
 * Makes the two prices and the portal's configuration, or brings those that are there to what is wanted. What was sold for a
 * price before goes on at that price.
 * @returns the id of the configuration
 */
export async function prepareSales(
  asker: Asker,
  { currency, ...amounts }: Prices,
): Promise<{ readonly portal: string; readonly changed: readonly string[] }> {
  const changed: string[] = [];
  const there = await ask(asker, 'GET', 'prices', listed(price), {
    lookup_keys: Object.values(lookupKeys),
    active: true,
  });
  const productId = there.data[0]?.product ?? (await makeProduct(asker));
  const own: string[] = [];
  for (const billing of ['monthly', 'yearly'] as const) {
    const before = there.data.find((one) => one.lookup_key === lookupKeys[billing]);
    if (before?.unit_amount === amounts[billing] && before.currency === currency) {
      own.push(before.id);
      continue;
    }
    const { id } = await ask(asker, 'POST', 'prices', made, {
      product: productId,
      currency,
      unit_amount: amounts[billing],
      recurring: { interval: billing === 'monthly' ? 'month' : 'year' },
      lookup_key: lookupKeys[billing],
      transfer_lookup_key: true,
    });
    own.push(id);
    changed.push(`price ${lookupKeys[billing]}`);
  }
  const all = await ask(asker, 'GET', 'billing_portal/configurations', listed(configuration), {
    active: true,
    limit: 100,
  });
  const known = all.data.find(({ metadata }) => metadata?.['made-by'] === mark);
  const { id: portal } = await ask(
    asker,
    'POST',
    `billing_portal/configurations${known === undefined ? '' : `/${known.id}`}`,
    made,
    { features: portalFeatures(productId, own), metadata: { 'made-by': mark } },
  );
  return { portal, changed: [...changed, ...(known === undefined ? ['portal'] : [])] };
}

const makeProduct = async (asker: Asker): Promise<string> => {
  const { id } = await ask(asker, 'POST', 'products', made, {
    name: 'Mockups for Google Drive',
    metadata: { 'made-by': mark },
  });
  return id;
};

/** What is left is credited, the difference is charged at once, and a new period begins (R22, R35); cancelling keeps what is paid (R23). */
const portalFeatures = (product: string, prices: readonly string[]): Form => ({
  invoice_history: { enabled: true },
  payment_method_update: { enabled: true },
  customer_update: { enabled: true, allowed_updates: ['email', 'address', 'tax_id'] },
  subscription_cancel: { enabled: true, mode: 'at_period_end' },
  subscription_update: {
    enabled: true,
    default_allowed_updates: ['price', 'quantity'],
    proration_behavior: 'always_invoice',
    billing_cycle_anchor: 'now',
    products: [{ product, prices, adjustable_quantity: { enabled: true, minimum: 1, maximum: mostSeats } }],
  },
});

/** What the script will ask for, without doing any of it: reading a list of one, and beginning what lacks everything. */
const probes: readonly (readonly [method: 'GET' | 'POST', path: string, permission: string])[] = [
  ['POST', 'checkout/sessions', 'Checkout Sessions: write'],
  ['POST', 'billing_portal/sessions', 'Customer portal: write'],
  ['POST', 'customers/none', 'Customers: write'],
  ['GET', 'prices', 'Prices and plans: read'],
  ['GET', 'subscriptions', 'Subscriptions: read'],
  ['GET', 'invoices', 'Invoices: read'],
  ['GET', 'charges', 'Charges: read'],
  ['GET', 'disputes', 'Disputes: read'],
  ['GET', 'events', 'Events: read'],
];

/** What the script's key lacks, in the words of Stripe's page. Refuses one that Stripe does not know. */
export async function lackingPermissions(asker: Asker): Promise<readonly string[]> {
  const lacking: string[] = [];
  for (const [method, path, permission] of probes) {
    const { status } = await asked(asker, method, path, method === 'GET' ? { limit: 1 } : {});
    if (status === 401) throw stop(['Stripe does not know the script’s key.'], ['Was it deleted, or cut off?']);
    if (status === 403) lacking.push(permission);
  }
  return lacking;
}

/** Whoever runs the product adds it by hand: a trigger needs no further consent from anybody. */
export const triggerSteps = [
  'As one of vendorAdministrators, open the script at https://script.google.com › Triggers › Add Trigger.',
  'Choose the function onSyncTrigger, “Time-driven”, “Hour timer”, “Every hour”.',
  'Without it, whoever works refreshes their own subscription; the review and endings come late.',
] as const;
