// How much may be asked at once, and how long what is typed may be: said once, for those who ask and for the script.

import { longestAddress } from '../rules/index';

/** Most that one call takes: a change takes a second or so, and an execution six minutes. Previews only read. */
export const most = { written: 25, previewed: 200 } as const;

/** Characters of what people type or import. */
export const longest = {
  address: longestAddress,
  note: 1000,
  organisation: 200,
  fileName: 200,
  state: 16_000,
  viewName: 80,
  viewAddress: 2000,
} as const;

/** Seats of one license. */
export const mostSeats = 100_000;

/** Seats of one plan that is bought on the billing page. */
export const mostPlanSeats = 500;

/** Holders, or administrators, that one imported license names. */
export const mostPeople = 500;

/** Views of the review that an account keeps by name. */
export const mostViews = 20;
