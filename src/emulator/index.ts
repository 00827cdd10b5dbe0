// An Apps Script project running on this machine, with a small world of accounts and files around it.
import { createHash } from 'node:crypto';
import path from 'node:path';
import { faultOfLink } from './allow-list';
import { consentUrl, isAskedFor, notAuthorized } from './authorization';
import { type Expected, authorizationCallback, eventFor, hostRunOf } from './add-on-host';
import type {
  CardAction,
  Conditions,
  CreateEmulator,
  DriveItem,
  Emulator,
  EmulatorOptions,
  Execution,
  HostRun,
  Project,
  ScriptPlace,
  StripeServer,
  WebAppReply,
} from './api';
import { assetText } from './assets';
import { clockTriggers } from './clock-triggers';
import { addFolder } from './drive-folder';
import { faultOfArguments, undefinedAsNull } from './page-call';
import { requestEvent } from './request-event';
import { servedPage } from './served-page';
import { ownAddress } from './script-address';
import { createDriveApi } from './host/drive/drive-api';
import { createDriveRest } from './host/drive/rest';
import { createServices } from './host/services';
import { callerOf } from './world/tokens';
import { type Manifest, type Trigger, hasScope, homepageTrigger, itemsTrigger, zoneOf } from './manifest';
import { startStripe } from './stand-ins/stripe/stand-in';
import { faultOfManifest } from './manifest-check';
import { type Executor, type Finished, type Order, createExecutor, prepared } from './runtime/executor';
import { contentFolder, readProject } from './runtime/files';
import type { ScriptFiles } from './runtime/messages';
import { type WebAppRun, webAppRun } from './web-app-run';
import { accountAt, domainOf, faultOfAccount } from './world/accounts';
import { type InnerWorld, createWorld } from './world/world';

const keptExecutions = 200;

