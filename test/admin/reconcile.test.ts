// Subscriptions beside a directory of ten thousand people: the built command, the emulator's script, and a directory with pages,
// limits and restarts, both on loopback.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { day } from '../../src/rules/index';
import { noon, startSampleWorld } from '../sample-world';
import { type ScriptApi, startScriptApi } from '../script-api';
import type { Emulator } from '../../src/emulator/api';
import { type Environment, admin, deploy, jsonLines, signedInAs, start } from './command';
import { type Directory, startDirectory } from './directory';
import { layLine } from './line';
import { type Organisation, organisationAt } from './organisation';
import { storePlans } from './seats';

let emulator: Emulator;
let api: ScriptApi;
let directory: Directory;
let organisation: Organisation;
let env: Environment;
let vera: string;

const leavers = 70;

async function layOut(people: number): Promise<void> {
  const world = await startSampleWorld();
  ({ emulator } = world);
  vera = world.idOf('vera');
  organisation = organisationAt(noon, people, leavers);
  storePlans(emulator.world, 'large', organisation.plans, noon - 200 * day);
  api = await startScriptApi({ emulator });
  await deploy(api, emulator.world.defaultAccountId());
  const own = signedInAs(api, vera);
  directory = await startDirectory(organisation.users, organisation.groups, api.signIn(vera).access_token);
  env = { ...own, MOCKUPS_ADMIN_DIRECTORY_URL: directory.url };
}
afterEach(async () => {
  await Promise.all([directory.close(), api.close()]);
});

const reconcile = (...args: readonly string[]) => admin(['reconcile', '--organisation', 'large', ...args], env);

interface Found {
  readonly finding: string;
  readonly needsForce?: true;
  readonly seat?: { readonly account: { readonly email: string } };
  readonly directory?: { readonly email: string };
  readonly result?: string;
}

const found = (stdout: string): readonly Found[] => jsonLines(stdout) as unknown as readonly Found[];

/** Findings by the address of the seat. */
const bySeat = (findings: readonly Found[]): Readonly<Record<string, readonly [string, true?]>> =>
  Object.fromEntries(
    findings.flatMap(({ finding, needsForce, seat }) =>
      seat === undefined
        ? []
        : [[seat.account.email, needsForce === true ? ([finding, true] as const) : ([finding] as const)]],
    ),
  );

/** How often each address lost its seat, by the audit. */
async function releasesByAddress(): Promise<Readonly<Record<string, number>>> {
  const { stdout } = await admin(['audit', '--organisation', 'large', '--what', 'release', '--json'], env);
  const counts: Record<string, number> = {};
  for (const { differences } of jsonLines(stdout)) {
    for (const { email } of differences as readonly { readonly email: string }[]) {
      counts[email] = (counts[email] ?? 0) + 1;
    }
  }
  return counts;
}

/** Whose seats are released without force: each once. */
const onceEach = (): Readonly<Record<string, number>> =>
  Object.fromEntries(
    Object.entries(organisation.expected)
      .filter(
        ([, [finding, needsForce]]) =>
          needsForce !== true && ['deleted', 'suspended', 'archived', 'gone'].includes(finding),
      )
      .map(([email]) => [email, 1]),
  );

/** Resolves when the script has run this function so often. */
const untilRun = (functionName: string, times: number): Promise<void> =>
  new Promise((resolve) => {
    const end = emulator.onChange(() => {
      const runs = emulator.executions().filter((one) => one.functionName === functionName);
      if (runs.length < times) return;
      end();
      resolve();
    });
  });

/** Runs it again, as its words say, until what was under way when it was ended comes in between no more. */
const reconciledAgain = async (): ReturnType<typeof reconcile> => {
  const again = await reconcile('--apply', '--json');
  return /"outcome": ?"stale"/.test(again.stdout) ? reconciledAgain() : again;
};

