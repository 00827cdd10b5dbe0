// Taking in what was bought: the built command and the emulator's script, killed and cut off half-way.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type SampleWorld, startSampleWorld } from '../sample-world';
import { type ScriptApi, startScriptApi } from '../script-api';
import { type Environment, admin, deploy, jsonLines, signedInAs, start } from './command';
import { layLine } from './line';

let world: SampleWorld;
let api: ScriptApi;
let env: Environment;

beforeEach(async () => {
  world = await startSampleWorld();
  api = await startScriptApi({ emulator: world.emulator });
  await deploy(api, world.emulator.world.defaultAccountId());
  env = signedInAs(api, world.idOf('vera'));
});
afterEach(() => api.close());

const header = 'license,organisation,seats,billing,started,cancelled,holders,administrators,note';
const csv = (...lines: readonly string[]): string => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'import-')), 'bought.csv');
  writeFileSync(file, lines.join('\n'));
  return file;
};
const bought = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, at) => `bought-${at},acme,1,yearly,2026-01-31,,buyer-${at}@acme.example,,`);

/** The licenses of an import that are stored. */
const stored = (): number =>
  Object.keys(world.emulator.world.scriptProperties()).filter((key) => key.includes('license/bought-')).length;

/** Audit entries of imports by their license. */
async function imports(): Promise<Readonly<Record<string, number>>> {
  const { stdout } = await admin(['audit', '--organisation', 'acme', '--what', 'import', '--json'], env);
  const counts: Record<string, number> = {};
  for (const { licenseId } of jsonLines(stdout)) counts[String(licenseId)] = (counts[String(licenseId)] ?? 0) + 1;
  return counts;
}

const onceEach = (count: number): Readonly<Record<string, number>> =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`bought-${at}`, 1]));

const untilRun = (functionName: string, times: number): Promise<void> =>
  new Promise((resolve) => {
    const end = world.emulator.onChange(() => {
      const runs = world.emulator.executions().filter((one) => one.functionName === functionName);
      if (runs.length < times) return;
      end();
      resolve();
    });
  });

