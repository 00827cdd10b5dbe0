// Serves the project's web app as Google does: a page around a sandboxed frame of another origin, with google.script.run in it.
import { escapeHtml } from '../escape-html';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import * as v from 'valibot';
import type { Emulator, WebAppReply } from '../api';
import { followAddress } from './address-script';
import { type Handler, Refused, readBody, readBytes, readJson, send } from './http';
import { isDriveAddress } from '../host/drive/rest';
import { answeredHere, staleDeployment } from '../script-address';
import { domainOf } from '../world/accounts';
import { googlePage, signedIn } from './google-look';
import { framedBy, isForeign, refuseForeign } from './own-pages';
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
  /** Answers the app's addresses on the desk's own origin; undefined for every other address. */
  readonly answer: (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void> | undefined;
  /** Answers the frame's origin: pages and their calls. */
  readonly frames: Handler;
}

/** What an address of the script asks for. */
interface Asked {
  readonly what: string;
  readonly pathInfo: string | undefined;
  /** Whose own address it is; undefined for the one for everybody. */
  readonly domain: string | undefined;
  readonly isTakenDown: boolean;
}

/**
 * `/exec` and `/dev`, with or without more behind them, and `/usercallback`; each alone, as `getUrl()` says it, and behind
 * `/macros/s/DEPLOYMENT` or `/macros/d/SCRIPT` as at Google.
 */
function askedOf(pathname: string): Asked | undefined {
  const [, domain, deployment, what, more] =
    /^(?:(?:\/a)?\/macros(?:\/([\w.-]+\.[\w.-]+))?\/[sd]\/([\w-]+))?\/(exec|dev|usercallback)(?:\/(.*))?$/.exec(
      pathname,
    ) ?? [];
  if (what === undefined) return undefined;
  const pathInfo = more === undefined || more === '' ? undefined : decodeURIComponent(more);
  return { what, pathInfo, domain, isTakenDown: deployment === staleDeployment };
}

const googleApis = 'https://www.googleapis.com';

/** A page with the addresses of Drive's interface in it replaced by those here. */
const driveHere = (html: string, origin: string): string =>
  html.replace(/https:\/\/(?:www|content)\.googleapis\.com(?=\/(?:upload\/)?drive\/v[23]\b)/g, origin);

const mostPages = 200;

interface Page {
  readonly accountId: string;
  readonly reply: HtmlReply;
}

function dropOldest(kept: Map<string, unknown>, most: number): void {
  const [oldest] = kept.keys();
  if (kept.size > most && oldest !== undefined) kept.delete(oldest);
}

/** Pages in frames of other websites, which no person need have opened: they have a room of their own. */
const mostForeign = 20;

/**
 * @param given `frameOrigin` is where `frames` listens, `own` the origins of the desk and of the frames
 */
