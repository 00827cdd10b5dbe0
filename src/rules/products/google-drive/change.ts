// Changes to a subscription: the whole new state, or a refusal with its rules. The given license is never touched.
import { type Account, isSameAccount, isSameAddress } from '../../account';
import { type ChangeOutcome, carriedOut, compareSeats } from '../../change';
import type { Decision, DriveRemedyKind } from '../../decision';
import { type Situation, createDecider } from '../../engine';
import type { Facts } from '../../facts';
import type { Billing, Instant } from '../../time';
import { everyChange, everyRules } from '../every';
import { type DriveLicense, type Holder, termStateAt, withSeatsSettled } from './license';
import { driveRules } from './rules';

/** What may be changed about a subscription of Google Drive. */
export type DriveChange = (
  | {
      /** Ties the seat that was bought for this account's address to the account itself, at its first check (D5). */
      readonly action: 'bind';
      readonly account: Account & { readonly id: string };
    }
  | { readonly action: 'assign' | 'release'; readonly account: Account }
  | { readonly action: 'transfer'; readonly from: Account; readonly to: Account }
  | { readonly action: 'upgrade' | 'downgrade'; readonly seats: number }
  | { readonly action: 'cancel' | 'float' }
  /** Billing as before unless given. */
  | { readonly action: 'restart'; readonly billing?: Billing }
  | { readonly action: 'change-billing'; readonly billing: Billing }
  | { readonly action: 'add-administrator' | 'remove-administrator'; readonly account: Account }
) & {
  /** Who asks. Left out where the caller has made sure that they may. */
  readonly by?: Account;
};

export const driveChange = {
  ...everyChange,
  action: [
    ...everyChange.action,
    'bind',
    'downgrade',
    'cancel',
    'restart',
    'change-billing',
    'add-administrator',
    'remove-administrator',
    'start-trial',
  ],
  /** `reused`: another account is listed under the address (D6). */
  person: [...everyChange.person, 'reused'],
  term: ['not-started', 'trial', 'trial-ended', 'active', 'cancelled', 'ended'],
  plan: ['single', 'several'],
  administrators: ['none', 'one', 'two'],
  /** Whether the account meant administers this license. */
  administrator: ['yes', 'no'],
  /** Whether it administers another one in force (R37). */
  elsewhere: ['yes', 'no'],
  /** `entitled`: an administrator, or the holder of a subscription that has none; or nobody was named. */
  asker: ['entitled', 'other'],
  trial: ['unused', 'used'],
} as const;

const decideChange = createDecider(driveChange, [...everyRules, ...driveRules], 'change');

export type DriveChangeRuleId = (typeof everyRules)[number]['id'] | (typeof driveRules)[number]['id'];

/** Carries out a change on a copy. */
export const changeDrive = (
  license: DriveLicense,
  wanted: DriveChange,
  facts: Facts,
): ChangeOutcome<DriveLicense, DriveChangeRuleId> =>
  carriedOut(decideChange(changeSituation(license, wanted, facts)), () =>
    withSeatsSettled(changed(license, wanted, facts.now)),
  );

/** The trial of an account that has had none: once for each Google account ever (D8). */
export function startTrial(
  licenses: readonly DriveLicense[],
  account: Account & { readonly id: string },
  { now, trialUsed }: Facts,
): ChangeOutcome<DriveLicense, DriveChangeRuleId, DriveRemedyKind> {
  const hadOne = licenses.some(
    ({ term, holders }) => term.kind === 'trial' && holders.some((holder) => isSameAccount(holder, account)),
  );
  const decision = decideChange({
    ...nothingMeant,
    action: 'start-trial',
    trial: hadOne || trialUsed === true ? 'used' : 'unused',
  });
  // The one rule that speaks against a trial names the subscription as the way out.
  return carriedOut(decision as Decision<DriveChangeRuleId>, () => ({
    product: 'google-drive',
    id: `trial-${account.id}`,
    seats: 1,
    term: { kind: 'trial', startedAt: now },
    holders: [{ id: account.id, email: account.email, boundAt: now }],
    administrators: [],
  }));
}

const nothingMeant = {
  person: 'not-listed',
  receiver: 'not-meant',
  room: 'free',
  size: 'not-meant',
  term: 'not-started',
  plan: 'single',
  administrators: 'none',
  administrator: 'no',
  elsewhere: 'no',
  asker: 'entitled',
  trial: 'unused',
} as const;

