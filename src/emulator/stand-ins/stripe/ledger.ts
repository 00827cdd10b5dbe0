// Everything that Stripe keeps of one account: its objects by id, its events in order, and its own time.
import { createHash } from 'node:crypto';
import type { StripeDelivery, StripeSettings } from '../../api/stripe';
import { missing } from './refusal';
import { eventOf } from './shapes/events';
import type {
  Born,
  Charge,
  Configuration,
  Customer,
  Dispute,
  Event,
  EventType,
  Invoice,
  InvoicePayment,
  Line,
  PaymentIntent,
  PaymentMethod,
  PortalSession,
  Price,
  Product,
  Refund,
  Seconds,
  Session,
  SessionLine,
  Subscription,
} from './shapes/objects';

/** A kind of object, and how its ids begin. */
interface Kinds {
  readonly product: Product;
  readonly price: Price;
  readonly customer: Customer;
  readonly subscription: Subscription;
  readonly invoice: Invoice;
  readonly invoice_payment: InvoicePayment;
  readonly payment_method: PaymentMethod;
  readonly payment_intent: PaymentIntent;
  readonly charge: Charge;
  readonly refund: Refund;
  readonly dispute: Dispute;
  readonly 'checkout.session': Session;
  readonly 'billing_portal.configuration': Configuration;
  readonly 'billing_portal.session': PortalSession;
}
export type Kind = keyof Kinds;
type Kept<K extends Kind> = Kinds[K];

const prefixes = {
  product: 'prod_',
  price: 'price_',
  customer: 'cus_',
  subscription: 'sub_',
  invoice: 'in_',
  invoice_payment: 'inpay_',
  payment_method: 'pm_',
  payment_intent: 'pi_',
  charge: 'ch_',
  refund: 're_',
  dispute: 'du_',
  'checkout.session': 'cs_test_',
  'billing_portal.configuration': 'bpc_',
  'billing_portal.session': 'bps_',
} as const satisfies Record<Kind, string>;

/** What people call a kind in messages about an id that is none of it. */
const words: Readonly<Record<Kind, string>> = {
  product: 'product',
  price: 'price',
  customer: 'customer',
  subscription: 'subscription',
  invoice: 'invoice',
  invoice_payment: 'invoice payment',
  payment_method: 'PaymentMethod',
  payment_intent: 'payment_intent',
  charge: 'charge',
  refund: 'refund',
  dispute: 'dispute',
  'checkout.session': 'checkout.session',
  'billing_portal.configuration': 'configuration',
  'billing_portal.session': 'session',
};

/** Who caused what is done just now: the request, or nobody. */
interface Cause {
  readonly id: string | null;
  readonly idempotency_key: string | null;
}

/** What a session makes of a payment, and nobody is told. */
interface SessionPlan {
  readonly lines: readonly SessionLine[];
  readonly subscription: {
    readonly metadata: Record<string, string>;
    readonly description: string | null;
    readonly trialEnd: Seconds | null;
    readonly trialDays: number | null;
    readonly billingMode: 'classic' | 'flexible' | undefined;
  };
}

export interface Ledger {
  settings: StripeSettings;
  readonly livemode: boolean;
  /** Never goes back, whatever the clock does that drives it. */
  time: Seconds;
  cause: Cause;
  /** Oldest first. */
  readonly events: Event[];
  /** By the id of a checkout session. */
  readonly plans: Map<string, SessionPlan>;
  /** Prorations that the next invoice of a subscription takes along, by its id. */
  readonly pending: Map<string, Omit<Line, 'invoice'>[]>;
  /** How events arrive just now. */
  readonly delivery: Set<StripeDelivery>;
  /** Customers that were deleted: nothing is done with them any more, and nothing but that is told of them. */
  readonly deleted: Set<string>;
  /** When bank debits are settled, by the id of the invoice. */
  readonly settlements: Map<string, Seconds>;
  readonly next: (prefix: string) => string;
  readonly born: (kind: Kind) => Born;
  readonly all: <K extends Kind>(kind: K) => readonly Kept<K>[];
  readonly find: <K extends Kind>(kind: K, id: string) => Kept<K> | undefined;
  /** Refuses as Stripe does where there is none. @param param the parameter that named it */
  readonly get: <K extends Kind>(kind: K, id: string, param?: string) => Kept<K>;
  /** Keeps a new object, and tells of it where there is an event for that. */
  readonly add: <K extends Kind>(kind: K, object: Kept<K>, told?: EventType) => Kept<K>;
  /** Changes an object, and tells of it, with what it was, where there is an event for that and anything is different. */
  readonly change: <K extends Kind>(kind: K, id: string, change: Partial<Kept<K>>, told?: EventType) => Kept<K>;
  readonly tell: (type: EventType, object: object, previous?: object) => void;
}

