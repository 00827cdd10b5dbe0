// Tokens of this world's accounts. They have Google's form; only this emulator takes them.
import { createHmac, randomBytes } from 'node:crypto';
import type { Account, TokenKind, World } from '../api';

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

const prefixes = { access: 'ya29.', refresh: '1//' } as const;

/** Tokens of one world: nobody outside can make one, or make another account's out of one. They last as long as the world. */
export function createTokens(): World['tokens'] {
  const secret = randomBytes(32);
  const of = (kind: TokenKind, accountId: string): string => {
    const proof = createHmac('sha256', secret).update(`${kind} ${accountId}`).digest('base64url');
    return `${prefixes[kind]}${accountId}.${proof}`;
  };
  return {
    of,
    accountOf: (kind, token) => {
      const accountId = token.slice(prefixes[kind].length, token.lastIndexOf('.'));
      return token === of(kind, accountId) ? accountId : undefined;
    },
  };
}

/** Whose access token a request brings. */
export const callerOf = ({ tokens }: Pick<World, 'tokens'>, authorization: string | undefined): string | undefined =>
  authorization?.startsWith('Bearer ') === true
    ? tokens.accountOf('access', authorization.slice('Bearer '.length))
    : undefined;
