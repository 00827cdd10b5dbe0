// Changes to a subscription: the whole new state, or a refusal with its rules. The given license is never touched.
import { type Account, accountOf, isSameAddress } from '../../account';
import { type ChangeOutcome, type Decision, type DriveRemedyKind, carriedOut } from '../../decision';
import { type Pattern, type Situation, createDecider, matches } from '../../engine';
import type { Facts, Leniency } from '../../facts';
import { type SeatChange, isListed, persons, seatSituation, seated, tiedTo, without } from '../../seats';
import { type TermState, isInForce } from '../../standing';
import type { Billing, Instant } from '../../time';
import { everyRules } from '../every';
import {
  type DriveLicense,
  type Holder,
  countDriveSeats,
  isBilled,
  isManagedBy,
  managersOf,
  termStateAt,
  withSeatsSettled,
} from './license';
import { driveChange } from './matters';
import { type DriveChangeRuleId, driveRules } from './rules';

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

const decideChange = createDecider(driveChange, [...everyRules, ...driveRules], 'change');

/** Carries out a change on a copy. */
export const changeDrive = (
  license: DriveLicense,
  wanted: DriveChange,
  facts: Facts,
): ChangeOutcome<DriveLicense, DriveChangeRuleId> =>
  carriedOut(decideChange(changeSituation(license, wanted, facts)), () =>
    withSeatsSettled(changed(license, wanted, facts.now)),
  );

/** Where what is wanted is so already: whoever asks once more, not knowing that it was done, is told that. */
const already: readonly Pattern<typeof driveChange>[] = [
  { action: 'assign', person: 'listed' },
  { action: 'release', person: 'not-listed' },
  { action: 'transfer', person: 'not-listed', receiver: 'listed' },
  { action: ['upgrade', 'downgrade'], size: 'same' },
  { action: 'cancel', term: ['cancelled', 'ended'] },
  { action: ['restart', 'change-billing'], term: ['not-started', 'active'], billing: 'same' },
  { action: 'add-administrator', administrator: 'yes' },
  { action: 'remove-administrator', administrator: 'no' },
];

/** Whether a license is as a change would leave it. */
export function isAlready(license: DriveLicense, wanted: DriveChange, facts: Facts): boolean {
  const situation = changeSituation(license, wanted, facts);
  // Whoever is listed, and no longer once the seat is taken from its holder, is that holder.
  const isToThemselves =
    wanted.action === 'transfer' && situation.receiver === 'not-listed' && isListed(license.holders, wanted.to);
  return isToThemselves || already.some((pattern) => matches(pattern, situation));
}

/** What takes a change back that names one account. */
const inverses = {
  assign: 'release',
  release: 'assign',
  'add-administrator': 'remove-administrator',
  'remove-administrator': 'add-administrator',
} as const;

/** A change that takes another back. */
type ReversingChange =
  | SeatChange
  | { readonly action: 'add-administrator' | 'remove-administrator'; readonly account: Account }
  | { readonly action: 'cancel' | 'restart' };

/**
 * The change that takes this one back; undefined where nothing does.
 * @param isContinued whether the paid period goes on that ran before: a new one is not taken back
 */
export function inverseOf(wanted: DriveChange, isContinued: boolean): ReversingChange | undefined {
  if (wanted.action === 'transfer') return { action: 'transfer', from: wanted.to, to: wanted.from };
  if (wanted.action === 'cancel') return { action: 'restart' };
  if (wanted.action === 'restart') return isContinued ? { action: 'cancel' } : undefined;
  if (!('account' in wanted) || wanted.action === 'bind') return undefined;
  return { action: inverses[wanted.action], account: wanted.account };
}

/** The plans in force that an account administers: it may be named for no other (R37). */
export const plansAdministeredBy = (
  licenses: readonly DriveLicense[],
  account: Account,
  facts: Pick<Facts, 'now'> & Leniency,
): readonly string[] =>
  licenses
    .filter(
      ({ administrators, term }) => isListed(administrators, account) && isInForce(termStateAt(term, facts.now, facts)),
    )
    .map(({ id }) => id);

