// Why Drive did not do what it was asked, told by Google's own words: its errors have no other mark in Apps Script.
import type { FileRefused, Unreachable } from '../../subscriptions/ports';

/** @param error an exception of a service, or the body of an answer */
export function refusedFor(error: unknown): FileRefused | Unreachable {
  const words = String(error);
  // Of a file under `drive.file`: it is there, and Google wants the person to let the app read it.
  // https://developers.google.com/workspace/drive/api/guides/handle-errors
  if (/appNotAuthorizedToFile|has not granted the app/i.test(words)) return { outcome: 'not-granted' };
  // Also of files that the account may not see, or has not let the add-on read.
  if (/not found|returned code 404|notFound/i.test(words)) return { outcome: 'not-found' };
  return { outcome: 'unreachable', detail: words };
}
