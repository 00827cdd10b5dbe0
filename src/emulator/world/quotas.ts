// What an account may do in a day. https://developers.google.com/apps-script/guides/services/quotas
import type { Instant, Limits } from '../api';
import { ServiceError } from './key-value';

/** Those of an account without Google Workspace, unless it is said otherwise below. */
export const standardLimits: Limits = {
  urlFetchesPerDay: 20_000,
  propertyCallsPerDay: 50_000,
  executionsAtOnce: 30,
  addOnMilliseconds: 30_000,
  otherMilliseconds: 6 * 60_000,
};

/** What accounts of Google Workspace have more of in a day. */
const workspaceLimits: Pick<Limits, 'urlFetchesPerDay' | 'propertyCallsPerDay'> = {
  urlFetchesPerDay: 100_000,
  propertyCallsPerDay: 500_000,
};

export interface Quotas {
  /** Counts calls of an account; refuses those past the day's limit. */
  readonly spend: (accountId: string, service: 'urlfetch' | 'properties', calls: number) => void;
}

const day = 24 * 60 * 60 * 1000;

/**
 * Counts begin anew a day after the first call that was counted.
 * @param given limits that hold for every account, whatever its kind
 * @param isConsumer whether an account is one without Google Workspace
 * @param isUsedUp whether nobody may do anything more, whatever was counted
 */
export function createQuotas(
  now: () => Instant,
  given: Partial<Limits>,
  isConsumer: (accountId: string) => boolean,
  isUsedUp: () => boolean,
): Quotas {
  const counts = new Map<string, { readonly since: Instant; readonly calls: number }>();
  const most = (accountId: string, service: 'urlfetch' | 'properties'): number => {
    const limits = { ...standardLimits, ...(!isConsumer(accountId) && workspaceLimits), ...given };
    return service === 'urlfetch' ? limits.urlFetchesPerDay : limits.propertyCallsPerDay;
  };
  return {
    spend: (accountId, service, calls) => {
      const key = `${service}/${accountId}`;
      const before = counts.get(key);
      const current = before === undefined || now() >= before.since + day ? { since: now(), calls: 0 } : before;
      if (isUsedUp() || current.calls + calls > most(accountId, service)) {
        throw new ServiceError(`Service invoked too many times for one day: ${service}.`);
      }
      counts.set(key, { ...current, calls: current.calls + calls });
    },
  };
}