/** The trial of an account that has had none: once for each Google account ever (D8). */
export function startTrial(
  licenses: readonly DriveLicense[],
  account: Account & { readonly id: string },
  { now, trialUsed }: Pick<Facts, 'now' | 'trialUsed'>,
): ChangeOutcome<DriveLicense, DriveChangeRuleId, DriveRemedyKind> {
  const hadOne = licenses.some(({ term, holders }) => term.kind === 'trial' && isListed(holders, account));
  const decision = decideChange({ action: 'start-trial', trial: hadOne || trialUsed === true ? 'used' : 'unused' });
  // The one rule that speaks against a trial names the subscription as the way out.
  return carriedOut(decision as Decision<DriveChangeRuleId>, () => ({
    product: 'google-drive',
    id: `trial-${account.id}`,
    seats: 1,
    term: { kind: 'trial', startedAt: now },
    holders: [newHolder(account, now)],
    administrators: [],
  }));
}

function changeSituation(
  license: DriveLicense,
  wanted: DriveChange,
  { now, administers = [], ...leniency }: Facts,
): Omit<Situation<typeof driveChange>, 'trial'> {
  const { administrators, holders, seats, term, id } = license;
  const { action, by } = wanted;
  const account = 'account' in wanted ? wanted.account : undefined;
  const seat = seatSituation(holders, wanted, (people) => countDriveSeats({ ...license, holders: people }));
  const isInCharge = by === 'in-charge';
  // Somebody else may be listed under the address of whoever is to have a seat (D6).
  const isReused =
    (action === 'bind' || action === 'assign') &&
    holders.some(({ email }) => isSameAddress(email, wanted.account.email));
  const billing = ('billing' in wanted && wanted.billing) || term.billing;
  return {
    ...seat,
    action,
    person: isReused && seat.person === 'not-listed' ? 'reused' : seat.person,
    term: changeable(termStateAt(term, now, leniency)),
    license: term.kind === 'trial' ? 'trial' : 'bought',
    plan: seats > 1 ? 'several' : 'single',
    // A single subscription is for its account; those in charge put right what was bought for the wrong one (R26, D4).
    seat: seats > 1 || isInCharge ? 'moves' : 'stays',
    administrators: persons(administrators).length < 2 ? 'fewer' : 'two',
    administrator: account && isListed(administrators, account) ? 'yes' : 'no',
    elsewhere: administers.some((one) => one !== id) ? 'yes' : 'no',
    asker: by === undefined || isInCharge || isManagedBy(license, by) ? 'entitled' : 'other',
    managed: managersOf(license).length > 0 ? 'yes' : 'no',
    remains: account && isLastManager(license, action, account, isInCharge) ? 'nobody' : 'somebody',
    billing: term.kind === 'paid' && term.billing === billing ? 'same' : 'other',
    paid: isBilled(license) ? 'in-billing' : 'here',
  };
}

/** What matters of a state to a change: whether it goes on. */
function changeable(state: TermState): Situation<typeof driveChange>['term'] {
  if (state === 'past-due' || state === 'unconfirmed') return 'active';
  return state === 'unpaid' || state === 'refunded' ? 'ended' : state;
}

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
        // A plan that is over gives nobody new a seat (D2): whoever comes to it then is tied to it, and edits with room.
        holders: tiedTo(holders, accountOf(wanted.account), ({ editsUntil, ...holder }) => ({
          boundAt: now,
          ...holder,
          ...(editsUntil !== undefined && {
            editsUntil: holder.id === undefined ? Math.min(editsUntil, now) : editsUntil,
          }),
        })),
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
function billed(license: DriveLicense, wanted: Billing | undefined, now: Instant): DriveLicense {
  if (license.term.kind === 'trial') return license;
  const { cancelledAt: _, ...term } = license.term;
  const billing = wanted ?? term.billing;
  const goesOn = billing === term.billing && termStateAt(license.term, now) !== 'ended';
  return { ...license, term: goesOn ? term : { kind: 'paid', billing, startedAt: now } };
}

/** Whoever was bound before stays so since then. */
const newHolder = (account: Account & Pick<Holder, 'boundAt'>, now: Instant): Holder => ({
  ...accountOf(account),
  ...(account.id !== undefined && { boundAt: account.boundAt ?? now }),
});
