// Addresses of the web app's pages. What Drive opens is asked for as Drive itself asks: by a `state`.
import { deployedAt } from './settings';

/**
 * Where the web app answers, for everybody: as deploying wrote it. Before that, what Apps Script says, which may name an old
 * deployment, and one domain's own address, where nobody else is let in. Undefined where neither knows.
 */
export function webAppUrl(): string | undefined {
  const told = deployedAt() ?? ownAddress();
  return (
    told?.replace(/^(https:\/\/script\.google\.com)\/a\/(?:macros\/[^/]+|[^/]+\/macros)\//, '$1/macros/') || undefined
  );
}

/** Null where nothing is deployed, whatever Google's types say. */
const ownAddress = (): string | null => ScriptApp.getService().getUrl();

/**
 * The page at this address of the web app, told what to open or create.
 * @param email the account that is to open it where several are signed in: without it Google takes the first
 */
export const pageFor = (pageUrl: string, state: object, email?: string): string =>
  `${pageUrl}?state=${encodeURIComponent(JSON.stringify(state))}${email === undefined ? '' : `&authuser=${encodeURIComponent(email)}`}`;

/** The review page at this address of the web app, for this account where several are signed in. */
export const reviewPageFor = (pageUrl: string, email: string): string =>
  `${pageUrl}?page=review&authuser=${encodeURIComponent(email)}`;
