// Writes Script Properties, for which Google's interface has no call: a small script takes the place of what is saved for a
// moment, is run, and makes way again. It is never part of a version, so nobody who uses the add-on can reach it; only who may
// edit the script can save it and run it.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { auth, script, type script_v1 } from 'googleapis/build/src/apis/script/index.js';
import * as v from 'valibot';
import { Stop, exitCode } from '../failure';
import { type Properties, type PropertyName, propertyNames } from './settings';

const setupFile = 'mockups_setup';

/** Runs in Apps Script. Only digests leave it: no value is ever told. */
const setupSource = `
function mockupsWrite(values, removed) {
  var store = PropertiesService.getScriptProperties();
  if (values) store.setProperties(values, false);
  removed.forEach(function (name) { store.deleteProperty(name); });
}
function mockupsDigests(names) {
  var all = PropertiesService.getScriptProperties().getProperties();
  return names.map(function (name) {
    return name in all
      ? Utilities.base64Encode(Utilities.computeDigest(Utilities.DigestAlgorithm.SHA_256, all[name], Utilities.Charset.UTF_8))
      : null;
  });
}`;

const setupContent: readonly script_v1.Schema$File[] = [
  {
    name: 'appsscript',
    type: 'JSON',
    source: JSON.stringify({
      timeZone: 'Etc/UTC',
      runtimeVersion: 'V8',
      executionApi: { access: 'MYSELF' },
      oauthScopes: ['https://www.googleapis.com/auth/userinfo.email'],
    }),
  },
  { name: setupFile, type: 'SERVER_JS', source: setupSource },
];

const login = v.object({
  tokens: v.record(
    v.string(),
    v.object({
      client_id: v.optional(v.string(), ''),
      client_secret: v.optional(v.string(), ''),
      refresh_token: v.exactOptional(v.string()),
      access_token: v.exactOptional(v.string()),
      expiry_date: v.exactOptional(v.number()),
    }),
  ),
});

/** Where a property stands against what is wanted. */
export type Standing = 'set' | 'missing' | 'different' | 'extra' | 'absent';

/** The Script Properties of one script. */
interface ScriptProperties {
  /** Writes what is given and removes what is undefined; everything else that the script keeps stays as it is. */
  readonly write: (properties: Properties) => Promise<void>;
  /** Compares by digest. Without wanted values, whatever is there is `set`. */
  readonly compare: (wanted: Properties | undefined) => Promise<Readonly<Record<PropertyName, Standing>>>;
}

/**
 * Does something with a script's properties, and leaves its saved content as it was.
 * @param loginFile what `clasp login` wrote
 * @param user the name under which it signed in
 * @param folder for a copy of the saved content while it is away
 */
export async function withScriptProperties<Result>(
  given: { readonly scriptId: string; readonly loginFile: string; readonly user: string; readonly folder: string },
  work: (properties: ScriptProperties) => Promise<Result>,
): Promise<Result> {
  const { scriptId } = given;
  const { client_id, client_secret, ...tokens } = credentialsOf(given.loginFile, given.user);
  const client = new auth.OAuth2(client_id, client_secret);
  client.setCredentials(tokens);
  const { projects, scripts } = script({ version: 'v1', auth: client });
  const save = async (files: readonly script_v1.Schema$File[]): Promise<void> => {
    await google(projects.updateContent({ scriptId, requestBody: { files: [...files] } }));
  };
  const call = async (name: string, ...parameters: readonly unknown[]): Promise<unknown> => {
    const requestBody = { function: name, parameters: [...parameters], devMode: true };
    interruption.check();
    const { data } = await google(scripts.run({ scriptId, requestBody }), runRemedy);
    const fault = data.error?.details?.[0]?.['errorMessage'] as string | undefined;
    if (data.error !== undefined)
      throw new Stop(exitCode.google, [`The script failed: ${fault ?? data.error.message ?? ''}`]);
    return data.response?.['result'];
  };

  const copy = path.join(given.folder, 'saved-before-setup.json');
  const { data } = await google(projects.getContent({ scriptId }));
  const before = savedContent(data.files ?? [], copy);
  mkdirSync(given.folder, { recursive: true });
  writeFileSync(copy, JSON.stringify(before));
  const interruption = noteInterruption();
  try {
    await save(setupContent);
    const result = await work({
      write: async (properties) => {
        const values = Object.entries(properties).filter(([, value]) => value !== undefined);
        const removed = propertyNames.filter((name) => properties[name] === undefined);
        await call('mockupsWrite', Object.fromEntries(values), removed);
      },
      compare: async (wanted) => {
        const digests = v.parse(v.array(v.nullable(v.string())), await call('mockupsDigests', propertyNames));
        const standings = propertyNames.map(
          (name, at) => [name, standingOf(wanted, name, digests[at] ?? null)] as const,
        );
        return Object.fromEntries(standings) as Record<PropertyName, Standing>;
      },
    });
    interruption.check();
    return result;
  } finally {
    await save(before).catch((error: unknown) => {
      throw new Stop(
        exitCode.google,
        [
          'The saved content of the script could not be put back; what is deployed is not touched by that.',
          String(error),
        ],
        ['Run this again, or npm run deploy: both put it back.'],
      );
    });
    rmSync(copy);
    interruption.end();
  }
}

