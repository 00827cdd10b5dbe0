// The customer portal: what it lets people do, and who is let in.
import * as v from 'valibot';
import type { Ledger } from '../ledger';
import { expand, flag, integer, list, metadata, parsed, text } from '../params';
import { invalid } from '../refusal';
import type { Route } from './route';
import type { Configuration } from '../shapes/objects';
import { portalSessionOf } from '../shapes/sessions';
import { mergedMetadata } from './catalogue';
import { newestFirst, page } from './listing';
import { one } from './one';

const product = v.strictObject({
  product: text,
  prices: v.array(text),
  adjustable_quantity: v.optional(
    v.strictObject({ enabled: flag, minimum: v.optional(integer), maximum: v.optional(integer) }),
  ),
});
const prorations = v.picklist(['none', 'create_prorations', 'always_invoice']);
const features = v.strictObject({
  customer_update: v.optional(
    v.strictObject({
      enabled: v.optional(flag),
      allowed_updates: v.optional(
        v.union([v.literal(''), v.array(v.picklist(['address', 'email', 'name', 'phone', 'shipping', 'tax_id']))]),
      ),
    }),
  ),
  invoice_history: v.optional(v.strictObject({ enabled: flag })),
  payment_method_update: v.optional(v.strictObject({ enabled: flag })),
  subscription_cancel: v.optional(
    v.strictObject({
      enabled: v.optional(flag),
      mode: v.optional(v.picklist(['at_period_end', 'immediately'])),
      proration_behavior: v.optional(prorations),
      cancellation_reason: v.optional(v.strictObject({ enabled: flag, options: v.optional(v.array(text)) })),
    }),
  ),
  subscription_update: v.optional(
    v.strictObject({
      enabled: v.optional(flag),
      default_allowed_updates: v.optional(
        v.union([v.literal(''), v.array(v.picklist(['price', 'promotion_code', 'quantity']))]),
      ),
      products: v.optional(v.union([v.literal(''), v.pipe(v.array(product), v.maxLength(10))])),
      proration_behavior: v.optional(prorations),
      billing_cycle_anchor: v.optional(v.picklist(['now', 'unchanged'])),
      trial_update_behavior: v.optional(v.picklist(['continue_trial', 'end_trial'])),
    }),
  ),
});
const fields = {
  ...expand,
  name: v.optional(text),
  metadata: v.optional(metadata),
  default_return_url: v.optional(text),
  business_profile: v.optional(
    v.strictObject({
      headline: v.optional(text),
      privacy_policy_url: v.optional(text),
      terms_of_service_url: v.optional(text),
    }),
  ),
  login_page: v.optional(v.strictObject({ enabled: flag })),
};

type GivenFeatures = v.InferOutput<typeof features>;

/** What was there before, with these features in place of their own. */
function withFeatures(
  ledger: Ledger,
  before: Configuration['features'],
  given: GivenFeatures,
): Configuration['features'] {
  const { customer_update: customer, subscription_cancel: cancel, subscription_update: update } = given;
  const products = update?.products;
  if (Array.isArray(products)) {
    for (const { product: id, prices } of products) {
      ledger.get('product', id, 'features[subscription_update][products][0][product]');
      const own = prices.map((price) =>
        ledger.get('price', price, 'features[subscription_update][products][0][prices]'),
      );
      const intervals = own.map(({ recurring }) => `${recurring?.interval ?? ''}/${recurring?.interval_count ?? ''}`);
      if (new Set(intervals).size < intervals.length)
        throw invalid(
          'Prices of one product must have different intervals.',
          'features[subscription_update][products]',
        );
    }
  }
  const listed = <One>(value: '' | One[] | undefined, unchanged: One[]): One[] =>
    value === undefined ? unchanged : value === '' ? [] : value;
  return {
    customer_update: {
      enabled: customer?.enabled ?? before.customer_update.enabled,
      allowed_updates: listed(customer?.allowed_updates, before.customer_update.allowed_updates),
    },
    invoice_history: given.invoice_history ?? before.invoice_history,
    payment_method_update: { ...before.payment_method_update, ...given.payment_method_update },
    subscription_cancel: {
      enabled: cancel?.enabled ?? before.subscription_cancel.enabled,
      mode: cancel?.mode ?? before.subscription_cancel.mode,
      proration_behavior: cancel?.proration_behavior ?? before.subscription_cancel.proration_behavior,
      cancellation_reason: {
        enabled: cancel?.cancellation_reason?.enabled ?? before.subscription_cancel.cancellation_reason.enabled,
        feedback_options: null,
        options: cancel?.cancellation_reason?.options ?? before.subscription_cancel.cancellation_reason.options,
      },
    },
    subscription_pause: before.subscription_pause,
    subscription_update: {
      ...before.subscription_update,
      enabled: update?.enabled ?? before.subscription_update.enabled,
      billing_cycle_anchor: update?.billing_cycle_anchor ?? before.subscription_update.billing_cycle_anchor,
      default_allowed_updates: listed(
        update?.default_allowed_updates,
        before.subscription_update.default_allowed_updates,
      ),
      products: listed(
        products === undefined || products === ''
          ? products
          : products.map(({ product: id, prices, adjustable_quantity: quantity }) => ({
              product: id,
              prices,
              adjustable_quantity: {
                enabled: quantity?.enabled ?? false,
                minimum: quantity?.minimum ?? 1,
                maximum: quantity?.maximum ?? null,
              },
            })),
        before.subscription_update.products ?? [],
      ),
      proration_behavior: update?.proration_behavior ?? before.subscription_update.proration_behavior,
      trial_update_behavior: update?.trial_update_behavior ?? before.subscription_update.trial_update_behavior,
    },
  };
}

