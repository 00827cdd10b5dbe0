// Where purchases are paid for, as the use cases need it. Whoever stands behind it is named in the adapter alone.
import type { Billed, Billing, Instant } from '../../rules/index';
import type { Outside, Unreachable } from '../ports';
import type { PurchaseNotice } from '../records/records';

/** What a seat costs for a period. */
export interface Offer {
  readonly billing: Billing;
  /** In the smallest unit of the currency. */
  readonly amount: number;
  /** ISO 4217, lower case. */
  readonly currency: string;
  /** Whether taxes come on top; unknown where billing does not say. */
  readonly tax: 'inclusive' | 'exclusive' | 'unspecified';
}

/** What was written into a purchase when it was begun: who buys, and which license. Trusted for its first recording alone. */
export interface Bought {
  readonly account: string;
  readonly email: string;
  readonly license: string;
  readonly takesSeat: boolean;
}

/** What is to be paid for. */
export interface Begun extends Bought {
  readonly billing: Billing;
  readonly seats: number;
  /** Who paid for this license before; somebody new pays where they were deleted since. */
  readonly customer?: string;
  /** The end of a running trial, which is charged for only then. */
  readonly trialEndsAt?: Instant;
  /** The same for every try of the same: two tabs get one page to pay on. */
  readonly key: string;
  /** Where the payer comes back to; `{session}` stands for the session's id. */
  readonly returnUrl: string;
  readonly backUrl: string;
}

/** A purchase as billing has it now. */
export interface Purchased {
  readonly id: string;
  readonly customer: string;
  /** Where billing writes to whoever pays, as far as it says so. */
  readonly email?: string;
  /** Undefined where it was bought elsewhere than on our page. */
  readonly bought?: Bought;
  readonly billed: Billed;
  readonly notice?: PurchaseNotice;
}

export interface Invoice {
  readonly number: string;
  readonly at: Instant;
  readonly amount: number;
  readonly currency: string;
  readonly isPaid: boolean;
  /** Where billing shows it. */
  readonly url?: string;
}

type Found<Name extends string, Value> =
  ({ readonly outcome: 'found' } & { readonly [Key in Name]: Value }) | { readonly outcome: 'not-found' } | Unreachable;

/** One page of purchases or of news about them. */
type Page<Name extends string, Value> =
  ({ readonly outcome: 'page'; readonly next?: string } & { readonly [Key in Name]: readonly Value[] }) | Unreachable;

/** Whoever is paid. Everything is fetched when it is needed, and nothing is ever looked up by an address. */
export interface BillingPort {
  readonly offers: () => Found<'offers', readonly Offer[]>;
  readonly begin: (what: Begun) => { readonly outcome: 'begun'; readonly url: string } | Unreachable;
  /** The purchase that a session ended in, paid or not; none where it was not completed. */
  readonly session: (id: string) => Found<'purchaseId', string | undefined>;
  readonly purchase: (id: string) => Found<'purchase', Purchased>;
  /** From now on billing writes to this address. */
  readonly readdress: (customer: string, email: string) => { readonly outcome: 'readdressed' } | Unreachable;
  readonly portal: (
    customer: string,
    returnUrl: string,
  ) =>
    | { readonly outcome: 'opened'; readonly url: string }
    /** Whoever paid was deleted there, and with them what they paid for ended. */
    | { readonly outcome: 'gone' }
    | Unreachable;
  readonly invoices: (purchaseId: string) => Found<'invoices', readonly Invoice[]>;
  /** Every purchase, page by page. */
  readonly all: (after: string | undefined) => Page<'purchases', Purchased>;
  /** Ids of purchases that something happened to since an event, unless it was too long ago; `last` is the page's latest. */
  readonly news: (since: string) =>
    | {
        readonly outcome: 'page';
        readonly last: string;
        readonly isMore: boolean;
        readonly purchaseIds: readonly string[];
      }
    | { readonly outcome: 'forgotten' }
    | Unreachable;
  /** The latest event there is; empty where there is none. */
  readonly latest: () => { readonly outcome: 'latest'; readonly event: string } | Unreachable;
}

/** What the use cases of purchases are given. */
export interface PayingOutside extends Outside {
  readonly billing: BillingPort;
  /** Whether who buys during a trial is charged only after it. */
  readonly keepsTrialDays: boolean;
  /** A short text of letters and digits that stands for another one, and tells nothing of it. */
  readonly digest: (text: string) => string;
}
