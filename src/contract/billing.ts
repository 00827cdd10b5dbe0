// What the server hands the billing page, and what the page may ask of it. Types only.
import type { NoAnswer } from './review';
import type { Standing } from '../rules/index';
import type { FinishOutcome } from '../subscriptions/purchases/finish';
import type { openPortal } from '../subscriptions/purchases/own';
import type { Invoice, Offer } from '../subscriptions/purchases/port';
import type { StartOutcome, Wanted } from '../subscriptions/purchases/start';

export type { Offer };

/** A subscription of the account's, as far as it is theirs to know. */
export interface OwnLicense extends Required<Pick<Standing, 'state'>>, Pick<Standing, 'billing' | 'until' | 'next'> {
  readonly licenseId: string;
  readonly seats: number;
  /** Whether the account holds a seat of it. */
  readonly isHeld: boolean;
  /** Whether it may change it: then it may pay for it too. */
  readonly isManaged: boolean;
  /** Whether it is paid for here; otherwise it was recorded by whoever sold it. */
  readonly isBilled: boolean;
  /** Whether paying for the same again would be paying twice: then nothing of the kind is sold. */
  readonly isPaidFor: boolean;
  /** What became of its payment, where nothing was ever paid: on its way, for days at a bank, or never arrived. */
  readonly payment?: 'processing' | 'failed';
  /** Whether two purchases are paid for it already, which whoever pays is told. */
  readonly isPaidTwice: boolean;
}

/** What the page begins with, embedded as JSON in `<script type="application/json" id="opening">`. */
export interface BillingOpening {
  readonly email: string | undefined;
  readonly licenses: readonly OwnLicense[];
  /** The end of a running trial, where a subscription for oneself is charged only then; undefined where it is at once. */
  readonly trialEndsAt?: number;
  /** The session that somebody comes back from paying with. */
  readonly session?: string;
  /** Whether they come back from billing's own page: something may have changed. */
  readonly isBack: boolean;
  /** Where this vendor sells in another way; then nothing is bought here. */
  readonly elsewhereUrl?: string;
  readonly noticesUrl?: string;
  /** What is sold, and under which terms. */
  readonly seller?: { readonly name: string; readonly termsUrl: string; readonly privacyUrl: string };
  readonly now: number;
  readonly locale: string;
  readonly fault?: NoAnswer;
}

/** It was asked for again and again: waiting a few minutes helps. */
export interface TooOften {
  readonly outcome: 'too-often';
}

type Done<Outcome> = Exclude<Outcome, { readonly outcome: 'unreachable' | 'unknown-account' | 'not-there' }>;

/** Functions of the server, through google.script.run. */
export interface BillingServer {
  readonly offers: (
    request: null,
  ) => { readonly outcome: 'offers'; readonly offers: readonly Offer[] } | TooOften | NoAnswer;
  readonly startCheckout: (request: Wanted) => Done<StartOutcome> | TooOften | NoAnswer;
  readonly finishCheckout: (request: { readonly session: string }) => Done<FinishOutcome> | TooOften | NoAnswer;
  readonly openPortal: (request: {
    readonly license: string;
  }) => Done<ReturnType<typeof openPortal>> | TooOften | NoAnswer;
  /** Without a license: whichever of the account's own was not heard of in time. */
  readonly refreshPurchase: (request: {
    readonly license?: string;
  }) => { readonly outcome: 'refreshed'; readonly isNews: boolean } | TooOften | NoAnswer;
  readonly invoices: (request: {
    readonly license: string;
  }) => { readonly outcome: 'invoices'; readonly invoices: readonly Invoice[] } | TooOften | NoAnswer;
  /** Where the account stands now. */
  readonly billingStanding: (request: null) =>
    | {
        readonly outcome: 'standing';
        readonly email: string;
        readonly licenses: readonly OwnLicense[];
        readonly trialEndsAt?: number;
      }
    | NoAnswer;
}
