// mockups-admin login, logout: the administrator's own sign-in.
import { Command } from 'commander';
import * as v from 'valibot';
import manifest from '../../../appsscript.json';
import { adminHelp } from '../../messages/admin-help.en';
import { parseJson } from '../book/book';
import { Refusal, exitCode } from '../failure';
import { readText } from '../files';
import { googleAddresses } from '../google/addresses';
import { createClient, signedIn } from '../google/client';
import { directoryScopes } from '../google/directory';
import { createScript } from '../google/script';
import { signIn } from '../google/sign-in';
import { type StoredSignIn, readSignIn, signInFile, writeSignIn } from '../google/stored-sign-in';
import { remark, say } from '../output/print';
import { sayJson } from '../output/say-json';
import { scopeWords } from '../server/scope';
import { asking } from '../server/server';
import { adminFormat } from '../words';
import { integer } from './arguments';

interface Options {
  readonly client?: string;
  readonly script?: string;
  readonly directory?: true;
  readonly browser: boolean;
  readonly port: number;
  readonly status?: true;
  readonly json?: true;
}

export const loginCommand = (): Command =>
  new Command('login')
    .description(adminHelp.login.summary)
    .option('--client <file>', adminHelp.login.client)
    .option('--script <id>', adminHelp.login.script)
    .option('--directory', adminHelp.login.directory)
    .option('--no-browser', adminHelp.login.browser)
    .option('--port <number>', adminHelp.login.port, integer, 0)
    .option('--status', adminHelp.login.status)
    .option('--json', adminHelp.json)
    .addHelpText('after', adminHelp.login.examples)
    .action((options: Options) => (options.status === true ? tellStatus(options) : login(options)));

export const logoutCommand = (): Command =>
  new Command('logout').description(adminHelp.logout.summary).action(async () => {
    const stored = await readSignIn();
    if (stored?.credentials === undefined) {
      say(adminFormat('login.was-out'));
      return;
    }
    const { credentials, ...rest } = stored;
    await writeSignIn(rest);
    const client = await createClient(stored.client, googleAddresses(stored.google));
    try {
      await client.revokeToken(credentials.refresh_token);
      say(adminFormat('login.signed-out'));
    } catch {
      // Nothing of it is left here, whatever Google remembers.
      say(adminFormat('login.signed-out'));
      remark(adminFormat('login.kept-by-google'));
    }
  });

async function login({ client: file, script, directory, browser, port, json }: Options): Promise<void> {
  const stored = await readSignIn();
  const client = file === undefined ? stored?.client : readClient(file);
  if (client === undefined) throw new Refusal([adminFormat('sign-in.no-client')]);
  const scriptId = script ?? stored?.script;
  if (scriptId === undefined) throw new Refusal([adminFormat('sign-in.no-script')]);
  const { open } = browser ? await import('./open-browser') : {};
  const credentials = await signIn({
    client,
    // Google runs a script only for whoever agreed to all that it may do.
    scopes: [...manifest.oauthScopes, ...(directory === true ? directoryScopes : [])],
    port,
    visit: (url) => {
      remark(adminFormat('login.open'));
      remark(url);
      open?.(url);
    },
  });
  await writeSignIn({ schema: 1, client, script: scriptId, credentials });
  await tellStatus({ ...(json !== undefined && { json }) });
}

/** Google's file for a client of type "Desktop app". */
const clientFile = v.object({
  installed: v.object({ client_id: v.pipe(v.string(), v.nonEmpty()), client_secret: v.exactOptional(v.string()) }),
});

function readClient(file: string): StoredSignIn['client'] {
  const parsed = v.safeParse(clientFile, parseJson(readText(file), file));
  if (!parsed.success) throw new Refusal([adminFormat('sign-in.not-a-client', { file })]);
  const { client_id: id, client_secret: secret } = parsed.output.installed;
  return { id, ...(secret !== undefined && { secret }) };
}

/** Asks the script who is signed in: the one question that every part of a sign-in has to be right for. */
async function tellStatus({ json }: Pick<Options, 'json'>): Promise<void> {
  const stored = await readSignIn();
  if (stored?.credentials === undefined) {
    if (json === true) sayJson({ signedIn: false, file: signInFile() });
    throw new Refusal([adminFormat('sign-in.none')], exitCode.signIn);
  }
  const who = await signedIn();
  const { email, scopes } = await asking(await createScript(who))('reviewScopes', null);
  const reachesDirectory = directoryScopes.every((scope) => who.scopes.includes(scope));
  if (json === true) {
    sayJson({ signedIn: true, email, scopes, script: who.script, directory: reachesDirectory, file: signInFile() });
    return;
  }
  say(adminFormat('status.email', { email: email ?? '?' }));
  say(adminFormat('status.reviews', { what: scopeWords(scopes) }));
  say(adminFormat('status.script', { script: who.script }));
  say(adminFormat('status.directory', { reach: reachesDirectory ? 'yes' : 'no' }));
  say(adminFormat('status.file', { file: signInFile() }));
}
