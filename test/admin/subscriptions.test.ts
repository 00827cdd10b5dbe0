// The command for real: the built program with the real googleapis, against the built bundle in the emulator.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify, stripVTControlCharacters } from 'node:util';
import { type SampleWorld, startSampleWorld } from '../sample-world';
import { type ScriptApi, startScriptApi } from '../script-api';
import { type Environment, admin, deploy, jsonLines, signedInAs } from './command';

let world: SampleWorld;
let api: ScriptApi;

beforeEach(async () => {
  world = await startSampleWorld();
  api = await startScriptApi({ emulator: world.emulator });
  await deploy(api, world.emulator.world.defaultAccountId());
});
afterEach(() => api.close());

const as = (name: string): Environment => signedInAs(api, world.idOf(name));
const scratch = (): string => mkdtempSync(path.join(tmpdir(), 'files-'));

describe('many seats by a file', () => {
  const input = 'ulla@acme.example\nno address\n\nkim@acme.example\n';

  test('tells every line that can’t be read, and then does none', async () => {
    const { code, stdout, stderr } = await admin(['bind', 'plan-fay', '--file', '-'], as('fay'), input);
    expect({ code, stdout }).toEqual({ code: 2, stdout: 'line 2: account: “no address” is no address.\n' });
    expect(stderr).toMatch(/^1 line can’t be read, so nothing was done/);
  });

  test('leaves those out when asked to, and does the rest', async () => {
    const { code, stdout } = await admin(
      ['bind', 'plan-fay', '--file', '-', '--skip-refused', '--json'],
      as('fay'),
      input,
    );
    expect(code).toBe(4);
    expect(jsonLines(stdout)).toMatchObject([
      { line: 2, outcome: 'refused', faults: [{ code: 'not-an-address' }] },
      { line: 1, account: 'ulla@acme.example', outcome: 'changed' },
      { line: 4, account: 'kim@acme.example', outcome: 'unchanged' },
    ]);
  });

  test('finds the license of a line that names none, and takes what review prints', async () => {
    const file = path.join(scratch(), 'seats.csv');
    writeFileSync(file, 'account,license\nolga@acme.example,\ngia@acme.example,\nkim@acme.example,plan-fay\n');
    const { code, stdout, stderr } = await admin(['release', '--file', file, '--skip-refused', '--dry-run'], as('ana'));
    expect({ code, stderr }).toEqual({ code: 4, stderr: 'Nothing was changed (--dry-run).\n' });
    expect(stdout).toContain(
      'line 3: The account holds several licenses, so one has to be named: plan-design, sub-gia.',
    );
    expect(stdout.match(/^would do .*$/gm)).toEqual(['would do  olga@acme.example', 'would do  kim@acme.example']);
  });

  test('moves seats by lines of two addresses', async () => {
    const args = ['transfer', 'plan-design', '--file', '-', '--dry-run'];
    const { code, stdout } = await admin(args, as('ana'), 'mona@acme.example;nora@acme.example\n');
    expect({ code, first: stdout.split('\n')[0] }).toEqual({
      code: 0,
      first: 'would do  mona@acme.example → nora@acme.example',
    });
  });

  test.each([
    [['bind', 'plan-fay']],
    [['transfer', 'plan-fay', 'kim@acme.example']],
    [['release', 'plan-fay', 'kim@acme.example', '--file', 'x.csv']],
  ])('%j says what is missing', async (args) => {
    expect(await admin(args, as('fay'))).toMatchObject({ code: 2, stdout: '' });
  });
});

