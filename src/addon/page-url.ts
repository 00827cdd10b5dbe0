// Where the web app answers.
import { deployedAt } from './settings';

/**
 * Where the web app answers, for everybody: as deploying wrote it. Before that, what Apps Script says, which may name an old
 * deployment, and one domain's own address, where nobody else is let in: that is made the one for everybody. Undefined where
 * neither knows any other than the developers'.
 */
export function webAppUrl(): string | undefined {
  const told = deployedAt() ?? ownAddress();
  // The address for developers lets nobody else in.
  if (told?.endsWith('/dev') === true) return undefined;
  return (
    told?.replace(/^(https:\/\/script\.google\.com)\/a\/(?:macros\/[^/]+|[^/]+\/macros)\//, '$1/macros/') || undefined
  );
}

/** Null where nothing is deployed, whatever Google's types say. */
const ownAddress = (): string | null => ScriptApp.getService().getUrl();
