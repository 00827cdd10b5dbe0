// The desk's server: its page, what the page asks, and the project's web app beside it. Loopback only.
import { readFileSync } from 'node:fs';
import { assetPath, assetText } from '../assets';
import { escapeHtml } from '../escape-html';
import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import {
  type Account,
  type CardAction,
  type Condition,
  type Emulator,
  type Execution,
  type FormInputs,
  type Project,
  type StripeSettings,
  outages,
} from '../api';
import { parseConditions } from '../conditions';
import { wholeScope } from '../world/consent';
import { type Manifest, hasScope, homepageTrigger, hosts, hostsOf } from '../manifest';
import type { DeskAddOn, DeskState, DeskStripe, ExecutionSummary, DriveIntegration, Moment } from './desk-state';
import { type Handler, Refused, listen, readJson, send, sendJson } from './http';
import { type DriveChoice, driveState } from './drive-opens';
import { createGooglePages } from './google-page';
import { scopeWords } from './scope-words';
import { originsOf, refuseForeign } from './own-pages';
import { type WebApp, createWebApp } from './web-app';

/** How a desk is set up. */
interface DeskOptions {
  readonly port: number;
  /** Given where web apps will be served, which the project is told. */
  readonly createEmulator: (webAppUrl: string) => Promise<Emulator>;
  readonly title: string;
  readonly integration?: DriveIntegration;
  /** Instants worth moving the clock to. */
  readonly moments?: () => readonly Moment[];
  /** What the reader should know of an account, by its id. */
  readonly notes?: Readonly<Record<string, string>>;
}

interface Desk {
  readonly url: string;
  readonly emulator: Emulator;
}

/** Milliseconds after which the desk looks again whether a trigger's time has come. */
const betweenTriggers = 1000;

/** Starts the desk. Rejects with a clear line when the port is taken. */
export async function startDesk(options: DeskOptions): Promise<Desk> {
  // Both servers must listen before the project can be told its address; they answer once it runs.
  const ready: { desk?: Handler; frames?: Handler } = {};
  const desk = await listen(options.port, (...asked) => ready.desk?.(...asked));
  const frames = await listen(0, (...asked) => ready.frames?.(...asked));
  const emulator = await options.createEmulator(`${desk.origin}/exec`).catch(async (error: unknown) => {
    // Nothing that listens keeps a program alive whose project can't start.
    await Promise.all([desk.close(), frames.close()]);
    throw error;
  });
  const own = originsOf([desk.port, frames.port]);
  const webApp = createWebApp(emulator, { frameOrigin: frames.origin, own });
  ready.desk = createDeskHandler(options, emulator, webApp.answer, own);
  ready.frames = webApp.frames;
  setInterval(() => void emulator.fireDueTriggers(), betweenTriggers).unref();
  return {
    url: `${desk.origin}/`,
    emulator,
  };
}

