// Mockups 3 for Desktop: licenses follow people, not machines.
import { type Account, isSameAccount } from '../account';
import { carriedOut } from '../decision';
import { type Situation, createDecider, rankIn, ranked } from '../engine';
import type { Facts } from '../facts';
import type { Product } from '../product';
import { always, rulesOf, toldBy } from '../rule';
import {
  type SeatChange,
  type SeatCount,
  countNamed,
  entryOf,
  listedBy,
  personOf,
  persons,
  seatSituation,
  seated,
} from '../seats';
import { everyAccess, everyChange, everyRules, licensedStates, over } from './every';
import { type Licensed, type Look, isNo, lastly, licenseStanding, licensedRules, licensedState } from './licensed';

/** What was bought for Desktop, and whom it is assigned to. */
export interface DesktopLicense extends Pick<Licensed, 'id' | 'trialStartedAt'> {
  readonly product: 'desktop';
  /** Users stated on the invoice (S7, R48). */
  readonly users: number;
  /** Each may install it on every machine they use regularly (S6, R47). */
  readonly assigned: readonly Account[];
  /** Machines on which it is registered now, as far as they are recorded (R50). */
  readonly registrations?: readonly Registration[];
  /** The major version bought; 3 unless stated (R54). */
  readonly version?: number;
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
  readonly account?: Account | undefined;
  /** For `install`: whether the user works on that machine regularly. */
  readonly machine?: 'regular' | 'occasional' | undefined;
  /** For `update`: the major version to install. */
  readonly version?: number | undefined;
}

/** What may be changed about a Desktop license. */
export type DesktopChange =
  | SeatChange
  | { readonly action: 'upgrade' | 'downgrade'; readonly seats: number }
  | ({ readonly action: 'register' | 'unregister' } & Registration)
  | { readonly action: 'float' };

