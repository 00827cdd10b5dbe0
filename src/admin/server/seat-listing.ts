// Seats as tables and files show them.
import type { SeatRow } from '../../contract/review';
import { paint } from '../output/paint';
import type { Column } from '../output/table';
import { adminFormat, dayOf } from '../words';

/** Until when a subscription runs or ran, in words. */
function untilWords({ state, next, until }: SeatRow): string {
  if (next !== undefined) {
    return adminFormat(next.what === 'renews' || next.what === 'confirms' ? 'until.renews' : 'until.ends', {
      day: dayOf(next.at),
    });
  }
  if (until === undefined) return '';
  return adminFormat(state === 'none' ? 'until.ends' : 'until.ended', {
    day: dayOf(until),
  });
}

const flagsOf = ({ flags }: SeatRow): string => flags.map((flag) => adminFormat(`flag.${flag}`)).join(', ');

/** For a terminal. */
export const seatColumns: readonly Column<SeatRow>[] = [
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
  { title: adminFormat('column.seats'), of: ({ taken, seats }) => `${taken}/${seats}` },
  { title: adminFormat('column.opened'), of: ({ account }) => dayOf(account?.lastOpenedAt) },
  { title: adminFormat('column.flags'), of: flagsOf, paint: paint.yellow, isWords: true },
];
