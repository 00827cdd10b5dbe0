// What the stand-in for Stripe offers to whoever drives it: the desk, tests. It knows one account in test mode, and no money.

/** What a key may read or write, by the name that Stripe's refusals give it: `rak_customer_write`. */
export type StripeResource =
  | 'product'
  | 'plan'
  | 'customer'
  | 'checkout_session'
  | 'customer_portal'
  | 'subscription'
  | 'invoice'
  | 'event'
  | 'charge'
  | 'dispute'
  | 'payment_intent'
  | 'payment_method';

/** What a restricted key is allowed; nothing where a resource is not named. Whoever may write may read. Prices are plans. */
export type StripePermissions = Readonly<Partial<Record<StripeResource, 'read' | 'write'>>>;

/** What the account's owner has set in the dashboard. */
export interface StripeSettings {
  /** Of subscriptions that ask for none. New accounts have the flexible one, in which the portal cancels by `cancel_at` alone. */
  readonly billingMode: 'classic' | 'flexible';
  /** Days after the first failure at which a renewal's payment is tried again. */
  readonly retryDays: readonly number[];
  /** What becomes of a subscription after the last try. */
  readonly afterRetries: 'cancel' | 'unpaid' | 'past_due' | 'pause';
}

/** What people pay with: always good, declined, asked for by the bank, good now and failing at renewals, and two bank debits. */
export type StripeCard = 'good' | 'declined' | 'confirmation' | 'later' | 'debit' | 'debitFails';

/** How events arrive: an hour late, each twice, oldest first, or not told at all. */
export type StripeDelivery = 'late' | 'twice' | 'reversed' | 'lost';

/** A product that the account sells from the start, with its prices. */
export interface StripeProduct {
  readonly name: string;
  readonly prices: readonly {
    /** Three letters in lower case. */
    readonly currency: string;
    /** In the currency's smallest unit. */
    readonly amount: number;
    /** Charged once when not given. */
    readonly interval?: 'day' | 'week' | 'month' | 'year';
    readonly lookupKey?: string;
  }[];
}

export interface StripeOptions {
  /** Epoch milliseconds; everything that comes by itself comes on this clock. An emulator gives its world's. */
  readonly now?: () => number;
  /** Keys that are let in; every `sk_test_…` and `rk_test_…` with all permissions when not given. */
  readonly keys?: Readonly<Record<string, 'all' | StripePermissions>>;
  readonly settings?: Partial<StripeSettings>;
  readonly products?: readonly StripeProduct[];
  /** Told after each request, and whenever its pages or its clock have changed something. */
  readonly onChange?: () => void;
  /** Stand-ins with the same one give the same ids; any when not given. */
  readonly seed?: string;
}

export interface StripeRequest {
  readonly method: string;
  /** Path and query: `/v1/prices?active=true`. */
  readonly target: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** A form. */
  readonly body: string;
}

export interface StripeAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON. */
  readonly body: string;
}

/** A request that came, and what it was answered. Its key is not kept. */
export interface StripeExchange {
  readonly id: string;
  /** Epoch milliseconds on the stand-in's clock. */
  readonly at: number;
  readonly method: string;
  readonly target: string;
  readonly body: string;
  readonly idempotencyKey: string | undefined;
  readonly status: number;
  readonly answer: string;
}

/** What somebody enters at the till. */
export interface StripePayment {
  readonly card: StripeCard;
  /** Where the session names none. */
  readonly email?: string;
  /** Where the session lets people choose. */
  readonly quantity?: number;
  /** Whether the bank's question was answered with yes. */
  readonly isConfirmed?: boolean;
}

/** Stripe in one process. Whatever else it should do is asked for at its interface, with a secret key. */
export interface Stripe {
  /** Answers a request, as over the network. */
  answer(request: StripeRequest): StripeAnswer;
  /** Lets everything happen whose time has come. Every request does so first. */
  advance(): void;
  /** Pays at the till; `declined` leaves it open. */
  pay(session: string, payment: StripePayment): 'complete' | 'confirm' | 'declined';
  /** What the portal does with a subscription, whatever it would let its customer do. */
  change(subscription: string, to: { readonly price?: string; readonly quantity?: number }): void;
  cancel(subscription: string): void;
  keep(subscription: string): void;
  useCard(subscription: string, card: StripeCard): void;
  /** The cardholder's bank takes a charge back; returns the dispute's id, which is closed as won or lost. */
  dispute(charge: string): string;
  closeDispute(dispute: string, status: 'won' | 'lost'): void;
  /** Newest first, at most 200. */
  exchanges(): readonly StripeExchange[];
  isDown(): boolean;
  /** Down it answers 503 to every request, and its pages don't open. */
  setDown(isDown: boolean): void;
  deliveries(): readonly StripeDelivery[];
  setDelivery(delivery: StripeDelivery, isOn: boolean): void;
  settings(): StripeSettings;
  setSettings(settings: Partial<StripeSettings>): void;
}

/** The same on a port of this machine, with its pages. */
export interface StripeServer extends Stripe {
  /** Ends with a slash. */
  readonly url: string;
  /** For `hosts` of an emulator: Stripe's addresses, each with this one in its place. */
  readonly hosts: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

export type CreateStripe = (options?: StripeOptions) => Stripe;
export type StartStripe = (options?: StripeOptions & { readonly port?: number }) => Promise<StripeServer>;
