// Seats as tables and files show them.
import { flagWords, stateWords } from '../../messages/admin.en';
import type { SeatRow } from '../../contract/review';
import type { FileColumn } from '../output/listing';
import { paint } from '../output/paint';
import type { Column } from '../output/table';
import { adminFormat, dayOf } from '../words';

/** Until when a subscription runs or ran, in words. */
export function untilWords({ state, next, until }: SeatRow): string {
  if (next !== undefined) {
    return adminFormat(next.what === 'renews' ? 'until.renews' : 'until.ends', { day: dayOf(next.at) });
  }
  if (until === undefined) return '';
  return adminFormat(state === 'ended' || state === 'trial-ended' ? 'until.ended' : 'until.ends', {
    day: dayOf(until),
  });
}

const flagsOf = ({ flags }: SeatRow): string => flags.map((flag) => flagWords[flag]).join(', ');

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
    of: ({ state }) => stateWords[state],
    paint: (text, { state }) =>
      state === 'active' || state === 'trial'
        ? paint.green(text)
        : state === 'cancelled'
          ? paint.yellow(text)
          : paint.red(text),
  },
  { title: adminFormat('column.until'), of: untilWords },
  { title: adminFormat('column.seats'), of: ({ taken, seats }) => `${taken}/${seats}` },
  { title: adminFormat('column.opened'), of: ({ account }) => dayOf(account?.lastOpenedAt) },
  { title: adminFormat('column.flags'), of: flagsOf, paint: paint.yellow, isWords: true },
];

const instantOf = (instant: number | undefined): string =>
  instant === undefined ? '' : new Date(instant).toISOString();

/** For files: every field, in names and forms that programs keep. */
export const seatFileColumns: readonly FileColumn<SeatRow>[] = [
  ['license', ({ licenseId }) => licenseId],
  ['organisation', ({ organisation }) => organisation ?? ''],
  ['account', ({ account }) => account?.email ?? ''],
  ['account_id', ({ account }) => account?.id ?? ''],
  ['former_addresses', ({ account }) => account?.formerEmails.join(' ') ?? ''],
  ['state', ({ state }) => state],
  ['billing', ({ billing }) => billing ?? ''],
  ['until', ({ until }) => instantOf(until)],
  ['next', ({ next }) => next?.what ?? ''],
  ['next_at', ({ next }) => instantOf(next?.at)],
  ['bound_at', ({ account }) => instantOf(account?.boundAt)],
  ['last_opened_at', ({ account }) => instantOf(account?.lastOpenedAt)],
  ['edits_until', ({ account }) => instantOf(account?.editsUntil)],
  ['seats', ({ seats }) => String(seats)],
  ['taken', ({ taken }) => String(taken)],
  ['administrators', ({ administrators }) => administrators.join(' ')],
  ['flags', ({ flags }) => flags.join(' ')],
  ['note', ({ note }) => note ?? ''],
];

/** A row as JSON: instants as text, without the version that only the server needs. */
export const seatJson = ({ version: _, ...row }: SeatRow): unknown => withInstants(row);

const instantNames = ['until', 'at', 'boundAt', 'lastOpenedAt', 'editsUntil'];

/** The same value with its instants in ISO 8601, UTC. */
export function withInstants(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withInstants);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]: [string, unknown]) => [
      name,
      typeof inner === 'number' && instantNames.includes(name) ? new Date(inner).toISOString() : withInstants(inner),
    ]),
  );
}
