// The answers of the billing page's functions, parsed.
import * as v from 'valibot';
import type { BillingServer } from './billing';
import { orNone } from './or-none';
import type { AnswersOf } from './server';
import { states } from './states';

const tooOften = v.object({ outcome: v.literal('too-often') });
const instant = v.number();
const billing = v.picklist(['monthly', 'yearly']);

const either = <const Forms extends readonly v.ObjectSchema<{ readonly outcome: v.GenericSchema }, undefined>[]>(
  ...forms: Forms
) => orNone(v.variant('outcome', [tooOften, ...forms]));

const ownLicense = v.object({
  licenseId: v.string(),
  seats: v.number(),
  isHeld: v.boolean(),
  isManaged: v.boolean(),
  isBilled: v.boolean(),
  isPaidFor: v.boolean(),
  payment: v.exactOptional(v.picklist(['processing', 'failed'])),
  isPaidTwice: v.boolean(),
  state: v.picklist(states),
  billing: v.exactOptional(billing),
  until: v.exactOptional(instant),
  next: v.exactOptional(v.object({ at: instant, what: v.picklist(['renews', 'ends', 'trial-ends', 'confirms']) })),
});

export const billingAnswers = {
  offers: either(
    v.object({
      outcome: v.literal('offers'),
      offers: v.array(
        v.object({
          billing,
          amount: v.number(),
          currency: v.string(),
          tax: v.picklist(['inclusive', 'exclusive', 'unspecified']),
        }),
      ),
    }),
  ),
  startCheckout: either(
    v.object({ outcome: v.literal('begun'), url: v.string() }),
    v.object({ outcome: v.literal('in-force'), licenseId: v.string() }),
  ),
  finishCheckout: either(
    v.object({
      outcome: v.literal('bought'),
      licenseId: v.string(),
      email: v.string(),
      isMine: v.boolean(),
      isSecond: v.boolean(),
    }),
    v.object({ outcome: v.picklist(['waiting', 'failed']) }),
  ),
  openPortal: either(
    v.object({ outcome: v.literal('opened'), url: v.string() }),
    v.object({ outcome: v.literal('gone') }),
  ),
  refreshPurchase: either(v.object({ outcome: v.literal('refreshed'), isNews: v.boolean() })),
  invoices: either(
    v.object({
      outcome: v.literal('invoices'),
      invoices: v.array(
        v.object({
          number: v.string(),
          at: instant,
          amount: v.number(),
          currency: v.string(),
          isPaid: v.boolean(),
          url: v.exactOptional(v.string()),
        }),
      ),
    }),
  ),
  billingStanding: orNone(
    v.object({
      outcome: v.literal('standing'),
      email: v.string(),
      licenses: v.array(ownLicense),
      trialEndsAt: v.exactOptional(instant),
    }),
  ),
} satisfies AnswersOf<BillingServer>;
