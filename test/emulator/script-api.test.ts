// The emulator's Apps Script API, asked by the real googleapis client as by clasp.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { drive, type drive_v3 } from 'googleapis/build/src/apis/drive';
import { auth, type script_v1, script } from 'googleapis/build/src/apis/script';
import { account, startEmulator } from '../emulator';
import { type ScriptApi, startScriptApi } from '../script-api';

const executable = { timeZone: 'Etc/UTC', executionApi: { access: 'ANYONE' }, webapp: { access: 'ANYONE' } };
const code = `function answer(a, b) { return a + b; }
function who() { return Session.getActiveUser().getEmail(); }
function count() {
  var properties = PropertiesService.getScriptProperties();
  properties.setProperty('count', String(Number(properties.getProperty('count') || 0) + 1));
  return properties.getProperty('count');
}
function outer() { return inner_(); }
function inner_() {
  throw new TypeError('not today');
}
function card() { return CardService.newTextParagraph(); }
function doGet() { return ContentService.createTextOutput('first'); }`;

let api: ScriptApi | undefined;
afterEach(async () => {
  await api?.close();
  api = undefined;
});

interface Started {
  readonly api: ScriptApi;
  /** The client of an account. */
  readonly as: (accountId: string) => script_v1.Script;
}

async function start(manifest: object = executable): Promise<Started> {
  const folder = mkdtempSync(path.join(tmpdir(), 'script-'));
  writeFileSync(path.join(folder, 'Code.gs'), code);
  writeFileSync(path.join(folder, 'appsscript.json'), JSON.stringify(manifest));
  const emulator = await startEmulator({
    folder,
    accounts: [account('1', 'ana@example.com'), account('2', 'ben@example.com'), account('3', 'cy@other.example')],
  });
  const started = await startScriptApi({ emulator });
  api = started;
  const as = (accountId: string): script_v1.Script => {
    // Left alone, the client would load a fetch of its own, which Jest can't.
    const client = new auth.OAuth2({ transporterOptions: { fetchImplementation: fetch } });
    client.setCredentials(started.signIn(accountId));
    return script({ version: 'v1', auth: client, rootUrl: started.rootUrl });
  };
  return { api: started, as };
}

/** The error body that Google's interfaces answer with. */
async function refusal(asking: Promise<unknown>): Promise<unknown> {
  const error = await asking.then(
    () => {
      throw new Error('It was not refused.');
    },
    (reason: unknown) => reason,
  );
  return (
    (error as { readonly response?: { readonly data: { readonly error: unknown } } }).response?.data.error ?? error
  );
}

const file = (name: string, source: string, type = 'SERVER_JS'): script_v1.Schema$File => ({ name, source, type });
const manifestFile = (manifest: unknown): script_v1.Schema$File =>
  file('appsscript', typeof manifest === 'string' ? manifest : JSON.stringify(manifest), 'JSON');

