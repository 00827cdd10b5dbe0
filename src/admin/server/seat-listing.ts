// Seats as tables and files show them.
import { namedAt, renews, untilNamed, untilWhat } from '../../contract/named-days';
import type { SeatRow } from '../../contract/review';
import { paint } from '../output/paint';
import type { Column } from '../output/table';
import { adminFormat, dayOf } from '../words';

/** Until when a subscription runs or ran, in words. */
function untilWords(row: SeatRow): string {
  const { next } = row;
  if (next !== undefined)
    return adminFormat(renews(next) ? 'until.renews' : 'until.ends', { day: dayOf(namedAt(next)) });
  const until = untilNamed(row);
  return until === undefined ? '' : adminFormat(`until.${untilWhat(row)}`, { day: dayOf(until) });
}

const flagsOf = ({ flags }: SeatRow): string => flags.map((flag) => adminFormat(`flag.${flag}`)).join(', ');

/** Until when it is paid for by card, or what went wrong since. */
const paymentOf = ({ paidUntil, payment }: SeatRow): string =>
  paidUntil === undefined
    ? ''
    : payment === undefined
      ? adminFormat('payment.paid', { day: dayOf(paidUntil) })
      : adminFormat(`payment.${payment}`);

/** For a terminal: as the page has them, and so nothing of payments where nobody pays by card. */
export const seatColumnsOf = (rows: readonly SeatRow[]): readonly Column<SeatRow>[] =>
  rows.some(({ paidUntil }) => paidUntil !== undefined)
    ? everyColumn
    : everyColumn.filter((column) => column !== payments);

const payments: Column<SeatRow> = {
  title: adminFormat('column.payment'),
  of: paymentOf,
  paint: (text, { payment }) => (payment === undefined ? text : paint.red(text)),
};

const everyColumn: readonly Column<SeatRow>[] = [
  {
    title: adminFormat('column.account'),
    of: ({ account }) => account?.email ?? adminFormat('review.no-account'),
    paint: (text, { account }) => (account === undefined ? paint.dim(text) : text),
  },
  { title: adminFormat('column.license'), of: ({ licenseId }) => licenseId },
  {
    title: adminFormat('column.state'),
    of: ({ state }) => adminFormat(`state.${state}`),
    paint: (text, { state }) =>
      state === 'active' || state === 'trial'
        ? paint.green(text)
        : state === 'cancelled' || state === 'past-due' || state === 'unconfirmed'
          ? paint.yellow(text)
          : paint.red(text),
  },
  { title: adminFormat('column.until'), of: untilWords },
  payments,
  { title: adminFormat('column.seats'), of: ({ taken, seats }) => `${taken}/${seats}` },
  { title: adminFormat('column.opened'), of: ({ account }) => dayOf(account?.lastOpenedAt) },
  { title: adminFormat('column.flags'), of: flagsOf, paint: paint.yellow, isWords: true },
];
