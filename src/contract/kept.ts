// How an account likes the review: its columns, and views by name. Kept for the account alone.
import * as v from 'valibot';
import { longest, mostViews } from './limits';

/** What the table of seats can tell of each, in the order in which it comes. */
export const seatColumns = ['account', 'state', 'until', 'payment', 'bound', 'opened', 'plan', 'flags'] as const;
export type SeatColumn = (typeof seatColumns)[number];

/** Columns as somebody chose them, in that order; whose seat it is stands in every table. */
export const chosenColumns = v.pipe(
  v.array(v.picklist(seatColumns)),
  v.maxLength(seatColumns.length),
  v.check((columns) => columns.includes('account') && new Set(columns).size === columns.length),
);

export const viewName = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(longest.viewName));

/** What stands after # in the address of the view. The page that goes there parses it as any address. */
export const viewAddress = v.pipe(v.string(), v.maxLength(longest.viewAddress));

export const kept = v.object({
  /** Undefined: as they come. */
  columns: v.exactOptional(chosenColumns),
  /** By name. */
  views: v.pipe(v.array(v.object({ name: viewName, address: viewAddress })), v.maxLength(mostViews)),
});

/** What an account keeps of its review. */
export type Kept = v.InferOutput<typeof kept>;