describe('scripts.run', () => {
  const run = async (
    client: script_v1.Script,
    scriptId: string,
    name: string,
    parameters: readonly unknown[] = [],
    devMode = true,
  ): Promise<script_v1.Schema$Operation> =>
    (await client.scripts.run({ scriptId, requestBody: { function: name, parameters: [...parameters], devMode } }))
      .data;

  test('runs as the account whose token it is, and answers what the function returned', async () => {
    const { api, as } = await start();
    expect(await run(as('1'), api.scriptId, 'answer', [20, 22])).toEqual({
      done: true,
      response: { '@type': expect.stringContaining('ExecutionResponse'), result: 42 },
    });
    expect(await run(as('1'), api.scriptId, 'who')).toMatchObject({ response: { result: 'ana@example.com' } });
  });

  test('tells a failure as a script error with the calls that led there, deepest first', async () => {
    const { api, as } = await start();
    expect((await run(as('1'), api.scriptId, 'outer')).error).toEqual({
      code: 3,
      message: 'ScriptError',
      details: [
        {
          '@type': 'type.googleapis.com/google.apps.script.v1.ExecutionError',
          errorMessage: 'TypeError: not today',
          errorType: 'TypeError',
          scriptStackTraceElements: [
            { function: 'inner_', lineNumber: 10 },
            { function: 'outer', lineNumber: 8 },
          ],
        },
      ],
    });
  });

  const faults = [
    { name: 'nowhere', says: 'Script function not found: nowhere' },
    { name: 'inner_', says: 'Script function not found' },
    { name: 'card', says: 'not a supported return type' },
  ];
  test.each(faults)('of $name says: $says', async ({ name, says }) => {
    const { api, as } = await start();
    expect((await run(as('1'), api.scriptId, name)).error?.details?.[0]).toMatchObject({
      errorMessage: expect.stringContaining(says),
      errorType: 'ScriptError',
    });
  });

  test('of a deployed script runs its version, for the accounts that the manifest lets', async () => {
    const { api, as } = await start({ ...executable, executionApi: { access: 'DOMAIN' } });
    const { scriptId } = api;
    await as('1').projects.versions.create({ scriptId, requestBody: {} });
    await as('1').projects.deployments.create({ scriptId, requestBody: { versionNumber: 1 } });
    await as('1').projects.updateContent({
      scriptId,
      requestBody: { files: [manifestFile(executable), file('Code', 'function who() { return "saved"; }')] },
    });
    expect(await run(as('2'), scriptId, 'who', [], false)).toMatchObject({ response: { result: 'ben@example.com' } });
    expect(await run(as('1'), scriptId, 'who')).toMatchObject({ response: { result: 'saved' } });
    expect(await refusal(run(as('3'), scriptId, 'who', [], false))).toMatchObject({ code: 403 });
    expect(await refusal(run(as('2'), scriptId, 'who'))).toMatchObject({ code: 403, status: 'PERMISSION_DENIED' });
  });

  test('is not there for a script that is no API executable', async () => {
    const { api, as } = await start({ timeZone: 'Etc/UTC' });
    expect(await refusal(run(as('1'), api.scriptId, 'who'))).toMatchObject({ code: 404, status: 'NOT_FOUND' });
  });
});

describe('content', () => {
  const refused = [
    {
      what: 'no manifest',
      files: [file('Code', '')],
      says: 'Project contents must include a manifest file named appsscript.',
    },
    { what: 'a manifest that is not JSON', files: [manifestFile('{')], says: '"appsscript.json" has errors: ' },
    { what: 'an unknown field', files: [manifestFile({ filePushOrder: [] })], says: 'unknown fields: [filePushOrder]' },
    {
      what: 'an unknown trigger',
      files: [manifestFile({ addOns: { drive: { onItemSelectedTrigger: { runFunction: 'x' } } } })],
      says: 'unknown fields: [addOns.drive.onItemSelectedTrigger]',
    },
    {
      what: 'an unknown word',
      files: [manifestFile({ runtimeVersion: 'v8' })],
      says: 'Expected one of [V8, STABLE, DEPRECATED_ES5] for "runtimeVersion", but was "v8"',
    },
    {
      what: 'an add-on without a logo',
      files: [manifestFile({ addOns: { common: { name: 'A' } } })],
      says: 'Missing required field: addOns.common.logoUrl',
    },
    {
      what: 'an allowed address without a path',
      files: [manifestFile({ urlFetchWhitelist: ['https://example.com'] })],
      says: 'URLs must have a non-empty path: https://example.com',
    },
    {
      what: 'two files of one name',
      files: [manifestFile({}), file('a', ''), file('a', '', 'HTML')],
      says: 'already exists: a',
    },
    {
      what: 'a syntax error',
      files: [manifestFile({}), file('Code', 'var a;\nfunction (')],
      says: 'Syntax error: SyntaxError: Function statements require a function name line: 2 file: Code.gs',
    },
    { what: 'a file of no known type', files: [manifestFile({}), file('a', '', 'PNG')], says: 'files.1.type' },
  ];
  test.each(refused)('with $what is refused, and what was saved before stays', async ({ files, says }) => {
    const { api, as } = await start();
    const asked = as('1').projects.updateContent({ scriptId: api.scriptId, requestBody: { files } });
    const message = expect.stringContaining(says);
    expect(await refusal(asked)).toMatchObject({
      code: 400,
      status: 'INVALID_ARGUMENT',
      message,
      errors: [{ message, domain: 'global', reason: 'badRequest' }],
    });
    const { data } = await as('1').projects.getContent({ scriptId: api.scriptId });
    expect(data.files?.find(({ name }) => name === 'Code')?.source).toBe(code);
  });

  test('of an earlier version stays as it was', async () => {
    const { api, as } = await start();
    const { scriptId } = api;
    await as('1').projects.versions.create({ scriptId, requestBody: { description: 'one' } });
    await as('1').projects.updateContent({ scriptId, requestBody: { files: [manifestFile(executable)] } });
    const { data } = await as('1').projects.getContent({ scriptId, versionNumber: 1 });
    expect(data.files?.map(({ name, source }) => [name, source])).toContainEqual(['Code', code]);
    expect((await as('1').projects.versions.list({ scriptId })).data.versions).toMatchObject([
      { versionNumber: 1, description: 'one' },
    ]);
  });

  test('is for the owner alone', async () => {
    const { api, as } = await start();
    expect(await refusal(as('2').projects.getContent({ scriptId: api.scriptId }))).toMatchObject({ code: 403 });
  });
});

