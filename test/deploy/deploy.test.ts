// The steps of deploying over a script host that keeps everything in memory: what is said, and what is left, when a step fails.
import { describe, expect, test } from '@jest/globals';
import { type Content, changesBetween } from '../../src/deploy/content';
import { type Deployed, deploy } from '../../src/deploy/deploy';
import { Stop, exitCode } from '../../src/deploy/failure';
import { type RolledBack, rollBack } from '../../src/deploy/rollback';
import type { Deployment, ScriptHost, Version } from '../../src/deploy/script-host';
import { createSteps } from '../../src/deploy/steps';

const contentOf = (scopes: readonly string[], code = 'function f() {}'): Content =>
  new Map([
    ['Code.js', Buffer.from(code)],
    ['appsscript.json', Buffer.from(JSON.stringify({ timeZone: 'Etc/UTC', oauthScopes: scopes }))],
  ]);

/** A script in memory. */
interface Script {
  saved: Content;
  readonly versions: (Version & { readonly content: Content })[];
  readonly deployments: Deployment[];
  /** The functions that were called, in order. */
  readonly called: string[];
}

const newScript = (): Script => ({
  saved: new Map(),
  versions: [],
  deployments: [{ deploymentId: 'AKfycb-head', versionNumber: undefined, description: '' }],
  called: [],
});

/** @param failing refuses this function; `after` does what was asked all the same */
function hostOf(
  script: Script,
  failing?: { readonly name: keyof ScriptHost; readonly when: 'before' | 'after' },
): ScriptHost {
  const answer = <Result>(name: keyof ScriptHost, work: () => Result): Promise<Result> => {
    script.called.push(name);
    const refused = new Stop(exitCode.google, [`${name} was refused`]);
    if (failing?.name === name && failing.when === 'before') return Promise.reject(refused);
    const result = work();
    return failing?.name === name ? Promise.reject(refused) : Promise.resolve(result);
  };
  return {
    deployments: () => answer('deployments', () => [...script.deployments]),
    versions: () =>
      answer('versions', () =>
        script.versions.map(({ versionNumber, description }) => ({ versionNumber, description })),
      ),
    pull: (versionNumber) =>
      answer('pull', () =>
        versionNumber === undefined
          ? script.saved
          : (script.versions.find((one) => one.versionNumber === versionNumber)?.content ?? new Map<string, Buffer>()),
      ),
    push: (content) =>
      answer('push', () => {
        script.saved = content;
      }),
    createVersion: (description) =>
      answer('createVersion', () => {
        const versionNumber = script.versions.length + 1;
        script.versions.push({ versionNumber, description, content: script.saved });
        return versionNumber;
      }),
    deploy: (versionNumber, description, id) =>
      answer('deploy', () => {
        const deploymentId = id ?? `AKfycb-${script.deployments.length}`;
        const at = script.deployments.findIndex((one) => one.deploymentId === id);
        script.deployments.splice(at < 0 ? script.deployments.length : at, 1, {
          deploymentId,
          versionNumber,
          description,
        });
        return { deploymentId, versionNumber };
      }),
  };
}

interface Attempt {
  readonly content?: Content;
  readonly description?: string;
  readonly isDryRun?: boolean;
  readonly agrees?: boolean;
  readonly deploymentId?: string;
}

/** Deploys, and gathers what was said and remembered. */
async function attempt(
  host: ScriptHost,
  {
    content = contentOf(['openid']),
    description = 'commit a',
    isDryRun = false,
    agrees = false,
    deploymentId,
  }: Attempt = {},
): Promise<{
  readonly done: Deployed | Stop;
  readonly said: readonly string[];
  readonly remembered: readonly string[];
}> {
  const said: string[] = [];
  const remembered: string[] = [];
  const order = {
    contentAt: () => content,
    description,
    deploymentId,
    isDryRun,
    agreeToScopes: () => Promise.resolve(agrees),
    remember: (id: string) => remembered.push(id),
  };
  const done = await deploy(
    order,
    host,
    createSteps((line) => said.push(line)),
  ).catch((error: unknown) => error as Stop);
  return { done, said, remembered };
}

