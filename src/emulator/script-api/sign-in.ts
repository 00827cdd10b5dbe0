// Who asks: tokens of this world's accounts, and how they are refreshed. They have Google's form; only this emulator takes them.
import type { Account, World } from '../api';
import { callerOf, identityToken } from '../world/tokens';
import { testingLifetime } from '../world/consent';
import { notSignedIn } from './api-error';

/** What `clasp login` would have written for an account: `~/.clasprc.json` holds it under `tokens.default`. */
export interface Credentials {
  readonly type: 'authorized_user';
  readonly client_id: string;
  readonly client_secret: string;
  readonly refresh_token: string;
  readonly access_token: string;
  /** Epoch milliseconds. */
  readonly expiry_date: number;
}

interface SignIn {
  readonly credentials: (accountId: string) => Credentials;
  /** From now on none of the account's tokens is taken, until credentials are asked for again. */
  readonly revoke: (accountId: string) => void;
  /** Whose request this is. Throws an `ApiError` where Google would answer 401. */
  readonly caller: (authorization: string | undefined) => Account;
  /** The answer of https://oauth2.googleapis.com/token to a form. */
  readonly refresh: (form: URLSearchParams) => { readonly code: number; readonly json: object };
}

const lifetime = 3599;

export function createSignIn(world: World): SignIn {
  const revoked = new Set<string>();
  /** When somebody signed in: with a client that is still being tested, that lasts a week. */
  const since = new Map<string, number>();
  const start = world.now();
  const hasEnded = (accountId: string): boolean =>
    world.conditions().publishing === 'testing' && world.now() >= (since.get(accountId) ?? start) + testingLifetime;
  const active = (accountId: string | undefined): Account | undefined =>
    world.accounts().find(({ id, status }) => id === accountId && status === 'active' && !revoked.has(id));
  return {
    credentials: (accountId) => {
      revoked.delete(accountId);
      since.set(accountId, world.now());
      return {
        type: 'authorized_user',
        client_id: 'emulated.apps.googleusercontent.com',
        client_secret: 'emulated',
        refresh_token: world.tokens.of('refresh', accountId),
        access_token: world.tokens.of('access', accountId),
        expiry_date: Date.now() + lifetime * 1000,
      };
    },
    revoke: (accountId) => {
      revoked.add(accountId);
    },
    caller: (authorization) => {
      const account = active(callerOf(world, authorization));
      if (account === undefined) throw notSignedIn();
      return account;
    },
    refresh: (form) => {
      const account = active(world.tokens.accountOf('refresh', form.get('refresh_token') ?? ''));
      if (form.get('grant_type') !== 'refresh_token')
        return { code: 400, json: { error: 'unsupported_grant_type', error_description: 'Invalid grant_type.' } };
      if (account === undefined || hasEnded(account.id))
        return { code: 400, json: { error: 'invalid_grant', error_description: 'Token has been expired or revoked.' } };
      return {
        code: 200,
        json: {
          access_token: world.tokens.of('access', account.id),
          expires_in: lifetime,
          scope: form.get('scope') ?? 'openid https://www.googleapis.com/auth/script.projects',
          token_type: 'Bearer',
          id_token: identityToken(account, world.now(), true),
        },
      };
    },
  };
}
