// The billing page and what it asks of the server: paying and managing, at whoever is paid. Use cases decide who may.
import * as v from 'valibot';
import type { BillingOpening, BillingServer, OwnLicense, TooOften } from '../../contract/billing';
import { billingRequests } from '../../contract/billing-requests';
import { noticesAt, ownLink, whoever } from '../../contract/addresses';
import type { NoAnswer } from '../../contract/review';
import { type Account, driveStanding, isBilled, isListed, isManagedBy, isSameAddress } from '../../rules/index';
import { isVendor } from '../../subscriptions/authority';
import { readHoldings } from '../../subscriptions/check/holdings';
import type { Outside } from '../../subscriptions/ports';
import { finishPurchase } from '../../subscriptions/purchases/finish';
import { invoicesOf, openPortal as openPortalFor, refreshPurchase as refresh } from '../../subscriptions/purchases/own';
import type { PayingOutside } from '../../subscriptions/purchases/port';
import { isPaidFor, keptTrialEnd, startPurchase } from '../../subscriptions/purchases/start';
import { synced } from '../../subscriptions/purchases/sync';
import { leniency } from '../../subscriptions/settings';
import { scopesFor } from '../google/consent';
import { createStripe } from '../google/stripe';
import { guarded, newReference } from '../guarded';
import { withOutside } from '../outside';
import { webAppUrl } from '../page-url';
import { vendor } from '../settings';
import { answeringFor } from './answering';
import { pageOutput } from './page-output';
import { type Unanswered, answered, noAnswer, unanswered } from './review';
import { format, locale } from './words';

const answering = answeringFor<BillingServer>(billingRequests, scopesFor.paying);

const keepsTrialDays = (): boolean => vendor().keepsTrialDays !== false;

/** Everything outside, and whoever is paid. */
export const paying = (outside: Outside): PayingOutside => ({
  ...outside,
  billing: createStripe(outside, vendor().onDispute),
  keepsTrialDays: keepsTrialDays(),
  digest: (text) =>
    Utilities.base64EncodeWebSafe(
      Utilities.computeDigest(Utilities.DigestAlgorithm.SHA_256, text, Utilities.Charset.UTF_8),
    )
      .replace(/\W|_/g, '')
      .slice(0, 12),
});

/** Whether it was asked for so often in ten minutes that nobody does so by hand. What can't be counted is not refused. */
function isTooOften(what: string, most: number, { cache }: Outside): boolean {
  const key = `asked/${what}`;
  const count = Number(cache.get([key])[0] ?? 0);
  if (count < most) cache.put({ [key]: count + 1 }, 600);
  return count >= most;
}

const tooOften: TooOften = { outcome: 'too-often' };
const notThere: NoAnswer = { outcome: 'not-there' };

/**
 * Runs a use case of the signed-in account, as often as somebody could by hand, and where this vendor sells here.
 * @param most in ten minutes
 */
function asMuch<Outcome extends { readonly outcome: string }>(
  what: string,
  most: number,
  outside: Outside,
  act: (outside: PayingOutside) => Outcome | Unanswered,
): Exclude<Outcome, Unanswered> | TooOften | NoAnswer {
  const account = outside.identity();
  if (account === undefined || elsewhere() !== undefined) return notThere;
  return isTooOften(`${what}/${account.id}`, most, outside) ? tooOften : answered(act(paying(outside)));
}

/** Where this vendor sells, if not here. */
const elsewhere = (): string | undefined => vendor().signUpUrl;

export const offers = answering('offers', unanswered, (_, outside) =>
  asMuch('offers', 30, outside, ({ billing }) => {
    const found = billing.offers();
    return found.outcome === 'found'
      ? { outcome: 'offers' as const, offers: found.offers }
      : found.outcome === 'not-found'
        ? ({ outcome: 'unreachable', detail: 'billing has no prices' } as const)
        : found;
  }),
);

/** This page, for the account that asks. */
const pageOf = (account: Account | undefined): string =>
  ownLink(webAppUrl() ?? '', account?.email, { page: 'billing' });

export const startCheckout = answering('startCheckout', unanswered, (wanted, outside) => {
  const page = pageOf(outside.identity());
  return asMuch('start', 20, outside, (all) =>
    startPurchase(wanted, { returnUrl: `${page}&session={session}`, backUrl: page }, all),
  );
});

export const finishCheckout = answering('finishCheckout', unanswered, ({ session }, outside) =>
  asMuch('finish', 30, outside, (all) => finishPurchase(session, all)),
);

export const openPortal = answering('openPortal', unanswered, ({ license }, outside) =>
  asMuch('portal', 20, outside, (all) => openPortalFor(license, `${pageOf(outside.identity())}&back=1`, all)),
);

export const invoices = answering('invoices', unanswered, ({ license }, outside) =>
  asMuch('invoices', 30, outside, (all) => invoicesOf(license, all)),
);

export const refreshPurchase = answering('refreshPurchase', unanswered, ({ license }, outside) => {
  if (license !== undefined) return asMuch('refresh', 30, outside, (all) => refresh(license, all));
  return refreshUnheard(outside) ?? { outcome: 'refreshed', isNews: false };
});

/** Of what is told about in time, nothing has to be asked for. */
const isUnheard = (license: Parameters<typeof driveStanding>[0][number], account: Account, now: number): boolean => {
  const { state, next } = driveStanding([license], account, { now, ...leniency, reachable: true });
  return isBilled(license) && (next?.what === 'confirms' || ['unconfirmed', 'past-due', 'unpaid'].includes(state));
};

/**
 * Asks about the account's own subscription whose renewal was not heard of, once in ten minutes for each: whoever works
 * heals their own. Undefined where there is none.
 */
