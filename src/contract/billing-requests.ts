// What may be asked of the billing page's functions, as far as its form goes.
import * as v from 'valibot';
import type { BillingServer } from './billing';
import { mostPlanSeats } from './limits';
import type { RequestsOf } from './server';
import { idForm } from '../subscriptions/records/keys';

const license = v.pipe(v.string(), v.regex(idForm));

export const billingRequests = {
  offers: v.null(),
  startCheckout: v.object({
    billing: v.picklist(['monthly', 'yearly']),
    seats: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(mostPlanSeats)),
    takesSeat: v.boolean(),
    license: v.exactOptional(license),
  }),
  finishCheckout: v.object({ session: v.pipe(v.string(), v.regex(/^cs_\w{1,200}$/)) }),
  openPortal: v.object({ license }),
  refreshPurchase: v.object({ license: v.exactOptional(license) }),
  invoices: v.object({ license }),
  billingStanding: v.null(),
} satisfies RequestsOf<BillingServer>;
