// Google's sign-in on loopback, as far as an installed app uses it: the page, the code, PKCE, renewal and revocation.
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ScriptApi } from '../script-api';

export interface SignInPage {
  readonly url: string;
  /** Tokens that were taken back. */
  readonly revoked: readonly string[];
  /** What the person does on the page: agrees to all, to less, or refuses. */
  agreesTo: (scope: string) => boolean;
  isRefused: boolean;
  readonly close: () => Promise<void>;
}

/** Starts it for one account of the emulator. */
export async function startSignInPage(api: ScriptApi, accountId: string): Promise<SignInPage> {
  const revoked: string[] = [];
  const codes = new Map<string, { readonly challenge: string; readonly scope: string; readonly redirectUri: string }>();
  const person: Pick<SignInPage, 'agreesTo' | 'isRefused'> = { agreesTo: () => true, isRefused: false };

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const json = (code: number, value: object): void => {
        response.writeHead(code, { 'Content-Type': 'application/json' }).end(JSON.stringify(value));
      };
      const form = new URLSearchParams(body);
      if (url.pathname === '/o/oauth2/v2/auth') {
        const query = url.searchParams;
        const redirectUri = query.get('redirect_uri') ?? '';
        const back = new URL(redirectUri);
        back.searchParams.set('state', query.get('state') ?? '');
        if (person.isRefused) back.searchParams.set('error', 'access_denied');
        else {
          const code = `code-${codes.size}`;
          const scope = (query.get('scope') ?? '').split(' ').filter(person.agreesTo).join(' ');
          const isProven = query.get('code_challenge_method') === 'S256';
          codes.set(code, { challenge: isProven ? (query.get('code_challenge') ?? '') : '', scope, redirectUri });
          back.searchParams.set('code', code);
        }
        response.writeHead(302, { Location: back.href }).end();
      } else if (url.pathname === '/token' && form.get('grant_type') === 'authorization_code') {
        const asked = codes.get(form.get('code') ?? '');
        const verifier = form.get('code_verifier') ?? '';
        const isProven =
          asked !== undefined &&
          asked.challenge === createHash('sha256').update(verifier).digest('base64url') &&
          asked.redirectUri === form.get('redirect_uri');
        codes.delete(form.get('code') ?? '');
        if (!isProven) {
          json(400, { error: 'invalid_grant', error_description: 'Bad Request' });
          return;
        }
        const { refresh_token, access_token } = api.signIn(accountId);
        json(200, { refresh_token, access_token, expires_in: 3599, scope: asked.scope, token_type: 'Bearer' });
      } else if (url.pathname === '/token') {
        void fetch(`${api.rootUrl}token`, { method: 'POST', body: form }).then(async (answer) => {
          json(answer.status, (await answer.json()) as object);
        });
      } else if (url.pathname === '/revoke') {
        const token = url.searchParams.get('token') ?? form.get('token') ?? '';
        revoked.push(token);
        api.signOut(accountId);
        json(200, {});
      } else response.writeHead(404).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(person, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    revoked,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}
