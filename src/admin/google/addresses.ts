// Where Google answers. A sign-in, or environment variables before it, name other places: gateways, and trials on one machine.
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

/** Places to ask instead of Google. */
interface OtherAddresses {
  readonly script?: string;
  readonly directory?: string;
  readonly signIn?: string;
}

/**
 * @param kept places that the sign-in itself names
 * @throws Refusal for an address that a token must not be sent to.
 */
export function googleAddresses(kept: OtherAddresses = {}): GoogleAddresses {
  const { env } = process;
  const signIn = rootOf('MOCKUPS_ADMIN_OAUTH_URL', env, kept.signIn);
  return {
    script: rootOf('MOCKUPS_ADMIN_SCRIPT_URL', env, kept.script) ?? 'https://script.googleapis.com/',
    directory: rootOf('MOCKUPS_ADMIN_DIRECTORY_URL', env, kept.directory) ?? 'https://admin.googleapis.com/',
    signInPage: `${signIn ?? 'https://accounts.google.com/'}o/oauth2/v2/auth`,
    token: `${signIn ?? 'https://oauth2.googleapis.com/'}token`,
    revoke: `${signIn ?? 'https://oauth2.googleapis.com/'}revoke`,
  };
}

function rootOf(name: string, env: NodeJS.ProcessEnv, kept: string | undefined): string | undefined {
  const given = env[name] === '' ? kept : (env[name] ?? kept);
  if (given === undefined) return undefined;
  const url = URL.canParse(given) ? new URL(given) : undefined;
  // Tokens travel with every request: in the clear they stay on this machine.
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
  if (url === undefined || !isSafe) throw new Refusal([adminFormat('address.unsafe', { name, address: given })]);
  return url.href.endsWith('/') ? url.href : `${url.href}/`;
}

const isLoopback = (host: string): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(host);
