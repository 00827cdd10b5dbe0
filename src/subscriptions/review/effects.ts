// What a change does to people and terms, told as a list: for previews, and for what is said after a change.
import {
  type Account,
  type Billing,
  type DriveLicense,
  type Instant,
  billingPeriodAt,
  isSameAccount,
} from '../../rules/index';
import type { LicenseRecord } from '../records/records';

/** One consequence of a change, for one person or for the whole license. */
export type Effect =
  /** Without `isBound` the seat waits until the address is first met. */
  | { readonly what: 'seat-given'; readonly email: string; readonly isBound: boolean }
  | { readonly what: 'seat-taken'; readonly email: string }
  /** The license has fewer seats than holders, and this one came last (D2). */
  | { readonly what: 'edits-until'; readonly email: string; readonly at: Instant }
  | { readonly what: 'edits-on'; readonly email: string }
  | { readonly what: 'administrator-added' | 'administrator-removed'; readonly email: string }
  | { readonly what: 'seats'; readonly from: number; readonly to: number }
  /** It is paid to this instant and does not renew. */
  | { readonly what: 'ends'; readonly at: Instant }
  /** It renews again, as it did before it was cancelled. */
  | { readonly what: 'renews'; readonly at: Instant }
  | { readonly what: 'period-starts'; readonly at: Instant; readonly billing: Billing }
  | { readonly what: 'note'; readonly note: string }
  /** Nothing takes it back, or the rules would refuse what does. */
  | { readonly what: 'lasting' };

/** What became of a license between two states of it. */
export function effectsOf(before: LicenseRecord, after: LicenseRecord): readonly Effect[] {
  const [was, is] = [before.license, after.license];
  return [
    ...gone(was.holders, is.holders).map(({ email }): Effect => ({ what: 'seat-taken', email })),
    ...gone(is.holders, was.holders).map(({ id, email }): Effect => {
      return { what: 'seat-given', email, isBound: id !== undefined };
    }),
    ...(was.seats === is.seats ? [] : [{ what: 'seats', from: was.seats, to: is.seats } as const]),
    ...is.holders.flatMap((holder): readonly Effect[] => {
      const old = was.holders.find((one) => isSameAccount(one, holder));
      if (old?.editsUntil === holder.editsUntil) return [];
      return holder.editsUntil === undefined
        ? [{ what: 'edits-on', email: holder.email }]
        : [{ what: 'edits-until', email: holder.email, at: holder.editsUntil }];
    }),
    ...gone(is.administrators, was.administrators).map(({ email }): Effect => ({ what: 'administrator-added', email })),
    ...gone(was.administrators, is.administrators).map(({ email }): Effect => {
      return { what: 'administrator-removed', email };
    }),
    ...termEffects(was, is),
    ...(before.note === after.note ? [] : [{ what: 'note', note: after.note ?? '' } as const]),
  ];
}

const gone = <One extends Account>(from: readonly One[], to: readonly Account[]): readonly One[] =>
  from.filter((one) => !to.some((other) => isSameAccount(one, other)));

function termEffects({ term: was }: DriveLicense, { term: is }: DriveLicense): readonly Effect[] {
  if (is.kind === 'trial') return [];
  if (was.startedAt !== is.startedAt || was.kind !== is.kind || was.billing !== is.billing) {
    return [{ what: 'period-starts', at: is.startedAt, billing: is.billing }];
  }
  if (was.cancelledAt === is.cancelledAt) return [];
  const at = is.cancelledAt ?? was.cancelledAt ?? is.startedAt;
  const { end } = billingPeriodAt(is.startedAt, is.billing, at);
  return [{ what: is.cancelledAt === undefined ? 'renews' : 'ends', at: end }];
}
