// Signing in and out with the real command: the browser's way round, what is kept and for whom, and what Google may refuse.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import manifest from '../../appsscript.json';
import { type SampleWorld, startSampleWorld } from '../sample-world';
import { type ScriptApi, startScriptApi } from '../script-api';
import {
  type Ended,
  type Environment,
  admin,
  deploy,
  directoryScopes,
  emptyConfig,
  signedInAs,
  start,
} from './command';
import { type SignInPage, startSignInPage } from './sign-in-page';

let world: SampleWorld;
let api: ScriptApi;
let page: SignInPage;

beforeEach(async () => {
  world = await startSampleWorld();
  api = await startScriptApi({ emulator: world.emulator });
  await deploy(api, world.emulator.world.defaultAccountId());
  page = await startSignInPage(api, world.idOf('vera'));
});
afterEach(async () => {
  await Promise.all([page.close(), api.close()]);
});

const environment = (folder = emptyConfig()): Environment => ({
  MOCKUPS_ADMIN_CONFIG: folder,
  MOCKUPS_ADMIN_SCRIPT_URL: api.rootUrl,
  MOCKUPS_ADMIN_OAUTH_URL: page.url,
  MOCKUPS_ADMIN_RETRY_MILLISECONDS: '5',
});

const clientFile = (json: unknown = { installed: { client_id: 'desktop', client_secret: 'none' } }): string => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'client-')), 'client.json');
  writeFileSync(file, JSON.stringify(json));
  return file;
};

/** Runs `login` and visits the address it prints, as a browser would. */
async function login(
  args: readonly string[],
  env: Environment,
  visit: (url: string) => Promise<string> = async (url) => (await fetch(url)).text(),
): Promise<Ended & { readonly page: string }> {
  const { child, ended } = start(['login', '--no-browser', ...args], env);
  const url = await new Promise<string>((resolve, reject) => {
    let printed = '';
    child.stderr.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const [found] = /^http.*(?=\n)/m.exec(printed) ?? [];
      if (found !== undefined) resolve(found);
    });
    child.once('close', () => {
      reject(new Error(printed));
    });
  });
  const shown = await visit(url);
  return { ...(await ended), page: shown };
}

describe('login', () => {
  test('brings the browser back with a code that only this process can redeem, and says who reviews what', async () => {
    const env = environment();
    const { code, stdout, page: shown } = await login(['--client', clientFile(), '--script', api.scriptId], env);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: [
        'Signed in as  vera@mockups-drive.example',
        'Reviews       everything',
        `Script        ${api.scriptId}`,
        'Directory     not asked for; mockups-admin login --directory',
        `Kept in       ${path.join(String(env['MOCKUPS_ADMIN_CONFIG']), 'sign-in.json')}`,
        '',
      ].join('\n'),
    });
    expect(shown).toBe('You are signed in. You can close this window.');
  });

  test('keeps the sign-in for its owner alone, and asks for no more than the script needs', async () => {
    const env = environment();
    const asked: string[] = [];
    await login(['--client', clientFile(), '--script', api.scriptId], env, async (url) => {
      asked.push(new URL(url).searchParams.get('scope') ?? '');
      return (await fetch(url)).text();
    });
    const file = path.join(String(env['MOCKUPS_ADMIN_CONFIG']), 'sign-in.json');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(asked).toEqual([manifest.oauthScopes.join(' ')]);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
      schema: 1,
      client: { id: 'desktop', secret: 'none' },
      script: api.scriptId,
      credentials: { scope: manifest.oauthScopes.join(' ') },
    });
  });

  test('remembers client and script, and reaches the directory when asked to', async () => {
    const env = environment();
    await login(['--client', clientFile(), '--script', api.scriptId], env);
    const { code, stdout } = await login(['--directory', '--json'], env);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ signedIn: true, email: 'vera@mockups-drive.example', directory: true });
  });

  test('turns away whoever comes without this sign-in’s own state', async () => {
    const env = environment();
    const { code, stdout } = await login(['--client', clientFile(), '--script', api.scriptId], env, async (url) => {
      const back = new URL(new URL(url).searchParams.get('redirect_uri') ?? '');
      back.search = '?code=stolen&state=guessed';
      expect((await fetch(back)).status).toBe(404);
      return (await fetch(url)).text();
    });
    expect({ code, isVera: stdout.includes('vera@') }).toEqual({ code: 0, isVera: true });
  });

  test.each([
    ['refuses', { isRefused: true }, 'Nobody signed in: access_denied.'],
    [
      'agrees to less than is needed',
      { agreesTo: (scope: string) => !scope.includes('drive.file') },
      'Missing: https://www.googleapis.com/auth/drive.file.',
    ],
  ])('ends with 3 when the person %s', async (_, person, words) => {
    Object.assign(page, person);
    const { code, stderr } = await login(['--client', clientFile(), '--script', api.scriptId], environment());
    expect(code).toBe(3);
    expect(stderr).toContain(words);
  });

  test.each([
    ['no client', ['--script', 'some'], 'Say which client of Google’s to sign in with'],
    ['no script', ['--client', 'CLIENT'], 'Say which script to work with'],
    ['a client of another type', ['--client', 'WEB', '--script', 'some'], 'is no client of a desktop app'],
    ['a file that is not there', ['--client', 'none.json', '--script', 'some'], 'none.json: there is no such file'],
    ['no port', ['--port', 'many'], 'It is no whole number.'],
  ])('ends with 2 for %s', async (_, args, words) => {
    const files: Readonly<Record<string, string>> = {
      CLIENT: clientFile(),
      WEB: clientFile({ web: { client_id: 'web' } }),
    };
    const given = args.map((arg) => files[arg] ?? arg);
    const { code, stderr } = await admin(['login', '--no-browser', ...given], environment());
    expect({ code, isSaid: stderr.includes(words) }).toEqual({ code: 2, isSaid: true });
  });
});

