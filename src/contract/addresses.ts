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

/**
 * Google's Picker with one file in it: whoever chooses it lets the app at it, and comes back to the page that opens it. It is a page of
 * Google's own, so that a frame without cookies of others and without a token does. https://developers.google.com/workspace/drive/picker/guides/desktop-mobile-picker
 * @param asked an OAuth client in the script's Cloud project that may lead back to `pageUrl`, and the account that chooses where it is known
 */
export const pickerFor = (
  { clientId, email }: { readonly clientId: string; readonly email?: string | undefined },
  pageUrl: string,
  { id, resourceKey }: FileReference,
): string =>
  address('https://accounts.google.com/o/oauth2/v2/auth', {
    client_id: clientId,
    redirect_uri: pageUrl,
    response_type: 'code',
    scope: 'https://www.googleapis.com/auth/drive.file',
    // Asked for without both, Google shows no Picker.
    include_granted_scopes: 'false',
    prompt: 'consent',
    trigger_onepick: 'true',
    file_ids: id,
    ...(email !== undefined && { login_hint: email }),
    ...stateParameters(openState([{ id, ...(resourceKey !== undefined && { resourceKey }) }])),
  });

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
