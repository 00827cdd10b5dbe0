// Which requests come from the desk's own pages, and which from pages of other websites that happen to be open in the browser.
import type { IncomingMessage } from 'node:http';
import { Refused } from './http';

/** Every way in which a browser names a server of this machine. */
export const originsOf = (ports: readonly number[]): readonly string[] =>
  ports.flatMap((port) => ['127.0.0.1', 'localhost', '[::1]'].map((name) => `http://${name}:${port}`));

/**
 * Whether a page elsewhere made the browser ask. That somebody followed a link, or was sent back after signing in
 * somewhere, is no such thing: then a window shows what is asked for. Programs that are no browsers say nothing of either.
 * https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Sec-Fetch-Site
 */
export function isForeign({ method, headers }: IncomingMessage, own: readonly string[]): boolean {
  const { origin, referer } = headers;
  const isFollowed =
    method === 'GET' && headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';
  if (isFollowed) return false;
  const from = origin ?? (referer === undefined || !URL.canParse(referer) ? undefined : new URL(referer).origin);
  if (from !== undefined) return !own.includes(from);
  return headers['sec-fetch-site'] === 'cross-site' || headers['sec-fetch-site'] === 'same-site';
}

/** Refuses what another website asked for. */
export function refuseForeign(request: IncomingMessage, own: readonly string[]): void {
  if (isForeign(request, own)) throw new Refused(403, 'Another website asked for this.');
}

/** Lets nobody but these put an answer into a frame. Browsers know no address in brackets there, and complain of it. */
export const framedBy = (origins: readonly string[]): Readonly<Record<string, string>> => ({
  'Content-Security-Policy': `frame-ancestors ${origins.filter((origin) => !origin.includes('[')).join(' ') || "'none'"}`,
});
