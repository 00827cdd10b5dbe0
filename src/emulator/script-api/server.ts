// The Apps Script API on loopback, with the few other interfaces that the real clasp asks, and the deployed web apps.
import type { IncomingMessage, ServerResponse } from 'node:http';
import * as v from 'valibot';
import type { Account, Emulator } from '../api';
import { type Handler, listen, readBody, readBytes, send } from '../server/http';
import { originsOf } from '../server/own-pages';
import { type WebApp, createWebApp } from '../server/web-app';
import { ApiError, notAllowed, notFound } from './api-error';
import { type ContentFile, checkedContent, toContent, toProject } from './content';
import { type ScriptProject, createProject, newScriptId } from './projects';
import { createResources, paged } from './resources';
import { runFunction } from './run';
import { type Credentials, createSignIn } from './sign-in';

/** How the interface is started. */
export interface ScriptApiOptions {
  /** Its project is the first one: `scripts.run` reaches what it runs, and what is pushed to it runs in it from then on. */
  readonly emulator: Emulator;
  /** Where it listens; any free port when not given. */
  readonly port?: number;
  /** Who owns the emulator's own project; the default account when not given. */
  readonly ownerId?: string;
}

/** A running interface. */
export interface ScriptApi {
  /** `rootUrl` for clients of googleapis: `google.script({ version: 'v1', auth, rootUrl })`. Ends with a slash. */
  readonly rootUrl: string;
  /** The emulator's own project. */
  readonly scriptId: string;
  /** Signs an account in: what `OAuth2.setCredentials` takes, and clasp as `tokens.default` of its `.clasprc.json`. */
  readonly signIn: (accountId: string) => Credentials;
  /** Ends an account's sign-in, as Google does after a change of password. */
  readonly signOut: (accountId: string) => void;
  /** The emulator that runs what is deployed there: its panel can be asked, and its web app opened. */
  readonly emulatorAt: (deploymentId: string) => Emulator;
  readonly close: () => Promise<void>;
}

/** An empty project, as `projects.create` makes it. */
const emptyContent: readonly ContentFile[] = [
  {
    name: 'appsscript',
    type: 'JSON',
    source:
      '{\n  "timeZone": "America/New_York",\n  "dependencies": {\n  },\n  "exceptionLogging": "STACKDRIVER",\n  "runtimeVersion": "V8"\n}',
  },
];

const createBody = v.object({ title: v.pipe(v.string(), v.nonEmpty()), parentId: v.optional(v.string()) });
const versionBody = v.object({ description: v.optional(v.string(), '') });
const config = v.object({
  versionNumber: v.optional(v.pipe(v.number(), v.integer())),
  description: v.optional(v.string(), ''),
  manifestFileName: v.optional(v.string(), 'appsscript'),
});
const configBody = v.object({ deploymentConfig: config });

function parsed<const Schema extends v.GenericSchema>(schema: Schema, json: unknown): v.InferOutput<Schema> {
  const result = v.safeParse(schema, json);
  if (!result.success) throw new ApiError('INVALID_ARGUMENT', 'Request contains an invalid argument.');
  return result.output;
}

/** What a request is answered from. */
interface Asked {
  readonly caller: Account;
  /** The parts of the path that the route leaves open. */
  readonly parts: readonly string[];
  readonly query: URLSearchParams;
  readonly body: unknown;
}