describe('completion', () => {
  /** What is typed, and something that has to be among what completes it. */
  const typed: readonly (readonly [words: readonly string[], found: string])[] = [
    [['ren'], 'renewals'],
    [['review', '--flag', 'unu'], 'unused'],
    [['review', '--se'], '--search'],
    [['purchases', 'li'], 'list'],
    [['purchases', 'list', '--u'], '--unmatched'],
    [['completion', 'z'], 'zsh'],
    [['help', 'bi'], 'bind'],
    [['store', '--'], '--check'],
    [['migrate', '--to', 'script'], 'script-properties'],
  ];
  const scripts = async (shell: string): Promise<string> => (await admin(['completion', shell], {})).stdout;
  const run = async (shell: string, text: string): Promise<readonly string[]> =>
    (await promisify(execFile)(shell, ['-c', text])).stdout.trim().split('\n');
  const isHere = (shell: string): boolean => ['/bin', '/usr/bin'].some((folder) => existsSync(`${folder}/${shell}`));

  test('in bash offers what fits, and nothing else', async () => {
    const asked = typed.map(
      ([words]) =>
        `COMP_WORDS=(mockups-admin ${words.join(' ')}); COMP_CWORD=${words.length}; _mockups_admin; echo "\${COMPREPLY[*]}"`,
    );
    const offered = await run('bash', [await scripts('bash'), ...asked].join('\n'));
    typed.forEach(([words, found], at) => {
      const told = (offered[at] ?? '').split(' ');
      expect(told).toContain(found);
      expect(told.filter((one) => !one.startsWith(words.at(-1) ?? ''))).toEqual([]);
    });
  });

  // What zsh itself narrows down is shown whole. Where there is no zsh, bash reads its conditions and quotes alike.
  test('in zsh', async () => {
    const script = await scripts('zsh');
    if (!isHere('zsh')) {
      await promisify(execFile)('bash', ['-n', '-c', script]);
      for (const [, found] of typed) expect(script).toContain(found);
      return;
    }
    const told = [
      'compdef() {}',
      'compadd() { print -r -- $*; }',
      '_files() { print; }',
      '_describe() { print -r -- ${(P)2}; }',
    ];
    const asked = typed.map(([words]) => `words=(mockups-admin ${words.join(' ')}); CURRENT=$#words; _mockups_admin`);
    const offered = await run('zsh', [...told, script, ...asked].join('\n'));
    typed.forEach(([, found], at) => {
      expect(offered[at]).toContain(found);
    });
  });

  test('in fish', async () => {
    const script = await scripts('fish');
    if (!isHere('fish')) {
      // Nothing is in it that fish could read otherwise: words, and texts between single quotes.
      const line = /^complete -c mockups-admin( -f| -x| -n (\w+|'[^'\\]*')| -[al] ([\w-]+|'[^'\\]*')| -d '[^'\\]*')+$/;
      expect(
        script
          .trim()
          .split('\n')
          .slice(1)
          .filter((one) => !line.test(one)),
      ).toEqual([]);
      for (const [, found] of typed) expect(script).toContain(found.replace('--', '-l '));
      return;
    }
    const asked = typed.map(([words]) => `string join ' ' (complete -C 'mockups-admin ${words.join(' ')}')`);
    const offered = await run('fish', [script, ...asked].join('\n'));
    typed.forEach(([, found], at) => {
      expect(offered[at]).toContain(found);
    });
  });
});