/** @param seed of ids: ledgers with the same one give the same */
export function createLedger(given: {
  readonly settings: StripeSettings;
  readonly livemode: boolean;
  readonly time: Seconds;
  readonly seed: string;
}): Ledger {
  const kept = new Map<Kind, Map<string, unknown>>();
  const of = <K extends Kind>(kind: K): Map<string, Kept<K>> => {
    const objects = kept.get(kind) ?? new Map<string, unknown>();
    kept.set(kind, objects);
    return objects as Map<string, Kept<K>>;
  };
  let count = 0;
  const next = (prefix: string): string => {
    count += 1;
    const digest = createHash('sha256').update(`${given.seed}/${count}`).digest('base64');
    return `${prefix}1${digest.replaceAll(/[^A-Za-z0-9]/g, '').slice(0, prefix.startsWith('cs_') ? 40 : 23)}`;
  };
  const ledger: Ledger = {
    settings: given.settings,
    livemode: given.livemode,
    time: given.time,
    cause: { id: null, idempotency_key: null },
    events: [],
    plans: new Map(),
    pending: new Map(),
    delivery: new Set(),
    deleted: new Set(),
    settlements: new Map(),
    next,
    born: (kind) => ({
      id: next(given.livemode ? prefixes[kind].replace('test', 'live') : prefixes[kind]),
      created: ledger.time,
      livemode: given.livemode,
    }),
    all: (kind) => [...of(kind).values()].filter(({ id }) => !ledger.deleted.has(id)),
    find: (kind, id) => (ledger.deleted.has(id) ? undefined : of(kind).get(id)),
    get: (kind, id, param = 'id') => {
      const found = ledger.find(kind, id);
      if (found === undefined) throw missing(words[kind], id, param);
      return found;
    },
    add: (kind, object, told) => {
      of(kind).set(object.id, object);
      if (told !== undefined) ledger.tell(told, object);
      return object;
    },
    change: (kind, id, change, told) => {
      const before = ledger.get(kind, id);
      const after = { ...before, ...change };
      of(kind).set(id, after);
      const previous = Object.fromEntries(
        Object.keys(change)
          .map((name) => [name, (before as unknown as Record<string, unknown>)[name] ?? null] as const)
          .filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(change[name as keyof typeof change])),
      );
      if (told !== undefined && Object.keys(previous).length > 0) ledger.tell(told, after, previous);
      return after;
    },
    tell: (type, object, previous) => {
      if (ledger.delivery.has('lost')) return;
      const born = { id: next('evt_'), created: ledger.time, livemode: given.livemode };
      ledger.events.push(eventOf(born, type, object, previous, ledger.cause));
    },
  };
  return ledger;
}

/** The kind of object that an id names, for whoever asks for it to be expanded. */
export const kindOf = (id: string): Kind | undefined =>
  (Object.keys(prefixes) as Kind[])
    // The longest beginning that fits: `in_` is not `inpay_`.
    .sort((one, other) => prefixes[other].length - prefixes[one].length)
    .find((kind) => id.startsWith(prefixes[kind]) || id.startsWith(prefixes[kind].replace('test', 'live')));
