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
import { type NaiveAnswer, isSame, lastInstant, mailbox } from './naive';
import { isFor, naiveTaken } from './naive-seats';

type Said = readonly (string | false)[];

const answer = (yes: Said, no: Said): NaiveAnswer => {
  const against = no.filter((rule) => rule !== false);
  const inFavour = against.length > 0 ? [] : yes.filter((rule) => rule !== false);
  return { effect: inFavour.length > 0 ? 'permit' : 'forbid', because: new Set([...against, ...inFavour]) };
};

const among = (list: readonly Account[], account: Account): boolean => list.some((one) => isSame(one, account));
const without = (list: readonly Account[], account: Account): readonly Account[] =>
  list.filter((one) => !isSame(one, account));

/** Whether a number of seats is one, and more than the present one. */
const isMore = (wanted: number | 'unlimited', present: number | 'unlimited'): boolean =>
  wanted === 'unlimited' ? present !== 'unlimited' : Number.isInteger(wanted) && wanted > 0 && wanted > Number(present);

export function naiveDriveChange(license: DriveLicense, wanted: DriveChange, facts: Facts): NaiveAnswer {
  const { holders, administrators, seats, term } = license;
  const hasBegun = term.startedAt <= facts.now;
  const isTrial = term.kind === 'trial';
  const isStopped = term.kind === 'paid' && term.cancelledAt !== undefined && term.cancelledAt <= facts.now;
  const isActive = hasBegun && !isTrial && !isStopped;
  const inTerm: Said = [
    !hasBegun && 'drive/not-started-views-only',
    hasBegun && isTrial && 'drive/trial-is-not-a-plan',
    hasBegun && !isTrial && isStopped && 'drive/stopped-can-restart',
  ];
  const { by } = wanted;
  const mayAsk =
    by === undefined || among(administrators, by) || (administrators.length === 0 && seats === 1 && among(holders, by));
  const asker = !mayAsk && 'drive/administrators-decide';
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
          ...(isNew && holders.length >= seats ? full : []),
          isReused(wanted.account) && 'drive/reused-address-waits',
          asker,
        ],
      );
    }
    case 'release':
      return answer(
        ['license/named-users', 'drive/plan-lists-its-accounts'],
        [!among(holders, wanted.account) && 'license/named-users', asker],
      );
    case 'transfer': {
      const others = without(holders, wanted.from);
      const isNew = !among(others, wanted.to);
      return answer(
        ['drive/plan-lists-its-accounts'],
        [
          !among(holders, wanted.from) && 'license/named-users',
          !isNew && 'license/counts-once',
          ...(isNew && others.length >= seats ? full : []),
          seats === 1 && 'drive/another-account-subscribes-again',
          asker,
        ],
      );
    }
    case 'upgrade':
      return answer(
        ['license/grows-by-upgrade', isActive && 'drive/plan-changes-at-any-time'],
        [!isMore(wanted.seats, seats) && 'license/grows-by-upgrade', ...inTerm, asker],
      );
    case 'downgrade': {
      const isFewer = Number.isInteger(wanted.seats) && wanted.seats > 0 && wanted.seats < seats;
      return answer(
        ['drive/plan-changes-at-any-time'],
        [!isFewer && 'drive/plan-changes-at-any-time', ...inTerm, asker],
      );
    }
    case 'change-billing':
      return answer(['drive/plan-changes-at-any-time'], [...inTerm, asker]);
    case 'cancel':
      return answer(['drive/cancelling-keeps-paid-time'], [...inTerm, asker]);
    case 'restart':
      return answer(
        ['drive/stopped-can-restart'],
        [
          ...(isStopped ? [!hasBegun && 'drive/not-started-views-only'] : inTerm),
          isActive && 'drive/stopped-can-restart',
          !mayAsk && 'drive/who-left-starts-anew',
        ],
      );
    case 'add-administrator': {
      const isNew = !among(administrators, wanted.account);
      const others = facts.administers?.filter((id) => id !== license.id) ?? [];
      return answer(
        ['drive/two-administrators'],
        [
          asker,
          isNew && administrators.length >= 2 && 'drive/two-administrators',
          isNew && others.length > 0 && 'drive/administers-one-plan',
        ],
      );
    }
    case 'remove-administrator': {
      const isOne = among(administrators, wanted.account);
      const goesOn = !hasBegun || isActive || (isTrial && facts.now < lastInstant(license, facts));
      return answer(
        ['drive/two-administrators'],
        [
          asker,
          !isOne && 'drive/two-administrators',
          isOne && administrators.length === 1 && goesOn && 'drive/last-administrator-stays',
        ],
      );
    }
  }
}

