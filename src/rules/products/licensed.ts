// What Desktop and the plugins have in common: licenses that are bought once, and tried before.
import type { Account } from '../account';
import type { Facts } from '../facts';
import type { Standing } from '../standing';
import { type Instant, type Period, day } from '../time';
import { trialDays } from './google-drive/license';

/** Whether a license is a trial still, and whether it runs (R5). */
export function trialStateAt(trialStartedAt: Instant | undefined, now: Instant): 'bought' | 'trial' | 'trial-ended' {
  if (trialStartedAt === undefined) return 'bought';
  return now < trialStartedAt + trialDays * day ? 'trial' : 'trial-ended';
}

/** A license that is bought once. */
interface Licensed {
  readonly id: string;
  readonly trialStartedAt?: Instant;
  readonly unsubscribedAt?: Instant;
  readonly maintenance?: Period;
}

/** Where an account stands with such licenses: bought before trial, then by id. */
export function licenseStanding<Product extends string, License extends Licensed, Id extends string>(
  product: Product,
  licenses: readonly License[],
  account: Account | undefined,
  { now, reachable }: Facts,
  {
    isHeld,
    because,
  }: {
    readonly isHeld: (license: License, account: Account) => boolean;
    readonly because: (deciding: License | undefined) => readonly Id[];
  },
): Standing<Product, Id> {
  // Trials and updates are not only for those who are listed, so that every license may change an answer.
  const ahead = licenses.flatMap((license) => instantsOf(license, now)).filter((instant) => instant > now);
  const base = { product, administers: [], ...(ahead.length > 0 && { changesAt: Math.min(...ahead) }) };
  if (account === undefined || !reachable) {
    return { ...base, because: because(undefined), state: 'unknown', isTrialUsed: false, duplicates: [] };
  }
  const held = licenses
    .filter((license) => isHeld(license, account))
    .map((license) => ({ license, state: stateOf(license, now) }))
    .sort(
      (one, other) =>
        order.indexOf(one.state) - order.indexOf(other.state) || (one.license.id < other.license.id ? -1 : 1),
    );
  const [deciding, ...others] = held;
  const until = deciding === undefined ? undefined : endOf(deciding.license, deciding.state);
  return {
    ...base,
    because: because(deciding?.license),
    state: deciding?.state ?? 'none',
    ...(deciding !== undefined && { licenseId: deciding.license.id }),
    ...(until !== undefined && {
      until,
      ...(until > now && { next: { at: until, what: deciding?.state === 'trial' ? 'trial-ends' : 'ends' } as const }),
    }),
    isTrialUsed: held.some(({ license }) => license.trialStartedAt !== undefined),
    duplicates: others.filter(({ state }) => state === 'active').map(({ license }) => license.id),
  };
}

const order: readonly Standing['state'][] = ['active', 'trial', 'ended', 'trial-ended'];

function stateOf({ trialStartedAt, unsubscribedAt }: Licensed, now: Instant): Standing['state'] {
  if (now >= (unsubscribedAt ?? Infinity)) return 'ended';
  const state = trialStateAt(trialStartedAt, now);
  return state === 'bought' ? 'active' : state;
}

/** When a license ends or has ended, where that is known. */
const endOf = (license: Licensed, state: Standing['state']): Instant | undefined =>
  state === 'ended' ? license.unsubscribedAt : (trialEnd(license) ?? license.unsubscribedAt);

/** Every instant at which an answer about a license may change; now for what never comes. */
const instantsOf = (license: Licensed, now: Instant): readonly Instant[] =>
  [trialEnd(license), license.unsubscribedAt, license.maintenance?.end].map((instant) => instant ?? now);

const trialEnd = ({ trialStartedAt }: Licensed): Instant | undefined =>
  trialStartedAt === undefined ? undefined : trialStartedAt + trialDays * day;