export function refreshUnheard(
  outside: Outside,
): { readonly outcome: 'refreshed'; readonly isNews: boolean } | TooOften | NoAnswer | undefined {
  const account = outside.identity();
  const held = account && readHoldings(account, outside);
  if (account === undefined || held?.outcome !== 'known' || elsewhere() !== undefined) return undefined;
  const unheard = held.holdings.licenses.find((license) => isUnheard(license, account, outside.now()));
  if (unheard === undefined) return undefined;
  if (isTooOften(`renewal/${unheard.id}`, 1, outside)) return tooOften;
  return answered(refresh(unheard.id, paying(outside)));
}

function standingOf(outside: Outside): ReturnType<BillingServer['billingStanding']> {
  const account = outside.identity();
  if (account === undefined) return notThere;
  const held = readHoldings(account, outside);
  if (held.outcome === 'unreachable') return noAnswer(held);
  const now = outside.now();
  const { licenses } = held.holdings;
  const trialEndsAt = keptTrialEnd(licenses, { now, keepsTrialDays: keepsTrialDays() });
  return {
    outcome: 'standing',
    email: account.email,
    licenses: licenses
      .filter(({ term }) => term.kind === 'paid')
      .map((license): OwnLicense => {
        // Whoever administers a plan without a seat sees how it stands all the same.
        const held = { ...license, holders: [account] };
        const isManaged = isManagedBy(license, account);
        const { state, billing, until, next } = driveStanding([held], account, { now, ...leniency, reachable: true });
        const { payment } = license.term;
        return {
          licenseId: license.id,
          seats: license.seats,
          isHeld: isListed(license.holders, account),
          isManaged,
          isBilled: isBilled(license),
          isPaidFor: isPaidFor(license, now),
          isPaidTwice: isManaged && license.isPaidTwice === true,
          state,
          ...(billing !== undefined && { billing }),
          ...((payment === 'processing' || payment === 'failed') && { payment }),
          ...(until !== undefined && { until }),
          ...(next !== undefined && { next }),
        };
      }),
    ...(trialEndsAt !== undefined && { trialEndsAt }),
  };
}

export const billingStanding = answering('billingStanding', unanswered, (_, outside) => standingOf(outside));

const parameters = v.object({
  session: v.fallback(v.optional(v.pipe(v.string(), v.regex(/^cs_\w{1,200}$/))), undefined),
  back: v.fallback(v.optional(v.string()), undefined),
});

/** The billing page. It waits for nobody who is paid: what it shows first is what is known here. */
export function billingPageOutput(given: unknown): GoogleAppsScript.HTML.HtmlOutput {
  const { session, back } = v.parse(v.fallback(parameters, {}), given);
  const elsewhereUrl = elsewhere();
  const { name, termsUrl, privacyUrl } = vendor();
  const opened = (fault?: NoAnswer): BillingOpening => ({
    email: undefined,
    licenses: [],
    isBack: back !== undefined,
    now: Date.now(),
    locale,
    ...(session !== undefined && { session }),
    seller: { name, termsUrl, privacyUrl },
    ...noticesAt(webAppUrl(), whoever),
    ...(elsewhereUrl !== undefined && { elsewhereUrl }),
    ...(fault !== undefined && { fault }),
  });
  const opening = guarded(
    'billingPageOutput',
    (): BillingOpening =>
      withOutside((outside): BillingOpening => {
        // Whom Google does not tell is told what to do about that.
        if (outside.identity() === undefined) return opened();
        const standing = standingOf(outside);
        if (standing.outcome !== 'standing') return opened(standing);
        const { outcome: _, ...own } = standing;
        return { ...opened(), ...own, now: outside.now(), ...noticesAt(webAppUrl(), own.email) };
      }),
    (reference) => opened({ outcome: 'fault', reference }),
    { path: scopesFor.paying, allow: (url) => opened({ outcome: 'not-allowed-yet', notAllowedYet: { url } }) },
  );
  return pageOutput('billing', opening).setTitle(format('billing.title'));
}

/** Pages of news that one execution follows: it ends after six minutes. */
const mostPages = 8;

/**
 * Whether this runs as one of those who run the product: a trigger runs as whoever added it, a page as whoever opened it. What
 * is handed over says nothing of that: a page hands over the event of a trigger as well. Where a trigger is told no id, the
 * address that it runs as decides.
 * https://developers.google.com/apps-script/guides/triggers/events
 */
function isOperators(outside: Outside): boolean {
  const account = outside.identity();
  if (account !== undefined) {
    const vendor = isVendor(account, outside);
    return vendor.outcome === 'known' && vendor.isVendor;
  }
  const email = Session.getEffectiveUser().getEmail();
  const read = outside.operators();
  return read.outcome === 'read' && read.vendorAdministrators.some((one) => isSameAddress(one.email, email));
}

/** Follows what happened at billing, for a trigger of the clock. Any page may call it, and nothing happens then. */
export function onSyncTrigger(): void {
  guarded<undefined>(
    'onSyncTrigger',
    () => {
      withOutside((outside) => {
        if (elsewhere() !== undefined) return;
        if (!isOperators(outside)) {
          outside.log.warn('sync-refused', {});
          return;
        }
        const all = paying(outside);
        const until = outside.now() + 4 * 60_000;
        let result = synced({ mode: 'events' }, all);
        for (let page = 1; page < mostPages && outside.now() < until; page += 1) {
          if (result.outcome !== 'synced' || result.next === undefined) break;
          result = synced({ mode: result.mode, after: result.next }, all);
        }
        if (result.outcome === 'unreachable') {
          outside.log.warn('sync-unreachable', { reference: newReference(), detail: result.detail });
        }
      });
      return undefined;
    },
    () => undefined,
    {
      path: scopesFor.paying,
      allow: () => undefined,
    },
  );
}
