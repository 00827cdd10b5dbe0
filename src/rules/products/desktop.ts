// Mockups 3 for Desktop: licenses follow people, not machines.
import { type Account, isSameAccount } from '../account';
import { type ChangeOutcome, carriedOut, compareSeats } from '../change';
import { type Situation, createDecider } from '../engine';
import type { Facts } from '../facts';
import type { Product } from '../product';
import type { Rule } from '../rule';
import { type SeatCount, countNamed } from '../seats';
import type { Instant } from '../time';
import { everyAccess, everyChange, everyRules } from './every';
import { licenseStanding, trialStateAt } from './licensed';

/** What was bought for Desktop, and whom it is assigned to. */
export interface DesktopLicense {
  readonly product: 'desktop';
  readonly id: string;
  /** Users stated on the invoice (S7, R48). */
  readonly users: number;
  /** Each may install it on every machine they use regularly (S6, R47). */
  readonly assigned: readonly Account[];
  /** Machines on which it is registered now, as far as they are recorded (R50). */
  readonly registrations?: readonly Registration[];
  /** The major version bought; 3 unless stated (R54). */
  readonly version?: number;
  /** Set while it is a trial and nothing was bought yet. */
  readonly trialStartedAt?: Instant;
}

/** One machine on which a user has registered the license. */
export interface Registration {
  readonly account: Account;
  readonly machine: string;
}

/** What somebody wants to do with Desktop. */
export interface DesktopRequest {
  readonly product: 'desktop';
  readonly action: 'view' | 'edit' | 'create' | 'install' | 'update';
  readonly account?: Account;
  /** For `install`: whether the user works on that machine regularly. */
  readonly machine?: 'regular' | 'occasional';
  /** For `update`: the major version to install. */
  readonly version?: number;
}

/** What may be changed about a Desktop license. */
export type DesktopChange =
  | { readonly action: 'assign' | 'release'; readonly account: Account }
  | { readonly action: 'transfer'; readonly from: Account; readonly to: Account }
  | { readonly action: 'upgrade' | 'downgrade'; readonly seats: number }
  | ({ readonly action: 'register' | 'unregister' } & Registration)
  | { readonly action: 'float' };

export const desktopAccess = {
  ...everyAccess,
  action: [...everyAccess.action, 'install', 'update'],
  account: ['known', 'hidden'],
  /** `unread`: the licenses can't be read now, so that nothing is known of them. */
  license: ['none', 'trial', 'trial-ended', 'bought', 'unread'],
  /** `beyond`: assigned after as many others as the invoice states. */
  user: ['within', 'beyond', 'not-assigned'],
  machine: ['regular', 'occasional'],
  /** Whether the version wanted is one that the license includes (R54). */
  version: ['included', 'later'],
} as const;

export const desktopChange = {
  ...everyChange,
  action: [...everyChange.action, 'downgrade', 'register', 'unregister'],
  /** Whether the person who gives up a seat still has machines registered. */
  machines: ['none', 'registered'],
} as const;

const working = ['edit', 'create', 'install'] as const;
const known = { action: working, account: ['known'], license: ['bought'] } as const;

