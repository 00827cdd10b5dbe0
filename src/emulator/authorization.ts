// How Google asks for consent, and what a script meets where it was not given. https://developers.google.com/apps-script/concepts/scopes
import type { ScriptPlace } from './api';
import { ServiceError } from './world/key-value';

/** What a service throws that needs scopes which were not agreed to. */
export const lacking = (method: string, scopes: readonly string[]): ServiceError =>
  new ServiceError(
    `Specified permissions are not sufficient to call ${method}. Required permissions: ${scopes.join(' || ')}`,
  );

/** What nothing runs for that an account has agreed to nothing of. */
export const notAuthorized = 'Authorization is required to perform that action.';

/** Whether a script ended because of what was not agreed to: Google then asks, whatever the script is. */
export const isAskedFor = (message: string): boolean =>
  /Specified permissions are not sufficient to call|Authorization is required to perform that action/.test(message);

/**
 * Where somebody agrees to scopes; the desk answers there for accounts.google.com.
 * @param email whom it is for
 * @param next where it goes on afterwards; the window is closed where nothing is named
 */
export function consentUrl(place: ScriptPlace, email: string, scopes: readonly string[], next?: string): string {
  const base = place.webAppUrl === '' ? 'https://accounts.google.com/' : place.webAppUrl;
  const url = new URL('/o/oauth2/consent', base);
  url.searchParams.set('script', place.scriptId);
  url.searchParams.set('authuser', email);
  url.searchParams.set('scope', scopes.join(' '));
  if (next !== undefined) url.searchParams.set('continue', next);
  return url.href;
}
