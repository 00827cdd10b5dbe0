// Serves the project's web app as Google does: a page around a sandboxed frame of another origin, with google.script.run in it.
import { escapeHtml } from '../escape-html';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import * as v from 'valibot';
import type { Emulator, WebAppReply } from '../api';
import { type Handler, Refused, readBody, readJson, send, sendJson } from './http';
import { pageScript } from './page-script';

/** https://developers.google.com/apps-script/guides/html/restrictions */
const sandbox = [
  'allow-same-origin',
  'allow-forms',
  'allow-scripts',
  'allow-popups',
  'allow-downloads',
  'allow-modals',
  'allow-popups-to-escape-sandbox',
  'allow-top-navigation-by-user-activation',
].join(' ');

type HtmlReply = Extract<WebAppReply, { type: 'html' }>;
type TextReply = Extract<WebAppReply, { type: 'text' }>;

/** Pages that are open, by an id that nobody can guess: it says as whom they call. */
export interface WebApp {
  /** Answers /exec on the desk's own origin. */
  readonly exec: (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void>;
  /** Answers the frame's origin: pages and their calls. */
  readonly frames: Handler;
}

const mostPages = 200;

function dropOldest(kept: Map<string, unknown>): void {
  const [oldest] = kept.keys();
  if (kept.size > mostPages && oldest !== undefined) kept.delete(oldest);
}

/** @param frameOrigin where `frames` listens; known once it does */
export function createWebApp(emulator: Emulator, frameOrigin: () => string): WebApp {
  const pages = new Map<string, { readonly accountId: string; readonly reply: HtmlReply; readonly search: string }>();

  const texts = new Map<string, TextReply>();

  const exec: WebApp['exec'] = async (request, response, url) => {
    const accountId = asWhom(emulator, url.searchParams.get('authuser'));
    const method = request.method === 'POST' ? 'POST' : 'GET';
    const body =
      method === 'POST'
        ? { body: { type: request.headers['content-type'] ?? 'text/plain', text: await readBody(request) } }
        : {};
    const { reply } = await emulator.webApp(accountId, { method, query: url.search.slice(1), ...body });
    switch (reply.type) {
      case 'text': {
        // As at Google, what a script wrote is never served where the app's address is: the browser is sent on.
        const id = randomUUID();
        texts.set(id, reply);
        dropOldest(texts);
        response.writeHead(302, { Location: `${frameOrigin()}/echo/${id}`, 'Cache-Control': 'no-store' }).end();
        return;
      }
      case 'fault':
        send(response, 200, 'text/html', framePage('Error', `<p class="fault">${escapeHtml(reply.message)}</p>`, ''));
        return;
      case 'html': {
        const id = randomUUID();
        pages.set(id, { accountId, reply, search: url.search });
        dropOldest(pages);
        const frame = `<iframe title="${escapeHtml(reply.title || 'Web app')}" sandbox="${sandbox}" allow="fullscreen; clipboard-write" src="${frameOrigin()}/page/${id}"></iframe>`;
        const address = `<script>(${followAddress.toString()})()</script>`;
        send(response, 200, 'text/html', framePage(reply.title, frame + address, reply.faviconUrl ?? ''));
      }
    }
  };

  const frames: Handler = async (request, response, url) => {
    const [, what, id = ''] = url.pathname.split('/');
    const text = texts.get(id);
    if (what === 'echo' && text !== undefined) {
      const download =
        text.downloadAs === undefined
          ? {}
          : { 'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(text.downloadAs)}` };
      send(response, 200, text.mimeType, text.text, { 'Access-Control-Allow-Origin': '*', ...download });
      return;
    }
    const page = pages.get(id);
    if (page === undefined) throw new Refused(404, 'This page is no longer open. Open it again from Drive.');
    if (what === 'page') {
      const meta = Object.entries(page.reply.meta).map(
        ([name, content]) => `<meta name="${escapeHtml(name)}" content="${escapeHtml(content)}">`,
      );
      const script = `<script>${pageScript(id, page.search)}</script>`;
      send(response, 200, 'text/html', `<!doctype html>${meta.join('')}${script}${page.reply.html}`);
      return;
    }
    if (what !== 'call' || request.method !== 'POST') throw new Refused(404, 'There is nothing here.');
    const { name, args, files } = await readJson(request);
    if (typeof name !== 'string' || !Array.isArray(args))
      throw new Refused(400, 'A call names a function and its arguments.');
    const { outcome } = await emulator.pageCall(page.accountId, name, args, parsedFiles(files));
    sendJson(response, outcome.status === 'completed' ? { result: outcome.result } : { error: outcome.error.message });
  };
  return { exec, frames };
}

const formFile = v.object({ name: v.string(), type: v.string(), base64: v.pipe(v.string(), v.base64()) });
const formFiles = v.optional(v.record(v.string(), v.array(formFile)), {});

function parsedFiles(value: unknown): v.InferOutput<typeof formFiles> {
  const parsed = v.safeParse(formFiles, value);
  if (!parsed.success) throw new Refused(400, 'The files of a form are missing.');
  return parsed.output;
}

/** The browser's default account, unless the address asks for another that is signed in, by address, id or place in the list. */
function asWhom({ world }: Emulator, authuser: string | null): string {
  const signedIn = world.accounts().filter(({ isSignedIn, status }) => isSignedIn && status === 'active');
  const asked = signedIn.find(
    ({ id, email }, at) => authuser !== null && (authuser === email || authuser === id || authuser === String(at)),
  );
  return asked?.id ?? world.defaultAccountId();
}

/**
 * Runs in the page around the frame: google.script.history changes this page's address without loading it.
 * Parameters that are not given stay, and so does `authuser`, which is Google's own.
 * https://developers.google.com/apps-script/guides/html/reference/history
 */
function followAddress(): void {
  const page = globalThis as unknown as {
    readonly location: { readonly href: string };
    readonly history: Record<string, (state: null, title: string, url: string) => void>;
    readonly frames: readonly unknown[];
    addEventListener: (type: 'message', listen: (event: { source: unknown; data: unknown }) => void) => void;
  };
  page.addEventListener('message', ({ source, data }) => {
    const { addressChange, params, hash } = (data ?? {}) as {
      addressChange?: unknown;
      params?: Readonly<Record<string, unknown>> | null;
      hash?: string | null;
    };
    if (source !== page.frames[0] || (addressChange !== 'push' && addressChange !== 'replace')) return;
    const url = new URL(page.location.href);
    if (params !== undefined && params !== null) {
      const own = url.searchParams.get('authuser');
      url.search = '';
      for (const [name, value] of Object.entries(params)) url.searchParams.set(name, String(value));
      if (own !== null) url.searchParams.set('authuser', own);
    }
    if (hash !== undefined && hash !== null) url.hash = hash;
    page.history[`${addressChange}State`]?.(null, '', url.href);
  });
}

const framePage = (title: string, body: string, favicon: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title || 'Web app')}</title>${favicon === '' ? '' : `<link rel="icon" href="${escapeHtml(favicon)}">`}
<style>html,body{margin:0;height:100%;overflow:hidden}iframe{border:0;width:100%;height:100%;display:block}.fault{font:16px/1.5 system-ui;margin:15vh auto;max-width:36rem;padding:0 1rem}</style></head><body>${body}</body></html>`;
