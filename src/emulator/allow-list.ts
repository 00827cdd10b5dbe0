// Which addresses a manifest's lists let through. https://developers.google.com/apps-script/manifest/allowlist-url

/** Whether one of these prefixes is an address, or something that the address lies below. `*` stands for every address. */
export const isListed = (prefixes: readonly string[], address: string): boolean =>
  prefixes.some((prefix) => prefix === '*' || matches(prefix, address));

function matches(prefix: string, address: string): boolean {
  const [, wantedHost = '', wantedPath = ''] = parts.exec(prefix) ?? [];
  const [, host, path = ''] = parts.exec(address) ?? [];
  if (host === undefined || !isHost(wantedHost.toLowerCase(), host.toLowerCase())) return false;
  // A prefix ends where a part of the path ends: /foo lets /foo/bar and /foo?bar through, not /foobar.
  const left = path.slice(wantedPath.length);
  return path.startsWith(wantedPath) && (/^([/?#]|$)/.test(left) || wantedPath.endsWith('/') || wantedPath === '');
}

const parts = /^https:\/\/([^/?#]+)(.*)$/i;

/** `*.example.com` is every host below example.com, and not that host itself. */
const isHost = (wanted: string, host: string): boolean =>
  wanted.startsWith('*.') ? host.endsWith(wanted.slice(1)) : host === wanted;

/**
 * Why a host does not open a link of an add-on, in Google's words; undefined where it does. Google's own addresses need not
 * be listed, and an add-on without a list is one that was only installed for a test.
 * @param webAppUrl the project's own web app, which is at Google there
 */
export function faultOfLink(
  prefixes: readonly string[] | undefined,
  url: string,
  webAppUrl: string | undefined,
): string | undefined {
  if (prefixes === undefined || isListed([...prefixes, ...googles], url)) return undefined;
  if (webAppUrl !== undefined && webAppUrl !== '' && url.startsWith(webAppUrl.replace(/exec$/, ''))) return undefined;
  return `URL: '${url}' does not match any of the prefixes whitelisted for use in the add-on.`;
}

const googles = ['https://*.google.com/', 'https://google.com/'];
