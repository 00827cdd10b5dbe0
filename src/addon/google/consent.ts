// What people agree to at Google, scope by scope, and how they are asked when something needs it. Google is asked about it only
// after something failed: where everything was agreed to, it costs nothing.
// https://developers.google.com/apps-script/concepts/scopes
import { NotAllowedYet } from '../../subscriptions/not-allowed-yet';

const prefix = 'https://www.googleapis.com/auth/';
const account = ['openid', `${prefix}userinfo.email`];
const file = [`${prefix}drive.file`];
const request = [`${prefix}script.external_request`];

/** The scopes that each path needs, and so asks for together. */
export const scopesFor = {
  account,
  file,
  selection: [...account, ...file, `${prefix}drive.addons.metadata.readonly`],
  page: [...account, ...file, ...request],
  paying: [...account, ...request],
} as const;

/** Google's words for a scope that was not agreed to. Some errors name it. */
const lacking =
  /Specified permissions are not sufficient|You do not have permission to call|insufficientPermissions|insufficient authentication scopes|ACCESS_TOKEN_SCOPE_INSUFFICIENT|Authorization is required to perform/i;

/**
 * Goes on with an error that is none of consent.
 * @param error an exception of a service, or the body of an answer
 * @param needed what the call needs, where the error does not name it
 * @throws NotAllowedYet
 */
export function unlessAllowed(error: unknown, needed: readonly string[]): void {
  if (error instanceof NotAllowedYet) throw error;
  const words = String(error);
  if (!lacking.test(words)) return;
  const named = /Required permissions: ([^\n]*)/.exec(words)?.[1]?.match(/https:\/\/[\w./-]*\w|\bopenid\b/g) ?? [];
  const [own = named[0]] = named.filter((scope) => scopesFor.page.includes(scope));
  throw new NotAllowedYet(own === undefined ? needed : [own]);
}

/**
 * Where the asking account agrees to scopes; null where it has.
 * @param scopes whole
 */
export const consentUrl = (scopes: readonly string[]): string | null =>
  (ScriptApp as unknown as Consenting)
    .getAuthorizationInfo(ScriptApp.AuthMode.FULL, [...new Set(scopes)])
    .getAuthorizationUrl();

/** Newer than the types. https://developers.google.com/apps-script/reference/script/script-app#getauthorizationinfoauthmode,-oauthscopes */
interface Consenting {
  readonly getAuthorizationInfo: (
    mode: GoogleAppsScript.Script.AuthMode,
    scopes: readonly string[],
  ) => { readonly getAuthorizationUrl: () => string | null };
}

/** Ends the path where the asking account has not agreed to these. One service call: for what failed. @throws NotAllowedYet */
export function requireConsent(scopes: readonly string[]): void {
  if (consentUrl(scopes) !== null) throw new NotAllowedYet(scopes);
}