describe('a deployment', () => {
  test('answers at its address with its version, also when that changes', async () => {
    const { api, as } = await start();
    const { scriptId } = api;
    const { projects } = as('1');
    await projects.versions.create({ scriptId, requestBody: {} });
    const { data } = await projects.deployments.create({ scriptId, requestBody: { versionNumber: 1 } });
    const address = data.entryPoints?.find(({ entryPointType }) => entryPointType === 'WEB_APP')?.webApp?.url ?? '';
    const second = 'function doGet() { return ContentService.createTextOutput(ScriptApp.getService().getUrl()); }';
    await projects.updateContent({
      scriptId,
      requestBody: { files: [manifestFile(executable), file('Code', second)] },
    });
    expect(await (await fetch(address)).text()).toBe('first');
    await projects.versions.create({ scriptId, requestBody: {} });
    await projects.deployments.update({
      scriptId,
      deploymentId: data.deploymentId ?? '',
      requestBody: { deploymentConfig: { versionNumber: 2 } },
    });
    expect(await (await fetch(address)).text()).toBe(address);
  });

  test('is where its sign-ins come back, and Google’s address of the script where the newest code’s do', async () => {
    const { api, as } = await start();
    const { scriptId } = api;
    const { projects } = as('1');
    const signIn = (version: string): string => `function doGet() {
      var state = ScriptApp.newStateToken().withMethod('callback').createToken();
      return HtmlService.createHtmlOutput('<a href="https://script.google.com/macros/d/' + ScriptApp.getScriptId() + '/usercallback?state=' + state + '">');
    }
    function callback() { return ContentService.createTextOutput('came back to ${version}'); }`;
    const save = (version: string): Promise<unknown> =>
      projects.updateContent({
        scriptId,
        requestBody: { files: [manifestFile(executable), file('Code', signIn(version))] },
      });
    await save('the version');
    await projects.versions.create({ scriptId, requestBody: {} });
    const { data } = await projects.deployments.create({ scriptId, requestBody: { versionNumber: 1 } });
    await save('the newest');
    const address = data.entryPoints?.find(({ entryPointType }) => entryPointType === 'WEB_APP')?.webApp?.url ?? '';
    const [, frame = ''] = /<iframe[^>]* src="([^"]+)"/.exec(await (await fetch(address)).text()) ?? [];
    const [, link = ''] = /href="([^"]+)"/.exec(await (await fetch(frame)).text()) ?? [];
    expect(link.startsWith(address.replace(/exec$/, 'usercallback?state='))).toBe(true);
    expect(await (await fetch(link)).text()).toBe('came back to the version');
    const google = `${api.rootUrl}macros/d/${scriptId}/usercallback${new URL(link).search}`;
    expect(await (await fetch(google)).text()).toBe('came back to the newest');
    expect((await fetch(`${api.rootUrl}macros/d/1other/usercallback`)).status).toBe(401);
  });

  test('of the saved content can’t be changed; without a page size it is the only one told', async () => {
    const { api, as } = await start();
    const { scriptId } = api;
    const { projects } = as('1');
    await projects.versions.create({ scriptId, requestBody: {} });
    await projects.deployments.create({ scriptId, requestBody: { versionNumber: 1 } });
    const few = (await projects.deployments.list({ scriptId })).data.deployments ?? [];
    expect(few.map(({ deploymentConfig }) => deploymentConfig?.versionNumber)).toEqual([undefined]);
    expect((await projects.deployments.list({ scriptId, pageSize: 50 })).data.deployments).toHaveLength(2);
    const deploymentId = few[0]?.deploymentId ?? '';
    expect(
      await refusal(
        projects.deployments.update({
          scriptId,
          deploymentId,
          requestBody: { deploymentConfig: { versionNumber: 1 } },
        }),
      ),
    ).toMatchObject({ message: 'Read-only deployments may not be modified.' });
  });

  test('is one of twenty at the most', async () => {
    const { api, as } = await start();
    const { scriptId } = api;
    const { projects } = as('1');
    await projects.versions.create({ scriptId, requestBody: {} });
    const deploy = (): Promise<unknown> => projects.deployments.create({ scriptId, requestBody: { versionNumber: 1 } });
    for (let at = 0; at < 20; at += 1) await deploy();
    expect(await refusal(deploy())).toMatchObject({
      code: 400,
      status: 'FAILED_PRECONDITION',
      message: 'Scripts may only have up to 20 versioned deployments at a time.',
    });
  });
});

