// Where Google answers. Environment variables name other places, for gateways and for trials on one machine.
import { Refusal } from '../failure';
import { adminFormat } from '../words';

/** Roots of the interfaces, each ending with a slash. */
export interface GoogleAddresses {
  readonly script: string;
  readonly directory: string;
  readonly signInPage: string;
  readonly token: string;
  readonly revoke: string;
}

/** @throws Refusal for an address that a token must not be sent to. */
export function googleAddresses(env: NodeJS.ProcessEnv = process.env): GoogleAddresses {
  const signIn = rootOf(env, 'MOCKUPS_ADMIN_OAUTH_URL');
  return {
    script: rootOf(env, 'MOCKUPS_ADMIN_SCRIPT_URL') ?? 'https://script.googleapis.com/',
    directory: rootOf(env, 'MOCKUPS_ADMIN_DIRECTORY_URL') ?? 'https://admin.googleapis.com/',
    signInPage: `${signIn ?? 'https://accounts.google.com/'}o/oauth2/v2/auth`,
    token: `${signIn ?? 'https://oauth2.googleapis.com/'}token`,
    revoke: `${signIn ?? 'https://oauth2.googleapis.com/'}revoke`,
  };
}

function rootOf(env: NodeJS.ProcessEnv, name: string): string | undefined {
  const given = env[name];
  if (given === undefined || given === '') return undefined;
  const url = URL.canParse(given) ? new URL(given) : undefined;
  // Tokens travel with every request: in the clear they stay on this machine.
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
  if (url === undefined || !isSafe) throw new Refusal([adminFormat('address.unsafe', { name, address: given })]);
  return url.href.endsWith('/') ? url.href : `${url.href}/`;
}

const isLoopback = (host: string): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(host);
