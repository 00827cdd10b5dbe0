// What the scripts fetch is on the allow-list, and nothing else is. A version can't be deployed as an add-on without one.
// https://developers.google.com/apps-script/manifest/allowlist-url
import { type Content, manifestOf } from '../content';
import type { Check } from './check';

/** Interfaces of Google's that stand in the scripts; every other address there is a link. Scopes only look like addresses. */
const fetched = /https:\/\/[a-z0-9.-]+\.googleapis\.com\/(?!auth\/)[^\s"'`$\\]*/g;

export function checkAddresses(content: Content): Check {
  const { urlFetchWhitelist } = manifestOf(content);
  const listed = Array.isArray(urlFetchWhitelist) ? (urlFetchWhitelist as readonly string[]) : [];
  const found = [...content]
    .filter(([name]) => /\.(js|gs)$/.test(name))
    .flatMap(([, source]) => source.toString('utf8').match(fetched) ?? []);
  const addresses = [...new Set(found)];
  return {
    name: 'addresses fetched are allow-listed',
    faults: [
      ...(listed.length === 0 ? ['urlFetchWhitelist is empty: Google refuses to publish such an add-on.'] : []),
      ...addresses
        .filter((address) => !listed.some((one) => address.startsWith(one)))
        .map((address) => `${address} is fetched and not covered by urlFetchWhitelist.`),
      ...listed
        .filter((one) => !addresses.some((address) => address.startsWith(one)))
        .map((one) => `${one} is in urlFetchWhitelist, and nothing fetches from there.`),
    ],
  };
}
