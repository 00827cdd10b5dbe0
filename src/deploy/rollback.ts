// Back to an earlier version at the same address. Nothing is pushed: versions never change.
import { asking, currentOf, sayDeployed, scopeChanges, telling } from './deploy';
import { Stop, exitCode } from './failure';
import { type ScriptHost, addressOf } from './script-host';
import type { Steps } from './steps';

export interface RolledBack {
  readonly outcome: 'rolled-back' | 'planned';
  readonly deploymentId: string;
  readonly address: string;
  readonly versionNumber: number;
  readonly previousVersion: number;
}

/** Deploys the version before the deployed one, or the one that is named. */
export async function rollBack(
  order: {
    readonly deploymentId: string | undefined;
    readonly toVersion: number | undefined;
    readonly isDryRun: boolean;
    readonly agreeToScopes: (added: readonly string[]) => Promise<boolean>;
  },
  host: ScriptHost,
  steps: Steps,
): Promise<RolledBack> {
  const deployments = await asking(() =>
    steps.run('ask what is deployed', host.deployments, (all) => sayDeployed(currentOf(all, order.deploymentId))),
  );
  const current = currentOf(deployments, order.deploymentId);
  if (current?.versionNumber === undefined)
    throw new Stop(
      exitCode.refused,
      ['Nothing is deployed that could be rolled back.'],
      ['Deploy first: npm run deploy'],
    );
  const { deploymentId, versionNumber: from } = current;
  const versions = await asking(() => steps.run('ask for versions', host.versions, (all) => String(all.length)));
  const earlier = versions.filter(({ versionNumber }) => versionNumber < from);
  const to =
    order.toVersion === undefined
      ? earlier.reduce((best, { versionNumber }) => Math.max(best, versionNumber), 0)
      : order.toVersion;
  const version = versions.find(({ versionNumber }) => versionNumber === to);
  if (version === undefined || to === from) {
    const known = versions.map((one) => `  ${one.versionNumber}  ${one.description}`);
    throw new Stop(
      exitCode.refused,
      [
        `There is no ${order.toVersion === undefined ? 'earlier version' : `other version ${order.toVersion}`} to go back to.`,
        ...known,
      ],
      ['Name one of these: npm run deploy -- TARGET --rollback --to VERSION'],
    );
  }
  const description = version.description;
  // One after the other: two clasps at once may both renew the sign-in, and write the same file.
  const [deployed, wanted] = await asking(() =>
    steps.run(
      'compare scopes',
      async () => [await host.pull(from), await host.pull(to)] as const,
      () => '',
    ),
  );
  const { added } = scopeChanges(deployed, wanted);
  const result = { deploymentId, address: addressOf(deploymentId), versionNumber: to, previousVersion: from };
  if (order.isDryRun) {
    steps.plan('update the deployment', `from version ${from} to version ${to}, ${description}`);
    return { ...result, outcome: 'planned' };
  }
  if (added.length > 0 && !(await order.agreeToScopes(added))) {
    throw new Stop(
      exitCode.needsConsent,
      [
        `Version ${to} asks for more than version ${from}: ${added.join(', ')}.`,
        `Nothing was changed. ${sayDeployed(current)}`,
      ],
      ['If that is meant: run this again with --accept-scopes.'],
    );
  }
  await telling(host, deploymentId, steps)(
    'update the deployment',
    'the address may answer with either version',
    () => host.deploy(to, description, deploymentId),
    () => `from version ${from} to version ${to}, ${description}`,
  );
  return { ...result, outcome: 'rolled-back' };
}
