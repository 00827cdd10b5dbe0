// What a permitted change makes of a license, a second time, straight from the text.
import type {
  Account,
  DesktopChange,
  DesktopLicense,
  DriveChange,
  DriveLicense,
  Holder,
  PluginChange,
  PluginLicense,
} from '../../src/rules/index';
import { lastInstant, nextRenewal } from './naive';
import { isSame } from './naive-account';
import { isFor, persons, placeIn, without } from './naive-seats';

const including = (list: readonly Account[], account: Account): readonly Account[] =>
  list.some((one) => isSame(one, account)) ? list : [...list, account];

/** The list with one more seat, bound where the account is known by its id. */
const seated = (list: readonly Holder[], { id, email }: Account, now: number): readonly Holder[] =>
  list.some((one) => isSame(one, { email, ...(id !== undefined && { id }) }))
    ? list
    : [...list, id === undefined ? { email } : { id, email, boundAt: now }];

/** Nobody beyond the seats edits longer than to the renewal that follows the lowering; everybody else is told no end. */
function settled({ seatsLoweredAt, ...license }: DriveLicense): DriveLicense {
  const { holders, seats, term } = license;
  const ranked = persons(holders)
    .map((holder, place) => ({ place, boundAt: holder.boundAt ?? Infinity }))
    .sort((one, other) => (one.boundAt === other.boundAt ? one.place - other.place : one.boundAt - other.boundAt));
  const beyond = new Set<number | undefined>(ranked.slice(seats).map(({ place }) => place));
  const since = Math.max(seatsLoweredAt ?? term.startedAt, term.startedAt);
  const isOver = beyond.size > 0;
  // What was paid says nothing of when it renews.
  const { paidUntil: _, payment: __, ...agreed } = term as Extract<DriveLicense['term'], { kind: 'paid' }>;
  const last = lastInstant({ term: agreed }, { now: since, graceDays: 0 });
  const renewal = isOver && last === Infinity && term.kind === 'paid' ? nextRenewal(term, since) : last;
  return {
    ...license,
    ...(isOver && { seatsLoweredAt: seatsLoweredAt ?? term.startedAt }),
    holders: holders.map(({ editsUntil, ...holder }) =>
      beyond.has(placeIn(holders, holder))
        ? { ...holder, editsUntil: Math.min(editsUntil ?? Infinity, renewal) }
        : holder,
    ),
  };
}

/** A subscription after a permitted change. */
export const naiveDriveChanged = (license: DriveLicense, wanted: DriveChange, now: number): DriveLicense =>
  settled({ ...license, ...driveDifference(license, wanted, now) });

function driveDifference(license: DriveLicense, wanted: DriveChange, now: number): Partial<DriveLicense> {
  const { holders, administrators, term } = license;
  switch (wanted.action) {
    case 'float':
      return {};
    case 'bind': {
      const { id, email } = wanted.account;
      const isNew = !holders.some((holder) => holder.id === id);
      return {
        holders: boundIn(holders, wanted.account).map((holder) =>
          holder.id === id && holder.email === email
            ? {
                ...holder,
                boundAt: holder.boundAt ?? now,
                // New on a plan that has no seat left: no editing, unless settling finds one.
                ...(isNew && holder.editsUntil !== undefined && { editsUntil: Math.min(now, holder.editsUntil) }),
              }
            : holder,
        ),
        administrators: boundIn(administrators, wanted.account),
      };
    }
    case 'assign':
      return { holders: seated(holders, wanted.account, now) };
    case 'release':
      return { holders: without(holders, wanted.account) };
    case 'transfer':
      return { holders: seated(without(holders, wanted.from), wanted.to, now) };
    case 'upgrade':
      return { seats: wanted.seats, term: { ...term, startedAt: now }, administrators: inChargeOf(license) };
    case 'downgrade':
      return { seats: wanted.seats, term: { ...term, startedAt: now }, seatsLoweredAt: now };
    case 'cancel': {
      const administering = license.seats > 1 ? inChargeOf(license) : administrators;
      return term.kind === 'paid' ? { term: { ...term, cancelledAt: now }, administrators: administering } : {};
    }
    case 'change-billing':
    case 'restart': {
      if (term.kind === 'trial') return {};
      const { billing = term.billing } = wanted;
      const isPaid = now < lastInstant(license, { now });
      const startedAt = isPaid && billing === term.billing ? term.startedAt : now;
      return { term: { kind: 'paid', billing, startedAt } };
    }
    case 'add-administrator':
      return { administrators: including(administrators, wanted.account) };
    case 'remove-administrator':
      return { administrators: without(administrators, wanted.account) };
  }
}

