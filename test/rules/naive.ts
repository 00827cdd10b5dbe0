// The policy a second time, written straight from its text, slowly and without the first one's engine, rules or helpers.
import type { DriveLicense, DriveRequest, Facts, Term } from '../../src/rules/index';
import { mailbox } from './naive-account';
import { entryFor } from './naive-seats';

export interface NaiveAnswer {
  readonly effect: 'permit' | 'forbid';
  readonly because: ReadonlySet<string>;
}

const day = 86_400_000;

/** The instants at which paid time renews, by walking a calendar from the first day. */
function renewals(startedAt: number, months: number, until: number): number[] {
  const start = new Date(startedAt);
  const found: number[] = [];
  for (let step = 1; found.length === 0 || (found.at(-1) ?? 0) <= until; step += 1) {
    const month = start.getUTCMonth() + step * months;
    const lastDay = new Date(Date.UTC(start.getUTCFullYear(), month + 1, 0)).getUTCDate();
    const date = new Date(startedAt);
    date.setUTCFullYear(start.getUTCFullYear(), month, Math.min(start.getUTCDate(), lastDay));
    found.push(date.getTime());
  }
  return found;
}

/** When a paid term renews next after an instant. */
export const nextRenewal = ({ startedAt, billing }: Term & { kind: 'paid' }, instant: number): number =>
  renewals(startedAt, billing === 'yearly' ? 12 : 1, instant).at(-1) ?? NaN;

/** When editing by this subscription ends: never known ahead for one that renews. */
export function lastInstant(
  { term }: Pick<DriveLicense, 'term'>,
  { graceDays = 0, pastDueDays = 14, renewalHours = 72, now }: Partial<Facts> & Pick<Facts, 'now'>,
): number {
  if (term.kind === 'trial') return term.startedAt + 30 * day;
  if (term.paidUntil !== undefined) {
    if (term.payment === 'due') return term.paidUntil + pastDueDays * day;
    if (['refunded', 'failed', 'processing'].includes(term.payment ?? '')) return term.paidUntil;
    if (term.payment !== undefined || term.cancelledAt !== undefined) return term.paidUntil + graceDays * day;
    return now < term.paidUntil + (renewalHours / 24) * day ? Infinity : term.paidUntil + (renewalHours / 24) * day;
  }
  if (term.cancelledAt === undefined || term.cancelledAt > now) return Infinity;
  if (term.cancelledAt < term.startedAt) return term.startedAt;
  return nextRenewal(term, term.cancelledAt) + graceDays * day;
}

/** In one word where a subscription stands that has begun. */
export function wordFor(license: Pick<DriveLicense, 'term'>, facts: Facts): string {
  const { term } = license;
  const isOver = facts.now >= lastInstant(license, facts);
  if (term.kind === 'trial') return isOver ? 'trial-ended' : 'trial';
  if (term.payment === 'refunded' && isOver) return 'refunded';
  if (term.payment === 'due' && !isOver) return 'past-due';
  if (term.payment === 'processing' && isOver) return 'unconfirmed';
  if (term.payment !== undefined && isOver) return 'unpaid';
  if (term.cancelledAt === undefined || (term.cancelledAt > facts.now && !isOver))
    return isOver ? 'unconfirmed' : 'active';
  return isOver ? 'ended' : 'cancelled';
}

/** What renews is better than what is due, that than what was cancelled, and a trial comes after all that was bought. */
export const betterStates = [
  ...['active', 'past-due', 'cancelled', 'trial'],
  ...['unconfirmed', 'unpaid', 'refunded', 'ended', 'trial-ended', 'none'],
];

/** Answers a request about Google Drive. */
export function naive(licenses: readonly DriveLicense[], request: DriveRequest, facts: Facts): NaiveAnswer {
  const { account, action, role } = request;
  const no = new Set<string>();
  const yes = new Set<string>();

  if (action === 'view' || action === 'comment') yes.add('drive/viewing-is-free');
  if (action !== 'create' && role === 'none') no.add('drive/permission-caps');
  if (action === 'edit' && (role === 'reader' || role === 'commenter')) no.add('drive/permission-caps');

  if (action === 'edit' || action === 'create') {
    if (account === undefined) no.add('drive/unknown-account-views-only');
    else if (!facts.reachable) no.add('drive/unreachable-views-only');
    else {
      const mine = licenses.flatMap((license) => {
        const seat = entryFor(license.holders, account);
        if (seat === undefined) return [];
        const end = lastInstant(license, facts);
        const hasBegun = license.term.startedAt <= facts.now;
        const cutOff = seat.editsUntil ?? Infinity;
        const works = hasBegun && facts.now < end && facts.now < cutOff;
        const runs = facts.now < end;
        return [{ license, end: Math.min(end, cutOff), hasBegun, works, runs, isCutOff: facts.now >= cutOff }];
      });
      // Of two that last as long, what was paid for; of two that are over, what is not over its plan.
      const lasting = [...mine].sort((one, other) =>
        one.end !== other.end
          ? other.end - one.end
          : one.isCutOff !== other.isCutOff
            ? Number(one.isCutOff) - Number(other.isCutOff)
            : one.runs !== other.runs
              ? Number(other.runs) - Number(one.runs)
              : betterStates.indexOf(wordFor(one.license, facts)) - betterStates.indexOf(wordFor(other.license, facts)),
      );
      const working = lasting.find(({ works }) => works);
      const reason = working ?? lasting.find(({ hasBegun }) => hasBegun) ?? lasting[0];
      const otherHoldsAddress = licenses.some(({ holders }) =>
        holders.some(
          ({ id, email }) => id !== undefined && id !== account.id && mailbox(email) === mailbox(account.email),
        ),
      );
      if (reason === undefined) {
        no.add(otherHoldsAddress ? 'drive/reused-address-waits' : 'drive/no-subscription-views-only');
      } else if (working !== undefined) {
        yes.add('drive/tied-to-one-account');
        const word = wordFor(working.license, facts);
        if (word === 'trial') yes.add('drive/trial-is-fully-functional');
        if (word === 'cancelled') yes.add('drive/cancelling-keeps-paid-time');
        if (word === 'past-due') yes.add('drive/failed-payment-keeps-days');
      } else if (!reason.hasBegun) no.add('drive/not-started-views-only');
      else if (reason.runs) no.add('drive/over-the-plan-latest-lose-first');
      else {
        const word = wordFor(reason.license, facts);
        no.add(`drive/${word === 'unconfirmed' ? 'payment-unconfirmed' : word}-views-only`);
      }
    }
  }
  return no.size > 0 ? { effect: 'forbid', because: no } : { effect: yes.size > 0 ? 'permit' : 'forbid', because: yes };
}
