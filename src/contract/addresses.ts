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

/** No account: of an address that is handed on, or whose reader nobody knows. Google takes the browser's first then. */
export const whoever = undefined;

/** What a page is for: what Drive asks for in a `state`, or one of the other pages. */
type Asked = { readonly state: object } | { readonly page: 'review' | 'billing' | 'notices' };

/**
 * A page at this address of the web app: the one way to make a link to a page of ours.
 * @param email the account that reads the link and is to open it, where several are signed in; or `whoever`
 */
export const ownLink = (pageUrl: string, email: string | undefined, asked: Asked): string =>
  address(pageUrl, {
    ...('state' in asked ? stateParameters(asked.state) : asked),
    ...(email !== undefined && { authuser: email }),
  });

/**
 * What a page is told of where the notices of others' work in it are: nothing where nobody knows its address.
 * @param email who reads it, or `whoever`
 */
export const noticesAt = (pageUrl: string | undefined, email: string | undefined): { readonly noticesUrl?: string } =>
  pageUrl === undefined ? {} : { noticesUrl: ownLink(pageUrl, email, { page: 'notices' }) };

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

const address = (url: string, parameters: Readonly<Record<string, string>>): string =>
  `${url}?${Object.entries(parameters)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&')}`;