/** Starts an emulator for a project's folder. Rejects with one clear line where the folder is none. */
export const createEmulator: CreateEmulator = async (options) => {
  const accounts = (options.accounts ?? ['you@example.com']).map((given, at) =>
    typeof given === 'string' ? accountAt(given, at) : given,
  );
  const listeners = new Set<() => void>();
  const changed = (): void => {
    for (const listener of listeners) listener();
  };
  const executions: Execution[] = [];
  // Read first: where there is no project, nothing is started.
  const project = readProject(options.folder);
  const world = createWorld({ ...options, accounts }, changed);
  if (options.driveFolder !== undefined) addFolder(world, options.driveFolder);
  const stripe =
    options.stripe === undefined
      ? undefined
      : await startStripe({ ...options.stripe, now: () => world.now(), onChange: changed });
  const shared: Shared = {
    options: { ...options, hosts: { ...options.hosts, ...stripe?.hosts } },
    stripe,
    libraries: Object.fromEntries(
      Object.entries(options.libraries ?? {}).map(([symbol, folder]) => [symbol, prepared(readProject(folder).files)]),
    ),
    executions,
    remember: (execution) => {
      executions.unshift(execution);
      executions.length = Math.min(executions.length, keptExecutions);
      options.onExecution?.(execution);
      changed();
    },
    changed,
    onChange: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
  const place: ScriptPlace = {
    scriptId: options.scriptId ?? scriptIdOf(options.folder),
    webAppUrl: options.webAppUrl ?? '',
    ...(stripe !== undefined && { pages: stripe.hosts }),
  };
  try {
    return emulatorOf(project, place, world, shared, true);
  } catch (error) {
    await stripe?.close();
    throw error;
  }
};

export { createStripe, startStripe } from './stand-ins/stripe/stand-in';

/** The same for every script of a world. */
interface Shared {
  readonly options: EmulatorOptions;
  readonly stripe: StripeServer | undefined;
  readonly libraries: Readonly<Record<string, ScriptFiles>>;
  readonly executions: readonly Execution[];
  readonly remember: (execution: Execution) => void;
  readonly onChange: Emulator['onChange'];
  readonly changed: () => void;
}

/** Of the form that Google's have, and the same whenever a folder is run again. */
const scriptIdOf = (folder: string): string =>
  `1${createHash('sha512').update(path.resolve(folder)).digest('base64url').slice(0, 56)}`;

/** What is loaded, and what answers it. */
interface Running {
  readonly project: Project;
  readonly manifest: Manifest;
  readonly executor: Executor;
  readonly drive: Emulator['drive'];
}

/** @param isFirst whether it ends what all scripts of a world share */
function emulatorOf(first: Project, place: ScriptPlace, world: InnerWorld, shared: Shared, isFirst = false): Emulator {
  const { options } = shared;
  const ownerId = options.ownerAccountId ?? world.defaultAccountId();
  const others = new Set<Emulator>();
  const start = (project: Project, startsAfter?: Promise<unknown>): Running => {
    const fault = faultOfManifest(project.manifest, { isOpen: true });
    if (fault !== undefined) throw new Error(fault);
    const manifest = project.manifest as Manifest;
    const { files } = project;
    const { services, drive } = createServices(world, manifest, options, place);
    const executor = createExecutor({
      files,
      libraries: shared.libraries,
      guestSource: assetText('guest.js'),
      services,
      world,
      onServiceCall: options.onServiceCall,
      onLog: options.onLog,
      inspected:
        options.inspectPort === undefined
          ? undefined
          : { port: options.inspectPort, folder: contentFolder(options.folder) },
      startsAfter,
      timeZone: zoneOf(manifest),
      startJson: (kind) =>
        JSON.stringify({
          webAppUrl: ownAddress(place.webAppUrl, world.conditions().ownAddress, domainOf(world.account(ownerId))),
          undefinedIsNull: kind === 'page-call' && world.conditions().undefinedProperties === 'null',
          losesBlobTypes: world.conditions().blobType === 'lost',
          scriptId: place.scriptId,
          advanced: Object.fromEntries(
            (manifest.dependencies?.enabledAdvancedServices ?? []).map(({ userSymbol, serviceId, version }) => [
              userSymbol,
              { serviceId, version: version ?? '' },
            ]),
          ),
          libraries: Object.fromEntries(
            (manifest.dependencies?.libraries ?? []).map(({ userSymbol, libraryId }) => [userSymbol, libraryId]),
          ),
          seesWholeDrive: ['drive', 'drive.readonly'].some((scope) => hasScope(manifest, scope)),
          clockOffset: world.clockOffset(),
        }),
    });
    return { project, manifest, executor, drive };
  };
  let running = start(first);

  /** Whether an account has agreed to anything at all: where not, nothing of the script runs. */
  const isKnown = (accountId: string): boolean => {
    const { oauthScopes: scopes = [] } = running.manifest;
    const agreed = world.consent(accountId);
    return agreed === undefined || scopes.length === 0 || agreed.length > 0;
  };
  const authorizeUrl = (accountId: string, next?: string): string => {
    const scopes = (running.manifest.oauthScopes ?? []).filter((scope) => !world.consents.has(accountId, scope));
    return consentUrl(place, world.account(accountId).email, scopes, next);
  };
  const refusalFor = ({ accountId, kind }: Order): string | undefined => {
    const fault = faultOfAccount(world.account(accountId));
    if (fault !== undefined) return fault;
    // An installed add-on goes on, and its pages don't. https://support.google.com/a/answer/15100049
    if (!addOnKinds.includes(kind) && world.outages().includes('apps-script')) return turnedOff;
    return isKnown(accountId) ? undefined : notAuthorized;
  };

  const execute = async (order: Order): Promise<Finished> => {
    const refusal = order.refusal ?? refusalFor(order);
    const finished = await running.executor.execute({ ...order, refusal });
    shared.remember(finished.execution);
    return finished;
  };
  // Whoever asks here has a token with every scope.
  const drive = createDriveRest(
    createDriveApi(world, () => true),
    (authorization) => callerOf(world, authorization),
  );
  const asWebApp = (accountId: string): WebAppRun =>
    webAppRun(running.manifest.webapp, world.account(accountId), world.account(ownerId));
  const event = (accountId: string, itemIds: readonly string[], action?: CardAction): object => {
    const items = itemIds.flatMap((id): readonly DriveItem[] => {
      const item = world.item(id);
      return item === undefined ? [] : [item];
    });
    const hasAgreed = (scope: string): boolean => world.consents.has(accountId, scope);
    return eventFor(world.account(accountId), running.manifest, world.now(), items, hasAgreed, action);
  };
  const faultOf = (url: string): string | undefined =>
    faultOfLink(running.manifest.addOns?.common?.openLinkUrlPrefixes, url, place.webAppUrl);
  /** What Drive makes of the answer. A script that asks for authorization may draw the cards for it itself. */
  const hosted = async (order: Order, expects: Expected): Promise<HostRun> => {
    const finished = await execute(order);
    const { outcome } = finished.execution;
    if (outcome.status === 'failed' && isAskedFor(outcome.error.message)) {
      const { name } = running.manifest.addOns?.common ?? {};
      const resource = typeof name === 'string' ? name : '';
      const url = authorizeUrl(order.accountId);
      return { execution: finished.execution, reply: { type: 'authorize', url, resource } };
    }
    const callback = authorizationCallback(finished);
    if (callback === undefined) return hostRunOf(finished, expects, faultOf);
    return hostRunOf(await execute({ ...order, functionName: callback, args: [] }), 'cards', faultOf);
  };
  const triggered = (
    kind: 'homepage' | 'items-selected',
    trigger: Trigger | undefined,
    accountId: string,
    itemIds: readonly string[],
  ): Promise<HostRun> => {
    const functionName = trigger?.runFunction ?? '(no trigger in the manifest)';
    const args = [event(accountId, itemIds)];
    return hosted({ kind, functionName, accountId, args }, 'cards');
  };
  /** Functions whose name ends in an underscore are private: nobody outside may call them. */
  const publicName = (functionName: string): string =>
    functionName.endsWith('_') ? `${functionName} (private)` : functionName;

  return {
    world,
    place,
    stripe: shared.stripe,
    get project() {
      return running.project;
    },
    get manifest() {
      return running.project.manifest;
    },
    homepage: (accountId) => triggered('homepage', homepageTrigger(running.manifest), accountId, []),
    itemsSelected: (accountId, itemIds) =>
      triggered('items-selected', itemsTrigger(running.manifest), accountId, itemIds),
    action: (accountId, action) => {
      const args = [event(accountId, action.selectedIds, action)];
      return hosted({ kind: 'action', functionName: action.functionName, accountId, args }, 'action');
    },
    universalAction: (accountId, functionName) => {
      const args = [event(accountId, [])];
      return hosted({ kind: 'universal-action', functionName, accountId, args }, 'universal');
    },
    suggestions: (accountId, action) => {
      const args = [event(accountId, action.selectedIds, action)];
      const { functionName } = action;
      return hosted({ kind: 'suggestions', functionName, accountId, args }, 'suggestions');
    },
    webApp: async (accountId, { method, query, body, pathInfo }) => {
      const functionName = method === 'GET' ? 'doGet' : 'doPost';
      const args = [{ ...requestEvent(query, body), ...(pathInfo !== undefined && { pathInfo }) }];
      const finished = await execute({ kind: 'web-app', functionName, ...asWebApp(accountId), args });
      const next = `${place.webAppUrl}${pathInfo === undefined ? '' : `/${pathInfo}`}?${query}`;
      const reply = webAppReply(finished, world.conditions(), () => authorizeUrl(finished.execution.accountId, next));
      return { execution: finished.execution, reply };
    },
    userCallback: async (accountId, query) => {
      const called = callbackOf(world, place.scriptId, accountId, query);
      const finished = await execute({ kind: 'callback', accountId, ...called });
      const reply = webAppReply(finished, world.conditions(), () => authorizeUrl(accountId));
      return { execution: finished.execution, reply };
    },
    pageCall: async (accountId, functionName, args, files) => {
      const fault = faultOfArguments(args);
      if (fault !== undefined) throw new TypeError(fault);
      const crossed = world.conditions().undefinedProperties === 'null' ? undefinedAsNull(args) : args;
      const order = { kind: 'page-call', functionName: publicName(functionName), args: crossed, files } as const;
      const { execution, returned } = await execute({ ...order, ...asWebApp(accountId) });
      // Google hands a page nothing of an answer that has a date in it.
      return returned?.holdsDate === true
        ? { ...execution, outcome: { status: 'completed', result: null } }
        : execution;
    },
    ...clockTriggers(
      world,
      () => zoneOf(running.manifest),
      async (order) => (await execute({ kind: 'trigger', ...order })).execution,
    ),
    run: async (accountId, functionName, args) =>
      (await execute({ kind: 'function', functionName, accountId, args })).execution,
    apiCall: async (accountId, functionName, args) => {
      const order = { kind: 'function', functionName: publicName(functionName), accountId, args } as const;
      const { execution, returned } = await execute(order);
      const isPlain = execution.outcome.status !== 'completed' || returned?.kind === 'plain';
      return isPlain
        ? execution
        : { ...execution, outcome: { status: 'failed', error: { message: unsupportedReturn } } };
    },
    drive,
    pageDrive: (request) => running.drive(request),
    load: (project) => {
      const before = running;
      // Refused before anything changes, where Google would refuse its manifest.
      const fault = faultOfManifest(project.manifest, { isOpen: true });
      if (fault !== undefined) throw new Error(fault);
      running = start(project, before.executor.retire());
      shared.changed();
    },
    at: (project, given) => {
      const other = { ...(place.pages !== undefined && { pages: place.pages }), ...given };
      const emulator = emulatorOf(
        project,
        other,
        other.scriptId === place.scriptId ? world : world.forScript(other.scriptId),
        shared,
      );
      others.add(emulator);
      return emulator;
    },
    executions: () => shared.executions,
    onChange: shared.onChange,
    close: async () => {
      await Promise.all([
        running.executor.close(),
        ...[...others].map((other) => other.close()),
        ...(isFirst ? [shared.stripe?.close()] : []),
      ]);
    },
  };
}

/** What an add-on runs for in its host. */
const addOnKinds: readonly string[] = ['homepage', 'items-selected', 'action', 'universal-action', 'suggestions'];

/** What an organization's people meet whose administrator has turned Apps Script off. */
const turnedOff = 'This app is blocked: Google Apps Script is turned off. Contact your administrator.';

const unsupportedReturn = 'The script completed but the returned value is not a supported return type.';

/** What a state token in a query calls, or why it calls nothing. */
function callbackOf(
  world: InnerWorld,
  scriptId: string,
  accountId: string,
  query: string,
): Pick<Order, 'functionName' | 'args' | 'refusal'> {
  const event = requestEvent(query, undefined);
  const token = world.stateTokens.open(event.parameter['state'] ?? '');
  if (token?.scriptId !== scriptId || token.accountId !== accountId || token.expiresAt < world.now()) {
    const refusal = 'The state token is invalid or has expired. Please try again.';
    return { functionName: 'usercallback', args: [], refusal };
  }
  const parameters = Object.entries(token.arguments).map(([name, value]) => [name, [value]] as const);
  return {
    functionName: token.method,
    args: [
      {
        ...event,
        parameter: { ...event.parameter, ...token.arguments },
        parameters: { ...event.parameters, ...Object.fromEntries(parameters) },
      },
    ],
  };
}

/** @param authorizeUrl where whoever opened it agrees to all that the script asks for */
function webAppReply(
  { execution, returned }: Finished,
  conditions: Conditions,
  authorizeUrl: () => string,
): WebAppReply {
  if (execution.outcome.status !== 'completed') {
    const { message } = execution.outcome.error;
    return isAskedFor(message) ? { type: 'authorize', url: authorizeUrl() } : { type: 'fault', message };
  }
  if (returned?.kind !== 'Page') return { type: 'fault', message: unsupportedReturn };
  const page = returned.json as WebAppReply;
  return page.type === 'html' ? { ...page, html: servedPage(page.html, conditions) } : page;
}
