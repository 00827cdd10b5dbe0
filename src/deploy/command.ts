// One run of npm run deploy: what comes before Google is touched, then the deployment or the way back.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { fileURLToPath } from 'node:url';
import { checkAddresses } from './checks/addresses';
import type { Check } from './checks/check';
import { checkFunctions } from './checks/functions';
import { checkCards, checkSizes } from './checks/limits';
import { checkScopes } from './checks/scopes';
import { checkServed } from './checks/served';
import { createClasp } from './clasp';
import { type Configuration, readConfiguration } from './configuration';
import { type Content, manifestOf, readContent, writeContent } from './content';
import { deploy } from './deploy';
import { Stop, exitCode } from './failure';
import { rollBack } from './rollback';
import { addressOf } from './script-host';
import type { Steps } from './steps';
import { checkVendor, contentFor } from './vendor';

/** The folder of the checkout. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** What the command line says. */
export interface Options {
  readonly dryRun?: boolean;
  readonly rollback?: boolean;
  readonly to?: number;
  readonly json?: boolean;
  readonly skipTests?: boolean;
  readonly acceptScopes?: boolean;
  readonly scriptId?: string;
  readonly deploymentId?: string;
  readonly config: string;
  readonly folder: string;
}

/** Deploys a target, or rolls it back. Rejects with a `Stop` that says where things stand and what to do next. */
export async function runDeploy(name: string, options: Options, steps: Steps): Promise<object> {
  if (options.to !== undefined && options.rollback !== true)
    throw new Stop(exitCode.refused, ['--to goes with --rollback.']);
  const configuration = configured(name, options);
  const target = configuration.target(name);
  const isDryRun = options.dryRun === true;
  const agreeToScopes = async (added: readonly string[]): Promise<boolean> =>
    options.acceptScopes === true || (await asked(added));
  const clasp = createRequire(import.meta.url).resolve('@google/clasp');
  const host = createClasp(clasp, target.scriptId, configuration.workFolder(name));

  if (options.rollback === true) {
    const done = await rollBack(
      { deploymentId: target.deploymentId, toVersion: options.to, isDryRun, agreeToScopes },
      host,
      steps,
    );
    steps.say(
      isDryRun
        ? 'Nothing was changed.'
        : `Version ${done.versionNumber} is deployed again at\n${done.address}\nWhat is saved in the script stays the newer content; the next deploy brings it back.`,
    );
    return done;
  }

  if (options.skipTests === true) steps.skip('tests', 'skipped as asked');
  else
    await steps.run(
      'tests',
      () => runTests(),
      () => 'npm test passed',
    );
  const files = await steps.run(
    'build',
    () => built(options.folder),
    (all) => [...all].map(([file, source]) => `${file} ${Math.ceil(source.byteLength / 1024)} KB`).join(', '),
  );
  const contentAt = (deploymentId: string | undefined): Content =>
    contentFor(files, target.vendor, deploymentId === undefined ? undefined : addressOf(deploymentId));
  const folder = path.join(configuration.workFolder(name), 'checked');
  writeContent(folder, contentAt(target.deploymentId));
  await check(folder, name === 'production' ? [checkVendor(name, target.vendor)] : [], steps);
  const { description, isCommitted } = builtFrom(files);
  if (!isCommitted && name === 'production' && !isDryRun)
    throw new Stop(
      exitCode.refused,
      ['This checkout has changes that are in no commit.'],
      ['Commit them: a version names its commit.'],
    );
  const deployTo = (deploymentId: string | undefined): ReturnType<typeof deploy> =>
    deploy(
      {
        contentAt,
        description,
        deploymentId,
        isDryRun,
        agreeToScopes,
        remember: (found) => {
          if (!isDryRun && configuration.target(name).deploymentId !== found)
            configuration.setTarget(name, { ...configuration.target(name), deploymentId: found });
        },
      },
      host,
      steps,
    );
  const first = await deployTo(target.deploymentId);
  const isNew = first.outcome === 'deployed' && first.previousVersion === undefined;
  if (isNew) steps.say('The address is known now. Once more, so that the script knows it too:');
  const done = isNew ? await deployTo(first.deploymentId) : first;
  switch (done.outcome) {
    case 'planned':
      steps.say('Nothing was changed.');
      break;
    case 'unchanged':
      steps.say(`Version ${done.versionNumber ?? 0} holds exactly this already, at\n${done.address ?? ''}`);
      break;
    case 'deployed':
      steps.say(`Version ${done.versionNumber ?? 0} is deployed at\n${done.address ?? ''}`);
      if (isNew)
        steps.say(
          `Deployment ID for the Marketplace SDK: ${done.deploymentId ?? ''}\nNext: src/deploy/GUIDE.md, “Drive”.`,
        );
      break;
  }
  return { ...done, description };
}