/** Starts the interface. Rejects with a clear line when the port is taken. */
export async function startScriptApi({ emulator, port = 0, ownerId }: ScriptApiOptions): Promise<ScriptApi> {
  const { world } = emulator;
  const signIn = createSignIn(world);
  const ready: { api?: Handler } = {};
  const api = await listen(port, (...asked) => ready.api?.(...asked));
  const webApps = new Map<string, { readonly webApp: WebApp; readonly close: () => Promise<void> }>();
  const addressOf = (deploymentId: string): string => `${api.origin}/macros/s/${deploymentId}/exec`;

  const first = createProject({
    scriptId: emulator.place.scriptId,
    title: 'Emulated project',
    ownerId: ownerId ?? world.defaultAccountId(),
    content: toContent(emulator.project),
    emulator,
    addressOf,
  });
  const projects: ScriptProject[] = [first];

  const account = (accountId: string): Account => {
    const found = world.accounts().find(({ id }) => id === accountId);
    if (found === undefined) throw notFound();
    return found;
  };
  const owned = ({ caller, parts }: Asked): ScriptProject => {
    const found = projects.find(({ scriptId }) => scriptId === parts[0]);
    if (found === undefined) throw notFound();
    if (found.ownerId !== caller.id) throw notAllowed();
    return found;
  };
  const describe = createResources(account, addressOf);

  const routes: readonly (readonly [method: string, path: RegExp, answer: (asked: Asked) => unknown])[] = [
    [
      'POST',
      /^\/v1\/projects$/,
      ({ caller, body }) => {
        const { title } = parsed(createBody, body);
        const scriptId = newScriptId();
        const started = emulator.at(toProject(emptyContent), { scriptId, webAppUrl: '' });
        const project = createProject({
          scriptId,
          title,
          ownerId: caller.id,
          content: emptyContent,
          emulator: started,
          addressOf,
        });
        projects.push(project);
        return describe.project(project);
      },
    ],
    ['GET', /^\/v1\/projects\/([^/]+)$/, (asked) => describe.project(owned(asked))],
    [
      'GET',
      /^\/v1\/projects\/([^/]+)\/content$/,
      (asked) => {
        const project = owned(asked);
        const wanted = asked.query.get('versionNumber');
        const { content, updatedAt } = project.head();
        if (wanted === null) return describe.content(project, content, updatedAt);
        const version = project.version(Number(wanted));
        return describe.content(project, version.content, version.createdAt);
      },
    ],
    [
      'PUT',
      /^\/v1\/projects\/([^/]+)\/content$/,
      (asked) => {
        const project = owned(asked);
        project.save(checkedContent(asked.body));
        const { content, updatedAt } = project.head();
        return describe.content(project, content, updatedAt);
      },
    ],
    [
      'GET',
      /^\/v1\/projects\/([^/]+)\/versions$/,
      (asked) => {
        const project = owned(asked);
        return paged(
          'versions',
          [...project.versions()].reverse().map((one) => describe.version(project, one)),
          asked.query,
          50,
        );
      },
    ],
    [
      'POST',
      /^\/v1\/projects\/([^/]+)\/versions$/,
      (asked) => {
        const project = owned(asked);
        return describe.version(project, project.createVersion(parsed(versionBody, asked.body).description));
      },
    ],
    [
      'GET',
      /^\/v1\/projects\/([^/]+)\/versions\/(\d+)$/,
      (asked) => {
        const project = owned(asked);
        return describe.version(project, project.version(Number(asked.parts[1])));
      },
    ],
    [
      'GET',
      /^\/v1\/projects\/([^/]+)\/deployments$/,
      (asked) => {
        const project = owned(asked);
        // Asked without a page size Google tells the head alone, and no further page.
        const all = project.deployments().map((one) => describe.deployment(project, one));
        return asked.query.has('pageSize')
          ? paged('deployments', all, asked.query, 50)
          : { deployments: all.slice(0, 1) };
      },
    ],
    [
      'POST',
      /^\/v1\/projects\/([^/]+)\/deployments$/,
      (asked) => {
        const project = owned(asked);
        return describe.deployment(project, project.deploy(undefined, parsed(config, asked.body)));
      },
    ],
    [
      'GET',
      /^\/v1\/projects\/([^/]+)\/deployments\/([^/]+)$/,
      (asked) => {
        const project = owned(asked);
        return describe.deployment(project, project.deployment(asked.parts[1] ?? ''));
      },
    ],
    [
      'PUT',
      /^\/v1\/projects\/([^/]+)\/deployments\/([^/]+)$/,
      (asked) => {
        const project = owned(asked);
        const { deploymentConfig } = parsed(configBody, asked.body);
        return describe.deployment(project, project.deploy(asked.parts[1], deploymentConfig));
      },
    ],
    [
      'DELETE',
      /^\/v1\/projects\/([^/]+)\/deployments\/([^/]+)$/,
      (asked) => {
        owned(asked).undeploy(asked.parts[1] ?? '');
        return {};
      },
    ],
    [
      'POST',
      /^\/v1\/scripts\/([^/]+):run$/,
      ({ caller, parts, body }) =>
        runFunction(projects, parts[0] ?? '', caller, ({ ownerId: owner }) => account(owner), body),
    ],
    [
      'GET',
      /^\/oauth2\/v[123]\/userinfo$/,
      ({ caller: { id, email, name } }) => ({ id, email, verified_email: true, name }),
    ],
    [
      'GET',
      /^\/drive\/v3\/files$/,
      ({ caller }) => ({
        files: projects
          .filter(({ ownerId: owner }) => owner === caller.id)
          .map(({ scriptId, title }) => ({ id: scriptId, name: title })),
      }),
    ],
  ];

  /** Drive's own interface beside it; a list of scripts is this one's. */
  const answerDrive: Handler = async (request, response, { pathname, search }) => {
    signIn.caller(request.headers.authorization);
    const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)] as const);
    const body = await readBytes(request);
    const {
      status,
      headers: answered,
      body: answer,
    } = emulator.drive({
      url: `https://www.googleapis.com${pathname}${search}`,
      method: request.method ?? 'GET',
      headers: Object.fromEntries(headers),
      body: body.byteLength === 0 ? undefined : body,
    });
    response.writeHead(status, answered).end(answer);
  };

  const answerApi: Handler = async (request, response, url) => {
    const json = await bodyOf(request);
    const caller = signIn.caller(request.headers.authorization);
    for (const [method, pattern, answer] of routes) {
      const match = pattern.exec(url.pathname);
      if (match === null || method !== request.method) continue;
      const parts = match.slice(1).map(decodeURIComponent);
      sendJson(response, 200, await answer({ caller, parts, query: url.searchParams, body: json }));
      return;
    }
    throw notFound();
  };

  /** The web app at a deployment's address. */
  const webAppAt = async (deploymentId: string): Promise<WebApp> => {
    const before = webApps.get(deploymentId);
    if (before !== undefined) return before.webApp;
    const held: { frames?: Handler } = {};
    const frames = await listen(0, (...asked) => held.frames?.(...asked));
    const webApp = createWebApp(emulatorAt(deploymentId), {
      frameOrigin: frames.origin,
      own: originsOf([api.port, frames.port]),
    });
    held.frames = webApp.frames;
    webApps.set(deploymentId, { webApp, close: frames.close });
    return webApp;
  };
  const emulatorAt = (deploymentId: string): Emulator => {
    const project = projects.find(({ deployments }) => deployments().some((one) => one.deploymentId === deploymentId));
    if (project === undefined) throw notFound();
    return project.runningAt(deploymentId);
  };

  /** Which deployment an address asks: `/macros/s/DEPLOYMENT/exec`, or the newest code of `/macros/d/SCRIPT/usercallback`. */
  const deploymentAt = (pathname: string): string | undefined => {
    const [, by, id] = /^\/macros\/([sd])\/([^/]+)\/(?:exec|dev|usercallback)(?:\/|$)/.exec(pathname) ?? [];
    if (by !== 'd') return id;
    return projects.find(({ scriptId }) => scriptId === id)?.deployments()[0]?.deploymentId;
  };

  ready.api = async (request, response, url) => {
    try {
      const deploymentId = deploymentAt(url.pathname);
      if (deploymentId !== undefined) {
        // Started again on each request, since the version at the address may have changed.
        emulatorAt(deploymentId);
        await (await webAppAt(deploymentId)).answer(request, response, url);
      } else if (url.pathname === '/token' && request.method === 'POST') {
        const { code, json } = signIn.refresh(new URLSearchParams(await readBody(request)));
        sendJson(response, code, json);
      } else if (isDriveRequest(url)) await answerDrive(request, response, url);
      else await answerApi(request, response, url);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      sendJson(response, error.code, error.toJson());
    }
  };

  return {
    rootUrl: `${api.origin}/`,
    scriptId: first.scriptId,
    signIn: (accountId) => signIn.credentials(account(accountId).id),
    signOut: signIn.revoke,
    emulatorAt,
    close: async () => {
      await Promise.all([api.close(), ...[...webApps.values()].map(({ close }) => close())]);
    },
  };
}

const isDriveRequest = ({ pathname, searchParams }: URL): boolean =>
  /^\/(upload\/)?drive\/v[23]\//.test(pathname) &&
  searchParams.get('q')?.includes('application/vnd.google-apps.script') !== true;

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const text = await readBody(request);
  if (text === '') return {};
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new ApiError('INVALID_ARGUMENT', 'Invalid JSON payload received.');
  }
}

const sendJson = (response: ServerResponse, code: number, json: unknown): void => {
  send(response, code, 'application/json', JSON.stringify(json));
};