const versioned = ({ deployments }: Script): readonly (number | undefined)[] =>
  deployments.map(({ versionNumber }) => versionNumber).filter((one) => one !== undefined);

/** A script with version 1 deployed, of which `commit b` with other content is the next. */
async function deployedScript(): Promise<Script> {
  const script = newScript();
  await attempt(hostOf(script));
  script.called.length = 0;
  return script;
}
const next: Attempt = { content: contentOf(['openid'], 'function g() {}'), description: 'commit b' };

describe('deploying', () => {
  test('again keeps the address', async () => {
    const script = await deployedScript();
    const { done } = await attempt(hostOf(script), next);
    expect(done).toMatchObject({ outcome: 'deployed', versionNumber: 2, previousVersion: 1, deploymentId: 'AKfycb-1' });
    expect(script.deployments).toHaveLength(2);
  });

  test('the same again changes nothing', async () => {
    const script = await deployedScript();
    expect((await attempt(hostOf(script))).done).toMatchObject({ outcome: 'unchanged', versionNumber: 1 });
    expect(script.called).toEqual(['deployments', 'pull']);
  });

  test('as a dry run shows every step and what differs, and changes nothing', async () => {
    const script = await deployedScript();
    const { done, said } = await attempt(hostOf(script), {
      ...next,
      content: contentOf(['openid', 'drive']),
      isDryRun: true,
    });
    expect(done).toMatchObject({ outcome: 'planned', addedScopes: ['drive'] });
    expect(said.filter((line) => line.startsWith('·')).map((line) => line.split(':')[0])).toEqual([
      '· ask about scopes',
      '· push',
      '· read back',
      '· create a version',
      '· update the deployment',
    ]);
    expect(said).toContain('      + oauthScopes[]: "drive"');
    expect(script.called).toEqual(['deployments', 'pull']);
  });

  test('with a scope added stops before anything is changed, unless that is agreed to', async () => {
    const script = await deployedScript();
    const more = { ...next, content: contentOf(['openid', 'drive']) };
    const { done } = await attempt(hostOf(script), more);
    expect(done).toMatchObject({
      code: exitCode.needsConsent,
      reasons: expect.arrayContaining([expect.stringContaining('drive')]),
    });
    expect(script.called).toEqual(['deployments', 'pull']);
    expect((await attempt(hostOf(script), { ...more, agrees: true })).done).toMatchObject({ outcome: 'deployed' });
  });

  test('with a scope taken away goes on: nobody is asked for less', async () => {
    const script = await deployedScript();
    const { done } = await attempt(hostOf(script), { ...next, content: contentOf([]) });
    expect(done).toMatchObject({ outcome: 'deployed', removedScopes: ['openid'] });
  });

  test('notices a push that was left undone without a word', async () => {
    const script = await deployedScript();
    const { done } = await attempt({ ...hostOf(script), push: () => Promise.resolve() }, next);
    expect(done).toMatchObject({
      reasons: expect.arrayContaining([expect.stringContaining('is not what was pushed: Code.js changed')]),
    });
    expect(versioned(script)).toEqual([1]);
  });

  test('to a script with several deployments asks which one people use', async () => {
    const script = await deployedScript();
    script.deployments.push({ deploymentId: 'AKfycb-other', versionNumber: 1, description: 'by hand' });
    expect((await attempt(hostOf(script), next)).done).toMatchObject({ code: exitCode.refused });
    expect((await attempt(hostOf(script), { ...next, deploymentId: 'AKfycb-other' })).done).toMatchObject({
      outcome: 'deployed',
      deploymentId: 'AKfycb-other',
    });
  });
});

const steps = (['push', 'createVersion', 'deploy'] as const).flatMap((name) =>
  (['before', 'after'] as const).map((when) => ({ name, when })),
);

