// One deployment from built files to the address: compare, push, read back, version, update. Whatever is done is not done twice.
import { type Change, type Content, type Manifest, changesBetween, linesOf, manifestOf } from './content';
import { Stop, exitCode } from './failure';
import { type Deployment, type ScriptHost, type Version, addressOf } from './script-host';
import type { Steps } from './steps';

/** What is to be deployed, and how. */
interface DeployOrder {
  /** What the deployment of this id is to run; before there is one, what a first deployment runs. */
  readonly contentAt: (deploymentId: string | undefined) => Content;
  /** Stands in the description of the version and of the deployment; names the commit. */
  readonly description: string;
  /** The deployment whose address people know; none before the first time. */
  readonly deploymentId: string | undefined;
  readonly isDryRun: boolean;
  /** Asked when a scope is added; `false` stops. */
  readonly agreeToScopes: (added: readonly string[]) => Promise<boolean>;
  /** Called as soon as there is a deployment, so that a failure after it loses nothing. */
  readonly remember: (deploymentId: string) => void;
}

/** How it ended. */
export interface Deployed {
  readonly outcome: 'deployed' | 'unchanged' | 'planned';
  readonly deploymentId: string | undefined;
  readonly address: string | undefined;
  readonly versionNumber: number | undefined;
  readonly previousVersion: number | undefined;
  readonly changes: readonly Change[];
  readonly addedScopes: readonly string[];
  readonly removedScopes: readonly string[];
}

/** Runs the steps that touch Google. Rejects with a `Stop` that also says what is deployed now. */
export async function deploy(order: DeployOrder, host: ScriptHost, steps: Steps): Promise<Deployed> {
  const { description } = order;
  const deployments = await asking(() =>
    steps.run('ask what is deployed', host.deployments, (all) => sayDeployed(currentOf(all, order.deploymentId))),
  );
  const current = currentOf(deployments, order.deploymentId);
  const content = order.contentAt(current?.deploymentId);
  const previousVersion = current?.versionNumber;
  const before = await asking(() =>
    steps.run(
      'compare with it',
      () => (previousVersion === undefined ? Promise.resolve<Content>(new Map()) : host.pull(previousVersion)),
      (deployed) => (changesBetween(deployed, content).length === 0 ? 'the same byte for byte' : ''),
    ),
  );
  const changes = changesBetween(before, content);
  const scopes = scopeChanges(before, content);
  const result: Deployed = {
    outcome: 'unchanged',
    deploymentId: current?.deploymentId,
    address: current === undefined ? undefined : addressOf(current.deploymentId),
    versionNumber: previousVersion,
    previousVersion,
    changes,
    addedScopes: scopes.added,
    removedScopes: scopes.removed,
  };
  if (current !== undefined) order.remember(current.deploymentId);
  if (current !== undefined && changes.length === 0) return result;
  sayChanges(before, content, changes, steps);
  const asksMore = scopes.added.length > 0 && previousVersion !== undefined;

  if (order.isDryRun) {
    if (asksMore) steps.plan('ask about scopes', `people would have to agree again: ${scopes.added.join(', ')}`);
    steps.plan('push', `${content.size} files with clasp push --force`);
    steps.plan('read back', 'and compare byte for byte');
    steps.plan('create a version', description);
    steps.plan(
      current === undefined ? 'create the deployment' : 'update the deployment',
      current === undefined ? 'its address is printed and remembered' : addressOf(current.deploymentId),
    );
    return { ...result, outcome: 'planned' };
  }
  if (asksMore && !(await order.agreeToScopes(scopes.added))) {
    throw new Stop(
      exitCode.needsConsent,
      [
        `This version asks for more than the last one: ${scopes.added.join(', ')}.`,
        'Everybody who uses the add-on will have to agree again, and Google may have to verify it again.',
        `Nothing was changed. ${sayDeployed(current)}`,
      ],
      ['If that is meant: run this again with --accept-scopes.'],
    );
  }

  const changing = telling(host, order.deploymentId ?? current?.deploymentId, steps);
  await changing(
    'push',
    'the saved content may be the old or the new one',
    () => host.push(content),
    () => `${content.size} files`,
  );
  await changing(
    'read back',
    'what is saved is not known to be what was pushed',
    async () => {
      const different = changesBetween(content, await host.pull());
      if (different.length > 0) {
        throw new Stop(
          exitCode.google,
          [
            `What Google holds is not what was pushed: ${different.map(({ name, kind }) => `${name} ${kind}`).join(', ')}.`,
          ],
          ['Run this again. If it stays, somebody else may be saving the script in the editor.'],
        );
      }
    },
    () => 'the same byte for byte',
  );
  const versionNumber = await changing(
    'create a version',
    'what was pushed is saved, and no version was made of it',
    async () => (await sameVersion(description, content, host)) ?? (await host.createVersion(description)),
    (number) => `version ${number}, ${description}`,
  );
  const made = await changing(
    current === undefined ? 'create the deployment' : 'update the deployment',
    `version ${versionNumber} is made, and not known to be deployed`,
    async () => {
      const { deploymentId, versionNumber: answered } = await host.deploy(
        versionNumber,
        description,
        current?.deploymentId,
      );
      if (answered !== versionNumber)
        throw new Stop(exitCode.google, [`Google answers that version ${answered} is deployed, not ${versionNumber}.`]);
      order.remember(deploymentId);
      return deploymentId;
    },
    addressOf,
  );
  return { ...result, outcome: 'deployed', deploymentId: made, address: addressOf(made), versionNumber };
}

