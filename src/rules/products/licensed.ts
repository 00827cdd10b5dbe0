// What Desktop and the plugins have in common: licenses that are bought once, and tried before.
import type { Account } from '../account';
import type { Decision, RemedyKind } from '../decision';
import type { Rank } from '../engine';
import type { Facts } from '../facts';
import { rulesOf } from '../rule';
import { type Standing, nextChange } from '../standing';
import { type Instant, type Period, day, trialDays } from '../time';
import { type everyAccess, type everyChange, type licensedStates, over, tried } from './every';

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

/** Where such a license stands. */
type LicensedState = (typeof licensedStates)[number];

/** Where a license stands: bought, tried (R5), or given up. */
export function licensedState(license: Licensed, now: Instant): LicensedState {
  const { trialStartedAt = now, unsubscribedAt = Infinity } = license;
  if (now >= unsubscribedAt) return 'unsubscribed';
  if (license.trialStartedAt === undefined) return 'bought';
  return now < trialStartedAt ? 'not-begun' : now < trialEnd(license) ? 'trial' : 'trial-ended';
}

const trialEnd = ({ trialStartedAt = Infinity }: Licensed): Instant => trialStartedAt + trialDays * day;

export const licensedRules = rulesOf<typeof everyAccess, typeof everyChange>()({
  'license/bought-before-it-changes': {
    sources: ['R53', 'R78', 'R86'],
    change: {
      forbids: [
        { action: 'upgrade', license: [...tried, ...over] },
        { action: ['assign', 'transfer'], license: over },
      ],
      remedies: 'buy-license',
    },
  },
});

/** What one license says of an account that wants something where the license is for. */
export interface Look<License, Id extends string> {
  readonly license: License;
  readonly state: LicensedState;
  /** Whether the account is one of those that the license is for. */
  readonly isHeld: boolean;
  readonly isOver: boolean;
  readonly decision: Decision<Id, RemedyKind>;
  /** Which decides, of those that are for the same place. */
  readonly rank: Rank;
}

/** What says of licenses that are alike otherwise which is named: what lasts longest (D3) or begins first, and ids in the end. */
export function lastly(license: Licensed, state: LicensedState): Rank {
  const end = endOf({ license, state }) ?? Infinity;
  return [state === 'not-begun' ? end : -end, license.id];
}

/** Whether an answer is a no: of two, what permits comes first (D3). */
export const isNo = ({ effect }: Pick<Decision, 'effect'>): number => Number(effect === 'forbid');

/** Where an account stands with such licenses. `places`: what those for one place say of it, the one that decides first. */
export function licenseStanding<Product extends string, License extends Licensed, Id extends string>(
  product: Product,
  licenses: readonly License[],
  places: readonly (readonly Look<License, Id>[])[],
  otherwise: Decision<Id, RemedyKind>,
  account: Account | undefined,
  { now, reachable }: Facts,
): Standing<Product, Id> {
  const isKnown = account !== undefined && reachable;
  // Only what decides at its place says where an account stands; of others for the same place one is too many.
  const own = isKnown ? places.find(([decisive]) => decisive?.isHeld) : undefined;
  const deciding = own?.[0];
  const until = deciding && endOf(deciding);
  const isTrial = deciding?.state === 'trial';
  return {
    product,
    administers: [],
    state: deciding ? stateOf(deciding) : isKnown ? 'none' : 'unknown',
    because: (deciding ?? (reachable ? places[0]?.[0] : undefined))?.decision.because ?? otherwise.because,
    ...(deciding && { licenseId: deciding.license.id }),
    ...(until !== undefined && { until }),
    ...(until !== undefined &&
      until > now &&
      deciding?.state !== 'not-begun' && { next: { at: until, what: isTrial ? 'trial-ends' : 'ends' } as const }),
    isTrialUsed: isKnown && places.flat().some(({ isHeld, license }) => isHeld && license.trialStartedAt !== undefined),
    duplicates:
      own
        ?.filter((look) => look !== deciding && look.isHeld && look.state === 'bought')
        .map(({ license }) => license.id)
        .sort() ?? [],
    // Trials and updates are not only for those who are listed, so that every license may change an answer.
    ...nextChange(licenses.flatMap(boundariesOf), now),
  };
}

function stateOf<License>({ state, isOver, decision }: Look<License, string>): Standing['state'] {
  if (state === 'unsubscribed') return 'ended';
  if (state === 'trial-ended') return state;
  if (state === 'not-begun') return 'none';
  if (decision.effect === 'permit') return state === 'bought' ? 'active' : state;
  return isOver ? 'over-plan' : 'none';
}

/** When a license ends or has ended, or begins, where that is known. */
function endOf({ license, state }: Pick<Look<Licensed, string>, 'license' | 'state'>): Instant | undefined {
  if (state === 'not-begun') return license.trialStartedAt;
  return state === 'unsubscribed' || license.trialStartedAt === undefined ? license.unsubscribedAt : trialEnd(license);
}

/** Every instant at which an answer about a license may change. */
const boundariesOf = (license: Licensed): readonly (Instant | undefined)[] => {
  const { trialStartedAt, unsubscribedAt, maintenance } = license;
  return [trialStartedAt, trialEnd(license), unsubscribedAt, maintenance?.start, maintenance?.end];
};
