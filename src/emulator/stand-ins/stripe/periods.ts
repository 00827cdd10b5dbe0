// When a subscription's periods begin and end: counted from the anchor, so that the 31st comes back after a short month.
import type { Price, Seconds } from './shapes/objects';

const day = 24 * 60 * 60;

/** The anchor moved by so many periods of a price. A month without that day ends with its last one. */
function boundary(anchor: Seconds, { recurring }: Price, count: number): Seconds {
  const steps = count * (recurring?.interval_count ?? 1);
  if (recurring?.interval === 'day') return anchor + steps * day;
  if (recurring?.interval === 'week') return anchor + steps * 7 * day;
  const from = new Date(anchor * 1000);
  const month = from.getUTCMonth() + steps * (recurring?.interval === 'year' ? 12 : 1);
  const days = new Date(Date.UTC(from.getUTCFullYear(), month + 1, 0)).getUTCDate();
  const moved = new Date(from);
  moved.setUTCFullYear(from.getUTCFullYear(), month, Math.min(from.getUTCDate(), days));
  return Math.floor(moved.getTime() / 1000);
}

/** The period that this instant lies in; the anchor begins one. */
export function periodAt(
  anchor: Seconds,
  price: Price,
  instant: Seconds,
): { readonly start: Seconds; readonly end: Seconds } {
  let count = 0;
  while (boundary(anchor, price, count + 1) <= instant) count += 1;
  return { start: boundary(anchor, price, count), end: boundary(anchor, price, count + 1) };
}
