// The real clasp as a child process: one project folder for what is pushed, one for what is pulled.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { readContent, writeContent } from './content';
import { Stop, exitCode } from './failure';
import type { ScriptHost } from './script-host';

const deployments = v.array(
  v.object({
    deploymentId: v.string(),
    versionNumber: v.optional(v.number()),
    description: v.optional(v.string(), ''),
  }),
);
const versions = v.array(v.object({ versionNumber: v.number(), description: v.optional(v.string(), '') }));
const madeVersion = v.object({ versionNumber: v.number() });
const madeDeployment = v.object({ deploymentId: v.string(), versionNumber: v.number() });

/** What to do about an error of clasp, by what it says. */
const remedies: readonly (readonly [pattern: RegExp, next: string])[] = [
  [
    /No credentials|invalid_grant|invalid_rapt|expired or revoked|authentication credential/i,
    'Sign in: npx clasp login',
  ],
  [
    /has not enabled the Apps Script API/i,
    'Switch the Apps Script API on at https://script.google.com/home/usersettings, wait a minute, and run this again.',
  ],
  [
    /does not have permission|PERMISSION_DENIED/i,
    'Sign in with an account that may edit the script: npx clasp login. Or share the script with this one.',
  ],
  [
    /entity was not found/i,
    'Compare the script id and deployment id in .deploy.json with Project Settings at script.google.com.',
  ],
  [
    /versioned deployments at a time/i,
    'Archive deployments that nobody uses at script.google.com › Deploy › Manage deployments.',
  ],
  [
    /versions/i,
    'Delete old versions at script.google.com › Project History, and run this again: a script keeps 200 at the most.',
  ],
  [/Syntax error|has errors|manifest/i, 'Correct what Google names above, and run this again.'],
  [
    /ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|network|fetch failed|socket/i,
    'Check the network, and run this again.',
  ],
];

/**
 * The script project as clasp reaches it, signed in as `npx clasp login` left it.
 * @param program clasp's own script
 * @param folder for clasp's own files; made when missing
 * @param environment of the child processes
 */
export function createClasp(
  program: string,
  scriptId: string,
  folder: string,
  environment: NodeJS.ProcessEnv = process.env,
): ScriptHost {
  /** A clasp project whose content lies in `content/`. */
  const projectIn = (name: string): { readonly project: string; readonly content: string } => {
    const place = path.join(folder, name);
    mkdirSync(place, { recursive: true });
    const project = path.join(place, '.clasp.json');
    writeFileSync(project, JSON.stringify({ scriptId, rootDir: 'content' }));
    return { project, content: path.join(place, 'content') };
  };

  const clasp = (name: string, ...args: readonly string[]): Promise<string> => {
    const { project } = projectIn(name);
    return new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [program, '--project', project, ...args], {
        cwd: path.dirname(project),
        // Without a terminal clasp asks nothing and shows no spinner.
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { ...environment, NO_COLOR: '1', FORCE_COLOR: '0' },
      });
      let [output, errors] = ['', ''];
      child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
      child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString('utf8')));
      child.on('error', reject);
      child.on('close', (code) => {
        if (code === 0) resolve(output);
        else reject(refusal(args[0] ?? '', errors.trim() === '' ? output : errors));
      });
    });
  };
  const asked = async <const Schema extends v.GenericSchema>(
    schema: Schema,
    name: string,
    ...args: readonly string[]
  ): Promise<v.InferOutput<Schema>> => {
    const output = await clasp(name, ...args, '--json');
    try {
      return v.parse(schema, JSON.parse(output));
    } catch {
      throw new Stop(exitCode.google, [
        `clasp ${args[0] ?? ''} answered something not understood: ${output.slice(0, 500)}`,
      ]);
    }
  };

  return {
    deployments: async () =>
      (await asked(deployments, 'ask', 'list-deployments')).map(({ versionNumber, ...rest }) => ({
        ...rest,
        versionNumber,
      })),
    versions: () => asked(versions, 'ask', 'list-versions'),
    pull: async (versionNumber) => {
      const isSaved = versionNumber === undefined;
      const name = isSaved ? 'saved' : `version-${versionNumber}`;
      const { content } = projectIn(name);
      // Versions never change: what was pulled whole once is pulled.
      const whole = path.join(path.dirname(content), `whole-${scriptId}`);
      if (!isSaved && existsSync(whole)) return readContent(content);
      rmSync(content, { recursive: true, force: true });
      await clasp(name, 'pull', ...(isSaved ? [] : ['--versionNumber', String(versionNumber)]));
      if (!isSaved) writeFileSync(whole, '');
      return readContent(content);
    },
    push: async (content) => {
      writeContent(projectIn('push').content, content);
      await clasp('push', 'push', '--force');
    },
    createVersion: async (description) =>
      (await asked(madeVersion, 'ask', 'create-version', description)).versionNumber,
    deploy: (versionNumber, description, deploymentId) =>
      asked(
        madeDeployment,
        'ask',
        ...(deploymentId === undefined ? ['create-deployment'] : ['update-deployment', deploymentId]),
        '--versionNumber',
        String(versionNumber),
        '--description',
        description,
      ),
  };
}

function refusal(command: string, output: string): Stop {
  const text = output.trim();
  const remedy = remedies.find(([pattern]) => pattern.test(text))?.[1];
  return new Stop(
    exitCode.google,
    [`clasp ${command} failed: ${text === '' ? 'it said nothing' : text}`],
    [remedy ?? 'Run this again; what is done is not done twice.'],
  );
}