test('a new project is empty, and keeps its properties to itself', async () => {
  const { api, as } = await start();
  const { projects, scripts } = as('2');
  const { data } = await projects.create({ requestBody: { title: 'Another' } });
  const scriptId = data.scriptId ?? '';
  expect((await projects.getContent({ scriptId })).data.files?.map(({ name }) => name)).toEqual(['appsscript']);
  await projects.updateContent({ scriptId, requestBody: { files: [manifestFile(executable), file('Code', code)] } });
  const requestBody = { function: 'count', devMode: true };
  expect((await scripts.run({ scriptId, requestBody })).data.response?.['result']).toBe('1');
  const first = await as('1').scripts.run({ scriptId: api.scriptId, requestBody });
  expect(first.data.response?.['result']).toBe('1');
});

describe('a sign-in', () => {
  test('that ended is refused, and can’t be renewed', async () => {
    const { api, as } = await start();
    const client = as('1');
    const { refresh_token } = api.signIn('1');
    api.signOut('1');
    expect(await refusal(client.projects.get({ scriptId: api.scriptId }))).toMatchObject({
      code: 401,
      status: 'UNAUTHENTICATED',
    });
    const renewed = await fetch(`${api.rootUrl}token`, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token }),
    });
    expect([renewed.status, await renewed.json()]).toMatchObject([400, { error: 'invalid_grant' }]);
  });

  test('is good for its own account and its own world only', async () => {
    const before = (await start()).api;
    const foreign = before.signIn('1').access_token;
    await before.close();
    const { api } = await start();
    const own = api.signIn('1').access_token;
    const ask = async (token: string): Promise<number> => {
      const address = `${api.rootUrl}v1/projects/${api.scriptId}`;
      return (await fetch(address, { headers: { Authorization: `Bearer ${token}` } })).status;
    };
    const tokens = [own, foreign, own.replace('ya29.1.', 'ya29.2.'), 'ya29.1', '1'];
    expect(await Promise.all(tokens.map(ask))).toEqual([200, 401, 401, 401, 401]);
  });

  test('can be renewed with its refresh token', async () => {
    const { api } = await start();
    const { refresh_token } = api.signIn('2');
    const renewed = await fetch(`${api.rootUrl}token`, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token }),
    });
    expect(await renewed.json()).toMatchObject({ access_token: api.signIn('2').access_token, token_type: 'Bearer' });
  });
});

test('Drive answers the real client beside it: files as the account sees them, written and read', async () => {
  const { api } = await start();
  const clientOf = (accountId: string): drive_v3.Drive => {
    const client = new auth.OAuth2({ transporterOptions: { fetchImplementation: fetch } });
    client.setCredentials(api.signIn(accountId));
    return drive({ version: 'v3', auth: client, rootUrl: api.rootUrl });
  };
  const [ana, ben] = [clientOf('1'), clientOf('2')];
  const { data: made } = await ana.files.create({ requestBody: { name: 'Plan', mimeType: 'text/plain' } });
  const fileId = made.id ?? '';
  await ana.files.update({ fileId, requestBody: { name: 'Better plan' } });
  expect((await ana.files.list({ q: "name contains 'plan'", fields: 'files(id,name)' })).data.files).toEqual([
    { id: fileId, name: 'Better plan' },
  ]);
  await expect(ben.files.get({ fileId })).rejects.toMatchObject({ status: 404 });
  await ana.permissions.create({
    fileId,
    requestBody: { role: 'reader', type: 'user', emailAddress: 'ben@example.com' },
  });
  expect((await ben.files.get({ fileId })).data).toMatchObject({ name: 'Better plan' });
  api.signOut('2');
  await expect(ben.files.get({ fileId })).rejects.toMatchObject({ status: 401 });
});