const nothing: Configuration['features'] = {
  customer_update: { enabled: false, allowed_updates: [] },
  invoice_history: { enabled: false },
  payment_method_update: { enabled: false, payment_method_configuration: null },
  subscription_cancel: {
    enabled: false,
    mode: 'at_period_end',
    proration_behavior: 'none',
    cancellation_reason: { enabled: false, feedback_options: null, options: [] },
  },
  subscription_pause: { enabled: false, duration: { interval_options: [], type: 'indefinite' } },
  subscription_update: {
    enabled: false,
    billing_cycle_anchor: null,
    default_allowed_updates: [],
    products: [],
    proration_behavior: 'none',
    schedule_at_period_end: { conditions: [] },
    trial_update_behavior: 'end_trial',
  },
};

/** A configuration. The default one is made in the dashboard; the interface makes others beside it. */
export function addConfiguration(
  ledger: Ledger,
  given: v.InferOutput<v.StrictObjectSchema<typeof fields, undefined>> & {
    readonly features: GivenFeatures;
    readonly isDefault: boolean;
  },
): Configuration {
  const born = ledger.born('billing_portal.configuration');
  const hasLogin = given.login_page?.enabled ?? false;
  return ledger.add(
    'billing_portal.configuration',
    {
      ...born,
      object: 'billing_portal.configuration',
      active: true,
      application: null,
      business_profile: {
        headline: given.business_profile?.headline ?? null,
        privacy_policy_url: given.business_profile?.privacy_policy_url ?? null,
        terms_of_service_url: given.business_profile?.terms_of_service_url ?? null,
      },
      default_return_url: given.default_return_url ?? null,
      features: withFeatures(ledger, nothing, given.features),
      is_default: given.isDefault,
      login_page: {
        enabled: hasLogin,
        url: hasLogin ? `https://billing.stripe.com/p/login/test_${born.id}` : null,
      },
      metadata: given.metadata ?? {},
      name: given.name ?? null,
      updated: ledger.time,
    },
    'billing_portal.configuration.created',
  );
}

/** The one that is meant where none is named. */
const usual = (ledger: Ledger): Configuration | undefined =>
  ledger.all('billing_portal.configuration').find((one) => one.is_default && one.active);

export const portal: readonly Route[] = [
  {
    method: 'POST',
    path: '/v1/billing_portal/configurations',
    resource: 'customer_portal',
    answer: ({ ledger, params }) => {
      const asked = parsed(v.strictObject({ ...fields, features }), params);
      return addConfiguration(ledger, { ...asked, isDefault: false });
    },
  },
  {
    method: 'GET',
    path: '/v1/billing_portal/configurations',
    resource: 'customer_portal',
    answer: ({ ledger, params }) => {
      const { created: _created, ...paging } = list;
      const asked = parsed(
        v.strictObject({ ...paging, active: v.optional(flag), is_default: v.optional(flag) }),
        params,
      );
      const found = newestFirst(ledger.all('billing_portal.configuration')).filter(
        ({ active, is_default: isDefault }) =>
          (asked.active === undefined || active === asked.active) &&
          (asked.is_default === undefined || isDefault === asked.is_default),
      );
      return page(found, asked, '/v1/billing_portal/configurations');
    },
  },
  one('/v1/billing_portal/configurations/:id', 'customer_portal', 'billing_portal.configuration'),
  {
    method: 'POST',
    path: '/v1/billing_portal/configurations/:id',
    resource: 'customer_portal',
    answer: ({ ledger, ids: [id = ''], params }) => {
      const asked = parsed(
        v.strictObject({ ...fields, active: v.optional(flag), features: v.optional(features) }),
        params,
      );
      const before = ledger.get('billing_portal.configuration', id);
      const { business_profile: profile } = asked;
      return ledger.change(
        'billing_portal.configuration',
        id,
        {
          active: asked.active ?? before.active,
          features: withFeatures(ledger, before.features, asked.features ?? {}),
          metadata: mergedMetadata(before.metadata ?? {}, asked.metadata),
          name: asked.name ?? before.name,
          default_return_url: asked.default_return_url ?? before.default_return_url,
          business_profile: {
            headline: profile?.headline ?? before.business_profile.headline,
            privacy_policy_url: profile?.privacy_policy_url ?? before.business_profile.privacy_policy_url,
            terms_of_service_url: profile?.terms_of_service_url ?? before.business_profile.terms_of_service_url,
          },
          updated: ledger.time,
        },
        'billing_portal.configuration.updated',
      );
    },
  },
  {
    method: 'POST',
    path: '/v1/billing_portal/sessions',
    resource: 'customer_portal',
    answer: ({ ledger, params }) => {
      const asked = parsed(
        v.strictObject({
          ...expand,
          customer: text,
          configuration: v.optional(text),
          return_url: v.optional(text),
          locale: v.optional(text),
        }),
        params,
      );
      ledger.get('customer', asked.customer, 'customer');
      const configuration =
        asked.configuration === undefined
          ? usual(ledger)
          : ledger.get('billing_portal.configuration', asked.configuration, 'configuration');
      if (configuration === undefined)
        throw invalid(
          'You can’t create a portal session in test mode until you save your customer portal settings in test mode at https://dashboard.stripe.com/test/settings/billing/portal.',
        );
      const born = ledger.born('billing_portal.session');
      return ledger.add(
        'billing_portal.session',
        portalSessionOf(born, {
          configuration: configuration.id,
          customer: asked.customer,
          return_url: asked.return_url ?? configuration.default_return_url,
          locale: asked.locale ?? null,
          url: `https://billing.stripe.com/p/session/test_${born.id}`,
        }),
        'billing_portal.session.created',
      );
    },
  },
];
