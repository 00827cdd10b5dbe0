// Begins a purchase: for whoever is signed in, where nothing of the kind is in force and the store could keep it.
import {
  type Billing,
  type DriveLicense,
  type TermState,
  day,
  isBilled,
  isListed,
  isManagedBy,
  termStateAt,
  trialDays,
} from '../../rules/index';
import { readHoldings } from '../check/holdings';
import type { Identified, Outside, Unreachable } from '../ports';
import { recordKey } from '../records/keys';
import { readRecord } from '../records/read';
import { type LicenseRecord, parseLicenseRecord } from '../records/records';
import { rehearsing } from '../rehearsal';
import { leniency } from '../settings';
import type { Begun, PayingOutside } from './port';
import { begin } from './record';

/** What somebody wants to buy. */
export interface Wanted {
  readonly billing: Billing;
  readonly seats: number;
  /** Of a plan: whether the buyer takes one of the seats. */
  readonly takesSeat: boolean;
  /** A license of theirs that ended, to go on. */
  readonly license?: string;
}

export type StartOutcome =
  | { readonly outcome: 'begun'; readonly url: string }
  /** Something of the kind is in force: it is changed, and nothing is bought beside it. */
  | { readonly outcome: 'in-force'; readonly licenseId: string }
  /** There is no such license of theirs that could go on. */
  | { readonly outcome: 'not-there' }
  | { readonly outcome: 'unknown-account' }
  | Unreachable;

/** Where the page is that the payer comes back to. */
interface Ways {
  readonly returnUrl: string;
  readonly backUrl: string;
}

/** States in which paying again would be paying twice. */
const live: readonly TermState[] = ['active', 'past-due', 'unconfirmed', 'unpaid', 'not-started'];

/** Less than that ahead, billing takes no date to begin at. */
const shortestTrial = 2 * day;

/** Has billing make a page to pay on. Nothing is recorded before something was paid. */
export function startPurchase(wanted: Wanted, ways: Ways, outside: PayingOutside): StartOutcome {
  const account = outside.identity();
  if (account === undefined) return { outcome: 'unknown-account' };
  const held = readHoldings(account, outside);
  if (held.outcome === 'unreachable') return held;
  const { licenses } = held.holdings;
  const now = outside.now();
  const isTheirs = wanted.license === undefined || licenses.some((one) => isGoingOn(one, wanted, account));
  if (!isTheirs) return { outcome: 'not-there' };
  const obstacle = obstacleTo(wanted, licenses, account, now);
  if (obstacle !== undefined) return { outcome: 'in-force', licenseId: obstacle };
  const target = targetOf(wanted, account, outside);
  if (target.outcome !== 'target') return target;

  const takesSeat = wanted.seats === 1 || wanted.takesSeat;
  const bought = { account: account.id, email: account.email, license: target.license, takesSeat };
  const isRoom = rehearsed(wanted, bought, target.before, outside);
  if (isRoom.outcome === 'unreachable') return isRoom;
  const trialEndsAt = wanted.seats === 1 ? keptTrialEnd(licenses, { ...outside, now }) : undefined;
  const { purchase } = target.before ?? {};
  const parts = [
    account.id,
    account.email,
    target.license,
    purchase?.id ?? '',
    wanted.billing,
    wanted.seats,
    takesSeat,
    trialEndsAt ?? '',
  ];
  return outside.billing.begin({
    ...bought,
    ...ways,
    billing: wanted.billing,
    seats: wanted.seats,
    ...(purchase !== undefined && { customer: purchase.customer }),
    ...(trialEndsAt !== undefined && { trialEndsAt }),
    key: `checkout/${outside.digest([...parts, Math.floor(now / day)].join('/'))}`,
  });
}

/** Whether this is the license that is to go on, and theirs to pay. */
const isGoingOn = (one: DriveLicense, { license }: Wanted, account: Identified): boolean =>
  one.id === license && one.term.kind === 'paid' && isManagedBy(one, account);

/** Whether paying for the same again would be paying twice: it is changed, or taken up, where it is paid. */
export function isPaidFor(license: DriveLicense, now: number): boolean {
  const { term } = license;
  const state = termStateAt(term, now, leniency);
  // What was never paid for is paid for anew.
  return (
    term.kind === 'paid' &&
    term.payment !== 'failed' &&
    (live.includes(state) || (state === 'cancelled' && isBilled(license)))
  );
}

/** The license that stands in the way: of the same kind, and paid for or to be paid for. */
function obstacleTo(
  { seats, license }: Wanted,
  licenses: readonly DriveLicense[],
  account: Identified,
  now: number,
): string | undefined {
  return licenses.find((one) => {
    if (!isPaidFor(one, now)) return false;
    if (one.id === license) return true;
    return seats > 1 ? one.seats > 1 && isManagedBy(one, account) : one.seats === 1 && isListed(one.holders, account);
  })?.id;
}

type Target =
  | { readonly outcome: 'target'; readonly license: string; readonly before: LicenseRecord | undefined }
  | { readonly outcome: 'not-there' }
  | Unreachable;

/** The license that is paid for: one of theirs that goes on, or a new one under an id that both of two tabs come to. */
function targetOf({ license, seats }: Wanted, account: Identified, outside: PayingOutside): Target {
  const readAt = (id: string) => readRecord(outside.store, recordKey.license(id), parseLicenseRecord);
  if (license !== undefined) {
    const read = readAt(license);
    if (read.outcome === 'unreachable') return read;
    // What is a plan goes on as one, and what is single as that.
    return read.record === undefined || read.record.license.seats > 1 !== seats > 1
      ? { outcome: 'not-there' }
      : { outcome: 'target', license, before: read.record };
  }
  for (let count = 0; ; count += 1) {
    const id = `s-${outside.digest(`${account.id}/${count}`)}`;
    const read = readAt(id);
    if (read.outcome === 'unreachable') return read;
    if (read.record === undefined) return { outcome: 'target', license: id, before: undefined };
  }
}

/** Whether the store could keep it, found out before anybody pays. */
function rehearsed(
  { billing, seats }: Wanted,
  bought: Pick<Begun, 'account' | 'email' | 'license' | 'takesSeat'>,
  before: LicenseRecord | undefined,
  outside: Outside,
): { readonly outcome: 'room' } | Unreachable {
  if (before !== undefined) return { outcome: 'room' };
  const now = outside.now();
  const billed = {
    state: 'active',
    seats,
    billing,
    startedAt: now,
    period: { start: now, end: now },
    isPaid: true,
  } as const;
  const pretended = { id: 'sub_'.padEnd(32, '0'), customer: 'cus_'.padEnd(20, '0'), bought, billed };
  const result = begin(pretended, bought, rehearsing(outside), 'new');
  return result.outcome === 'unreachable' ? result : { outcome: 'room' };
}

/**
 * When somebody who buys for themselves is charged: at the end of a running trial that is far enough ahead, so that nobody
 * loses the days they were promised (D8). Undefined where that is at once.
 */
export function keptTrialEnd(
  licenses: readonly DriveLicense[],
  { now, keepsTrialDays }: Pick<PayingOutside, 'keepsTrialDays'> & { readonly now: number },
): number | undefined {
  if (!keepsTrialDays) return undefined;
  const trial = licenses.find(({ term }) => term.kind === 'trial');
  const end = (trial?.term.startedAt ?? -Infinity) + trialDays * day;
  return end - now >= shortestTrial ? end : undefined;
}