/** The administrators; without any, whoever was there first, but of a plan that was stopped before. */
const inChargeOf = ({ administrators, holders, seats, term }: DriveLicense): readonly Account[] =>
  administrators.length > 0 || (seats > 1 && term.kind === 'paid' && term.cancelledAt !== undefined)
    ? administrators
    : persons(holders)
        .slice(0, 1)
        .map(({ id, email }) => ({ ...(id !== undefined && { id }), email }));

/** The list in which an account, by its id or by an address that waits for it, is one entry under its id and address. */
function boundIn<Person extends Account>(list: readonly Person[], account: Account): readonly Person[] {
  const place = [
    list.findIndex((one) => one.id === account.id && one.email === account.email),
    list.findIndex((one) => one.id === account.id),
    list.findIndex((one) => isSame(one, account)),
  ].find((at) => at >= 0);
  const written = list.map((one, at) => (at === place ? { ...one, ...account } : one));
  return written.filter((one, at) => at === place || !isSame(one, account));
}

/** A license of Desktop after a permitted change. */
export function naiveDesktopChanged(license: DesktopLicense, wanted: DesktopChange): DesktopLicense {
  const { assigned, registrations = [] } = license;
  switch (wanted.action) {
    case 'assign':
      return { ...license, assigned: including(assigned, wanted.account) };
    case 'release':
      return { ...license, assigned: without(assigned, wanted.account) };
    case 'transfer':
      return { ...license, assigned: [...without(assigned, wanted.from), wanted.to] };
    case 'upgrade':
      return { ...license, users: wanted.seats };
    case 'register':
    case 'unregister': {
      const { account, machine } = wanted;
      const rest = registrations.filter((one) => !(one.machine === machine && isSame(one.account, account)));
      return { ...license, registrations: wanted.action === 'register' ? [...rest, { account, machine }] : rest };
    }
    case 'downgrade':
    case 'float':
      return license;
  }
}

/** The same day of the next year; a leap day becomes the day before it. */
function yearAfter(instant: number): number {
  const date = new Date(instant);
  const isLeapDay = date.getUTCMonth() === 1 && date.getUTCDate() === 29;
  return date.setUTCFullYear(date.getUTCFullYear() + 1, date.getUTCMonth(), isLeapDay ? 28 : date.getUTCDate());
}

/** A license of a plugin after a permitted change. */
export function naivePluginChanged(license: PluginLicense, wanted: PluginChange, now: number): PluginLicense {
  const { assigned, staging, maintenance } = license;
  switch (wanted.action) {
    case 'assign':
      return { ...license, assigned: including(assigned, wanted.account) };
    case 'release':
      return { ...license, assigned: without(assigned, wanted.account) };
    case 'transfer':
      return { ...license, assigned: [...without(assigned, wanted.from), wanted.to] };
    case 'upgrade':
      return { ...license, editors: wanted.seats, maintenance: { start: now, end: yearAfter(now) } };
    case 'add-staging':
      return { ...license, staging: isFor(license, wanted.instance) ? staging : [...staging, wanted.instance] };
    case 'renew':
      return {
        ...license,
        maintenance: { start: maintenance?.start ?? now, end: yearAfter(maintenance?.end ?? now) },
      };
    case 'cancel':
      return { ...license, unsubscribedAt: now };
    case 'add-instance':
    case 'downgrade':
    case 'float':
      return license;
  }
}