/**
 * The deployment to update. Without a known id, the only one with a version is it; several can't be told apart.
 */
export function currentOf(
  deployments: readonly Deployment[],
  deploymentId: string | undefined,
): Deployment | undefined {
  const versioned = deployments.filter(({ versionNumber }) => versionNumber !== undefined);
  if (deploymentId !== undefined) {
    const found = versioned.find((one) => one.deploymentId === deploymentId);
    if (found !== undefined) return found;
    throw new Stop(
      exitCode.refused,
      [`The script has no deployment ${deploymentId}.`],
      ['Correct or remove deploymentId in .deploy.json; a new deployment has a new address.'],
    );
  }
  if (versioned.length > 1) {
    throw new Stop(
      exitCode.refused,
      [
        'The script has several deployments, and .deploy.json does not say which one people use:',
        ...versioned.map((one) => `  ${one.deploymentId}  version ${one.versionNumber ?? 0}  ${one.description}`),
      ],
      ['Name it: npm run deploy -- TARGET --deployment-id ID'],
    );
  }
  return versioned[0];
}

/** A version of an earlier attempt that already holds exactly this. Its content is asked for only when its commit is ours. */
async function sameVersion(description: string, content: Content, host: ScriptHost): Promise<number | undefined> {
  const latest = (await host.versions()).reduce<Version | undefined>(
    (one, other) => (one === undefined || other.versionNumber > one.versionNumber ? other : one),
    undefined,
  );
  if (latest?.description !== description) return undefined;
  return changesBetween(await host.pull(latest.versionNumber), content).length === 0 ? latest.versionNumber : undefined;
}

export const sayDeployed = (deployment: Deployment | undefined): string =>
  deployment === undefined
    ? 'Nothing is deployed yet.'
    : `Deployed is version ${deployment.versionNumber ?? 0}${deployment.description === '' ? '' : ` (${deployment.description})`} at ${addressOf(deployment.deploymentId)}`;

/** Runs what only asks Google: where that fails, nothing was changed, and the person is told so. */
export async function asking<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof Stop ? new Stop(error.code, [...error.reasons, 'Nothing was changed.'], error.next) : error;
  }
}

/** Runs a step that changes something at Google; where it fails, asks again what is deployed, and says so. */
export function telling(host: Pick<ScriptHost, 'deployments'>, deploymentId: string | undefined, steps: Steps) {
  return async <Result>(
    name: string,
    leftAs: string,
    work: () => Promise<Result>,
    detail: (result: Result) => string,
  ): Promise<Result> => {
    try {
      return await steps.run(name, work, detail);
    } catch (error) {
      if (!(error instanceof Stop)) throw error;
      const now = await host.deployments().then(
        (all) =>
          sayDeployed(
            all.find((one) =>
              deploymentId === undefined ? one.versionNumber !== undefined : one.deploymentId === deploymentId,
            ),
          ),
        () => 'What is deployed now could not be asked.',
      );
      const next = error.next.length > 0 ? error.next : ['Run this again; what is done is not done twice.'];
      throw new Stop(error.code, [...error.reasons, `Where it stands: ${leftAs}. ${now}`], next);
    }
  };
}

/** Scopes that are asked for only before, or only after. */
export function scopeChanges(
  before: Content,
  after: Content,
): { readonly added: readonly string[]; readonly removed: readonly string[] } {
  const scopesOf = (manifest: Manifest): readonly string[] => manifest.oauthScopes ?? [];
  const [old, fresh] = [before.size === 0 ? [] : scopesOf(manifestOf(before)), scopesOf(manifestOf(after))];
  return {
    added: fresh.filter((scope) => !old.includes(scope)),
    removed: old.filter((scope) => !fresh.includes(scope)),
  };
}

function sayChanges(before: Content, after: Content, changes: readonly Change[], steps: Steps): void {
  for (const { name, kind, before: old, after: fresh } of changes) {
    const sizes = kind === 'changed' ? `${old} → ${fresh} bytes` : `${kind === 'added' ? fresh : old} bytes`;
    steps.say(`    ${kind} ${name}, ${sizes}`);
  }
  if (before.size === 0) return;
  const [old, fresh] = [linesOf(manifestOf(before)), linesOf(manifestOf(after))];
  for (const line of old.filter((one) => !fresh.includes(one))) steps.say(`      - ${line}`);
  for (const line of fresh.filter((one) => !old.includes(one))) steps.say(`      + ${line}`);
}
