// What the scripts fetch and what cards open is on the manifest's lists, and nothing else is.
// A version can't be deployed as an add-on without them.
// https://developers.google.com/apps-script/manifest/allowlist-url
import { type Content, manifestOf, serverScripts } from '../content';
import type { Check } from './check';

/** Interfaces of others that stand in the scripts are fetched. Scopes only look like addresses. */
const fetched = /https:\/\/(?:[a-z0-9.-]+\.googleapis\.com|api\.stripe\.com)\/(?!auth\/)[^\s"'`$\\]*/g;

/** Every other address is a link that a card or page opens. */
const opened = /https:\/\/(?![a-z0-9.-]+\.googleapis\.com\/|api\.stripe\.com\/)[a-z0-9.-]+\.[a-z]+\/[^\s"'`$\\]*/g;

/** Links of the web app itself: Apps Script tells its address when the script runs. */
const webApp = 'https://script.google.com/macros/';

const textsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];

export function checkAddresses(content: Content): readonly Check[] {
  const manifest = manifestOf(content) as {
    readonly urlFetchWhitelist?: unknown;
    readonly webapp?: unknown;
    readonly addOns?: { readonly common?: { readonly openLinkUrlPrefixes?: unknown } };
  };
  const found = (pattern: RegExp): readonly string[] => [
    ...new Set(serverScripts(content).flatMap(([, source]) => source.match(pattern) ?? [])),
  ];
  const links = [...found(opened), ...(manifest.webapp === undefined ? [] : [webApp])];
  return [
    checkList('urlFetchWhitelist', textsOf(manifest.urlFetchWhitelist), 'fetched', found(fetched)),
    checkList('openLinkUrlPrefixes', textsOf(manifest.addOns?.common?.openLinkUrlPrefixes), 'opened', links),
  ];
}

function checkList(field: string, listed: readonly string[], used: string, addresses: readonly string[]): Check {
  return {
    name: `addresses ${used} are allow-listed`,
    faults: [
      ...addresses
        .filter((address) => !listed.some((one) => address.startsWith(one)))
        .map((address) => `${address} is ${used} and not covered by ${field}.`),
      ...listed
        .filter((one) => !addresses.some((address) => address.startsWith(one)))
        .map((one) => `${one} is in ${field}, and nothing there is ${used}.`),
    ],
  };
}