test('the version is printed, and help of a command as with --help', async () => {
  expect((await admin(['--version'], {})).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  expect((await admin(['help', 'bind'], {})).stdout).toBe((await admin(['bind', '--help'], {})).stdout);
});

describe('review', () => {
  test('shows who holds what, for a reviewer of the organisation', async () => {
    const { code, stdout, stderr } = await admin(['review'], as('fay'));
    const lines = stdout.split('\n');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(lines[0]).toMatch(/^Account +License +State +Until +Seats +Last opened +Look at$/);
    expect(lines).toContainEqual(
      expect.stringMatching(/^ana@acme\.example +sub-ana +Active +renews 2026-09-21 +1\/1 +2026-06-13$/),
    );
    expect(lines).toContainEqual(
      expect.stringMatching(/^kim@acme\.example +plan-fay +Active +renews 2027-02-15 +3\/5 +Unused 90 days$/),
    );
    const rows = jsonLines((await admin(['review', '--json'], as('fay'))).stdout);
    const inForce = rows.filter(({ state }) => state !== 'ended' && state !== 'trial-ended');
    const licenses = new Map(inForce.map(({ licenseId, seats }) => [licenseId, Number(seats)]));
    const seats = [...licenses.values()].reduce((sum, one) => sum + one, 0);
    const taken = inForce.filter(({ account }) => account !== undefined).length;
    expect(lines.at(-2)).toContain(`${seats} seats of ${licenses.size} licenses in force: ${taken} taken, `);
    expect(lines).toHaveLength(1 + rows.length + 3);
  });

  test('narrows down, and says of how many', async () => {
    const { stdout } = await admin(['review', '--flag', 'waiting', '--search', 'JO@'], as('vera'));
    expect(stdout.split('\n').slice(1)).toEqual([
      expect.stringMatching(/^jo@acme\.example +sub-jo +Active .* Not yet met$/),
      '',
      expect.stringMatching(/^\d+ seats of \d+ licenses in force: /),
      expect.stringMatching(/^1 of \d+ rows shown$/),
      '',
    ]);
  });

  test('finds words in any order, without case and accents, and whoever has an id', async () => {
    for (const search of ['SUB-ANA áná@', world.idOf('ana')]) {
      const { stdout } = await admin(['review', '--search', search, '--json'], as('vera'));
      expect(jsonLines(stdout)).toContainEqual(expect.objectContaining({ licenseId: 'sub-ana' }));
      expect(stdout).not.toContain('sub-jo');
    }
  });

  test('prints a JSON object a row, with instants as text', async () => {
    const { stdout } = await admin(['review', '--license', 'sub-ana', '--json'], as('vera'));
    expect(jsonLines(stdout)).toEqual([
      expect.objectContaining({
        licenseId: 'sub-ana',
        state: 'active',
        account: expect.objectContaining({ email: 'ana@acme.example', lastOpenedAt: '2026-06-13T12:00:00.000Z' }),
      }),
    ]);
  });

  test('shows whoever reviews nothing no more than that', async () => {
    expect(await admin(['review'], as('emil'))).toMatchObject({ code: 4, stdout: '' });
    expect(await admin(['review', '--everything'], as('emil'))).toMatchObject({
      code: 4,
      stderr: 'There is nothing of that name that you may see.\n',
    });
  });

  test('refuses a flag that there is none of', async () => {
    const { code, stderr } = await admin(['review', '--flag', 'green'], as('vera'));
    expect({ code, isSaid: stderr.includes('Allowed choices are') }).toEqual({ code: 2, isSaid: true });
  });
});

const terminal = existsSync('/usr/bin/script') ? test : test.skip;

describe('on a terminal', () => {
  /** Lines without their colours. */
  async function shown(columns: number, ...commands: readonly string[]): Promise<readonly string[]> {
    const each = commands.map((one) => `node ${path.resolve('lib/admin/main.js')} ${one}`).join('; ');
    const command = `stty cols ${columns} rows 24; ${each}; true`;
    const { stdout } = await promisify(execFile)('/usr/bin/script', ['-qec', command, '/dev/null'], {
      env: { ...process.env, ...as('vera') },
      maxBuffer: 200_000,
    });
    return stripVTControlCharacters(stdout).split(/\r*\n/);
  }

  terminal.each([0, 1, 80])('of %s columns a command says what it has to say, and ends', async (columns) => {
    expect((await shown(columns, 'review --license sub-ana')).join('\n')).toContain('sub-ana');
  });

  terminal.each([40, 60])('of %s columns lines end between words, and names are whole', async (columns) => {
    const lines = await shown(
      columns,
      // What is written over while it is waited for goes elsewhere.
      'review 2>/dev/null',
      'audit --organisation acme 2>/dev/null',
      'renewals 2>/dev/null',
      'release plan-design mona@acme.example --dry-run 2>/dev/null',
      'bind --help',
      'review --flag green',
    );
    // Examples and addresses are copied, and so stay whole.
    const isWhole = (line: string): boolean => / {2}.*(mockups-admin |https:)/.test(line) || /^\S*$/.test(line.trim());
    expect(lines.filter((line) => line.length > columns && !isWhole(line))).toEqual([]);
    expect(lines.filter((line) => line.includes('…'))).toEqual([]);
    expect(lines.join('\n')).toMatch(
      /wanda@acme.example[^]*Renamed,[^]*drive\/plan-lists-its-accounts[^]*--skip-refused/,
    );
  });
});

describe('person', () => {
  test('says what somebody holds, may do and why', async () => {
    const { code, stdout } = await admin(['person', 'DEV@acme.example'], as('fay'));
    expect(code).toBe(0);
    expect(stdout).toContain('may view\n');
    expect(stdout).toContain('may not edit\n     because  After the trial, mockups can be viewed;');
    expect(stdout).toContain('     instead  Subscribe.');
  });

  test('finds nobody where nobody is, and nothing that is another organisation’s', async () => {
    expect(await admin(['person', 'nobody@acme.example'], as('fay'))).toMatchObject({
      code: 4,
      stderr: 'Nobody with the address nobody@acme.example holds a seat of what you review.\n',
    });
  });
});

describe('bind, release and transfer', () => {
  test.each([
    [['bind', 'plan fay', 'kim@acme.example'], 'license: “plan fay” is no id'],
    [['release', 'plan-fay', ''], 'email: “” is no address.'],
    [['transfer', 'plan-fay', 'kim@acme.example', 'x'.repeat(300)], 'is no address.'],
  ])('say what of %j can be no license or nobody’s address, and ask nothing', async (given, words) => {
    const { code, stdout, stderr } = await admin(given, as('fay'));
    expect({ code, stdout, isSaid: stderr.includes(words) }).toEqual({ code: 2, stdout: '', isSaid: true });
  });

  test('say what would be done, do it once, and leave it in the audit', async () => {
    const env = as('fay');
    const tried = await admin(
      ['bind', 'plan-fay', 'nora@acme.example', 'kim@acme.example', '--dry-run', '--json'],
      env,
    );
    expect(jsonLines(tried.stdout)).toEqual([
      expect.objectContaining({ account: 'nora@acme.example', dryRun: true, outcome: 'changed' }),
      expect.objectContaining({ account: 'kim@acme.example', outcome: 'unchanged' }),
    ]);
    const done = await admin(['bind', 'plan-fay', 'nora@acme.example'], env);
    expect(done).toMatchObject({ code: 0, stderr: '' });
    expect(done.stdout).toContain(
      'done      nora@acme.example\n     nora@acme.example gets a seat. It is bound when a Google account first shows this address.\n     because  A license is given',
    );
    const again = await admin(['bind', 'plan-fay', 'nora@acme.example'], env);
    expect(again).toMatchObject({ code: 0, stdout: 'as it is  nora@acme.example\n' });
    expect(await admin(['release', 'plan-fay', 'nora@acme.example'], env)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('nora@acme.example keeps viewing and stops editing at once'),
    });
    const { stdout } = await admin(['audit', '--license', 'plan-fay', '--json'], env);
    expect(jsonLines(stdout).map(({ what, by }) => [what, by])).toEqual([
      ['assign', world.idOf('fay')],
      ['release', world.idOf('fay')],
    ]);
  });

  test('are refused by the rules, each with its reason and a way out', async () => {
    const { code, stdout } = await admin(['transfer', 'sub-jo', 'jo@acme.example', 'ben@acme.example'], as('jo'));
    expect(code).toBe(4);
    expect(stdout).toContain(
      'refused   jo@acme.example → ben@acme.example\n     because  A subscription for one account does not move',
    );
    expect(stdout).toContain('instead  Cancel the subscription.');
  });

  test('stop at the end of a plan’s seats, and say of each what became of it', async () => {
    const emails = ['a', 'b', 'c'].map((name) => `${name}@acme.example`);
    const { code, stdout } = await admin(['bind', 'plan-fay', ...emails, '--json'], as('fay'));
    expect(code).toBe(4);
    expect(jsonLines(stdout).map(({ outcome }) => outcome)).toEqual(['changed', 'changed', 'refused']);
  });

  test('tell nobody what is not theirs', async () => {
    const [known, unknown] = await Promise.all(
      ['plan-fay', 'plan-none'].map((license) => admin(['release', license, 'kim@acme.example'], as('emil'))),
    );
    expect(known).toEqual(unknown);
    expect(known?.code).toBe(4);
  });
});

