// Figures of the charts: what comes in the next twelve months, states, and use.
import { day } from '../../rules/index';
import { type Renewal, monthOf } from '../../contract/renewals';
import { onePerLicense } from '../../contract/totals';
import { everyState, type Row } from './rows';

export const happenings = ['renews', 'ends', 'trial-ends', 'maintenance-ends'] as const;

/** What happens in one month. */
interface MonthAhead {
  /** The first instant of the month, UTC. */
  readonly month: number;
  readonly counts: Readonly<Record<Renewal['what'], number>>;
}

/** What comes next of each license, in each of twelve months from now. */
export function monthsAhead(renewals: readonly Renewal[], now: number): readonly MonthAhead[] {
  const first = new Date(now);
  const counted = new Map<number, Record<Renewal['what'], number>>();
  for (let ahead = 0; ahead < 12; ahead += 1) {
    const month = Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + ahead, 1);
    counted.set(month, { renews: 0, ends: 0, 'trial-ends': 0, 'maintenance-ends': 0 });
  }
  for (const renewal of renewals) {
    const counts = counted.get(monthOf(renewal));
    if (counts) counts[renewal.what] += 1;
  }
  return [...counted].map(([month, counts]) => ({ month, counts }));
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
