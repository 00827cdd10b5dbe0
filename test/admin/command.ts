// The built command as a user runs it: a process of its own, with its own folder for the sign-in.
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import manifest from '../../appsscript.json';
import type { ScriptApi } from '../script-api';
import { shapeless } from './shapes';

/** How a command ended. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command that runs, or has run. */
interface Running {
  readonly child: ChildProcessWithoutNullStreams;
  readonly ended: Promise<Ended>;
}

export type Environment = Readonly<Record<string, string>>;

export const directoryScopes = [
  'https://www.googleapis.com/auth/admin.directory.user.readonly',
  'https://www.googleapis.com/auth/admin.directory.group.member.readonly',
];

/** A folder for a sign-in that nobody made yet. */
export const emptyConfig = (): string => mkdtempSync(path.join(tmpdir(), 'mockups-admin-'));

/** What a command needs to reach the script as this account, signed in. */
export function signedInAs(
  api: ScriptApi,
  accountId: string,
  given: { readonly scopes?: readonly string[]; readonly isExpired?: true; readonly script?: string } = {},
): Environment {
  const folder = emptyConfig();
  const { refresh_token, access_token, expiry_date } = api.signIn(accountId);
  const { scopes = [...manifest.oauthScopes, ...directoryScopes], isExpired, script = api.scriptId } = given;
  const credentials = {
    refresh_token,
    access_token,
    expiry_date: isExpired === true ? 1 : expiry_date,
    scope: scopes.join(' '),
  };
  writeFileSync(
    path.join(folder, 'sign-in.json'),
    JSON.stringify({ schema: 1, client: { id: 'emulated', secret: 'emulated' }, script, credentials }),
  );
  return {
    MOCKUPS_ADMIN_CONFIG: folder,
    MOCKUPS_ADMIN_SCRIPT_URL: api.rootUrl,
    MOCKUPS_ADMIN_OAUTH_URL: api.rootUrl,
    MOCKUPS_ADMIN_RETRY_MILLISECONDS: '5',
  };
}

/** Starts a command. Nothing of this process's environment reaches it but where programs are. */
export function start(args: readonly string[], env: Environment): Running {
  const child = spawn(process.execPath, [path.resolve('lib/admin/main.js'), ...args], {
    env: { PATH: process.env['PATH'], HOME: emptyConfig(), ...env },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      resolve({ code, signal, stdout, stderr });
    });
  });
  return { child, ended };
}

/** Runs a command to its end. What it prints as JSON has to keep to its shape. */
export async function admin(args: readonly string[], env: Environment, input = ''): Promise<Ended> {
  const { child, ended } = start(args, env);
  child.stdin.end(input);
  const end = await ended;
  const strays = args.includes('--json') && !args.includes('--help') ? shapeless(args, end.stdout) : [];
  if (strays.length > 0) throw new Error(`Not as the shape of ${String(args[0])} has it:\n${strays.join('\n')}`);
  return end;
}

/** What was printed with `--json`. */
export const jsonLines = (stdout: string): readonly Readonly<Record<string, unknown>>[] =>
  stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);

/** Deploys the emulator's own script as an API executable, so that it can be called without being its owner. */
export async function deploy(api: ScriptApi, ownerId: string): Promise<string> {
  const post = async (resource: string, body: object): Promise<Readonly<Record<string, unknown>>> => {
    const answer = await fetch(`${api.rootUrl}v1/projects/${api.scriptId}/${resource}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${api.signIn(ownerId).access_token}` },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(await answer.text());
    return (await answer.json()) as Readonly<Record<string, unknown>>;
  };
  const { versionNumber } = await post('versions', {});
  const { deploymentId } = await post('deployments', { versionNumber });
  return String(deploymentId);
}
