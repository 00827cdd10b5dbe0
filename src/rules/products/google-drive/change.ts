// Changes to a subscription: the whole new state, or a refusal with its rules. The given license is never touched.
import { type Account, isSameAddress } from '../../account';
import { type ChangeOutcome, carriedOut } from '../../change';
import type { Decision, DriveRemedyKind } from '../../decision';
import { type Situation, createDecider } from '../../engine';
import type { Facts } from '../../facts';
import { type SeatChange, isListed, persons, seatSituation, seated, tiedTo, without } from '../../seats';
import type { Billing, Instant } from '../../time';
import { everyChange, everyRules } from '../every';
import {
  type DriveLicense,
  type Holder,
  countDriveSeats,
  isManagedBy,
  managersOf,
  termStateAt,
  withSeatsSettled,
} from './license';
import { driveRules } from './rules';

/** What may be changed about a subscription of Google Drive. */
export type DriveChange = (
  | {
      /** Ties the seat that was bought for this account's address to the account itself, at its first check (D5). */
      readonly action: 'bind';
      readonly account: Account & { readonly id: string };
    }
  | SeatChange
  | { readonly action: 'upgrade' | 'downgrade'; readonly seats: number }
  | { readonly action: 'cancel' | 'float' }
  /** Billing as before unless given. */
  | { readonly action: 'restart'; readonly billing?: Billing }
  | { readonly action: 'change-billing'; readonly billing: Billing }
  | { readonly action: 'add-administrator' | 'remove-administrator'; readonly account: Account }
) & {
  /**
   * Who asks: an account, or those in charge of it, who review for its organisation or run the product. Left out: one of
   * those who may change it, whoever that is.
   */
  readonly by?: Account | 'in-charge' | undefined;
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
  administrators: ['fewer', 'two'],
  /** Whether the account meant administers this license. */
  administrator: ['yes', 'no'],
  /** Whether it administers another one in force (R37). */
  elsewhere: ['yes', 'no'],
  asker: ['entitled', 'other'],
  /** Whether anybody may change it. */
  managed: ['yes', 'no'],
  /** Who may still change it when the person meant is gone. */
  remains: ['somebody', 'nobody'],
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
  { now, trialUsed }: Pick<Facts, 'now' | 'trialUsed'>,
): ChangeOutcome<DriveLicense, DriveChangeRuleId, DriveRemedyKind> {
  const hadOne = licenses.some(({ term, holders }) => term.kind === 'trial' && isListed(holders, account));
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
  seat: 'moves',
  address: 'usable',
  license: 'bought',
  term: 'not-started',
  plan: 'single',
  administrators: 'fewer',
  administrator: 'no',
  elsewhere: 'no',
  asker: 'entitled',
  managed: 'yes',
  remains: 'somebody',
  trial: 'unused',
} as const;

function changeSituation(license: DriveLicense, wanted: DriveChange, facts: Facts): Situation<typeof driveChange> {
  const { holders, administrators, seats, term } = license;
  const account = 'account' in wanted ? wanted.account : undefined;
  const seat = seatSituation(holders, wanted, (people) => countDriveSeats({ ...license, holders: people }));
  const { by } = wanted;
  const isInCharge = by === 'in-charge';
  return {
    ...nothingMeant,
    ...seat,
    person: seat.person === 'not-listed' && isReused(holders, wanted) ? 'reused' : seat.person,
    action: wanted.action,
    term: termStateAt(term, facts.now, facts.graceDays),
    license: term.kind === 'trial' ? 'tried' : 'bought',
    plan: seats > 1 ? 'several' : 'single',
    // A single subscription is for its account; those in charge put right what was bought for the wrong one (R26, D4).
    seat: seats > 1 || isInCharge ? 'moves' : 'stays',
    administrators: persons(administrators).length < 2 ? 'fewer' : 'two',
    administrator: account !== undefined && isListed(administrators, account) ? 'yes' : 'no',
    elsewhere: facts.administers?.some((id) => id !== license.id) === true ? 'yes' : 'no',
    asker: by === undefined || isInCharge || isManagedBy(license, by) ? 'entitled' : 'other',
    managed: managersOf(license).length > 0 ? 'yes' : 'no',
    remains:
      account !== undefined && isLastManager(license, wanted.action, account, isInCharge) ? 'nobody' : 'somebody',
  };
}

