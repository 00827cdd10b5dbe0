// Changes a second time, straight from the text: which rules speak, and who is listed afterwards.
import type {
  Account,
  DesktopChange,
  DesktopLicense,
  DriveChange,
  DriveLicense,
  Facts,
  PluginChange,
  PluginLicense,
} from '../../src/rules/index';
import { type NaiveAnswer, lastInstant, wordFor } from './naive';
import { isSame, mailbox } from './naive-account';
import { isFor, naiveNotLookedUp, naiveTaken, persons, without } from './naive-seats';

type Said = readonly (string | false)[];

const answer = (yes: Said, no: Said): NaiveAnswer => {
  const against = no.filter((rule) => rule !== false);
  const inFavour = against.length > 0 ? [] : yes.filter((rule) => rule !== false);
  return { effect: inFavour.length > 0 ? 'permit' : 'forbid', because: new Set([...against, ...inFavour]) };
};

const among = (list: readonly Account[], account: Account): boolean => list.some((one) => isSame(one, account));

/** Whether an account could have the address: one at, and a domain of two parts. */
const isUsable = ({ email }: Account): boolean => /^[^@]+@[^@.]+\.[^@]+$/.test(email.trim());

/** Whether a number of seats is one, and more than the present one. */
const isMore = (wanted: number | 'unlimited', present: number | 'unlimited'): boolean =>
  wanted === 'unlimited' ? present !== 'unlimited' : Number.isInteger(wanted) && wanted > 0 && wanted > Number(present);