describe('what is found', () => {
  beforeEach(() => layOut(10_000));

  test('is told of every seat that is not as the directory has it, and nothing is done', async () => {
    const { code, stdout, stderr } = await reconcile('--json');
    expect(code).toBe(0);
    expect(bySeat(found(stdout))).toEqual(organisation.expected);
    expect(stderr).toBe(
      [
        '86 seats compared with 10,001 people: 78 seats to release, 3 of them only with --force, 4 to look at.',
        'Nothing was released. To release them: mockups-admin reconcile --organisation large --apply',
        '',
      ].join('\n'),
    );
    expect(await releasesByAddress()).toEqual({});
    // Twenty pages of those there are and one of those deleted; only whom neither holds is looked up alone.
    const lists = directory.asked.filter((asked) => asked.startsWith('/admin/directory/v1/users?'));
    expect({ lists: lists.length, alone: directory.asked.length - lists.length }).toEqual({ lists: 21, alone: 5 });
  });

  test('counts who is in groups that hold each other, in circles too', async () => {
    const { stdout } = await reconcile('--group', 'designers@acme.example', '--json');
    const findings = found(stdout);
    expect(bySeat(findings)).toEqual({ ...organisation.expected, 'person-00011@acme.example': ['left-group'] });
    const without = findings.filter(({ finding }) => finding === 'no-seat');
    expect(without).toHaveLength(250);
    expect(without[0]).toMatchObject({ proposal: 'follow-up', directory: { email: 'person-05000@acme.example' } });
  });
});

describe('what is found in a small organisation', () => {
  beforeEach(() => layOut(600));

  test('is said in words and in CSV, with the next step', async () => {
    const [words, csv] = await Promise.all([reconcile(), reconcile('--csv')]);
    expect(words.stdout).toMatch(/^person-00001@acme\.example +plan-0 +deleted +2026-03-17 +release$/m);
    expect(words.stdout).toMatch(
      /^person-00004@acme\.example +plan-0 +suspended +2026-05-17 +release, with --force: opened a mockup lately$/m,
    );
    expect(words.stdout).toMatch(
      /^person-00007@acme\.example .* nothing +taken over when married@acme\.example next opens a mockup$/m,
    );
    expect(words.stdout).toContain(
      'Nothing was released. To release them: mockups-admin reconcile --organisation large --apply\n',
    );
    expect(csv.stdout.split('\r\n')).toHaveLength(1 + Object.keys(organisation.expected).length + 1);
  });

  test.each([
    ['takes in everybody', 'everybody@acme.example', 'it takes in everybody of the organisation'],
    ['holds one that nobody may read', 'closed@acme.example', '1 group in it can’t be read'],
  ])('proposes nobody for not being in a group that %s', async (_, group, words) => {
    const { code, stdout, stderr } = await reconcile('--group', group, '--json');
    expect({ code, isSaid: stderr.includes(words) }).toEqual({ code: 0, isSaid: true });
    expect(bySeat(found(stdout))).toEqual(organisation.expected);
  });

  test('is nothing where a group is not there', async () => {
    expect(await reconcile('--group', 'none@acme.example', '--apply')).toMatchObject({
      code: 2,
      stdout: '',
      stderr: 'There is no group none@acme.example that you may read.\n',
    });
  });
});

describe('limits and restarts of the directory', () => {
  beforeEach(() => layOut(10_000));

  test('are waited out', async () => {
    const limits = [
      { code: 403, reason: 'rateLimitExceeded' },
      { code: 429, reason: 'rateLimitExceeded', retryAfter: '0' },
      { code: 403, reason: 'quotaExceeded' },
      { code: 503 },
      'hang-up',
    ] as const;
    directory.intercept = (_, count) => (count % 3 === 0 ? limits[(count / 3) % limits.length] : undefined);
    const { code, stdout } = await reconcile('--json');
    expect(code).toBe(0);
    expect(bySeat(found(stdout))).toEqual(organisation.expected);
  });

  test('change nothing when it comes back in the middle of its pages', async () => {
    let isBack: Promise<void> | undefined;
    directory.intercept = (_, count) => {
      if (count === 12) isBack = directory.restart();
      return undefined;
    };
    const { code, stdout } = await reconcile('--json');
    await isBack;
    expect({ code, wasAway: isBack !== undefined }).toEqual({ code: 0, wasAway: true });
    expect(bySeat(found(stdout))).toEqual(organisation.expected);
  });

  test('end it when it does not come back, with nothing released', async () => {
    directory.intercept = (_, count) => (count > 12 ? { code: 403, reason: 'userRateLimitExceeded' } : undefined);
    const { code, stderr } = await reconcile('--apply');
    expect(code).toBe(3);
    expect(stderr).toContain('userRateLimitExceeded');
    expect(await releasesByAddress()).toEqual({});
  });
});

