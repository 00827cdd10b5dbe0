// What Desktop and the plugins have in common: licenses that are bought once, and tried before.
import type { Account } from '../account';
import type { Decision, RemedyKind } from '../decision';
import type { Facts } from '../facts';
import { rulesOf } from '../rule';
import type { Standing } from '../standing';
import { type Instant, type Period, day, trialDays } from '../time';
import type { everyAccess, everyChange } from './every';

/** A license that is bought once. */
export interface Licensed {
  readonly id: string;
  /** Set while it is a trial and nothing was bought yet. */
  readonly trialStartedAt?: Instant;
  /** When a cloud subscription was given up (R86). */
  readonly unsubscribedAt?: Instant;
  /** Updates and support are included in it (R75, R76). */
  readonly maintenance?: Period;
}

/** Where such a license stands, the best first. */
export const licensedStates = ['bought', 'trial', 'not-begun', 'unsubscribed', 'trial-ended'] as const;

/** Where a license stands: bought, tried (R5), or given up. */
export function licensedState(
  { trialStartedAt, unsubscribedAt }: Licensed,
  now: Instant,
): (typeof licensedStates)[number] {
  if (now >= (unsubscribedAt ?? Infinity)) return 'unsubscribed';
  if (trialStartedAt === undefined) return 'bought';
  if (now < trialStartedAt) return 'not-begun';
  return now < trialStartedAt + trialDays * day ? 'trial' : 'trial-ended';
}

/** What there is to change of it. */
export const changeableState = (license: Licensed, now: Instant): (typeof everyChange)['license'][number] =>
  (({ bought: 'bought', trial: 'tried', 'not-begun': 'tried', unsubscribed: 'over', 'trial-ended': 'over' }) as const)[
    licensedState(license, now)
  ];

export const licensedRules = rulesOf<typeof everyAccess, typeof everyChange>()({
  'license/bought-before-it-changes': {
    sources: ['R53', 'R78', 'R86'],
    change: {
      forbids: [
        { action: 'upgrade', license: ['tried', 'over'] },
        { action: ['assign', 'transfer'], license: 'over' },
      ],
      remedies: 'buy-license',
    },
  },
});

/** What one license says of an account that wants to create where the license is for. */
export interface Look<License, Id extends string> {
  readonly license: License;
  readonly state: (typeof licensedStates)[number];
  /** Whether the account is one of those that the license is for. */
  readonly isHeld: boolean;
  readonly isOver: boolean;
  readonly decision: Decision<Id, RemedyKind>;
}

/** Of two looks the one that permits comes first (D3). */
export const decisive = (
  one: Pick<Look<unknown, string>, 'decision'>,
  other: Pick<Look<unknown, string>, 'decision'>,
): number => Number(one.decision.effect === 'forbid') - Number(other.decision.effect === 'forbid');

/** Where nothing else differs, ids say which license is named. */
export const byId = (
  one: Pick<Look<Licensed, string>, 'license'>,
  other: Pick<Look<Licensed, string>, 'license'>,
): number => (one.license.id < other.license.id ? -1 : 1);

/** Where an account stands with such licenses. `places`: what those for one place say of it, the one that decides first. */
export function licenseStanding<Product extends string, License extends Licensed, Id extends string>(
  product: Product,
  licenses: readonly License[],
  places: readonly (readonly Look<License, Id>[])[],
  otherwise: Decision<Id, RemedyKind>,
  account: Account | undefined,
  { now, reachable }: Facts,
): Standing<Product, Id> {
  // Trials and updates are not only for those who are listed, so that every license may change an answer.
  const ahead = licenses.flatMap(instantsOf).filter((instant) => instant > now);
  const first = places[0]?.[0];
  const base = {
    product,
    administers: [],
    because: (reachable && first !== undefined ? first.decision : otherwise).because,
    ...(ahead.length > 0 && { changesAt: Math.min(...ahead) }),
  };
  if (account === undefined || !reachable) return { ...base, state: 'unknown', isTrialUsed: false, duplicates: [] };
  // Only what decides at its place says where an account stands; of others for the same place one is too many.
  const own = places.find(([decisiveLook]) => decisiveLook?.isHeld);
  const deciding = own?.[0];
  const until = deciding && endOf(deciding);
  return {
    ...base,
    ...(deciding !== undefined && { because: deciding.decision.because, licenseId: deciding.license.id }),
    state: deciding === undefined ? 'none' : stateOf(deciding),
    ...(until !== undefined && {
      until,
      ...(until > now &&
        deciding?.state !== 'not-begun' && {
          next: { at: until, what: deciding?.state === 'trial' ? 'trial-ends' : 'ends' } as const,
        }),
    }),
    isTrialUsed: places.flat().some(({ isHeld, license }) => isHeld && license.trialStartedAt !== undefined),
    duplicates: (own ?? [])
      .filter((look) => look !== deciding && look.isHeld && look.state === 'bought')
      .map(({ license }) => license.id)
      .sort(),
  };
}

function stateOf<License>({ state, isOver, decision }: Look<License, string>): Standing['state'] {
  switch (state) {
    case 'bought':
      return decision.effect === 'permit' ? 'active' : isOver ? 'over-plan' : 'none';
    case 'trial':
      return decision.effect === 'permit' ? 'trial' : 'none';
    case 'not-begun':
      return 'none';
    case 'unsubscribed':
      return 'ended';
    case 'trial-ended':
      return 'trial-ended';
  }
}

/** When a license ends or has ended, or begins, where that is known. */
const endOf = ({ license, state }: Look<Licensed, string>): Instant | undefined =>
  state === 'unsubscribed'
    ? license.unsubscribedAt
    : state === 'not-begun'
      ? license.trialStartedAt
      : (trialEnd(license) ?? license.unsubscribedAt);

/** Every instant at which an answer about a license may change. */
const instantsOf = (license: Licensed): readonly Instant[] =>
  [
    license.trialStartedAt,
    trialEnd(license),
    license.unsubscribedAt,
    license.maintenance?.start,
    license.maintenance?.end,
  ].filter((instant) => instant !== undefined);

const trialEnd = ({ trialStartedAt }: Licensed): Instant | undefined =>
  trialStartedAt === undefined ? undefined : trialStartedAt + trialDays * day;
