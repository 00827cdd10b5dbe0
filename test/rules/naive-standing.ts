// Where accounts stand a second time, straight from the text.
import type { Account, DesktopLicense, DriveLicense, Facts, License, PluginLicense } from '../../src/rules/index';
import { type NaiveAnswer, betterStates, lastInstant, naive, nextRenewal, wordFor } from './naive';
import { isSame, mailbox } from './naive-account';
import { naiveDesktop, naivePlugin, standingBy } from './naive-other-products';
import { editorsOf, entryFor, isFor, isForAll, naiveTaken, persons, placeIn } from './naive-seats';

const day = 86_400_000;

/** A standing whose reasons are a set: their order is not told by the text. */
export interface NaiveStanding {
  readonly product: string;
  readonly state: string;
  readonly because: NaiveAnswer['because'];
  readonly isTrialUsed: boolean;
  readonly duplicates: readonly string[];
  readonly administers: readonly string[];
  readonly licenseId?: string;
  readonly billing?: string;
  readonly until?: number;
  readonly next?: { readonly at: number; readonly what: string };
  readonly changesAt?: number;
}

/** The first of some instants that is still to come. */
const firstAfter = (now: number, instants: readonly (number | undefined)[]): { readonly changesAt?: number } => {
  const [changesAt] = instants.filter((instant) => instant !== undefined && instant > now).sort(byTime);
  return changesAt === undefined ? {} : { changesAt };
};

const byTime = (one = 0, other = 0): number => one - other;
const byId = (one: License, other: License): number => (one.id < other.id ? -1 : 1);

export function naiveDriveStanding(
  licenses: readonly DriveLicense[],
  account: Account | undefined,
  facts: Facts,
): NaiveStanding {
  const { now, reachable, trialUsed = false } = facts;
  const { because } = naive(
    licenses,
    { product: 'google-drive', action: 'create', ...(account && { account }) },
    facts,
  );
  const mine = [...licenses].sort(byId).flatMap((license) => {
    const seat = account && entryFor(license.holders, account);
    return account === undefined || seat === undefined
      ? []
      : [look(license, seat.editsUntil ?? Infinity, account, facts)];
  });
  const base = {
    product: 'google-drive',
    because,
    isTrialUsed: trialUsed || mine.some(({ license }) => license.term.kind === 'trial'),
    administers: licenses
      .filter((license) => account && isInCharge(license, account))
      .map(({ id }) => id)
      .sort(),
    ...firstAfter(
      now,
      mine.flatMap(({ instants }) => instants),
    ),
  };
  // The sort keeps the order of ids among those that are alike.
  const lasting = [...mine].sort((one, other) => {
    const differences = [
      one.end === other.end ? 0 : other.end - one.end,
      Number(one.isCutOff) - Number(other.isCutOff),
      betterStates.indexOf(one.state) - betterStates.indexOf(other.state),
      other.until - one.until,
      one.managed - other.managed,
      billingOf(one.license) - billingOf(other.license),
    ];
    return differences.find((difference) => difference !== 0) ?? 0;
  });
  const working = lasting.filter(({ works }) => works);
  const over = lasting.filter(({ hasBegun, works }) => hasBegun && !works);
  const waiting = lasting
    .filter(({ hasBegun }) => !hasBegun)
    .sort(
      (one, other) =>
        byTime(one.until, other.until) ||
        Number(one.isCutOff) - Number(other.isCutOff) ||
        one.managed - other.managed ||
        billingOf(one.license) - billingOf(other.license) ||
        byId(one.license, other.license),
    );
  const [first] = [...working, ...over, ...waiting];
  // Whatever ends by itself need not be given up.
  const duplicates = working
    .slice(1)
    .filter(({ state, isStopped }) => state === 'active' && !isStopped)
    .map(({ license }) => license.id)
    .sort();
  if (account === undefined || !reachable) return { ...base, duplicates, state: 'unknown' };
  if (first === undefined) {
    const isTaken = licenses.some(({ holders }) =>
      holders.some(({ email }) => mailbox(email) === mailbox(account.email)),
    );
    return { ...base, duplicates, state: isTaken ? 'conflict' : 'none' };
  }
  const { license, state, until, isRunning, works, isRenewing, isStopped, paidUntil = until } = first;
  return {
    ...base,
    duplicates,
    licenseId: license.id,
    state: isRunning && !works ? 'over-plan' : state,
    until,
    ...(license.term.kind === 'paid' && { billing: license.term.billing }),
    ...(isRunning && {
      next: isRenewing
        ? { at: paidUntil, what: 'confirms' }
        : { at: until, what: isStopped ? 'ends' : (whatNext[state] ?? '') },
    }),
  };
}

const billingOf = ({ term }: DriveLicense): number => (term.kind === 'trial' ? 2 : term.billing === 'monthly' ? 1 : 0);

/** Who administers a subscription, or was there first where nobody does and it was not stopped. */
const inCharge = ({ administrators, holders, seats, term }: DriveLicense): readonly Account[] => {
  const isLeft = seats > 1 && term.kind === 'paid' && term.cancelledAt !== undefined;
  return administrators.length > 0 ? administrators : isLeft ? [] : persons(holders).slice(0, 1);
};

const isInCharge = (license: DriveLicense, account: Account): boolean =>
  inCharge(license).some((one) => isSame(one, account));

const whatNext: Readonly<Record<string, string>> = {
  trial: 'trial-ends',
  active: 'renews',
  cancelled: 'ends',
  'past-due': 'ends',
};