export function naiveDriveChange(license: DriveLicense, wanted: DriveChange, facts: Facts): NaiveAnswer {
  const { holders, administrators, seats, term } = license;
  const hasBegun = term.startedAt <= facts.now;
  const isTrial = term.kind === 'trial';
  const isBilled = term.kind === 'paid' && term.paidUntil !== undefined;
  const word = wordFor(license, facts);
  const isStopped = ['cancelled', 'ended', 'unpaid', 'refunded'].includes(word);
  const isActive = hasBegun && !isTrial && !isStopped;
  const goesOn = !hasBegun || isActive || (isTrial && facts.now < lastInstant(license, facts));
  const inTerm: Said = [
    !hasBegun && 'drive/not-started-views-only',
    hasBegun && isTrial && 'drive/trial-is-not-a-plan',
    hasBegun && !isTrial && isStopped && 'drive/stopped-can-restart',
  ];
  const { by } = wanted;
  const everybody = persons(holders);
  const inCharge =
    administrators.length > 0
      ? administrators
      : seats > 1 && term.kind === 'paid' && term.cancelledAt !== undefined
        ? []
        : everybody.slice(0, 1);
  if (
    by !== undefined &&
    by !== 'in-charge' &&
    !among(inCharge, by) &&
    wanted.action !== 'float' &&
    wanted.action !== 'bind'
  ) {
    return answer([], [wanted.action === 'restart' ? 'drive/who-left-starts-anew' : 'drive/administrators-decide']);
  }
  if (isBilled && ['upgrade', 'downgrade', 'change-billing', 'cancel', 'restart'].includes(wanted.action)) {
    return answer([], ['drive/paid-for-in-billing']);
  }
  const staysPut = by !== 'in-charge' && seats === 1 && 'drive/another-account-subscribes-again';
  const full: Said = ['license/permission-counts', 'drive/over-the-plan-refuses-new'];
  const isReused = (account: Account): boolean =>
    !among(holders, account) && holders.some(({ email }) => mailbox(email) === mailbox(account.email));
  switch (wanted.action) {
    case 'float':
      return answer([], ['license/no-floating']);
    case 'bind':
      return among(holders, wanted.account)
        ? answer(['drive/tied-to-one-account'], [])
        : answer([], [isReused(wanted.account) ? 'drive/reused-address-waits' : 'drive/no-subscription-views-only']);
    case 'assign': {
      const isNew = !among(holders, wanted.account) && !isReused(wanted.account);
      return answer(
        ['license/named-users', 'drive/plan-lists-its-accounts'],
        [
          ...(isNew && everybody.length >= seats ? full : []),
          isNew && !isUsable(wanted.account) && 'license/address-can-be-met',
          isReused(wanted.account) && 'drive/reused-address-waits',
        ],
      );
    }
    case 'release':
      return answer(
        ['license/named-users', 'drive/plan-lists-its-accounts'],
        [
          !among(holders, wanted.account) && 'license/named-users',
          staysPut,
          by !== 'in-charge' &&
            seats > 1 &&
            administrators.length === 0 &&
            without(holders, wanted.account).length === 0 &&
            goesOn &&
            'drive/last-administrator-stays',
        ],
      );
    case 'transfer': {
      const others = without(holders, wanted.from);
      const isNew = !among(others, wanted.to);
      return answer(
        [seats === 1 ? 'drive/another-account-subscribes-again' : 'drive/plan-lists-its-accounts'],
        [
          !among(holders, wanted.from) && 'license/named-users',
          !isNew && 'license/counts-once',
          ...(isNew && persons(others).length >= seats ? full : []),
          !isUsable(wanted.to) && 'license/address-can-be-met',
          staysPut,
        ],
      );
    }
    case 'upgrade':
      return answer(
        ['license/grows-by-upgrade', isActive && 'drive/plan-changes-at-any-time'],
        [!isMore(wanted.seats, seats) && 'license/grows-by-upgrade', ...inTerm],
      );
    case 'downgrade': {
      const isFewer = Number.isInteger(wanted.seats) && wanted.seats > 0 && wanted.seats < seats;
      return answer(['drive/plan-changes-at-any-time'], [!isFewer && 'drive/plan-changes-at-any-time', ...inTerm]);
    }
    case 'change-billing':
      return answer(['drive/plan-changes-at-any-time'], [...inTerm]);
    case 'cancel':
      return answer(['drive/cancelling-keeps-paid-time'], [...inTerm]);
    case 'restart':
      return answer(['drive/stopped-can-restart'], isStopped ? [!hasBegun && 'drive/not-started-views-only'] : inTerm);
    case 'add-administrator': {
      const isNew = !among(administrators, wanted.account);
      const others = facts.administers?.filter((id) => id !== license.id) ?? [];
      return answer(
        ['drive/two-administrators'],
        [
          isNew && !isUsable(wanted.account) && 'drive/tied-to-one-account',
          isNew && persons(administrators).length >= 2 && 'drive/two-administrators',
          isNew && others.length > 0 && 'drive/administers-one-plan',
        ],
      );
    }
    case 'remove-administrator': {
      const isOne = among(administrators, wanted.account);
      return answer(
        ['drive/two-administrators'],
        [
          !isOne && 'drive/two-administrators',
          isOne && without(administrators, wanted.account).length === 0 && goesOn && 'drive/last-administrator-stays',
        ],
      );
    }
  }
}

/** What became of what was tried or given up, and whether there is anything that was bought. */
function bought(license: DesktopLicense | PluginLicense, now: number) {
  const { trialStartedAt } = license;
  const isGivenUp = 'unsubscribedAt' in license && license.unsubscribedAt <= now;
  return {
    isBought: trialStartedAt === undefined && !isGivenUp,
    isOver: isGivenUp || (trialStartedAt !== undefined && trialStartedAt + 30 * 86_400_000 <= now),
  };
}