describe.each(steps)('a failure of $name, $when it was done', (failing) => {
  test('says what is deployed now, and the next run finishes without doing anything twice', async () => {
    const script = await deployedScript();
    const { done } = await attempt(hostOf(script, failing), next);
    const now = failing.name === 'deploy' && failing.when === 'after' ? 2 : 1;
    expect(done).toMatchObject({
      code: exitCode.google,
      reasons: [`${failing.name} was refused`, expect.stringContaining(`Deployed is version ${now}`)],
      next: [expect.stringContaining('Run this again')],
    });
    expect(versioned(script)).toEqual([now]);

    const again = await attempt(hostOf(script), next);
    expect(again.done).toMatchObject({ deploymentId: 'AKfycb-1', versionNumber: 2 });
    expect(script.versions).toHaveLength(2);
    expect(script.deployments).toHaveLength(2);
  });

  test('of the very first deployment leaves one deployment behind, however often it is tried', async () => {
    const script = newScript();
    await attempt(hostOf(script, failing));
    const { done, remembered } = await attempt(hostOf(script));
    expect(done).toMatchObject({ versionNumber: 1, deploymentId: 'AKfycb-1' });
    expect(remembered).toEqual(['AKfycb-1']);
    expect(versioned(script)).toEqual([1]);
  });
});

test.each(['deployments', 'pull'] as const)('a failure of %s changes nothing, and says so', async (name) => {
  const script = await deployedScript();
  const { done } = await attempt(hostOf(script, { name, when: 'before' }), next);
  expect(done).toMatchObject({ code: exitCode.google, reasons: [`${name} was refused`, 'Nothing was changed.'] });
  expect(script.called).not.toContain('push');
});

describe('rolling back', () => {
  const back = async (
    script: Script,
    given: { readonly toVersion?: number; readonly agrees?: boolean; readonly isDryRun?: boolean } = {},
  ): Promise<RolledBack | Stop> =>
    rollBack(
      {
        deploymentId: 'AKfycb-1',
        toVersion: given.toVersion,
        isDryRun: given.isDryRun ?? false,
        agreeToScopes: () => Promise.resolve(given.agrees ?? false),
      },
      hostOf(script),
      createSteps(() => undefined),
    ).catch((error: unknown) => error as Stop);

  async function twice(): Promise<Script> {
    const script = await deployedScript();
    await attempt(hostOf(script), next);
    return script;
  }

  test('deploys the version before at the same address, and pushes nothing', async () => {
    const script = await twice();
    script.called.length = 0;
    expect(await back(script)).toMatchObject({
      outcome: 'rolled-back',
      versionNumber: 1,
      previousVersion: 2,
      deploymentId: 'AKfycb-1',
    });
    expect(versioned(script)).toEqual([1]);
    expect(script.called).not.toContain('push');
  });

  test('then goes forward again to the version that is named', async () => {
    const script = await twice();
    await back(script);
    expect(await back(script, { toVersion: 2 })).toMatchObject({ versionNumber: 2 });
  });

  test('as a dry run changes nothing', async () => {
    const script = await twice();
    expect(await back(script, { isDryRun: true })).toMatchObject({ outcome: 'planned', versionNumber: 1 });
    expect(versioned(script)).toEqual([2]);
  });

  test.each([{ toVersion: 7 }, { toVersion: 2 }])(
    'to version $toVersion is refused with the versions there are',
    async (given) => {
      expect(await back(await twice(), given)).toMatchObject({
        code: exitCode.refused,
        reasons: expect.arrayContaining(['  1  commit a', '  2  commit b']),
      });
    },
  );

  test('to a version that asks for more stops, too', async () => {
    const script = newScript();
    await attempt(hostOf(script), { content: contentOf(['openid', 'drive']) });
    await attempt(hostOf(script), next);
    expect(await back(script)).toMatchObject({ code: exitCode.needsConsent });
    expect(await back(script, { agrees: true })).toMatchObject({ versionNumber: 1 });
  });
});

test('contents differ by a single byte', () => {
  const [one, other] = [new Map([['a', Buffer.from([1, 2])]]), new Map([['a', Buffer.from([1, 3])]])];
  expect(changesBetween(one, other)).toEqual([{ name: 'a', kind: 'changed', before: 2, after: 2 }]);
  expect(changesBetween(one, one)).toEqual([]);
});
