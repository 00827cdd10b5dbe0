// Who asks Google: the administrator who signed in. Renewed tokens are written back.
import type { auth as Auth } from 'googleapis/build/src/apis/script/index.js';
import { Refusal, exitCode } from '../failure';
import { adminFormat } from '../words';
import { type GoogleAddresses, googleAddresses } from './addresses';
import { type StoredSignIn, readSignIn, writeSignIn } from './stored-sign-in';

/** A client of Google's sign-in, as `googleapis` takes it. */
type Client = InstanceType<(typeof Auth)['OAuth2']>;

/** Somebody signed in. */
export interface SignedIn {
  readonly client: Client;
  readonly addresses: GoogleAddresses;
  readonly script: string;
  /** What was agreed to. */
  readonly scopes: readonly string[];
}

/** A client that nobody has signed in with yet. */
export async function createClient(
  { id, secret }: StoredSignIn['client'],
  addresses: GoogleAddresses,
  redirectUri?: string,
): Promise<Client> {
  const { auth } = await import('./apis');
  return new auth.OAuth2({
    clientId: id,
    ...(secret !== undefined && { clientSecret: secret }),
    ...(redirectUri !== undefined && { redirectUri }),
    endpoints: {
      oauth2AuthBaseUrl: addresses.signInPage,
      oauth2TokenUrl: addresses.token,
      oauth2RevokeUrl: addresses.revoke,
    },
  });
}

/** Whoever signed in last. @throws Refusal where nobody did. */
export async function signedIn(): Promise<SignedIn> {
  const stored = await readSignIn();
  const addresses = googleAddresses(stored?.google);
  if (stored?.credentials === undefined) throw new Refusal([adminFormat('sign-in.none')], exitCode.signIn);
  const { credentials } = stored;
  const client = await createClient(stored.client, addresses);
  client.setCredentials(credentials);
  client.on('tokens', ({ access_token: token, expiry_date: until, refresh_token: renewal }) => {
    if (typeof token !== 'string' || typeof until !== 'number') return;
    const renewed = {
      ...credentials,
      access_token: token,
      expiry_date: until,
      ...(typeof renewal === 'string' && { refresh_token: renewal }),
    };
    // Lost, it is renewed again the next time.
    void writeSignIn({ ...stored, credentials: renewed }).catch(() => undefined);
  });
  return { client, addresses, script: stored.script, scopes: credentials.scope.split(' ') };
}