describe('being signed in', () => {
  test('renews what has expired, and writes it back', async () => {
    const env = signedInAs(api, world.idOf('vera'), { isExpired: true });
    const { code } = await admin(['login', '--status'], env);
    const file = path.join(String(env['MOCKUPS_ADMIN_CONFIG']), 'sign-in.json');
    const { credentials } = JSON.parse(readFileSync(file, 'utf8')) as { credentials: { expiry_date: number } };
    expect({ code, isRenewed: credentials.expiry_date > Date.now() }).toEqual({ code: 0, isRenewed: true });
  });

  test('ends after seven days while the app is being tested', async () => {
    const env = signedInAs(api, world.idOf('vera'), { isExpired: true });
    world.emulator.world.setCondition('publishing', 'testing');
    world.emulator.world.setNow(world.emulator.world.now() + 8 * 24 * 60 * 60 * 1000);
    expect(await admin(['review'], env)).toMatchObject({ code: 3, stderr: expect.stringContaining('no longer takes') });
  });

  test('that lacks a scope is told so, and goes on once all was agreed to', async () => {
    const env = signedInAs(api, world.idOf('vera'));
    const vera = world.idOf('vera');
    world.emulator.world.setConsent(vera, manifest.oauthScopes.slice(1));
    expect(await admin(['review'], env)).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('Run: mockups-admin login, and agree to all that is asked.'),
    });
    world.emulator.world.setConsent(vera, undefined);
    expect((await admin(['review'], env)).code).toBe(0);
  });

  test('ends, and the command says what to do', async () => {
    const env = signedInAs(api, world.idOf('vera'));
    api.signOut(world.idOf('vera'));
    expect(await admin(['review'], env)).toMatchObject({
      code: 3,
      stderr: 'Google no longer takes your sign-in. Run: mockups-admin login\n',
    });
  });

  test.each([
    ['was never done', undefined, 'You are not signed in.'],
    ['is damaged', '{"schema":1', 'can’t be read'],
    ['is of another form', '{"schema":7}', 'can’t be read'],
  ])('ends with 3 where it %s', async (_, content, words) => {
    const folder = emptyConfig();
    if (content !== undefined) writeFileSync(path.join(folder, 'sign-in.json'), content);
    const { code, stderr } = await admin(['review'], environment(folder));
    expect({ code, isSaid: stderr.includes(words) }).toEqual({ code: 3, isSaid: true });
  });

  test('sends no token over an address that others can listen to', async () => {
    const env = { ...signedInAs(api, world.idOf('vera')), MOCKUPS_ADMIN_SCRIPT_URL: 'http://script.example/' };
    const { code, stderr } = await admin(['review'], env);
    expect({ code, isSaid: stderr.includes('MOCKUPS_ADMIN_SCRIPT_URL') }).toEqual({ code: 2, isSaid: true });
  });
});

describe('logout', () => {
  test('takes the access back at Google, and forgets it here', async () => {
    const env = { ...signedInAs(api, world.idOf('vera')), MOCKUPS_ADMIN_OAUTH_URL: page.url };
    expect(await admin(['logout'], env)).toMatchObject({ code: 0, stderr: '' });
    expect(page.revoked).toEqual([api.signIn(world.idOf('vera')).refresh_token]);
    expect(await admin(['login', '--status', '--json'], env)).toMatchObject({
      code: 3,
      stdout: expect.stringContaining('"signedIn":false'),
    });
    expect(await admin(['logout'], env)).toMatchObject({ code: 0, stdout: 'Nobody was signed in.\n' });
  });

  test('says how to take it back when Google can’t be told', async () => {
    await page.close();
    const env = { ...signedInAs(api, world.idOf('vera')), MOCKUPS_ADMIN_OAUTH_URL: page.url };
    const { code, stderr } = await admin(['logout'], env);
    expect({ code, isSaid: stderr.includes('myaccount.google.com') }).toEqual({ code: 0, isSaid: true });
  });
});

describe('the directory', () => {
  test('is asked for by itself: the add-on never asks for it', async () => {
    const env = signedInAs(api, world.idOf('vera'), { scopes: manifest.oauthScopes });
    expect(await admin(['reconcile'], env)).toMatchObject({
      code: 3,
      stderr: 'Your sign-in does not reach the directory. Run: mockups-admin login --directory\n',
    });
    expect(directoryScopes.every((scope) => !manifest.oauthScopes.includes(scope))).toBe(true);
  });
});
