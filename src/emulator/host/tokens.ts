// Tokens of this world's accounts. They have Google's form; only this emulator takes them.
import type { Account } from '../api';

const part = (claims: object): string => Buffer.from(JSON.stringify(claims)).toString('base64url');

/** An OpenID Connect token of the account, without a signature that anybody could check. */
export function identityToken(account: Account, now: number, hasEmail: boolean): string {
  const seconds = Math.floor(now / 1000);
  const claims = {
    iss: 'https://accounts.google.com',
    aud: 'emulated-script.apps.googleusercontent.com',
    sub: account.id,
    iat: seconds,
    exp: seconds + 3600,
    ...(hasEmail && { email: account.email, email_verified: true }),
  };
  return `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}.${Buffer.from('emulated').toString('base64url')}`;
}

const oauthPrefix = 'ya29.emulated-';

/** The access token of an account. */
export const oauthToken = (accountId: string): string => oauthPrefix + accountId;

/** Whose access token this is. */
export const accountOfToken = (authorization: string | undefined): string | undefined =>
  authorization?.startsWith(`Bearer ${oauthPrefix}`) === true
    ? authorization.slice(`Bearer ${oauthPrefix}`.length)
    : undefined;