export const desktopAccess = {
  ...everyAccess,
  action: [...everyAccess.action, 'install', 'update'],
  account: ['known', 'hidden'],
  /** `unread`: the licenses can't be read now, so that nothing is known of them. */
  license: [...licensedStates, 'none', 'unread'],
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
const known = { action: working, account: 'known', license: 'bought' } as const;

const rules = rulesOf<typeof desktopAccess, typeof desktopChange>()({
  'desktop/belongs-to-people': {
    sources: ['S5', 'R47'],
    telling: always,
    access: {
      permits: { ...known, action: ['edit', 'create'], user: 'within' },
      forbids: { ...known, license: ['bought', 'trial'], user: 'not-assigned' },
      remedies: ['assign', { kind: 'start-trial', when: { license: 'trial' } }],
    },
    change: { forbids: { action: 'register', person: 'not-listed' }, remedies: 'assign' },
  },
  'desktop/any-machine-used-regularly': {
    sources: ['S6', 'R47', 'R51'],
    telling: always,
    access: {
      permits: { ...known, action: 'install', user: 'within', machine: 'regular' },
      forbids: { action: 'install', license: 'bought', machine: 'occasional' },
      remedies: 'use-regular-machine',
    },
    change: { permits: [{ action: 'register', person: 'listed' }, { action: 'unregister' }] },
  },
  'desktop/valid-for-the-users-on-the-invoice': {
    sources: ['S7', 'R48'],
    telling: always,
    access: { forbids: { ...known, user: 'beyond' }, remedies: ['upgrade', 'release'] },
    change: { forbids: { action: 'downgrade' }, remedies: 'buy-license' },
  },
  'desktop/moves-from-user-to-user': {
    sources: ['S8', 'R49', 'D4'],
    telling: always,
    change: { permits: { action: 'transfer', person: 'listed' } },
  },
  'desktop/unregistered-before-it-moves': {
    sources: ['R50'],
    telling: always,
    change: { forbids: { action: ['transfer', 'release'], machines: 'registered' }, remedies: 'unregister' },
  },
  'desktop/viewing-is-free': { sources: ['R6'], access: { permits: { action: 'view' } } },
  'desktop/trial-is-fully-functional': {
    sources: ['R5'],
    access: {
      permits: [
        { action: working, license: 'trial', user: ['within', 'beyond'] },
        { action: 'update', license: 'trial' },
      ],
      forbids: { action: [...working, 'update'], license: 'not-begun' },
      remedies: ['wait-for-start', 'buy-license'],
    },
  },
  'desktop/needs-a-license': {
    sources: ['R10', 'R55'],
    access: {
      forbids: { action: [...working, 'update'], license: ['none', 'trial-ended'] },
      remedies: [{ kind: 'start-trial', when: { license: 'none' } }, 'buy-license'],
    },
    change: { forbids: { action: 'register', license: over }, remedies: 'buy-license' },
  },
  'desktop/one-license-after-upgrade': { sources: ['R53'], change: { permits: { action: 'upgrade', size: 'more' } } },
  'desktop/updates-are-free-within-a-version': {
    sources: ['R54', 'R4'],
    access: {
      permits: { action: 'update', license: 'bought', version: 'included' },
      forbids: { action: 'update', license: 'bought', version: 'later' },
      remedies: 'buy-next-version',
    },
  },
  'desktop/unreachable-views-only': {
    sources: ['D11'],
    access: { forbids: { action: [...working, 'update'], license: 'unread' }, remedies: 'try-again' },
  },
  'desktop/unknown-user-views-only': {
    sources: ['D11'],
    access: {
      forbids: { action: working, account: 'hidden', license: ['bought', 'trial'] },
      remedies: 'show-identity',
    },
  },
});

const allRules = [...everyRules, ...licensedRules, ...rules];

type DesktopRuleId = (typeof allRules)[number]['id'];

const decideAccess = createDecider(desktopAccess, allRules, 'access');
const decideChange = createDecider(desktopChange, allRules, 'change');

/** Updates to version 3 are free from every older one; a later one is bought (R54). */
const latestFreeVersion = 3;

/** A person counts once, on however many machines (S5, S6). */
const countDesktopSeats = ({ users, assigned }: DesktopLicense): SeatCount<DesktopRuleId> =>
  countNamed<DesktopRuleId>(users, listedBy(assigned, true, 'license/permission-counts', 'desktop/belongs-to-people'));

type Asked = Omit<DesktopRequest, 'product'>;

/** What matters whatever the license. */
const asked = ({ action, account, machine = 'regular' }: Asked) =>
  ({ action, account: account === undefined ? 'hidden' : 'known', machine }) as const;

/** What each license says of a request, the one that decides first (D3). */
const looksAt = (
  licenses: readonly DesktopLicense[],
  request: Asked,
  { now }: Facts,
): readonly Look<DesktopLicense, DesktopRuleId>[] =>
  ranked(
    licenses.map((license) => {
      const state = licensedState(license, now);
      const user = userOf(license, request.account);
      const isIncluded = (request.version ?? 0) <= Math.max(latestFreeVersion, license.version ?? 0);
      const version = isIncluded ? 'included' : 'later';
      const situation = { ...asked(request), license: state, user, version } as const;
      const decision = decideAccess(situation);
      const isHeld = user !== 'not-assigned';
      // Whoever a license is for is answered by it, as far as it serves at all.
      const serves = isHeld && (state === 'bought' || state === 'trial');
      const rank = [serves ? isNo(decision) : 2, ...rankIn(desktopAccess, situation), ...lastly(license, state)];
      return { license, state, isHeld, isOver: user === 'beyond', decision, rank };
    }),
    ({ rank }) => rank,
  );

/** The answer where there is no license, or none can be read. */
const withoutLicense = (request: Asked, { reachable }: Facts) =>
  decideAccess({ ...asked(request), license: reachable ? 'none' : 'unread' });

/** Whoever is listed before as many others as the invoice states is within it; who is listed twice has the first place. */
function userOf(
  { assigned, users }: DesktopLicense,
  account: Account | undefined,
): Situation<typeof desktopAccess>['user'] {
  const entry = account && entryOf(assigned, account);
  if (entry === undefined) return 'not-assigned';
  const person = personOf(assigned).get(entry) ?? entry;
  return persons(assigned).indexOf(person) < users ? 'within' : 'beyond';
}

function changeSituation(
  license: DesktopLicense,
  wanted: DesktopChange,
  { now }: Facts,
): Situation<typeof desktopChange> {
  const { assigned, registrations = [] } = license;
  const giver = 'from' in wanted ? wanted.from : 'account' in wanted ? wanted.account : undefined;
  const isRegistered = registrations.some(({ account }) => giver !== undefined && isSameAccount(account, giver));
  return {
    ...seatSituation(assigned, wanted, (people) => countDesktopSeats({ ...license, assigned: people })),
    action: wanted.action,
    seat: 'moves',
    license: licensedState(license, now),
    machines: isRegistered ? 'registered' : 'none',
  };
}

function changed(license: DesktopLicense, wanted: DesktopChange): DesktopLicense {
  const { assigned, registrations = [] } = license;
  switch (wanted.action) {
    case 'assign':
    case 'release':
    case 'transfer':
      return { ...license, assigned: seated(assigned, wanted, (account) => account) };
    case 'upgrade':
    case 'downgrade':
      return { ...license, users: wanted.seats };
    case 'register':
    case 'unregister': {
      const { account, machine } = wanted;
      const others = registrations.filter((one) => one.machine !== machine || !isSameAccount(one.account, account));
      return { ...license, registrations: wanted.action === 'register' ? [...others, { account, machine }] : others };
    }
    case 'float':
      return license;
  }
}

export const desktop: Product<'desktop', DesktopLicense, DesktopRequest, DesktopChange, DesktopRuleId> = {
  rules: allRules,
  countedBy: () => toldBy<typeof desktopAccess, DesktopRuleId>(allRules, {}),
  decide: (licenses, request, facts) =>
    looksAt(facts.reachable ? licenses : [], request, facts)[0]?.decision ?? withoutLicense(request, facts),
  count: countDesktopSeats,
  change: (license, wanted, facts) =>
    carriedOut(decideChange(changeSituation(license, wanted, facts)), () => changed(license, wanted)),
  standing: (licenses, account, facts) => {
    const creating = { action: 'create', account } as const;
    const looks = looksAt(licenses, creating, facts);
    return licenseStanding('desktop', licenses, [looks], withoutLicense(creating, facts), account, facts);
  },
};