/** From here on Ctrl+C lets the call under way end and everything be put back, rather than ending the program where it stands. */
function noteInterruption(): { readonly check: () => void; readonly end: () => void } {
  let isInterrupted = false;
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const note = (): void => {
    if (!isInterrupted) process.stderr.write('Stopping: what was saved before is put back …\n');
    isInterrupted = true;
  };
  for (const signal of signals) process.on(signal, note);
  return {
    check: () => {
      if (isInterrupted)
        throw new Stop(
          exitCode.refused,
          ['Stopped before the end.'],
          ['Run it again: it does the same from the start.'],
        );
    },
    end: () => {
      for (const signal of signals) process.off(signal, note);
    },
  };
}

/** What is saved; where an earlier set-up was cut off, what was saved before it. */
function savedContent(files: readonly script_v1.Schema$File[], copy: string): readonly script_v1.Schema$File[] {
  if (files.some(({ name }) => name === setupFile) && existsSync(copy))
    return JSON.parse(readFileSync(copy, 'utf8')) as readonly script_v1.Schema$File[];
  return files.map(({ name, type, source }) => ({ name: name ?? null, type: type ?? null, source: source ?? null }));
}

const digestOf = (value: string): string => createHash('sha256').update(value, 'utf8').digest('base64');

function standingOf(wanted: Properties | undefined, name: PropertyName, digest: string | null): Standing {
  const value = wanted?.[name];
  if (digest === null) return wanted === undefined || value === undefined ? 'absent' : 'missing';
  if (wanted === undefined) return 'set';
  if (value === undefined) return 'extra';
  return digest === digestOf(value) ? 'set' : 'different';
}

function credentialsOf(file: string, user: string): v.InferOutput<typeof login>['tokens'][string] {
  const signIn = `Sign in: npx clasp login --user ${user} --creds CLIENT.json (GUIDE.md, “Settings”, says where the file comes from)`;
  if (!existsSync(file)) throw new Stop(exitCode.refused, [`Nobody is signed in: ${file} is not there.`], [signIn]);
  const parsed = v.safeParse(login, JSON.parse(readFileSync(file, 'utf8')));
  const found = parsed.success ? parsed.output.tokens[user] : undefined;
  if (found === undefined) throw new Stop(exitCode.refused, [`${file} holds no sign-in named ${user}.`], [signIn]);
  return found;
}

const runRemedy =
  'Sign in with an OAuth client of the script’s own Cloud project, as its owner: npx clasp login --creds CLIENT.json (GUIDE.md, “Settings”).';

/** Turns a failure of the interface into a `Stop`. */
async function google<Answer>(
  asking: Promise<Answer>,
  forbidden = 'Sign in as somebody who may edit the script: npx clasp login',
): Promise<Answer> {
  try {
    return await asking;
  } catch (error) {
    const { message, status } = error as { readonly message: string; readonly status?: number };
    const next =
      status === 403 || status === 404
        ? forbidden
        : status === 401 || /invalid_grant/.test(message)
          ? 'Sign in: npx clasp login'
          : 'Check the network, and run this again.';
    throw new Stop(exitCode.google, [`Google answers: ${message}`], [next]);
  }
}
