// Google's own pages around a script, as far as they are needed: those on which people choose an account and agree to scopes.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Account, Emulator, World } from '../api';
import { escapeHtml } from '../escape-html';
import { wholeScope } from '../world/consent';
import { Refused, readBody, send } from './http';
import { framedBy, refuseForeign } from './own-pages';
import { createPicker } from './picker-page';
import { scopeWords } from './scope-words';

/** Accounts of this browser, in the order in which Google numbers them. */
export const signedIn = (world: World): readonly Account[] =>
  world.accounts().filter((account) => account.isSignedIn && account.status === 'active');

/** A page in the manner of Google's. @param body HTML */
export const googlePage = (title: string, body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title><link rel="icon" href="data:,">
<style>
:root{color-scheme:light dark;--ink:#1f1f1f;--quiet:#5f6368;--page:#fff;--line:#dadce0;--fill:#0b57d0;--on-fill:#fff}
@media(prefers-color-scheme:dark){:root{--ink:#e3e3e3;--quiet:#bdc1c6;--page:#1f1f1f;--line:#5f6368;--fill:#a8c7fa;--on-fill:#062e6f}}
body{margin:0;background:var(--page);color:var(--ink);font:15px/1.5 system-ui,sans-serif}
main{max-width:31rem;margin:8vh auto;padding:1.5rem 2rem;border:1px solid var(--line);border-radius:16px}
h1{font-size:1.35rem;line-height:1.3;font-weight:500;margin:0 0 .75rem}
.quiet{color:var(--quiet)}
ul{list-style:none;margin:1rem 0;padding:0}
li{border-top:1px solid var(--line)}
label,li a{display:flex;gap:.75rem;justify-content:space-between;align-items:center;padding:.65rem .25rem;color:inherit;text-decoration:none;cursor:pointer}
input{width:1.15rem;height:1.15rem;flex:none;accent-color:var(--fill)}
.buttons{display:flex;gap:.75rem;justify-content:flex-end;margin:1.25rem 0 0}
.button{font:inherit;border:1px solid var(--line);border-radius:999px;padding:.45rem 1.25rem;background:none;color:inherit;cursor:pointer;text-decoration:none}
.primary{background:var(--fill);border-color:var(--fill);color:var(--on-fill)}
:focus-visible{outline:2px solid var(--fill);outline-offset:2px}
</style></head><body><main><h1>${escapeHtml(title)}</h1>${body}</main></body></html>`;

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
