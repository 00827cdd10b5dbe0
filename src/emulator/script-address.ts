// Google's addresses of a script, answered where the desk is: scripts write them down, browsers and stand-ins follow them.
import type { ScriptPlace } from './api';
import type { Conditions } from './conditions';

/** `https://script.google.com/macros/d/ID`, under which a script's callbacks are, as it is or percent-encoded once. */
const googlesAddress = (scriptId: string): string => `https://script.google.com/macros/d/${scriptId}`;

/** A deployment that was taken down: nothing answers there. */
export const staleDeployment = 'AKfycbx-taken-down';

/**
 * What `ScriptApp.getService().getUrl()` says.
 * @param domain of whoever owns the script
 * @returns null where Google knows of no deployment
 */
export function ownAddress(webAppUrl: string, how: Conditions['ownAddress'], domain: string): string | null {
  if (webAppUrl === '' || how === 'exec') return webAppUrl;
  if (how === 'none') return null;
  if (how === 'dev') return webAppUrl.replace(/exec$/, 'dev');
  const [, deployment = 'deployed'] = /\/s\/([\w-]+)\/exec$/.exec(webAppUrl) ?? [];
  const path = how === 'stale' ? `/macros/s/${staleDeployment}/exec` : `/a/macros/${domain}/s/${deployment}/exec`;
  return new URL(path, webAppUrl).href;
}

/**
 * A text with Google's addresses of the script, and of its account chooser and Picker, replaced by those here. Sign-ins come back by it, and a provider compares what
 * it is told when they begin with what it is told when they end; so it is replaced in links, in pages and in requests alike. Pages of
 * other hosts that are answered here are replaced beside it, in links and in pages.
 * @param webAppUrl where the web app answers, and so the callbacks of what is deployed there; nothing is replaced where nothing answers
 */
export function answeredHere(text: string, { scriptId, webAppUrl, pages = {} }: ScriptPlace): string {
  const googles =
    webAppUrl === ''
      ? []
      : ([
          [googlesAddress(scriptId), webAppUrl.replace(/\/exec$/, '')],
          ...accountPages.map((page) => [page, new URL(new URL(page).pathname, webAppUrl).href] as const),
        ] as const);
  const addresses = [...googles, ...Object.entries(pages)];
  return addresses.reduce(
    (whole, [there, here]) => writings.reduce((one, written) => one.replaceAll(written(there), written(here)), whole),
    text,
  );
}

/** Google's pages on which somebody chooses the account that goes on, and a file that an app is let at. */
const accountPages = ['https://accounts.google.com/AccountChooser', 'https://accounts.google.com/o/oauth2/v2/auth'];

/**
 * How an address stands in a text: as it is, as part of another, in JSON that nothing in a page can end, and in scripts
 * that hold nothing like a comment.
 */
const writings: readonly ((address: string) => string)[] = [
  (address) => address,
  encodeURIComponent,
  (address) => address.replaceAll('/', '\\u002f'),
  (address) => address.replaceAll('//', '\\x2f/'),
  (address) => address.replaceAll('/', '\\/'),
];