describe('audit', () => {
  test('is filtered by day, deed and person, and says whom it is about', async () => {
    const env = as('vera');
    await admin(['bind', 'plan-fay', 'nora@acme.example'], env);
    await admin(['release', 'plan-fay', 'kim@acme.example'], env);
    const { stdout } = await admin(
      ['audit', '--organisation', 'acme', '--what', 'release', '--since', '2026-06-15'],
      env,
    );
    expect(stdout.split('\n').slice(1)).toEqual([
      expect.stringMatching(
        /^2026-06-15 12:\d\d +\d{21} +Seat released +kim@acme\.example +plan-fay +license\/named-users /,
      ),
      '',
    ]);
    expect(await admin(['audit', '--license', 'plan-fay', '--until', '2026-06-15'], env)).toMatchObject({
      stdout: 'Nothing was done here.\n',
    });
  });

  test.each([
    ['a day that no month has', '2026-02-30'],
    ['a year alone', '2026'],
  ])('refuses %s', async (_, day) => {
    const { code, stderr } = await admin(['audit', '--since', day], as('vera'));
    expect({ code, isSaid: stderr.includes('--since: is no day like') }).toEqual({ code: 2, isSaid: true });
  });
});

describe('export', () => {
  test('writes every row to a file that is there whole or not at all', async () => {
    const folder = scratch();
    const file = path.join(folder, 'seats.csv');
    writeFileSync(file, 'what was there before');
    const ended = await admin(['export', '--organisation', 'acme', '--csv', '--output', file], as('fay'));
    expect(ended).toMatchObject({ code: 0, stdout: '' });
    const lines = readFileSync(file, 'utf8').split('\r\n');
    expect(lines[0]).toMatch(/^license,organisation,account,account_id,/);
    expect(ended.stderr).toBe(`Wrote ${lines.length - 2} rows to ${file}.\n`);
    expect(lines.filter((line) => line.startsWith('plan-fay,'))).toHaveLength(3);

    const refused = await admin(['export', '--organisation', 'other', '--output', file], as('fay'));
    expect(refused.code).toBe(4);
    expect(readFileSync(file, 'utf8').split('\r\n')).toEqual(lines);
    expect(readdirSync(folder)).toEqual(['seats.csv']);
  });
});

describe('how full the store is', () => {
  test('is told to those who run the product, by what is kept, with an exit code for jobs', async () => {
    const { code, stdout } = await admin(['store'], as('vera'));
    expect(code).toBe(0);
    expect(stdout).toMatch(/Script Properties are \d+ % full/);
    expect(stdout).toMatch(/account +\d+ +[\d.,]+ KB/);
    const stored = world.emulator.world.scriptProperties();
    const filler = Object.fromEntries(Array.from({ length: 52 }, (_, at) => [`f${at}`, 'x'.repeat(8000)]));
    world.emulator.world.setScriptProperties({ ...stored, ...filler });
    const checked = await admin(['store', '--check', '--json'], as('vera'));
    expect(checked.code).toBe(6);
    expect(jsonLines(checked.stdout)).toEqual([
      expect.objectContaining({ store: 'script-properties', percent: expect.any(Number), daysLeft: null }),
    ]);
    expect((await admin(['store'], as('vera'))).stdout).toContain('mockups-admin migrate --to firestore');
  });

  test('is nobody else’s business', async () => {
    expect(await admin(['store'], as('fay'))).toMatchObject({ code: 4, stdout: '' });
  });
});
