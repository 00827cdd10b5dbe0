// Signing in elsewhere as add-ons do, with a library and a provider on loopback: the way there, back, a token that ends, and a refusal.
import { createHash } from 'node:crypto';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { root } from '../emulator';
import { type StartedDesk, startOther } from '../start';
import { projectOf } from './project';

/** What a provider does with whoever comes: `/authorize` sends them back, `/token` looks at everything it is told. */
interface Provider {
  readonly origin: string;
  /** What it was asked for, in order: kinds of grants. */
  readonly grants: string[];
  isRefusing: boolean;
}

let server: Server | undefined;
let desk: StartedDesk | undefined;
afterEach(() => {
  desk?.stop();
  server?.closeAllConnections();
  server?.close();
});

async function startProvider(): Promise<Provider> {
  const codes = new Map<string, { readonly redirect: string; readonly challenge: string }>();
  const provider = { origin: '', grants: [] as string[], isRefusing: false };
  server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', provider.origin);
    const said = (name: string): string => url.searchParams.get(name) ?? '';
    if (url.pathname === '/authorize') {
      const back = new URL(said('redirect_uri'));
      const code = `code-${codes.size}`;
      codes.set(code, { redirect: said('redirect_uri'), challenge: said('code_challenge') });
      const answer = provider.isRefusing ? { error: 'access_denied' } : { code };
      back.search = new URLSearchParams({ ...answer, state: said('state') }).toString();
      response.writeHead(302, { Location: back.href }).end();
      return;
    }
    if (url.pathname === '/me') {
      response.end(JSON.stringify({ name: request.headers.authorization }));
      return;
    }
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const form = new URLSearchParams(body);
      const grant = form.get('grant_type') ?? '';
      const known = codes.get(form.get('code') ?? '');
      const proof = createHash('sha256')
        .update(form.get('code_verifier') ?? '')
        .digest('base64url');
      const isRight =
        request.headers.authorization === `Basic ${Buffer.from('me:secret').toString('base64')}` &&
        (grant === 'refresh_token'
          ? form.get('refresh_token') === 'again'
          : known?.redirect === form.get('redirect_uri') && known.challenge === proof);
      provider.grants.push(grant);
      const token = { access_token: `token-${provider.grants.length}`, expires_in: 3600, refresh_token: 'again' };
      response
        .writeHead(isRight ? 200 : 400, { 'Content-Type': 'application/json' })
        .end(JSON.stringify(isRight ? token : { error: 'invalid_grant' }));
    });
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  provider.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return provider;
}

const user = (origin: string): string => `
function service() {
  return SignIn.createService('stand-in').setAuthorizeUrl('${origin}/authorize').setTokenUrl('${origin}/token')
    .setClientId('me').setClientSecret('secret').setCallbackFunction('authCallback')
    .setPropertyStore(PropertiesService.getUserProperties()).setCache(CacheService.getUserCache()).setLock(LockService.getUserLock());
}
function authCallback(request) {
  return HtmlService.createHtmlOutput(service().handleCallback(request) ? 'Success of ' + request.parameter.serviceName : 'Denied');
}
function doGet(e) {
  var signedIn = service();
  if (e.parameter.reset) signedIn.reset();
  if (!signedIn.hasAccess()) return HtmlService.createHtmlOutput('<a href="' + signedIn.getAuthorizationUrl() + '">Sign in</a>');
  var me = UrlFetchApp.fetch('${origin}/me', { headers: { Authorization: 'Bearer ' + signedIn.getAccessToken() } });
  return HtmlService.createHtmlOutput(JSON.parse(me.getContentText()).name);
}`;

/** What a browser shows at an address of the desk: the page in the frame. */
async function page(url: string): Promise<string> {
  const outer = await (await fetch(url)).text();
  const [, frame] = /<iframe[^>]* src="([^"]+)"/.exec(outer) ?? [];
  return frame === undefined ? outer : (await fetch(frame)).text();
}

const linkIn = (html: string): string => (/href="([^"]+)"/.exec(html)?.[1] ?? '').replaceAll('&amp;', '&');

test('a library signs in: there and back with a proof, renewed when it ends, gone when it is taken back, refused', async () => {
  const provider = await startProvider();
  const folder = projectOf(
    { 'Code.gs': user(provider.origin) },
    { dependencies: { libraries: [{ userSymbol: 'SignIn', libraryId: '1abc', version: '1' }] } },
  );
  desk = await startOther(folder, '--library', `SignIn=${path.join(root, 'test/emulator/addons/sign-in-library')}`);
  const app = `${desk.url}exec`;

  // The link leads to the provider, and the provider back to where the desk is.
  expect(await page(linkIn(await page(app)))).toContain('Success of stand-in');
  expect(await page(app)).toContain('Bearer token-1');
  expect(provider.grants).toEqual(['authorization_code']);

  // What was asked for twice does not come back twice.
  await page(`${app}?reset=1`);
  const link = linkIn(await page(app));
  provider.isRefusing = true;
  expect(await page(link)).toContain('Denied');
  expect(await page(app)).toContain('Sign in');
  provider.isRefusing = false;
  expect(await page(linkIn(await page(app)))).toContain('Success of stand-in');
  expect(await page(app)).toContain('Bearer token-2');

  // Two hours later.
  const html = await (await fetch(desk.url)).text();
  const [, token = ''] = /data-token="([^"]+)"/.exec(html) ?? [];
  const moved = await fetch(`${desk.url}api/clock`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Desk-Token': token },
    body: JSON.stringify({ now: Date.now() + 7_200_000 }),
  });
  expect(moved.status).toBe(200);
  expect(await page(app)).toContain('Bearer token-3');
  expect(provider.grants).toEqual(['authorization_code', 'authorization_code', 'refresh_token']);
});
