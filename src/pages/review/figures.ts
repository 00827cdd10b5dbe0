// Figures of the charts: renewals of the next twelve months, states, and use.
import { day } from '../../rules/index';
import { onePerLicense } from '../../contract/totals';
import { everyState, type Row } from './rows';

export const happenings = ['renews', 'ends', 'trial-ends'] as const;

/** What happens in one month. */
interface MonthOfRenewals {
  /** The first instant of the month, UTC. */
  readonly month: number;
  readonly counts: Readonly<Record<(typeof happenings)[number], number>>;
}

/** Licenses that renew or end in each of twelve months from now. What is paid by the month renews in each of them. */
export function renewals(rows: readonly Row[], now: number): readonly MonthOfRenewals[] {
  const first = new Date(now);
  const monthAt = (ahead: number): number => Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + ahead, 1);
  const months = Array.from({ length: 12 }, (_, ahead) => ({
    month: monthAt(ahead),
    counts: { renews: 0, ends: 0, 'trial-ends': 0 },
  }));
  for (const { next, billing } of onePerLicense(rows)) {
    // What should have been renewed already is none of what is to come.
    if (next === undefined || next.what === 'confirms') continue;
    const at = new Date(next.at);
    const ahead = (at.getUTCFullYear() - first.getUTCFullYear()) * 12 + at.getUTCMonth() - first.getUTCMonth();
    const last = next.what === 'renews' && billing === 'monthly' ? months.length - 1 : ahead;
    for (const month of months.slice(Math.max(0, ahead), last + 1)) month.counts[next.what] += 1;
  }
  return months;
}

/** Licenses in each state that occurs. */
export function states(
  rows: readonly Row[],
): readonly { readonly state: (typeof everyState)[number]; readonly count: number }[] {
  const licenses = onePerLicense(rows);
  return everyState
    .map((state) => ({ state, count: licenses.filter((row) => row.state === state).length }))
    .filter(({ count }) => count > 0);
}

const useSpans = ['week', 'month', 'quarter', 'longer', 'never'] as const;

/** Seats by how long ago their holder opened a mockup. */
export function uses(
  rows: readonly Row[],
  now: number,
): readonly { readonly span: (typeof useSpans)[number]; readonly count: number }[] {
  const counts = { week: 0, month: 0, quarter: 0, longer: 0, never: 0 };
  for (const { account } of rows) {
    if (account !== undefined) counts[spanOf(account.lastOpenedAt, now)] += 1;
  }
  return useSpans.map((span) => ({ span, count: counts[span] }));
}

function spanOf(openedAt: number | undefined, now: number): (typeof useSpans)[number] {
  if (openedAt === undefined) return 'never';
  const days = (now - openedAt) / day;
  return days <= 7 ? 'week' : days <= 30 ? 'month' : days <= 90 ? 'quarter' : 'longer';
}
