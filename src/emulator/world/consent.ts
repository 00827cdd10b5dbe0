// What people have agreed to: each scope for itself. https://developers.google.com/apps-script/concepts/scopes
import type { Conditions, Instant } from '../api';

/** Grants and refresh tokens of an app that is still being tested end. https://support.google.com/cloud/answer/15549945 */
export const testingLifetime = 7 * 24 * 60 * 60 * 1000;

/** Of one script. */
export interface Consents {
  /** The scopes that an account has agreed to; undefined: all that the script asks for. */
  readonly of: (accountId: string) => readonly string[] | undefined;
  readonly set: (accountId: string, scopes: readonly string[] | undefined) => void;
  /** @param scope whole, or without what most scopes begin with */
  readonly has: (accountId: string, scope: string) => boolean;
}

const prefix = 'https://www.googleapis.com/auth/';

/** A scope as manifests spell it. */
export const wholeScope = (scope: string): string =>
  scope.includes('://') || ['openid', 'email', 'profile'].includes(scope) ? scope : prefix + scope;

export function createConsents(now: () => Instant, conditions: () => Conditions, changed: () => void): Consents {
  const since = now();
  const asked = new Map<string, { readonly scopes: readonly string[] | undefined; readonly at: Instant }>();
  const of: Consents['of'] = (accountId) => {
    const { consent, publishing } = conditions();
    const { scopes, at } = asked.get(accountId) ?? { scopes: consent === 'given' ? undefined : [], at: since };
    return publishing === 'testing' && now() >= at + testingLifetime ? [] : scopes;
  };
  return {
    of,
    set: (accountId, scopes) => {
      asked.set(accountId, { scopes: scopes?.map(wholeScope), at: now() });
      changed();
    },
    has: (accountId, scope) => of(accountId)?.includes(wholeScope(scope)) ?? true,
  };
}