/** The configuration, with what the arguments say of this target written into it. */
function configured(name: string, { config, scriptId, deploymentId }: Options): Configuration {
  const configuration = readConfiguration(path.resolve(config));
  if (scriptId !== undefined) configuration.setTarget(name, { ...configuration.vendorOf(name), scriptId });
  if (deploymentId !== undefined) configuration.setTarget(name, { ...configuration.target(name), deploymentId });
  return configuration;
}

async function asked(added: readonly string[]): Promise<boolean> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return false;
  const questions = createInterface({ input: process.stdin, output: process.stderr });
  process.stderr.write(
    `This version asks people for more than the last one:\n${added.map((one) => `  ${one}\n`).join('')}`,
  );
  const answer = await questions.question('Everybody will have to agree again. Go on? Type yes: ');
  questions.close();
  return answer.trim().toLowerCase() === 'yes';
}

function runTests(): Promise<void> {
  const child = spawn(process.execPath, [path.join(root, 'src/build/test.js')], { cwd: root, stdio: ['ignore', 2, 2] });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else
        reject(
          new Stop(
            exitCode.refused,
            ['The tests fail; nothing was changed.'],
            ['Correct them, or go back to a commit that passes.'],
          ),
        );
    });
  });
}

function built(folder: string): Content {
  const content = readContent(folder);
  if (content.size === 0)
    throw new Stop(exitCode.refused, [`There is nothing to deploy in ${folder}.`], ['Build first: npm run build']);
  manifestOf(content);
  return content;
}

/** @param more checks of this target alone */
async function check(folder: string, more: readonly Check[], steps: Steps): Promise<void> {
  const content = readContent(folder);
  const fixed = [
    checkFunctions(content),
    checkScopes(content),
    ...checkAddresses(content),
    checkServed(content),
    checkSizes(content),
    ...more,
  ];
  const failed: Check[] = [];
  for (const made of [...fixed, await checkCards(folder, content)]) {
    if (made.faults.length === 0)
      await steps.run(
        `check: ${made.name}`,
        () => undefined,
        () => '',
      );
    else failed.push(made);
  }
  if (failed.length === 0) return;
  throw new Stop(
    exitCode.refused,
    [
      'Nothing was changed. Checks that fail:',
      ...failed.flatMap(({ name, faults }) => [`✗ ${name}`, ...faults.map((fault) => `    ${fault}`)]),
    ],
    ['Correct these, and run this again.'],
  );
}

/** What the build wrote into the bundle of itself, so that a version says what is really in it. */
function builtFrom(content: Content): { readonly description: string; readonly isCommitted: boolean } {
  const code = content.get('Code.js')?.toString('utf8') ?? '';
  const [, version = 'unknown version', commit = 'unknown', changes = ''] =
    /(\d+\.\d+\.\d[\w.-]*) (?:\\xB7|·) commit (\w+)( with changes)?/.exec(code) ?? [];
  return {
    description: `${version} · commit ${commit}${changes}`,
    isCommitted: commit !== 'unknown' && changes === '',
  };
}