/** What stands against giving a seat of a license that several products sell alike. */
function seatSaid(license: DesktopLicense | PluginLicense, wanted: DesktopChange | PluginChange, facts: Facts): Said {
  const { assigned } = license;
  const spare = (list: readonly Account[]): number =>
    ('users' in license ? license.users : license.editors === 'unlimited' ? Infinity : license.editors) -
    naiveTaken({ ...license, assigned: list }, facts);
  const { isBought, isOver } = bought(license, facts.now);
  const isVague =
    naiveNotLookedUp(license, facts).length > 0 && !('editors' in license && license.editors === 'unlimited');
  const giving = (receiver: Account, others: readonly Account[]): Said =>
    among(others, receiver)
      ? []
      : [
          spare(others) <= 0 && 'license/permission-counts',
          spare(others) > 0 && isVague && 'plugin/directory-tells-the-editors',
          !isUsable(receiver) && 'license/address-can-be-met',
        ];
  const changesNothing = isOver && 'license/bought-before-it-changes';
  switch (wanted.action) {
    case 'assign':
      return [...giving(wanted.account, assigned), changesNothing];
    case 'release':
      return [!among(assigned, wanted.account) && 'license/named-users'];
    case 'transfer': {
      const others = without(assigned, wanted.from);
      return [
        !among(assigned, wanted.from) && 'license/named-users',
        among(others, wanted.to) && 'license/counts-once',
        among(others, wanted.to) && !isUsable(wanted.to) && 'license/address-can-be-met',
        ...giving(wanted.to, others),
        changesNothing,
      ];
    }
    case 'upgrade':
      return [
        !isMore(wanted.seats, 'users' in license ? license.users : license.editors) && 'license/grows-by-upgrade',
        !isBought && 'license/bought-before-it-changes',
      ];
    case 'downgrade':
    case 'float':
    case 'register':
    case 'unregister':
    case 'add-staging':
    case 'add-instance':
    case 'renew':
    case 'cancel':
      return [];
  }
}

export function naiveDesktopChange(license: DesktopLicense, wanted: DesktopChange, facts: Facts): NaiveAnswer {
  const { assigned, registrations = [] } = license;
  const said = seatSaid(license, wanted, facts);
  const machines = (account: Account): string | false =>
    registrations.some((one) => isSame(one.account, account)) && 'desktop/unregistered-before-it-moves';
  switch (wanted.action) {
    case 'float':
      return answer([], ['license/no-floating']);
    case 'assign':
      return answer(['license/named-users'], said);
    case 'release':
      return answer(['license/named-users'], [...said, machines(wanted.account)]);
    case 'transfer':
      return answer(['desktop/moves-from-user-to-user'], [...said, machines(wanted.from)]);
    case 'upgrade':
      return answer(['license/grows-by-upgrade', 'desktop/one-license-after-upgrade'], said);
    case 'downgrade':
      return answer([], ['desktop/valid-for-the-users-on-the-invoice']);
    case 'register':
      return answer(
        ['desktop/any-machine-used-regularly'],
        [
          !among(assigned, wanted.account) && 'desktop/belongs-to-people',
          bought(license, facts.now).isOver && 'desktop/needs-a-license',
        ],
      );
    case 'unregister':
      return answer(['desktop/any-machine-used-regularly'], []);
  }
}

export function naivePluginChange(license: PluginLicense, wanted: PluginChange, facts: Facts): NaiveAnswer {
  const said = seatSaid(license, wanted, facts);
  const { isBought, isOver } = bought(license, facts.now);
  const isGone = isOver && 'plugin/unsubscribing-ends-at-once';
  switch (wanted.action) {
    case 'float':
      return answer([], ['license/no-floating']);
    case 'assign':
    case 'release':
      return answer(['license/named-users', 'plugin/editors-are-selected'], said);
    case 'transfer':
      return answer(['plugin/editors-are-selected'], said);
    case 'upgrade':
      return answer(['license/grows-by-upgrade', 'plugin/upgrade-starts-new-maintenance'], said);
    case 'downgrade':
      return answer([], ['plugin/fewer-editors-is-a-new-license']);
    case 'add-staging':
      return answer(['plugin/staging-is-included'], [isGone]);
    case 'add-instance':
      return isFor(license, wanted.instance)
        ? answer(['plugin/staging-is-included'], [])
        : answer([], ['plugin/one-license-one-instance']);
    case 'renew':
      return answer(
        ['plugin/maintenance-brings-updates'],
        [isGone, !isBought && !isOver && 'plugin/maintenance-brings-updates'],
      );
    case 'cancel':
      return answer(
        ['plugin/unsubscribing-ends-at-once'],
        [license.hosting !== 'cloud' && 'plugin/server-license-has-no-end', isGone],
      );
  }
}