function createDeskHandler(
  options: DeskOptions,
  emulator: Emulator,
  webApp: WebApp['answer'],
  own: readonly string[],
): Handler {
  // Known to the desk's own page alone, so that no other page can change this world.
  const token = randomUUID();
  const { world } = emulator;

  let loaded = emulator.project;
  let count = 0;
  /** How often other content was loaded: the panel asks again then. */
  const loads = (): number => {
    if (loaded !== emulator.project) count += 1;
    loaded = emulator.project;
    return count;
  };

  const state = (accountId: string): DeskState => ({
    title: options.title,
    now: world.now(),
    accounts: world.accounts().map((account) => {
      const note = options.notes?.[account.id];
      return note === undefined ? account : { ...account, note };
    }),
    defaultAccountId: world.defaultAccountId(),
    items: world.items(accountId),
    moments: options.moments?.() ?? [],
    integration: isConnected(accountId) ? options.integration : undefined,
    addOn: addOnOf(emulator.manifest),
    webAppUrl: hasWebApp(emulator.project) ? emulator.place.webAppUrl : undefined,
    place: emulator.place,
    universalActions: universalActionsOf(emulator.manifest),
    executions: emulator.executions().map(summaryOf),
    properties: world.scriptProperties(),
    userProperties: world.userProperties(accountId),
    triggers: emulator.triggers(),
    outages: world.outages(),
    conditions: world.conditions(),
    consent: scopesOf(emulator.manifest).map((scope) => ({
      scope,
      words: scopeWords(scope),
      isAgreed: world.consent(accountId)?.includes(scope) ?? true,
    })),
    stripe: stripeOf(emulator),
    loads: loads(),
  });

  /** Drive offers an app to those who have let it connect itself. https://developers.google.com/workspace/drive/api/guides/enable-sdk */
  const isConnected = (accountId: string): boolean =>
    hasScope(emulator.manifest, 'drive.install') &&
    (world.consent(accountId)?.includes(wholeScope('drive.install')) ?? true);

  /** What somebody chose in Drive, from the desk's own page alone: the app is let at the files. */
  const openFromDrive = (query: URLSearchParams): string => {
    if (query.get('token') !== token) throw new Refused(403, 'Reload the desk: it was started anew.');
    const { id } = known(query.get('account'));
    const ids = query.getAll('id');
    for (const one of ids) world.setGranted(one, id, true);
    const choice: DriveChoice =
      ids.length > 0 ? { action: 'open', ids } : { action: 'create', folderId: query.get('folder') ?? 'root' };
    const state = driveState(world, world.conditions().driveState, choice, id);
    return `/exec?state=${encodeURIComponent(JSON.stringify(state))}`;
  };

  const known = (value: unknown): Account => {
    const account = world.accounts().find(({ id }) => id === value);
    if (account === undefined) throw new Refused(400, 'There is no such account.');
    return account;
  };

  /** What the page may ask, by the last part of the address. */
  const asks: Readonly<Record<string, (body: Readonly<Record<string, unknown>>) => unknown>> = {
    state: ({ accountId }) => state(known(accountId).id),
    panel: ({ accountId, selected }) => {
      const ids = texts(selected);
      const { id } = known(accountId);
      return ids.length === 0 ? emulator.homepage(id) : emulator.itemsSelected(id, ids);
    },
    action: ({ accountId, action }) => emulator.action(known(accountId).id, cardAction(action)),
    suggestions: ({ accountId, action }) => emulator.suggestions(known(accountId).id, cardAction(action)),
    universal: ({ accountId, functionName }) => emulator.universalAction(known(accountId).id, text(functionName)),
    grant: ({ accountId, itemId }) => {
      world.setGranted(text(itemId), known(accountId).id, true);
    },
    clock: ({ now }) => {
      if (typeof now !== 'number' || !Number.isFinite(now)) throw new Refused(400, 'The clock wants an instant.');
      world.setNow(now);
      emulator.stripe?.advance();
      void emulator.fireDueTriggers();
    },
    trigger: ({ id }) => emulator.fireTrigger(text(id)),
    default: ({ accountId }) => {
      world.setDefaultAccount(known(accountId).id);
    },
    execution: ({ id }) => executionOf(emulator, text(id)),
    replay: ({ id }) => {
      const { accountId, functionName, args } = executionOf(emulator, text(id));
      return emulator.run(accountId, functionName, args);
    },
    property: ({ accountId, store, key, value }) => {
      const { id } = known(accountId);
      const isScript = store === 'script';
      const before = isScript ? world.scriptProperties() : world.userProperties(id);
      const others = Object.entries(before).filter(([name]) => name !== key);
      const next = Object.fromEntries(value === null ? others : [...others, [text(key), text(value)]]);
      if (isScript) world.setScriptProperties(next);
      else world.setUserProperties(id, next);
    },
    outage: ({ outage, isOut }) => {
      const known = outages.find((one) => one === outage);
      if (known === undefined) throw new Refused(400, 'Nothing of that name can be out.');
      world.setOutage(known, isOut === true);
    },
    stripe: ({ isDown, delivery, isOn, afterRetries, billingMode }) => {
      const { stripe } = emulator;
      if (stripe === undefined) throw new Refused(404, 'Nothing stands in for Stripe.');
      if (typeof isDown === 'boolean') stripe.setDown(isDown);
      const known = stripeDeliveries.find((one) => one === delivery);
      if (known !== undefined) stripe.setDelivery(known, isOn === true);
      const after = afterRetriesOf.find((one) => one === afterRetries);
      if (after !== undefined) stripe.setSettings({ afterRetries: after });
      const mode = billingModes.find((one) => one === billingMode);
      if (mode !== undefined) stripe.setSettings({ billingMode: mode });
    },
    exchange: ({ id }) => {
      const found = emulator.stripe?.exchanges().find((one) => one.id === id);
      if (found === undefined) throw new Refused(404, 'This request is no longer kept.');
      return found;
    },
    condition: ({ name, value }) => {
      for (const [one, to] of Object.entries(parseConditions(`${text(name)}=${text(value)}`)))
        world.setCondition(one as Condition, to);
    },
    consent: ({ accountId, scopes }) => {
      world.setConsent(known(accountId).id, texts(scopes));
    },
    identity: ({ accountId, identity }) => {
      world.changeAccount(known(accountId).id, { identity: identity === 'hidden' ? 'hidden' : 'shown' });
    },
  };

  const googlePages = createGooglePages(emulator, own);

  return async (request, response, url) => {
    const answered = webApp(request, response, url) ?? googlePages(request, response, url);
    if (answered !== undefined) {
      await answered;
      return;
    }
    refuseForeign(request, own);
    if (request.method === 'GET' && url.pathname === '/') {
      send(response, 200, 'text/html', deskPage(options.title, token, world.defaultAccountId()), {
        'Content-Security-Policy':
          "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: https: http:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      });
    } else if (request.method === 'GET' && (url.pathname === '/main.js' || url.pathname === '/main.css')) {
      const isScript = url.pathname === '/main.js';
      send(response, 200, isScript ? 'text/javascript' : 'text/css', assetText(`desk${url.pathname}`));
    } else if (request.method === 'GET' && url.pathname === '/material-symbols.woff2') {
      send(response, 200, 'font/woff2', readFileSync(assetPath(`desk${url.pathname}`)), {
        'Cache-Control': 'max-age=86400',
      });
    } else if (request.method === 'GET' && url.pathname === '/open-with') {
      response.writeHead(302, { Location: openFromDrive(url.searchParams), 'Cache-Control': 'no-store' }).end();
    } else if (request.method === 'GET' && url.pathname === '/api/changes') {
      announce(emulator, response);
    } else if (request.method === 'POST' && url.pathname.startsWith('/api/')) {
      if (request.headers['x-desk-token'] !== token) throw new Refused(403, 'Reload the desk: it was started anew.');
      const ask = asks[url.pathname.slice('/api/'.length)];
      if (ask === undefined) throw new Refused(404, 'The desk knows no such question.');
      sendJson(response, (await ask(await readJson(request))) ?? null);
    } else {
      throw new Refused(404, 'There is nothing here.');
    }
  };
}

/** What a list of executions shows; the rest is asked for where somebody opens one. */
const summaryOf = ({ args: _args, outcome, ...execution }: Execution): ExecutionSummary => ({
  ...execution,
  outcome: outcome.status === 'completed' ? { status: outcome.status } : outcome,
});

const stripeDeliveries = ['late', 'twice', 'reversed', 'lost'] as const;
const afterRetriesOf = ['cancel', 'unpaid', 'past_due', 'pause'] as const satisfies StripeSettings['afterRetries'][];
const billingModes = ['classic', 'flexible'] as const satisfies StripeSettings['billingMode'][];

const stripeOf = ({ stripe }: Emulator): DeskStripe | undefined =>
  stripe && {
    isDown: stripe.isDown(),
    deliveries: stripe.deliveries(),
    settings: stripe.settings(),
    exchanges: stripe.exchanges().map(({ answer: _answer, ...exchange }) => exchange),
  };

function executionOf(emulator: Emulator, id: string): Execution {
  const execution = emulator.executions().find((one) => one.id === id);
  if (execution === undefined) throw new Refused(404, 'This execution is no longer kept.');
  return execution;
}

/** Server-sent events: one line a change, so that the page asks again. */
function announce(emulator: Emulator, response: ServerResponse): void {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  response.write('retry: 1000\n\n');
  const stop = emulator.onChange(() => response.write('data: changed\n\n'));
  response.on('close', stop);
}

const deskPage = (title: string, token: string, accountId: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/main.css"></head>
<body data-token="${token}" data-account="${escapeHtml(accountId)}"><div id="desk"></div><script type="module" src="/main.js"></script></body></html>`;

function text(value: unknown): string {
  if (typeof value !== 'string') throw new Refused(400, 'A text is missing.');
  return value;
}

const texts = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(text) : []);

function cardAction(value: unknown): CardAction {
  if (typeof value !== 'object' || value === null) throw new Refused(400, 'An action is missing.');
  const { functionName, parameters, formInputs, selectedIds } = value as Readonly<Record<string, unknown>>;
  return {
    functionName: text(functionName),
    parameters: Object.fromEntries(Object.entries(parameters ?? {}).map(([key, one]) => [key, text(one)])),
    formInputs: (formInputs ?? {}) as FormInputs,
    selectedIds: texts(selectedIds),
  };
}

/** Whether the project answers requests. */
export const hasWebApp = ({ files }: Project): boolean =>
  files.scripts.some(({ source }) => /\bfunction\s+do(Get|Post)\b|\bdo(Get|Post)\s*=/.test(source));

function addOnOf(given: Readonly<Record<string, unknown>>): DeskAddOn | undefined {
  const manifest = given as Manifest;
  const { addOns } = manifest;
  if (addOns === undefined) return undefined;
  const { name, logoUrl, layoutProperties } = (addOns.common ?? {}) as {
    readonly name?: string;
    readonly logoUrl?: string;
    readonly layoutProperties?: { readonly primaryColor?: string; readonly secondaryColor?: string };
  };
  return {
    name: name ?? '',
    logoUrl: logoUrl ?? '',
    color: layoutProperties?.secondaryColor ?? layoutProperties?.primaryColor ?? '',
    hosts: hostsOf(manifest).map((host) => hosts[host]),
    isForDrive: addOns.drive !== undefined,
    hasHomepage: homepageTrigger(manifest) !== undefined,
    seesItems: addOns.drive?.onItemsSelectedTrigger !== undefined,
    linkPrefixes: addOns.common?.openLinkUrlPrefixes,
  };
}

const scopesOf = ({ oauthScopes }: Manifest): readonly string[] => (oauthScopes ?? []).map(wholeScope);

/** The add-on's own menu, as far as its manifest spells it out. */
function universalActionsOf(manifest: Readonly<Record<string, unknown>>): DeskState['universalActions'] {
  const { addOns } = manifest as { addOns?: { common?: { universalActions?: unknown } } };
  const actions = addOns?.common?.universalActions;
  return Array.isArray(actions) ? (actions as DeskState['universalActions']) : [];
}
