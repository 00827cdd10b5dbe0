// Google's own pages around a script, as far as they are needed: those on which people choose an account and agree to scopes.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Account, Emulator } from '../api';
import { escapeHtml } from '../escape-html';
import { wholeScope } from '../world/consent';
import { googlePage, signedIn } from './google-look';
import { Refused, readBody, send } from './http';
import { framedBy, refuseForeign } from './own-pages';
import { createPicker } from './picker-page';
import { scopeWords } from './scope-words';

/** What answers for accounts.google.com; undefined for every other address. @param own origins of the desk and its frames */
export function createGooglePages(
  emulator: Emulator,
  own: readonly string[],
): (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void> | undefined {
  const { world } = emulator;
  const show = (response: ServerResponse, page: string): void => {
    send(response, 200, 'text/html', page, framedBy([]));
  };
  /** Nobody is sent from here to anywhere else. */
  const following = (given: string | null): URL | undefined => {
    if (given === null || !URL.canParse(given)) return undefined;
    const url = new URL(given);
    return own.includes(url.origin) ? url : undefined;
  };

  const choose = (url: URL): string => {
    const next = following(url.searchParams.get('continue'));
    const accounts = signedIn(world).map(({ name, email }, at) => {
      const address = new URL(next ?? url.origin);
      address.searchParams.set('authuser', String(at));
      return `<li><a href="${escapeHtml(address.href)}"><span>${escapeHtml(name)}<br><span class="quiet">${escapeHtml(email)}</span></span></a></li>`;
    });
    return googlePage('Choose an account', `<ul>${accounts.join('')}</ul>`);
  };

  const picker = createPicker(emulator, following, () => appName());

  const appName = (): string => {
    const { addOns } = emulator.manifest as { readonly addOns?: { readonly common?: { readonly name?: string } } };
    return addOns?.common?.name ?? 'This app';
  };

  const consent = (url: URL): string => {
    const account = accountOf(url);
    const wanted = scopesOf(url);
    if (wanted.length === 0) return done(following(url.searchParams.get('continue')));
    const rows = wanted.map(
      (scope) =>
        `<li><label><span>${escapeHtml(scopeWords(scope))}</span><input type="checkbox" name="scope" value="${escapeHtml(scope)}"></label></li>`,
    );
    return googlePage(
      `${appName()} wants access to your Google Account`,
      `<p class="quiet">${escapeHtml(account.email)}</p>
<p>Select what ${escapeHtml(appName())} can access</p>
<form method="post"><ul>
<li><label><b>Select all</b><input type="checkbox" id="all"></label></li>
${rows.join('\n')}</ul>
<p class="quiet">You can always see or remove access in your Google Account.</p>
<p class="buttons"><button class="button" name="cancel" value="1">Cancel</button><button class="button primary">Continue</button></p></form>
<script>document.getElementById('all').addEventListener('change', ({ target }) => {
  for (const box of document.querySelectorAll('input[name=scope]')) box.checked = target.checked;
});</script>`,
    );
  };
  const accountOf = (url: URL): Account => {
    const account = signedIn(world).find(({ email }) => email === url.searchParams.get('authuser'));
    if (account === undefined) throw new Refused(400, 'There is no such account.');
    return account;
  };
  /** What is asked for and was not agreed to. */
  const scopesOf = (url: URL): readonly string[] => {
    const asked = (url.searchParams.get('scope') ?? '').split(' ').filter(Boolean).map(wholeScope);
    const agreed = world.consent(accountOf(url).id);
    return agreed === undefined ? [] : asked.filter((scope) => !agreed.includes(scope));
  };
  const agree = (url: URL, form: URLSearchParams): void => {
    const { id } = accountOf(url);
    const ticked = form.getAll('scope').filter((scope) => scopesOf(url).includes(scope));
    if (form.has('cancel') || ticked.length === 0) return;
    world.setConsent(id, [...(world.consent(id) ?? []), ...ticked]);
  };
  /** Goes on to where somebody wanted to be; a window that was opened for the question closes. */
  const done = (next: URL | undefined): string =>
    googlePage(
      next === undefined ? 'You can close this window' : 'One moment',
      next === undefined
        ? '<p class="quiet">Go back to where you were asked.</p><script>window.close();</script>'
        : `<p><a href="${escapeHtml(next.href)}">Go on</a></p><script>location.replace(${JSON.stringify(next.href).replaceAll('<', '\\u003c')});</script>`,
    );

  return (request, response, url) => {
    if (url.pathname === '/AccountChooser') {
      show(response, choose(url));
      return Promise.resolve();
    }
    if (url.pathname === '/o/oauth2/v2/auth') {
      if (request.method !== 'POST') {
        show(response, picker.page(url));
        return Promise.resolve();
      }
      refuseForeign(request, own);
      return readBody(request).then((body) => {
        const next = picker.answer(url, new URLSearchParams(body));
        response.writeHead(303, { Location: next.href, 'Cache-Control': 'no-store' }).end();
      });
    }
    if (url.pathname !== '/o/oauth2/consent') return undefined;
    if (request.method !== 'POST') {
      show(response, consent(url));
      return Promise.resolve();
    }
    refuseForeign(request, own);
    return readBody(request).then((body) => {
      agree(url, new URLSearchParams(body));
      show(response, done(following(url.searchParams.get('continue'))));
    });
  };
}