/** One subscription as it looks to somebody who edits by it until an instant. */
function look(license: DriveLicense, cutOff: number, account: Account, facts: Facts) {
  const { term } = license;
  const { now } = facts;
  const last = lastInstant(license, facts);
  const hasBegun = term.startedAt <= now;
  const isRunning = hasBegun && now < last;
  const isTrial = term.kind === 'trial';
  const paidUntil = isTrial ? undefined : term.paidUntil;
  const isRenewing = isRunning && last === Infinity && paidUntil !== undefined && now >= paidUntil;
  // Nobody has renewed it by then: that is when it stops.
  const doubtful = lastInstant(license, { ...facts, now: Infinity });
  const renewal =
    paidUntil === undefined ? (term.kind === 'paid' && hasBegun ? nextRenewal(term, now) : last) : paidUntil;
  const boundary = last === Infinity && hasBegun ? (isRenewing ? doubtful : renewal) : last;
  const until = hasBegun ? boundary : term.startedAt;
  return {
    license,
    hasBegun,
    isRunning,
    managed: isInCharge(license, account) ? 0 : inCharge(license).length > 0 ? 1 : 2,
    isCutOff: now >= cutOff,
    until,
    works: isRunning && now < cutOff,
    end: Math.min(last, cutOff),
    isRenewing,
    isStopped: !isTrial && term.payment !== undefined,
    paidUntil,
    state: hasBegun ? wordFor(license, facts) : 'none',
    instants: [until, cutOff === Infinity ? undefined : cutOff, isTrial ? undefined : term.cancelledAt],
  };
}

export function naiveDesktopStanding(
  license: DesktopLicense | undefined,
  account: Account | undefined,
  facts: Facts,
): NaiveStanding {
  const said = naiveDesktop(license, { product: 'desktop', action: 'create', ...(account && { account }) }, facts);
  const all = license === undefined ? [] : [license];
  const place = account && license && placeIn(license.assigned, account);
  const held = place === undefined ? undefined : license;
  return bought('desktop', all, held, [], held?.trialStartedAt !== undefined, 'over-plan', account, facts, said);
}

export function naivePluginStanding(
  product: 'confluence' | 'jira',
  licenses: readonly PluginLicense[],
  account: Account | undefined,
  facts: Facts,
): NaiveStanding {
  const own = licenses.filter((license) => license.product === product);
  const request = { product, action: 'create', ...(account && { account }) } as const;
  const isHeld = (license: PluginLicense): boolean =>
    account !== undefined &&
    (isForAll(license, facts) || editorsOf(license, facts).some((one) => isSame(one, account)));
  const firsts = standingBy(own, request, facts);
  const first = firsts.find(isHeld);
  const beside = own.filter(
    (license) => first && license !== first && isFor(license, first.instance) && isHeld(license),
  );
  const isOver = first !== undefined && first.editors !== 'unlimited' && naiveTaken(first, facts) > first.editors;
  const at = (first ?? firsts[0])?.instance;
  const said = naivePlugin(at === undefined ? [] : own, { ...request, at: at ?? '' }, facts);
  const isTrialUsed = own.some((license) => isHeld(license) && license.trialStartedAt !== undefined);
  const refused = isOver ? 'over-plan' : 'none';
  return bought(product, own, first, beside, isTrialUsed, refused, account, facts, said);
}

/** What was bought once: where the license stands, and what is said of one that was bought and lets nobody create. */
function bought(
  product: string,
  all: readonly Once[],
  first: Once | undefined,
  heldBeside: readonly Once[],
  isTrialUsed: boolean,
  refused: string,
  account: Account | undefined,
  { now, reachable }: Facts,
  { effect, because }: NaiveAnswer,
): NaiveStanding {
  const base = {
    product,
    because,
    administers: [],
    duplicates: [],
    isTrialUsed: false,
    // A trial is for those who are there, and so is what maintenance brings.
    ...firstAfter(
      now,
      all.flatMap((license) => lookAtOnce(license, now).instants),
    ),
  };
  if (account === undefined || !reachable) return { ...base, state: 'unknown' };
  if (first === undefined) return { ...base, isTrialUsed, state: 'none' };
  const { state, until } = lookAtOnce(first, now);
  const isRefused = effect === 'forbid' && (state === 'active' || state === 'trial');
  const next = state === 'to-come' || until === undefined || until <= now ? undefined : until;
  return {
    ...base,
    isTrialUsed,
    state: state === 'to-come' ? 'none' : isRefused ? (state === 'trial' ? 'none' : refused) : state,
    licenseId: first.id,
    duplicates: heldBeside
      .filter((license) => lookAtOnce(license, now).state === 'active')
      .map(({ id }) => id)
      .sort(),
    ...(until !== undefined && { until }),
    ...(next !== undefined && { next: { at: next, what: state === 'trial' ? 'trial-ends' : 'ends' } }),
  };
}

type Once = DesktopLicense | PluginLicense;

/** One license that is bought once, as it looks at an instant. */
function lookAtOnce(license: Once, now: number) {
  const { trialStartedAt } = license;
  const triedTo = trialStartedAt === undefined ? undefined : trialStartedAt + 30 * day;
  const { unsubscribedAt, maintenance } = 'editors' in license ? license : {};
  const isOut = unsubscribedAt !== undefined && unsubscribedAt <= now;
  const isToCome = trialStartedAt !== undefined && trialStartedAt > now;
  const tried = triedTo === undefined ? 'active' : now < triedTo ? 'trial' : 'trial-ended';
  return {
    state: isOut ? 'ended' : isToCome ? 'to-come' : tried,
    until: isOut ? unsubscribedAt : isToCome ? trialStartedAt : (triedTo ?? unsubscribedAt),
    instants: [trialStartedAt, triedTo, unsubscribedAt, maintenance?.start, maintenance?.end],
  };
}