const rules = [
  {
    id: 'desktop/belongs-to-people',
    sources: ['S5', 'R47'],
    access: {
      permits: [{ ...known, action: ['edit', 'create'], user: ['within'] }],
      forbids: [{ ...known, user: ['not-assigned'] }],
      remedies: [{ kind: 'assign' }],
    },
    change: { forbids: [{ action: ['register'], person: ['not-listed'] }], remedies: [{ kind: 'assign' }] },
  },
  {
    id: 'desktop/any-machine-used-regularly',
    sources: ['S6', 'R47', 'R51'],
    access: {
      permits: [{ ...known, action: ['install'], user: ['within'], machine: ['regular'] }],
      forbids: [{ action: ['install'], license: ['bought'], machine: ['occasional'] }],
      remedies: [{ kind: 'use-regular-machine' }],
    },
    change: { permits: [{ action: ['register'], person: ['listed'] }, { action: ['unregister'] }] },
  },
  {
    id: 'desktop/valid-for-the-users-on-the-invoice',
    sources: ['S7', 'R48'],
    access: {
      forbids: [{ ...known, user: ['beyond'] }],
      remedies: [{ kind: 'upgrade' }, { kind: 'release' }],
    },
    change: { forbids: [{ action: ['downgrade'] }], remedies: [{ kind: 'buy-license' }] },
  },
  {
    id: 'desktop/moves-from-user-to-user',
    sources: ['S8', 'R49', 'D4'],
    change: { permits: [{ action: ['transfer'], person: ['listed'] }] },
  },
  {
    id: 'desktop/unregistered-before-it-moves',
    sources: ['R50'],
    change: {
      forbids: [{ action: ['transfer', 'release'], machines: ['registered'] }],
      remedies: [{ kind: 'unregister' }],
    },
  },
  {
    id: 'desktop/viewing-is-free',
    sources: ['R6'],
    access: { permits: [{ action: ['view'] }] },
  },
  {
    id: 'desktop/trial-is-fully-functional',
    sources: ['R5'],
    access: { permits: [{ action: [...working, 'update'], license: ['trial'] }] },
  },
  {
    id: 'desktop/needs-a-license',
    sources: ['R10', 'R55'],
    access: {
      forbids: [{ action: [...working, 'update'], license: ['none', 'trial-ended'] }],
      remedies: [{ kind: 'start-trial', when: { license: ['none'] } }, { kind: 'buy-license' }],
    },
  },
  {
    id: 'desktop/one-license-after-upgrade',
    sources: ['R53'],
    change: { permits: [{ action: ['upgrade'], size: ['more'] }] },
  },
  {
    id: 'desktop/updates-are-free-within-a-version',
    sources: ['R54', 'R4'],
    access: {
      permits: [{ action: ['update'], license: ['bought'], version: ['included'] }],
      forbids: [{ action: ['update'], license: ['bought'], version: ['later'] }],
      remedies: [{ kind: 'buy-next-version' }],
    },
  },
  {
    id: 'desktop/unreachable-views-only',
    sources: ['D11'],
    access: {
      forbids: [{ action: [...working, 'update'], license: ['unread'] }],
      remedies: [{ kind: 'try-again' }],
    },
  },
  {
    id: 'desktop/unknown-user-views-only',
    sources: ['D11'],
    access: {
      forbids: [{ action: working, account: ['hidden'], license: ['bought'] }],
      remedies: [{ kind: 'show-identity' }],
    },
  },
] as const satisfies readonly Rule<typeof desktopAccess, typeof desktopChange>[];

const allRules = [...everyRules, ...rules];

export type DesktopRuleId = (typeof allRules)[number]['id'];

const decideSituation = createDecider(desktopAccess, allRules, 'access');
const decideChange = createDecider(desktopChange, allRules, 'change');

/** Updates to version 3 are free from every older one; a later one is bought (R54). */
const latestFreeVersion = 3;

/** A person counts once, on however many machines (S5, S6). */
export const countDesktopSeats = ({ users, assigned }: DesktopLicense): SeatCount<DesktopRuleId> =>
  countNamed<DesktopRuleId>(
    users,
    assigned.map((account) => ({
      account,
      isCounted: true,
      because: ['license/permission-counts', 'desktop/belongs-to-people'],
    })),
  );

function accessSituation(
  licenses: readonly DesktopLicense[],
  { action, account, machine, version }: Omit<DesktopRequest, 'product'>,
  { now, reachable }: Facts,
): Situation<typeof desktopAccess> {
  const held = licenses.map((license) => {
    const included = Math.max(latestFreeVersion, license.version ?? latestFreeVersion);
    return {
      license: trialStateAt(license.trialStartedAt, now),
      user: userOf(license, account),
      version: version !== undefined && version > included ? 'later' : 'included',
    } as const;
  });
  const rank = ({ license, user, version: its }: (typeof held)[number]): number =>
    Number(license === 'bought' && user === 'within') * 16 +
    Number(license === 'trial') * 8 +
    Number(license === 'bought' && user === 'beyond') * 4 +
    Number(license === 'bought') * 2 +
    Number(its === 'included');
  const [best] = [...held].sort((one, other) => rank(other) - rank(one));
  return {
    action,
    account: account === undefined ? 'hidden' : 'known',
    machine: machine ?? 'regular',
    ...(best !== undefined && reachable
      ? best
      : { license: reachable ? 'none' : 'unread', user: 'not-assigned', version: 'included' }),
  };
}

