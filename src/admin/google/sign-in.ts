// Signs an administrator in: the browser asks Google, and comes back to a port of this machine with a code that only this
// process can redeem (PKCE). https://developers.google.com/identity/protocols/oauth2/native-app
import { randomBytes } from 'node:crypto';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Refusal, exitCode } from '../failure';
import { interruption } from '../interruption';
import { printable } from '../output/printable';
import { adminFormat } from '../words';
import { googleAddresses } from './addresses';
import { createClient } from './client';
import { refusalOf } from './refused';
import { withRetries } from './retries';
import type { StoredCredentials, StoredSignIn } from './stored-sign-in';

/** What somebody is asked to agree to, and how the browser gets there. */
interface SigningIn {
  readonly client: StoredSignIn['client'];
  readonly scopes: readonly string[];
  readonly port: number;
  /** Leads the person to Google's page. */
  readonly visit: (url: string) => void;
}

/** Waits for somebody to sign in. @throws Refusal when they don't, or agree to less than is needed. */
export async function signIn({ client: clientId, scopes, port, visit }: SigningIn): Promise<StoredCredentials> {
  const server = await listening(port);
  try {
    const redirectUri = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const client = await createClient(clientId, googleAddresses(), redirectUri);
    const { codeVerifier, codeChallenge } = await client.generateCodeVerifierAsync();
    const { CodeChallengeMethod } = await import('./apis');
    const state = randomBytes(16).toString('base64url');
    const back = comingBack(server, state);
    visit(
      client.generateAuthUrl({
        access_type: 'offline',
        // Without it Google gives no lasting access to who agreed before.
        prompt: 'consent',
        scope: [...scopes],
        state,
        code_challenge_method: CodeChallengeMethod.S256,
        ...(codeChallenge !== undefined && { code_challenge: codeChallenge }),
      }),
    );
    const code = await back;
    const { tokens } = await withRetries(() => client.getToken({ code, codeVerifier })).catch((error: unknown) => {
      throw refusalOf(error, 'sign-in');
    });
    const { refresh_token: lasting, access_token: token, expiry_date: until, scope = '' } = tokens;
    const missing = scopes.filter((one) => !isGranted(one, scope.split(' ')));
    if (missing.length > 0 || typeof lasting !== 'string') {
      throw new Refusal([adminFormat('sign-in.not-granted', { scopes: missing.join(', ') })], exitCode.signIn);
    }
    return {
      refresh_token: lasting,
      ...(typeof token === 'string' && { access_token: token }),
      ...(typeof until === 'number' && { expiry_date: until }),
      scope,
    };
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

/** Google tells `email` by the longer of its two names. */
const isGranted = (scope: string, granted: readonly string[]): boolean =>
  granted.includes(scope) || (scope.endsWith('/userinfo.email') && granted.includes('email'));

async function listening(port: number): Promise<Server> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new Refusal([adminFormat('sign-in.port', { port })]) : error);
    });
    server.listen(port, '127.0.0.1', resolve);
  });
  return server;
}

/** The code that the browser brings back. Whoever asks without this sign-in's own state is turned away. */
const comingBack = (server: Server, state: string): Promise<string> =>
  new Promise((resolve, reject) => {
    interruption.addEventListener('abort', () => {
      reject(interruption.reason as Refusal);
    });
    server.on('request', (request, response) => {
      const query = new URL(request.url ?? '/', 'http://127.0.0.1').searchParams;
      const [code, error] = [query.get('code'), query.get('error')];
      if (query.get('state') !== state || (code === null && error === null)) {
        response.writeHead(404).end();
        return;
      }
      const text = adminFormat(code === null ? 'login.page-failed' : 'login.page');
      response.writeHead(200, { 'Content-Type': 'text/plain; charset=utf-8', Connection: 'close' });
      response.end(text, () => {
        if (code !== null) resolve(code);
        else {
          const detail = printable(error ?? '');
          reject(new Refusal([adminFormat('sign-in.denied', { detail })], exitCode.signIn));
        }
      });
    });
  });
