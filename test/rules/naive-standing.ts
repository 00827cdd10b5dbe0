// Where accounts stand a second time, straight from the text.
import type { Account, DesktopLicense, DriveLicense, Facts, License, PluginLicense } from '../../src/rules/index';
import { type NaiveAnswer, isSame, lastInstant, mailbox, naive, nextRenewal } from './naive';
import { naiveDesktop, naivePlugin } from './naive-other-products';
import { editorsOf } from './naive-seats';

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
    const seat = account && license.holders.find((holder) => isSame(holder, account));
    return seat === undefined ? [] : [look(license, seat.editsUntil ?? Infinity, facts)];
  });
  const base = {
    product: 'google-drive',
    because,
    isTrialUsed: trialUsed || mine.some(({ license }) => license.term.kind === 'trial'),
    administers: licenses
      .filter(({ administrators }) => account && administrators.some((one) => isSame(one, account)))
      .map(({ id }) => id)
      .sort(),
    ...firstAfter(
      now,
      mine.flatMap(({ instants }) => instants),
    ),
  };
  // The sort keeps the order of ids among those that are alike.
  const working = mine
    .filter(({ works }) => works)
    .sort((one, other) => (other.end > one.end ? 1 : other.end < one.end ? -1 : 0));
  const over = mine.filter(({ hasBegun, works }) => hasBegun && !works).sort((one, other) => other.end - one.end);
  const waiting = mine
    .filter(({ hasBegun }) => !hasBegun)
    .sort((one, other) => one.license.term.startedAt - other.license.term.startedAt);
  const [first] = [...working, ...over, ...waiting];
  const duplicates = working
    .slice(1)
    .map(({ license }) => license.id)
    .sort();
  if (account === undefined || !reachable) return { ...base, duplicates, state: 'unknown' };
  if (first === undefined) {
    const isTaken = licenses.some(({ holders }) =>
      holders.some(({ email }) => mailbox(email) === mailbox(account.email)),
    );
    return { ...base, duplicates, state: isTaken ? 'conflict' : 'none' };
  }
  const { license, state, until, isRunning, works } = first;
  return {
    ...base,
    duplicates,
    licenseId: license.id,
    state: isRunning && !works ? 'over-plan' : state,
    until,
    ...(license.term.kind === 'paid' && { billing: license.term.billing }),
    ...(isRunning && { next: { at: until, what: whatNext[state] ?? '' } }),
  };
}

const whatNext: Readonly<Record<string, string>> = { trial: 'trial-ends', active: 'renews', cancelled: 'ends' };

/** One subscription as it looks to somebody who edits by it until an instant. */
function look(license: DriveLicense, cutOff: number, facts: Facts) {
  const { term } = license;
  const { now } = facts;
  const last = lastInstant(license, facts);
  const hasBegun = term.startedAt <= now;
  const isRunning = hasBegun && now < last;
  const isTrial = term.kind === 'trial';
  const running = isTrial ? 'trial' : last === Infinity ? 'active' : 'cancelled';
  const boundary = term.kind === 'paid' && last === Infinity && hasBegun ? nextRenewal(term, now) : last;
  const until = hasBegun ? boundary : term.startedAt;
  return {
    license,
    hasBegun,
    isRunning,
    until,
    works: isRunning && now < cutOff,
    end: Math.min(last, cutOff),
    state: !hasBegun ? 'none' : isRunning ? running : isTrial ? 'trial-ended' : 'ended',
    instants: [until, cutOff === Infinity ? undefined : cutOff, isTrial ? undefined : term.cancelledAt],
  };
}

export function naiveDesktopStanding(
  license: DesktopLicense | undefined,
  account: Account | undefined,
  facts: Facts,
): NaiveStanding {
  const { because } = naiveDesktop(
    license,
    { product: 'desktop', action: 'create', ...(account && { account }) },
    facts,
  );
  const held = license?.assigned.some((one) => account && isSame(one, account)) === true ? [license] : [];
  return bought('desktop', license === undefined ? [] : [license], held, account, facts, () => because);
}

export function naivePluginStanding(
  product: 'confluence' | 'jira',
  licenses: readonly PluginLicense[],
  account: Account | undefined,
  facts: Facts,
): NaiveStanding {
  const own = licenses.filter((license) => license.product === product);
  const held = own.filter((license) => editorsOf(license, facts).some((one) => account && isSame(one, account)));
  return bought(product, own, held, account, facts, (at) => {
    const request = { product, action: 'create', at, ...(account && { account }) } as const;
    return naivePlugin(licenses, request, facts).because;
  });
}

/** What was bought once: what works before what is tried, given up, and tried in the past. */
function bought(
  product: string,
  all: readonly Once[],
  held: readonly Once[],
  account: Account | undefined,
  { now, reachable }: Facts,
  because: (instance: string) => NaiveAnswer['because'],
): NaiveStanding {
  const base = {
    product,
    administers: [],
    duplicates: [],
    isTrialUsed: false,
    // A trial is for everybody, and so is what maintenance brings.
    ...firstAfter(
      now,
      all.flatMap((license) => lookAtOnce(license, now).instants),
    ),
  };
  if (account === undefined || !reachable) return { ...base, state: 'unknown', because: because('') };
  const seen = [...held].sort(byId).map((license) => lookAtOnce(license, now));
  const working = seen.filter(({ state }) => state === 'active');
  const first = ['active', 'trial', 'ended', 'trial-ended'].flatMap((state) =>
    seen.filter((one) => one.state === state),
  )[0];
  if (first === undefined) return { ...base, state: 'none', because: because('') };
  const { license, state, until } = first;
  return {
    ...base,
    state,
    licenseId: license.id,
    because: because('instance' in license ? license.instance : ''),
    isTrialUsed: held.some(({ trialStartedAt }) => trialStartedAt !== undefined),
    duplicates: working.slice(1).map((one) => one.license.id),
    ...(until !== undefined && { until }),
    ...(until !== undefined && until > now && { next: { at: until, what: state === 'trial' ? 'trial-ends' : 'ends' } }),
  };
}

type Once = DesktopLicense | PluginLicense;

/** One license that is bought once, as it looks at an instant. */
function lookAtOnce(license: Once, now: number) {
  const triedTo = license.trialStartedAt === undefined ? undefined : license.trialStartedAt + 30 * day;
  const { unsubscribedAt, maintenance } = 'editors' in license ? license : {};
  const isOut = unsubscribedAt !== undefined && unsubscribedAt <= now;
  const tried = triedTo === undefined ? 'active' : now < triedTo ? 'trial' : 'trial-ended';
  return {
    license,
    state: isOut ? 'ended' : tried,
    until: isOut ? unsubscribedAt : (triedTo ?? unsubscribedAt),
    instants: [triedTo, unsubscribedAt, maintenance?.end],
  };
}