function changeSituation(license: DriveLicense, wanted: DriveChange, facts: Facts): Situation<typeof driveChange> {
  const base = {
    ...nothingMeant,
    action: wanted.action,
    term: termStateAt(license.term, facts.now, facts.graceDays),
    plan: license.seats > 1 ? 'several' : 'single',
    administrators: (['none', 'one'] as const)[license.administrators.length] ?? 'two',
    asker: isEntitled(license, wanted.by) ? 'entitled' : 'other',
    room: license.holders.length < license.seats ? 'free' : 'full',
  } as const;
  switch (wanted.action) {
    case 'bind':
    case 'assign':
      return { ...base, person: personOf(license, wanted.account) };
    case 'release':
      return { ...base, person: isListed(license.holders, wanted.account) ? 'listed' : 'not-listed' };
    case 'transfer': {
      const others = license.holders.filter((holder) => !isSameAccount(holder, wanted.from));
      return {
        ...base,
        person: isListed(license.holders, wanted.from) ? 'listed' : 'not-listed',
        receiver: isListed(others, wanted.to) ? 'listed' : 'not-listed',
        room: others.length < license.seats ? 'free' : 'full',
      };
    }
    case 'upgrade':
    case 'downgrade':
      return { ...base, size: compareSeats(license.seats, wanted.seats) };
    case 'add-administrator':
    case 'remove-administrator':
      return {
        ...base,
        administrator: isListed(license.administrators, wanted.account) ? 'yes' : 'no',
        elsewhere: facts.administers?.some((id) => id !== license.id) === true ? 'yes' : 'no',
      };
    case 'cancel':
    case 'restart':
    case 'change-billing':
    case 'float':
      return base;
  }
}

/** What a permitted change makes of a license. */
function changed(license: DriveLicense, wanted: DriveChange, now: Instant): DriveLicense {
  const { holders, administrators } = license;
  switch (wanted.action) {
    case 'bind':
      return bound(license, wanted.account, now);
    case 'assign':
      return isListed(holders, wanted.account)
        ? license
        : { ...license, holders: [...holders, newHolder(wanted.account, now)] };
    case 'release':
      return { ...license, holders: holders.filter((holder) => !isSameAccount(holder, wanted.account)) };
    case 'transfer': {
      const others = holders.filter((holder) => !isSameAccount(holder, wanted.from));
      return { ...license, holders: [...others, newHolder(wanted.to, now)] };
    }
    case 'upgrade':
      return { ...license, seats: wanted.seats, term: { ...license.term, startedAt: now } };
    case 'downgrade':
      return { ...license, seats: wanted.seats, term: { ...license.term, startedAt: now }, seatsLoweredAt: now };
    case 'cancel':
      return license.term.kind === 'paid' ? { ...license, term: { ...license.term, cancelledAt: now } } : license;
    case 'restart':
      return restarted(license, wanted.billing, now);
    case 'change-billing':
      return { ...license, term: { kind: 'paid', billing: wanted.billing, startedAt: now } };
    case 'add-administrator':
      return isListed(administrators, wanted.account)
        ? license
        : { ...license, administrators: [...administrators, accountOf(wanted.account)] };
    case 'remove-administrator':
      return { ...license, administrators: administrators.filter((one) => !isSameAccount(one, wanted.account)) };
    case 'float':
      return license;
  }
}

/** While the paid time runs, restarting only takes the cancelling back; after its end a new term begins (R24). */
function restarted(license: DriveLicense, billing: Billing | undefined, now: Instant): DriveLicense {
  if (license.term.kind === 'trial') return license;
  const { cancelledAt: _, ...term } = license.term;
  const isRunning = termStateAt(license.term, now, 0) === 'cancelled' && (billing ?? term.billing) === term.billing;
  return { ...license, term: isRunning ? term : { kind: 'paid', billing: billing ?? term.billing, startedAt: now } };
}

/** The seat follows the account: bound at its first check (D5), under its new address when it was renamed (D6). */
function bound(license: DriveLicense, { id, email }: Account & { readonly id: string }, now: Instant): DriveLicense {
  const own =
    license.holders.find((holder) => holder.id === id) ??
    license.holders.find((holder) => holder.id === undefined && isSameAddress(holder.email, email));
  const tied = <Person extends Account>(person: Person): Person => ({ ...person, id, email });
  return {
    ...license,
    holders: license.holders.map((holder) => (holder === own ? { boundAt: now, ...tied(holder) } : holder)),
    administrators: license.administrators.map((one) => (isSameAccount(one, { id, email }) ? tied(one) : one)),
  };
}

const accountOf = ({ id, email }: Account): Account => ({ ...(id !== undefined && { id }), email });

const newHolder = (account: Account, now: Instant): Holder => ({
  ...accountOf(account),
  ...(account.id !== undefined && { boundAt: now }),
});

const isListed = (list: readonly Account[], account: Account): boolean =>
  list.some((one) => isSameAccount(one, account));

function personOf({ holders }: DriveLicense, account: Account): Situation<typeof driveChange>['person'] {
  if (isListed(holders, account)) return 'listed';
  return holders.some((holder) => isSameAddress(holder.email, account.email)) ? 'reused' : 'not-listed';
}

/** Administrators have equal rights (R36); who holds a subscription of one seat without any is in charge of it. */
const isEntitled = ({ administrators, holders, seats }: DriveLicense, by: Account | undefined): boolean =>
  by === undefined ||
  isListed(administrators, by) ||
  (administrators.length === 0 && seats === 1 && isListed(holders, by));
