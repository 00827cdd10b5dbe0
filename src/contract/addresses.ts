// Addresses of the web app's pages. What Drive opens is asked for as Drive itself asks: by a `state`.
import type { FileReference } from '../subscriptions/ports';

/** What opens these files, as Drive itself asks for it. */
export const openState = (files: readonly FileReference[]): Readonly<Record<string, unknown>> => {
  const keys = files.flatMap(({ id, resourceKey }) => (resourceKey === undefined ? [] : [[id, resourceKey] as const]));
  return {
    action: 'open',
    ids: files.map(({ id }) => id),
    ...(keys.length > 0 && { resourceKeys: Object.fromEntries(keys) }),
  };
};

/** A state as the page's address carries it. */
export const stateParameters = (state: object): { readonly state: string } => ({ state: JSON.stringify(state) });

/**
 * The page at this address of the web app, told what to open or create.
 * @param authuser the account that is to open it where several are signed in: without it Google takes the first
 */
export const pageFor = (pageUrl: string, state: object, authuser?: string): string =>
  address(pageUrl, { ...stateParameters(state), ...(authuser !== undefined && { authuser }) });

/**
 * Where somebody chooses the account that opens an address. Google itself has no other way of going on as an account whose
 * address is not known; without a choice it goes on as the browser's first.
 */
export const chooserFor = (url: string): string =>
  address('https://accounts.google.com/AccountChooser', { continue: url });

/** Another page at this address of the web app, for this account where several are signed in. */
export const otherPageFor = (pageUrl: string, page: 'review' | 'billing', authuser?: string): string =>
  address(pageUrl, { page, ...(authuser !== undefined && { authuser }) });

const address = (url: string, parameters: Readonly<Record<string, string>>): string =>
  `${url}?${Object.entries(parameters)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&')}`;

/**
 * The page with the notices of others' work that is part of the product, at this address of the web app.
 * @param authuser the account that looks at it, where it is known
 */
export const noticesAt = (pageUrl: string, authuser?: string): string =>
  address(pageUrl, { page: 'notices', ...(authuser !== undefined && { authuser }) });