export function naiveDesktopChange(license: DesktopLicense, wanted: DesktopChange): NaiveAnswer {
  const { assigned, users, registrations = [] } = license;
  const isFull = (list: readonly Account[]): boolean => naiveTaken({ ...license, assigned: list }, {}) >= users;
  const machines = (account: Account): string | false =>
    registrations.some((one) => isSame(one.account, account)) && 'desktop/unregistered-before-it-moves';
  switch (wanted.action) {
    case 'float':
      return answer([], ['license/no-floating']);
    case 'assign':
      return answer(
        ['license/named-users'],
        [!among(assigned, wanted.account) && isFull(assigned) && 'license/permission-counts'],
      );
    case 'release':
      return answer(
        ['license/named-users'],
        [!among(assigned, wanted.account) && 'license/named-users', machines(wanted.account)],
      );
    case 'transfer': {
      const others = without(assigned, wanted.from);
      return answer(
        ['desktop/moves-from-user-to-user'],
        [
          !among(assigned, wanted.from) && 'license/named-users',
          among(others, wanted.to) && 'license/counts-once',
          !among(others, wanted.to) && isFull(others) && 'license/permission-counts',
          machines(wanted.from),
        ],
      );
    }
    case 'upgrade':
      return answer(
        ['license/grows-by-upgrade', 'desktop/one-license-after-upgrade'],
        [!isMore(wanted.seats, users) && 'license/grows-by-upgrade'],
      );
    case 'downgrade':
      return answer([], ['desktop/valid-for-the-users-on-the-invoice']);
    case 'register':
      return among(assigned, wanted.account)
        ? answer(['desktop/any-machine-used-regularly'], [])
        : answer([], ['desktop/belongs-to-people']);
    case 'unregister':
      return answer(['desktop/any-machine-used-regularly'], []);
  }
}

export function naivePluginChange(license: PluginLicense, wanted: PluginChange, facts: Facts): NaiveAnswer {
  const { assigned, editors, hosting } = license;
  const isFull = (list: readonly Account[]): boolean =>
    editors !== 'unlimited' && naiveTaken({ ...license, assigned: list }, facts) >= editors;
  switch (wanted.action) {
    case 'float':
      return answer([], ['license/no-floating']);
    case 'assign':
      return answer(
        ['license/named-users', 'plugin/editors-are-selected'],
        [!among(assigned, wanted.account) && isFull(assigned) && 'license/permission-counts'],
      );
    case 'release':
      return answer(
        ['license/named-users', 'plugin/editors-are-selected'],
        [!among(assigned, wanted.account) && 'license/named-users'],
      );
    case 'transfer': {
      const others = without(assigned, wanted.from);
      return answer(
        ['plugin/editors-are-selected'],
        [
          !among(assigned, wanted.from) && 'license/named-users',
          among(others, wanted.to) && 'license/counts-once',
          !among(others, wanted.to) && isFull(others) && 'license/permission-counts',
        ],
      );
    }
    case 'upgrade':
      return answer(
        ['license/grows-by-upgrade', 'plugin/upgrade-starts-new-maintenance'],
        [!isMore(wanted.seats, editors) && 'license/grows-by-upgrade'],
      );
    case 'downgrade':
      return answer([], ['plugin/fewer-editors-is-a-new-license']);
    case 'add-staging':
      return answer(['plugin/staging-is-included'], []);
    case 'add-instance':
      return isFor(license, wanted.instance)
        ? answer(['plugin/staging-is-included'], [])
        : answer([], ['plugin/one-license-one-instance']);
    case 'renew':
      return answer(['plugin/maintenance-brings-updates'], []);
    case 'cancel':
      return hosting === 'cloud'
        ? answer(['plugin/unsubscribing-ends-at-once'], [])
        : answer([], ['plugin/server-license-has-no-end']);
  }
}
