// Why Drive did not do what it was asked, told by Google's own words: its errors have no other mark in Apps Script.
import { scopesFor, unlessAllowed } from './consent';
import type { FileRefused, Unreachable } from '../../subscriptions/ports';

/**
 * @param error an exception of a service, or the body of an answer
 * @throws NotAllowedYet where a scope was not agreed to
 */
export function refusedFor(error: unknown): FileRefused | Unreachable {
  unlessAllowed(error, scopesFor.file);
  const words = String(error);
  // Of a file under `drive.file`: it is there, and Google wants the person to let the app read it.
  // https://developers.google.com/workspace/drive/api/guides/handle-errors
  if (/appNotAuthorizedToFile|has not granted the app/i.test(words)) return { outcome: 'not-granted' };
  // Also of files that the account may not see, or has not let the add-on read.
  if (/not found|returned code 404|notFound/i.test(words)) return { outcome: 'not-found' };
  return { outcome: 'unreachable', detail: words };
}

/** What lies behind an outage: each is ended by somebody else, and trying again in a moment helps with one of them alone. */
type Cause = 'quota' | 'disabled' | 'blocked' | 'unreachable';

/** @param detail Google's words, as they were logged */
export function causeOf(detail: string): Cause {
  if (/too many times for one day|quota|rateLimit|limitExceeded/i.test(detail)) return 'quota';
  if (/accessNotConfigured|SERVICE_DISABLED|has not been used in project|it is disabled/i.test(detail))
    return 'disabled';
  if (/not permitted by your admin|contact your administrator|domain policy/i.test(detail)) return 'blocked';
  return 'unreachable';
}