export function createWebApp(
  emulator: Emulator,
  { frameOrigin, own }: { readonly frameOrigin: string; readonly own: readonly string[] },
): WebApp {
  const pages = new Map<string, Page>();
  const foreignPages = new Map<string, Page>();
  /** At Google other websites may frame an app that says so, and no other. */
  const mayBeFramed = (): boolean => {
    const { scripts } = emulator.project.files;
    return scripts.some(({ source }) => /\bALLOWALL\b/.test(source));
  };

  const texts = new Map<string, TextReply>();

  const respond = async (
    { what, pathInfo, domain, isTakenDown }: Asked,
    request: IncomingMessage,
    response: ServerResponse,
    url: URL,
  ): Promise<void> => {
    const foreign = isForeign(request, own);
    const isFrame = request.headers['sec-fetch-dest'] === 'iframe' && request.method === 'GET';
    if (foreign && !(isFrame && mayBeFramed())) refuseForeign(request, own);
    const accountId = asWhom(emulator, url.searchParams.get('authuser'));
    // One domain's own address lets nobody else in, and that for developers nobody but the script's own.
    const account = emulator.world.accounts().find(({ id }) => id === accountId);
    const isOutside = domain !== undefined && account !== undefined && domainOf(account) !== domain;
    if (isTakenDown || isOutside) throw new Refused(404, unableToOpen);
    const method = request.method === 'POST' ? 'POST' : 'GET';
    const query = url.search.slice(1);
    const body =
      method === 'POST'
        ? { body: { type: request.headers['content-type'] ?? 'text/plain', text: await readBody(request) } }
        : {};
    const { reply } =
      what === 'usercallback'
        ? await emulator.userCallback(accountId, query)
        : await emulator.webApp(accountId, { method, query, ...(pathInfo !== undefined && { pathInfo }), ...body });
    if (foreign && !(reply.type === 'html' && reply.frame === 'ALLOWALL')) refuseForeign(request, own);
    switch (reply.type) {
      case 'text': {
        // As at Google, what a script wrote is never served where the app's address is: the browser is sent on.
        const id = randomUUID();
        texts.set(id, reply);
        dropOldest(texts, mostPages);
        response.writeHead(302, { Location: `${frameOrigin}/echo/${id}`, 'Cache-Control': 'no-store' }).end();
        return;
      }
      case 'authorize':
        send(response, 200, 'text/html', authorizePage(reply.url), framedBy(own));
        return;
      case 'fault':
        send(
          response,
          200,
          'text/html',
          framePage('Error', `<p class="fault">${escapeHtml(reply.message)}</p>`, ''),
          framedBy(own),
        );
        return;
      case 'html': {
        const id = randomUUID();
        const kept = foreign ? foreignPages : pages;
        kept.set(id, { accountId, reply });
        dropOldest(kept, foreign ? mostForeign : mostPages);
        const frame = `<iframe title="${escapeHtml(reply.title || 'Web app')}" sandbox="${sandbox}" allow="fullscreen; clipboard-write" src="${frameOrigin}/page/${id}"></iframe>`;
        const address = `<script>(${followAddress.toString()})()</script>`;
        send(
          response,
          200,
          'text/html',
          framePage(reply.title, frame + address, reply.faviconUrl ?? ''),
          headersFor(reply),
        );
      }
    }
  };

  /** https://developers.google.com/apps-script/reference/html/html-output#setXFrameOptionsMode(XFrameOptionsMode) */
  const headersFor = ({ frame }: HtmlReply): Readonly<Record<string, string>> =>
    frame === 'ALLOWALL' ? {} : framedBy(own);

  /** What a page asks of Drive with a token that the script gave it. */
  const askDrive: Handler = async (request, response, url) => {
    refuseForeign(request, own);
    const { status, headers, body } = emulator.pageDrive({
      url: `${googleApis}${url.pathname}${url.search}`,
      method: request.method ?? 'GET',
      headers: Object.fromEntries(
        Object.entries(request.headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
      ),
      body: await readBytes(request),
    });
    const told = Object.entries(headers).map(
      ([name, value]) => [name, value.replace(googleApis, frameOrigin)] as const,
    );
    response.writeHead(status, { ...Object.fromEntries(told), 'Cache-Control': 'no-store' }).end(body);
  };

  const frames: Handler = async (request, response, url) => {
    if (isDriveAddress(`${googleApis}${url.pathname}`)) {
      await askDrive(request, response, url);
      return;
    }
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
    const page = pages.get(id) ?? foreignPages.get(id);
    if (page === undefined) throw new Refused(404, 'This page is no longer open. Open it again from Drive.');
    if (what === 'page') {
      const meta = Object.entries(page.reply.meta).map(
        ([name, content]) => `<meta name="${escapeHtml(name)}" content="${escapeHtml(content)}">`,
      );
      const html = driveHere(answeredHere(page.reply.html, emulator.place), frameOrigin);
      const isNull = emulator.world.conditions().undefinedProperties === 'null';
      const script = `<script>${pageScript(id, isNull)}</script>`;
      const headers = {
        ...headersFor(page.reply),
        'Content-Type': `text/html; charset=${emulator.world.conditions().letters}`,
      };
      send(response, 200, 'text/html', `<!doctype html>${meta.join('')}${script}${html}`, headers);
      return;
    }
    if (what !== 'call' || request.method !== 'POST') throw new Refused(404, 'There is nothing here.');
    const { name, args, files } = await readJson(request);
    if (typeof name !== 'string' || !Array.isArray(args))
      throw new Refused(400, 'A call names a function and its arguments.');
    const { outcome } = await emulator.pageCall(page.accountId, name, args, parsedFiles(files));
    const told = outcome.status === 'completed' ? { result: outcome.result } : { error: outcome.error.message };
    send(response, 200, 'application/json', answeredHere(JSON.stringify(told), emulator.place));
  };
  return {
    answer: (request, response, url) => {
      const asked = askedOf(url.pathname);
      return asked === undefined ? undefined : respond(asked, request, response, url);
    },
    frames,
  };
}

const formFile = v.object({ name: v.string(), type: v.string(), base64: v.pipe(v.string(), v.base64()) });
const formFiles = v.optional(v.record(v.string(), v.array(formFile)), {});

function parsedFiles(value: unknown): v.InferOutput<typeof formFiles> {
  const parsed = v.safeParse(formFiles, value);
  if (!parsed.success) throw new Refused(400, 'The files of a form are missing.');
  return parsed.output;
}

const unableToOpen = 'Sorry, unable to open the file at this time. Please check the address and try again.';

/** The browser's default account, unless the address asks for another that is signed in, by its address or its place among them. */
function asWhom({ world }: Emulator, authuser: string | null): string {
  const asked = signedIn(world).find(
    ({ email }, at) => authuser !== null && (authuser === email || authuser === String(at)),
  );
  return asked?.id ?? world.defaultAccountId();
}

/** Google's own page before a web app that somebody has agreed to nothing of. */
const authorizePage = (url: string): string =>
  googlePage(
    'Authorization needed',
    `<p>This app needs your permission to run.</p>
<p class="buttons"><a class="button primary" href="${escapeHtml(url)}">Review permissions</a></p>`,
  );

const framePage = (title: string, body: string, favicon: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title || 'Web app')}</title>${favicon === '' ? '' : `<link rel="icon" href="${escapeHtml(favicon)}">`}
<style>html,body{margin:0;height:100%;overflow:hidden}iframe{border:0;width:100%;height:100%;display:block}.fault{font:16px/1.5 system-ui;margin:15vh auto;max-width:36rem;padding:0 1rem}</style></head><body>${body}</body></html>`;
