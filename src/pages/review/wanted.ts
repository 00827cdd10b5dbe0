// What may be wanted of a license, as this page offers it, and what takes it back.
import type { Effect, LicenseChange, SeatRow } from '../../contract/review';
import { mostSeats } from '../../contract/limits';
import { inverseOf as inverseOfChange, parseEmail } from '../../rules/index';

export type Wanted = LicenseChange['wanted'];

/** What a reader may start from a seat or its license. */
export type ActionKind =
  | 'release'
  | 'transfer'
  | 'add-administrator'
  | 'remove-administrator'
  | 'assign'
  | 'seats'
  | 'cancel'
  | 'restart'
  | 'change-billing'
  | 'note';

/** What a reader types for an action. */
export interface Typed {
  /** Of somebody else than the seat's holder. */
  readonly email: string;
  readonly seats: string;
  readonly note: string;
}

/** The field that an action needs; undefined where there is nothing to say. */
export function fieldOf(kind: ActionKind): keyof Typed | undefined {
  switch (kind) {
    case 'assign':
    case 'transfer':
    case 'add-administrator':
      return 'email';
    case 'seats':
      return 'seats';
    case 'note':
      return 'note';
    case 'release':
    case 'remove-administrator':
    case 'cancel':
    case 'restart':
    case 'change-billing':
      return undefined;
  }
}

/** The actions that make sense for this seat. Whether one is permitted, its preview says. */
export function actionsFor(
  { account, state, billing }: SeatRow,
  readsNotes: boolean,
): { readonly person: readonly ActionKind[]; readonly license: readonly ActionKind[] } {
  return {
    person: account === undefined ? [] : ['release', 'transfer'],
    license: [
      'assign',
      'add-administrator',
      ...(billing === undefined ? [] : (['seats', 'change-billing'] as const)),
      ...(billing === undefined
        ? []
        : [state === 'cancelled' || state === 'ended' ? ('restart' as const) : ('cancel' as const)]),
      ...(readsNotes ? (['note'] as const) : []),
    ],
  };
}

/** The change that an action asks for; undefined while something is missing. */
export function wantedOf(kind: ActionKind, row: SeatRow, { email, seats, note }: Typed): Wanted | undefined {
  const { account } = row;
  const person = account && { email: account.email, ...(account.id !== undefined && { id: account.id }) };
  const other = parseEmail(email) === undefined ? undefined : { email: email.trim() };
  switch (kind) {
    case 'assign':
    case 'add-administrator':
      return other && { action: kind, account: other };
    case 'remove-administrator':
      // Who is listed goes, however the address is written.
      return { action: kind, account: { email } };
    case 'transfer':
      return person && other && { action: kind, from: person, to: other };
    case 'release':
      return person && { action: kind, account: person };
    case 'seats': {
      const wanted = Number(seats);
      return /^\d+$/.test(seats) && wanted > 0 && wanted <= mostSeats
        ? { action: wanted > row.seats ? 'upgrade' : 'downgrade', seats: wanted }
        : undefined;
    }
    case 'cancel':
    case 'restart':
      return { action: kind };
    case 'change-billing':
      return { action: kind, billing: row.billing === 'monthly' ? 'yearly' : 'monthly' };
    case 'note':
      return { action: kind, note: note.trim() };
  }
}

/** The change that takes this one back; undefined where nothing does. */
export const inverseOf = (wanted: Wanted, before: SeatRow, effects: readonly Effect[]): Wanted | undefined =>
  effects.some(({ what }) => what === 'lasting')
    ? undefined
    : wanted.action === 'note'
      ? { action: 'note', note: before.note ?? '' }
      : inverseOfChange(
          wanted,
          effects.some(({ what }) => what === 'renews'),
        );