describe('--note', () => {
  beforeEach(() => layOut(600));

  /** Flags that the directory gave, by the address of the seat. */
  const flagged = async (): Promise<Readonly<Record<string, readonly unknown[]>>> => {
    const { stdout } = await admin(['review', '--organisation', 'large', '--json'], env);
    return Object.fromEntries(
      jsonLines(stdout).flatMap((row) => {
        const flags = (row['flags'] as readonly string[]).filter((flag) =>
          ['suspended', 'archived', 'deleted'].includes(flag),
        );
        return flags.length === 0 ? [] : [[(row['account'] as { readonly email: string }).email, flags]];
      }),
    );
  };

  test('flags for the review what the directory says, and takes it back when it says so no more', async () => {
    const told = Object.entries(organisation.expected).flatMap(([email, [finding]]) =>
      ['suspended', 'archived', 'deleted', 'gone'].includes(finding) && email !== 'typo@acme.example'
        ? [[email, [finding === 'gone' ? 'deleted' : finding]] as const]
        : [],
    );
    const first = await reconcile('--note');
    expect(first).toMatchObject({ code: 0 });
    expect(first.stdout).toContain(`Noted for the review page: ${told.length} of ${told.length} that were not`);
    expect(await flagged()).toEqual(Object.fromEntries(told));
    expect((await reconcile('--note')).stdout).toContain('Noted for the review page: 0 of 0');

    await directory.close();
    const well = organisation.users.map(({ id, primaryEmail }) => ({ id, primaryEmail }));
    directory = await startDirectory(well, organisation.groups, api.signIn(vera).access_token);
    env = { ...env, MOCKUPS_ADMIN_DIRECTORY_URL: directory.url };
    await reconcile('--note');
    const gone = told.filter(([email]) => organisation.expected[email]?.[0] === 'gone');
    expect(await flagged()).toEqual(Object.fromEntries(gone));
    expect(gone.length).toBeLessThan(told.length);
  });
});

describe('--apply', () => {
  // What is released does not depend on how many there are besides.
  beforeEach(() => layOut(600));

  test('releases what is proposed, keeps whoever was active lately, and says so', async () => {
    const { code, stdout, stderr } = await reconcile('--apply');
    const log = emulator.executions().flatMap((execution) => execution.log.map(({ text }) => text));
    expect({ code, stderr, log }).toEqual({ code: 0, stderr: '', log: [] });
    expect(stdout).toMatch(/^person-00001@acme\.example +plan-0 +deleted +2026-03-17 +released$/m);
    expect(stdout).toContain('Released 75 of 75.\n');
    expect(await releasesByAddress()).toEqual(onceEach());
  });

  test('releases those too with --force', async () => {
    await reconcile('--apply', '--force');
    const held = Object.entries(organisation.expected).filter(([, [, needsForce]]) => needsForce === true);
    expect(held).toHaveLength(3);
    expect(await releasesByAddress()).toEqual({
      ...onceEach(),
      ...Object.fromEntries(held.map(([email]) => [email, 1])),
    });
  });

  test.each(['SIGKILL', 'SIGINT', 'SIGTERM'] as const)(
    'ended by %s half-way and run again, does all of it once',
    async (signal) => {
      const { child, ended } = start(['reconcile', '--organisation', 'large', '--apply', '--json'], env);
      await untilRun('changeLicenses', 2);
      child.kill(signal);
      const { code, signal: killedBy, stderr } = await ended;
      if (signal === 'SIGKILL') expect(killedBy).toBe('SIGKILL');
      else {
        expect(code).toBe(signal === 'SIGINT' ? 130 : 143);
        expect(stderr).toBe('Stopped. What was done is done; run the same command again and it goes on.\n');
      }
      expect((await reconciledAgain()).code).toBe(0);
      expect(await releasesByAddress()).toEqual(onceEach());
    },
  );
});

describe('--apply among ten thousand', () => {
  beforeEach(() => layOut(10_000));

  test('does all of it once while the script’s server goes away in the middle of an answer and comes back', async () => {
    const line = await layLine(api.rootUrl);
    const cut = { ...env, MOCKUPS_ADMIN_SCRIPT_URL: line.url };
    const { ended } = start(['reconcile', '--organisation', 'large', '--apply', '--json'], cut);
    for (const times of [1, 3]) {
      await untilRun('changeLicenses', times);
      await line.cut();
      await line.mend();
    }
    const { code, stdout } = await ended;
    await line.close();
    expect({ code, count: found(stdout).length }).toEqual({
      code: 0,
      count: Object.keys(organisation.expected).length,
    });
    expect(await releasesByAddress()).toEqual(onceEach());
  });
});