/** Whether somebody else is listed under the address of whoever is to have a seat (D6). */
const isReused = (holders: readonly Holder[], wanted: DriveChange): boolean =>
  (wanted.action === 'bind' || wanted.action === 'assign') &&
  holders.some(({ email }) => isSameAddress(email, wanted.account.email));

/** Whether nobody would be left who may change it, besides those in charge of it. */
const isLastManager = (
  { administrators, holders, seats }: DriveLicense,
  action: DriveChange['action'],
  account: Account,
  isInCharge: boolean,
): boolean =>
  action === 'release'
    ? !isInCharge && seats > 1 && administrators.length === 0 && persons(without(holders, account)).length === 0
    : isListed(administrators, account) && without(administrators, account).length === 0;

/** What a permitted change makes of a license. */
function changed(license: DriveLicense, wanted: DriveChange, now: Instant): DriveLicense {
  const { holders, administrators, term } = license;
  switch (wanted.action) {
    case 'bind':
      return {
        ...license,
        holders: tiedTo(holders, accountOf(wanted.account), (holder) => ({ boundAt: now, ...holder })),
        administrators: tiedTo(administrators, accountOf(wanted.account)),
      };
    case 'assign':
    case 'release':
    case 'transfer':
      return { ...license, holders: seated(holders, wanted, (account) => newHolder(account, now)) };
    case 'upgrade':
      return { ...license, ...managed(license, wanted.seats), term: { ...term, startedAt: now } };
    case 'downgrade':
      return { ...license, seats: wanted.seats, term: { ...term, startedAt: now }, seatsLoweredAt: now };
    case 'cancel':
      return term.kind === 'paid'
        ? { ...license, ...managed(license, license.seats), term: { ...term, cancelledAt: now } }
        : license;
    case 'restart':
    case 'change-billing':
      return billed(license, wanted.billing, now);
    case 'add-administrator':
      return isListed(administrators, wanted.account)
        ? license
        : { ...license, administrators: [...administrators, accountOf(wanted.account)] };
    case 'remove-administrator':
      return { ...license, administrators: without(administrators, wanted.account) };
    case 'float':
      return license;
  }
}

/** So many seats, of a plan under whoever manages the license now: they go on when others hold seats too. */
const managed = (license: DriveLicense, seats: number): Pick<DriveLicense, 'seats' | 'administrators'> => ({
  seats,
  administrators: seats > 1 ? managersOf(license).map(accountOf) : license.administrators,
});

/**
 * The license going on, billed as wanted. While the paid time runs, restarting only takes the cancelling back, and
 * billing that it has already changes nothing; otherwise a new term begins (R22, R24).
 */
function billed(license: DriveLicense, billing: Billing | undefined, now: Instant): DriveLicense {
  if (license.term.kind === 'trial') return license;
  const { cancelledAt: _, ...term } = license.term;
  const isOver = termStateAt(license.term, now) === 'ended';
  const isAsWanted = !isOver && (billing ?? term.billing) === term.billing;
  return { ...license, term: isAsWanted ? term : { kind: 'paid', billing: billing ?? term.billing, startedAt: now } };
}

const accountOf = <Person extends Account>({ id, email }: Person): Pick<Person, 'id' | 'email'> =>
  id === undefined ? { email } : { id, email };

const newHolder = (account: Account, now: Instant): Holder => ({
  ...accountOf(account),
  ...(account.id !== undefined && { boundAt: now }),
});