describe('a file', () => {
  test('is imported, each row whole; again it changes nothing', async () => {
    const file = csv(
      `\uFEFF${header}`,
      'plan-new,acme,3,Yearly,2026-03-31,,"ana@acme.example; zoe@acme.example",fay@acme.example,"said ""yes"",\nand signed"',
      '',
      'sub-new,,1,monthly,2026-05-01T10:00:00Z,2026-05-20,max@other.example,,',
    );
    expect(await admin(['import', file, '--dry-run'], env)).toMatchObject({
      code: 0,
      stderr: 'Would import 2, here already 0, refused 0.\n',
    });
    expect((await admin(['import', file, '--json'], env)).stdout).toBe(
      '{"line":2,"license":"plan-new","dryRun":false,"outcome":"imported"}\n{"line":5,"license":"sub-new","dryRun":false,"outcome":"imported"}\n',
    );
    expect(await admin(['import', file], env)).toMatchObject({
      code: 0,
      stdout: '',
      stderr: 'Imported 0, here already 2, refused 0.\n',
    });
    const { stdout } = await admin(['review', '--license', 'plan-new', '--json'], env);
    expect(jsonLines(stdout).map(({ account, seats, note }) => [account, seats, note])).toEqual([
      [expect.objectContaining({ email: 'ana@acme.example', id: world.idOf('ana') }), 3, 'said "yes",\nand signed'],
      [{ email: 'zoe@acme.example', formerEmails: [] }, 3, 'said "yes",\nand signed'],
    ]);
  });

  test('with rows that can’t be read is refused whole, with each reason and its line', async () => {
    const file = csv(
      header,
      'good,acme,1,yearly,2026-01-31,,good@acme.example,,',
      'bad,acme,none,weekly,2026-02-30,,,,',
      'good,acme,1,yearly,2026-01-31,,,,',
    );
    const { code, stdout, stderr } = await admin(['import', file], env);
    expect({ code, lines: stdout.trim().split('\n') }).toEqual({
      code: 2,
      lines: [
        'line 3 bad: seats: “none” is no whole number from 1 to 100,000.',
        'line 3 bad: started: “2026-02-30” is no day; write it like 2026-03-31.',
        'line 3 bad: billing: “weekly” is neither monthly nor yearly.',
        'line 4 good: This license is on line 2 already, and nobody new is named.',
      ],
    });
    expect(stderr).toContain('2 rows can’t be imported, so nothing was.');
    expect(Object.keys(world.emulator.world.scriptProperties()).filter((key) => key.includes('good'))).toEqual([]);
  });

  test('is imported whole or not at all, unless rows that are refused may be left out', async () => {
    const file = csv(
      header,
      'sub-ana,acme,9,yearly,2026-01-31,,ana@acme.example,,',
      'bought-0,acme,1,yearly,2026-01-31,,a@acme.example b@acme.example,,',
      'bought-1,acme,1,yearly,2026-01-31,,no address,,',
      'bought-2,acme,1,yearly,2026-01-31,,c@acme.example,,',
      'bought-3,acme,1,yearly,2026-01-31,,,,',
    );
    for (const [options, imported, sum] of [
      [['--dry-run'], 0, '4 rows can’t be imported, so nothing would be.'],
      [[], 0, '4 rows can’t be imported, so nothing was.'],
      [['--skip-refused', '--dry-run'], 0, 'Would import 1, here already 0, refused 4.'],
      [['--skip-refused'], 1, 'Imported 1, here already 0, refused 4.'],
    ] as const) {
      const { code, stdout, stderr } = await admin(['import', file, ...options], env);
      expect({ code, lines: stdout.trim().split('\n') }).toEqual({
        code: 4,
        lines: [
          'line 2 sub-ana: A license of this id is here already, and it is another one.',
          'line 3 bought-0: There are more holders than seats: 2.',
          'line 4 bought-1: “no” is no address.',
          'line 6 bought-3: Nobody is listed: nobody could use it, and nobody manage it.',
        ],
      });
      expect(stderr).toContain(sum);
      expect(stored()).toBe(imported);
    }
  });

  test('whose licenses fit portion by portion, but not together, is refused before any is taken in', async () => {
    const each = Array.from(
      { length: 400 },
      (_, at) => `bought-${at},acme,3,yearly,2026-01-31,,buyer-${at}@acme.example,,`,
    );
    expect(await admin(['import', csv(header, ...each.slice(0, 200)), '--dry-run'], env)).toMatchObject({ code: 0 });
    for (const options of [['--dry-run'], [], ['--skip-refused']]) {
      const { code, stdout, stderr } = await admin(['import', csv(header, ...each), ...options], env);
      expect({ code, stdout }).toEqual({ code: 4, stdout: '' });
      expect(stderr).toContain('Together these licenses need more room than is left');
      expect(stored()).toBe(0);
    }
  });

  test('is told of in the order of its lines, those that can’t be read and those that are refused alike', async () => {
    const file = csv(
      header,
      'sub-ana,acme,9,yearly,2026-01-31,,,,',
      'bought-0,acme,none,yearly,2026-01-31,,,,',
      'bought-1,acme,1,yearly,2026-01-31,,no address,,',
    );
    for (const options of [['--dry-run'], []]) {
      const { code, stdout } = await admin(['import', file, ...options], env);
      expect({ code, lines: stdout.match(/^line \d+/gm) }).toEqual({ code: 2, lines: ['line 2', 'line 3', 'line 4'] });
    }
    expect(stored()).toBe(0);
  });

  test.each([
    ['without a column', ['license,seats,billing'], 'line 1: The column “started” is missing'],
    ['without a row', [header], 'line 1: There is no line with anything in it.'],
    [
      'whose quotes never end',
      [header, '"open,acme,1,yearly,2026-01-31'],
      'line 2: A quote is opened here and never closed.',
    ],
  ])('%s is refused', async (_, lines, words) => {
    const { code, stderr } = await admin(['import', csv(...lines)], env);
    expect({ code, isSaid: stderr.includes(words) }).toEqual({ code: 2, isSaid: true });
  });

  test('is refused from whoever does not run the product', async () => {
    expect(await admin(['import', csv(header, ...bought(1))], signedInAs(api, world.idOf('fay')))).toMatchObject({
      code: 4,
      stderr: 'There is nothing of that name that you may see.\n',
    });
    expect(stored()).toBe(0);
  });
});

describe('a long import', () => {
  const count = 130;

  test.each(['SIGKILL', 'SIGINT'] as const)(
    'ended by %s half-way and run again, does every row once',
    async (signal) => {
      const file = csv(header, ...bought(count));
      const { child, ended } = start(['import', file], env);
      await untilRun('importLicenses', 2);
      child.kill(signal);
      await ended;
      const half = stored();
      expect(half).toBeGreaterThanOrEqual(50);
      expect(half).toBeLessThan(count);
      expect((await admin(['import', file], env)).stderr).toMatch(/^Imported \d+, here already \d+, refused 0\.\n$/);
      expect(stored()).toBe(count);
      expect(await imports()).toEqual(onceEach(count));
    },
  );

  test('goes on over a line that is cut in the middle of answers', async () => {
    const line = await layLine(api.rootUrl);
    const cut = { ...env, MOCKUPS_ADMIN_SCRIPT_URL: line.url };
    const { ended } = start(['import', csv(header, ...bought(count))], cut);
    for (const times of [1, 3, 4]) {
      await untilRun('importLicenses', times);
      await line.cut();
      await line.mend();
    }
    expect(await ended).toMatchObject({ code: 0 });
    await line.close();
    expect(await imports()).toEqual(onceEach(count));
  });

  test('reads everything that it wrote, over the pages of a listing', async () => {
    const many = 520;
    const { code } = await admin(['import', csv(header, ...bought(many))], env);
    const log = world.emulator.executions().flatMap((execution) => execution.log.map(({ text }) => text));
    expect({ code, log }).toEqual({ code: 0, log: [] });
    const { stdout } = await admin(['export', '--organisation', 'acme', '--json'], env);
    const licenses = jsonLines(stdout).map(({ licenseId }) => String(licenseId));
    expect(licenses.filter((license) => license.startsWith('bought-'))).toHaveLength(many);
    const pages = world.emulator.executions().filter(({ functionName }) => functionName === 'reviewPage');
    expect(pages.length).toBe(2);
  });
});
