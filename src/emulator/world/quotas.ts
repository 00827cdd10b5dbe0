// What an account may do in a day. https://developers.google.com/apps-script/guides/services/quotas
import type { Instant, Limits } from '../api';
import { ServiceError } from './key-value';

/** Those of an account without Google Workspace. */
export const standardLimits: Limits = {
  urlFetchesPerDay: 20_000,
  propertyCallsPerDay: 50_000,
  executionsAtOnce: 30,
  addOnMilliseconds: 30_000,
  otherMilliseconds: 6 * 60_000,
};

export interface Quotas {
  /** Counts calls of an account; refuses those past the day's limit. */
  readonly spend: (accountId: string, service: 'urlfetch' | 'properties', calls: number) => void;
}

const day = 24 * 60 * 60 * 1000;

/**
 * Counts begin anew a day after the first call that was counted.
 * @param isUsedUp whether nobody may do anything more, whatever was counted
 */
export function createQuotas(now: () => Instant, limits: Limits, isUsedUp: () => boolean): Quotas {
  const counts = new Map<string, { readonly since: Instant; readonly calls: number }>();
  const most = { urlfetch: limits.urlFetchesPerDay, properties: limits.propertyCallsPerDay };
  return {
    spend: (accountId, service, calls) => {
      const key = `${service}/${accountId}`;
      const before = counts.get(key);
      const current = before === undefined || now() >= before.since + day ? { since: now(), calls: 0 } : before;
      if (isUsedUp() || current.calls + calls > most[service]) {
        throw new ServiceError(`Service invoked too many times for one day: ${service}.`);
      }
      counts.set(key, { ...current, calls: current.calls + calls });
    },
  };
}
