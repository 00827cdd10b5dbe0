// What whoever deploys the product may change about its policy.

import type { Leniency } from '../rules/index';

/** How long editing goes on beyond what is paid for: after its end (D10), after a payment failed and while nothing is heard (D14). */
export const leniency: Required<Leniency> = { graceDays: 0, pastDueDays: 14, renewalHours: 72 };