function userOf(license: DesktopLicense, account: Account | undefined): Situation<typeof desktopAccess>['user'] {
  const { assigned, users } = license;
  const listed = account === undefined ? undefined : assigned.find((one) => isSameAccount(one, account));
  if (listed === undefined) return 'not-assigned';
  // Who is listed twice has the first of the places.
  const place = assigned.findIndex((one) => isSameAccount(one, listed));
  return countDesktopSeats({ ...license, assigned: assigned.slice(0, place) }).taken < users ? 'within' : 'beyond';
}

const isListed = (list: readonly Account[], account: Account): boolean =>
  list.some((one) => isSameAccount(one, account));

function changeSituation(license: DesktopLicense, wanted: DesktopChange): Situation<typeof desktopChange> {
  const { assigned, registrations = [], users } = license;
  const base = {
    action: wanted.action,
    person: 'not-listed',
    receiver: 'not-meant',
    room: countDesktopSeats(license).taken < users ? 'free' : 'full',
    size: 'not-meant',
    machines: 'none',
  } as const;
  const machinesOf = (account: Account): 'registered' | 'none' =>
    registrations.some((registration) => isSameAccount(registration.account, account)) ? 'registered' : 'none';
  switch (wanted.action) {
    case 'assign':
    case 'release':
    case 'register':
    case 'unregister':
      return {
        ...base,
        person: isListed(assigned, wanted.account) ? 'listed' : 'not-listed',
        machines: machinesOf(wanted.account),
      };
    case 'transfer': {
      const others = { ...license, assigned: assigned.filter((one) => !isSameAccount(one, wanted.from)) };
      return {
        ...base,
        person: isListed(assigned, wanted.from) ? 'listed' : 'not-listed',
        receiver: isListed(others.assigned, wanted.to) ? 'listed' : 'not-listed',
        room: countDesktopSeats(others).taken < users ? 'free' : 'full',
        machines: machinesOf(wanted.from),
      };
    }
    case 'upgrade':
    case 'downgrade':
      return { ...base, size: compareSeats(users, wanted.seats) };
    case 'float':
      return base;
  }
}

function changed(license: DesktopLicense, wanted: DesktopChange): DesktopLicense {
  const { assigned, registrations = [] } = license;
  const without = (account: Account): readonly Account[] => assigned.filter((one) => !isSameAccount(one, account));
  switch (wanted.action) {
    case 'assign':
      return isListed(assigned, wanted.account) ? license : { ...license, assigned: [...assigned, wanted.account] };
    case 'release':
      return { ...license, assigned: without(wanted.account) };
    case 'transfer':
      return { ...license, assigned: [...without(wanted.from), wanted.to] };
    case 'upgrade':
    case 'downgrade':
      return { ...license, users: wanted.seats };
    case 'register':
    case 'unregister': {
      const { account, machine } = wanted;
      const others = registrations.filter((one) => one.machine !== machine || !isSameAccount(one.account, account));
      return {
        ...license,
        registrations: wanted.action === 'register' ? [...others, { account, machine }] : others,
      };
    }
    case 'float':
      return license;
  }
}

const changeDesktop = (license: DesktopLicense, wanted: DesktopChange): ChangeOutcome<DesktopLicense, DesktopRuleId> =>
  carriedOut(decideChange(changeSituation(license, wanted)), () => changed(license, wanted));

export const desktop: Product<'desktop', DesktopLicense, DesktopRequest, DesktopChange, DesktopRuleId> = {
  id: 'desktop',
  rules: allRules,
  countedBy: [
    'license/named-users',
    'license/permission-counts',
    'desktop/belongs-to-people',
    'desktop/any-machine-used-regularly',
    'desktop/valid-for-the-users-on-the-invoice',
    'desktop/moves-from-user-to-user',
    'license/grows-by-upgrade',
  ],
  decide: (licenses, request, facts) => decideSituation(accessSituation(licenses, request, facts)),
  count: countDesktopSeats,
  change: changeDesktop,
  standing: (licenses, account, facts) =>
    licenseStanding('desktop', licenses, account, facts, {
      isHeld: (license, holder) => userOf(license, holder) !== 'not-assigned',
      because: () =>
        decideSituation(accessSituation(licenses, { action: 'create', ...(account && { account }) }, facts)).because,
    }),
};
