import { afterAll, describe, expect, test } from '@jest/globals';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.join(__dirname, '../..');
const examples = path.join(root, 'src/admin/examples');
const lib = path.join(root, 'lib');
mkdirSync(path.join(root, '.cache'), { recursive: true });
const own = mkdtempSync(path.join(root, '.cache/commands-'));

// Whatever asks for colours around the tests asks none of the command.
const env = { PATH: process.env['PATH'] };
const node = (args: readonly string[], input = '') =>
  spawnSync(process.execPath, args, { cwd: root, env, input, encoding: 'utf8' });

const admin = (args: readonly string[], input?: string) => {
  const { status, stdout, stderr } = node([path.join(lib, 'admin/main.js'), ...args], input);
  return { status, stdout, stderr };
};

/** The package as another project has it: its description and what was built of the rules, without their sources. */
const packed = (): string => {
  const folder = path.join(own, 'package');
  cpSync(path.join(root, 'package.json'), path.join(folder, 'package.json'));
  cpSync(path.join(lib, 'rules'), path.join(folder, 'lib/rules'), { recursive: true });
  return folder;
};

/** Uses the types, and expects each wrong use to be one: an import that is not found would make them all right. */
const consumer = `
import { type License, type RuleId, change, countSeats, decide, describe, standing } from 'mockups-drive-subscriptions/rules';
const facts = { now: 0, graceDays: 0, reachable: true };
const license: License<'desktop'> = { product: 'desktop', id: 'one', users: 2, assigned: [] };
export const because: readonly RuleId[] = decide([license], { product: 'desktop', action: 'edit' }, facts).because;
export const until: number | undefined = standing([license], undefined, facts, 'desktop').changesAt;
export const free: number | 'unlimited' | 'unknown' = countSeats(license, {}).free;
export const hidden = decide([license], { product: 'desktop', action: 'edit', account: undefined }, { now: 0, reachable: true });
export const outcome: 'changed' | 'refused' = change(license, { action: 'upgrade', seats: 3 }, facts).outcome;
export const counted: readonly RuleId[] = describe('jira');
// @ts-expect-error There is no such product.
describe('paper');
// @ts-expect-error What is to be described is not left out.
standing([license], undefined, facts);
// @ts-expect-error Without a directory nothing is known of a group: it is not left out either.
countSeats(license);
declare const any: License;
// @ts-expect-error What is asked of one product is not asked of every license.
change(any, { action: 'renew' }, facts);
// @ts-expect-error Desktop has no maintenance to renew.
change(license, { action: 'renew' }, facts);
// @ts-expect-error Nothing is asked of a product that there is none of.
decide([license], { product: 'paper', action: 'edit' }, facts);
// @ts-expect-error Drive has more roles; none of them limits less than these.
decide([], { product: 'google-drive', action: 'edit', role: 'fileOrganizer' }, facts);
// @ts-expect-error A plugin is asked for somewhere.
decide([], { product: 'jira', action: 'edit' }, facts);
// @ts-expect-error Whether licenses could be read is not left out.
decide([license], { product: 'desktop', action: 'edit' }, { now: 0 });
// @ts-expect-error A seat count is a number.
export const bad: License = { product: 'desktop', id: 'one', users: 'two', assigned: [] };
`;

const book = (name: string): string => path.join(examples, name);
const now = ['--now', '2026-03-10T12:00:00Z'];
const lines = (text: string): readonly unknown[] =>
  text
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line));

afterAll(() => {
  rmSync(own, { recursive: true, force: true });
});

describe('the built rules module', () => {
  test('is imported by itself and decides', () => {
    const script = `
      const { decide, parseEmail } = await import(${JSON.stringify(path.join(lib, 'rules/library.js'))});
      const request = { product: 'google-drive', action: 'create', account: { email: 'ana@acme.example' } };
      const decision = decide([], request, { now: 0, graceDays: 0, reachable: true });
      console.log(JSON.stringify({ ...decision, email: parseEmail(' Ana@ACME.example') }));`;
    const { stdout, stderr } = node(['--input-type=module', '--eval', script]);
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual({
      effect: 'forbid',
      because: ['drive/no-subscription-views-only'],
      remedies: [{ kind: 'start-trial' }, { kind: 'subscribe' }, { kind: 'switch-account' }],
      email: 'ana@acme.example',
    });
  });

  test('is typed for a project that resolves modules as Node does', () => {
    const project = path.join(own, 'consumer');
    mkdirSync(path.join(project, 'node_modules'), { recursive: true });
    symlinkSync(packed(), path.join(project, 'node_modules/mockups-drive-subscriptions'));
    const compilerOptions = {
      module: 'nodenext',
      types: [],
      lib: ['es2020'],
      skipDefaultLibCheck: true,
      strict: true,
      noEmit: true,
    };
    writeFileSync(path.join(project, 'package.json'), '{"type":"module"}');
    writeFileSync(path.join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['consumer.ts'] }));
    writeFileSync(path.join(project, 'consumer.ts'), consumer);
    const { status, stdout } = node([path.join(root, 'node_modules/typescript/bin/tsc'), '-p', project]);
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
  });
});

describe('mockups-admin what-if', () => {
  const whatIf = (...args: readonly string[]) => admin(['what-if', '--book', book('desktop.json'), ...args, ...now]);
  const team = ['--license', 'design-team'] as const;

  test('tries a change, and says what the seats were and would be', () => {
    const { status, stdout } = whatIf(...team, '--action', 'upgrade', '--seats', '9', '--json');
    const [answer] = lines(stdout);
    expect({ status, answer }).toMatchObject({
      status: 0,
      answer: { outcome: 'changed', license: 'design-team', after: { users: 9 }, seats: { after: { bought: 9 } } },
    });
  });

  test('says until when maintenance runs that is renewed', () => {
    const args = ['what-if', '--book', book('confluence.json'), '--action', 'renew', ...now];
    expect(admin(args).stdout).toMatch(/^ {5}maintenance then runs until 20\d\d-\d\d-\d\d$/m);
  });

  test('refuses it with the rules, the steps to take and the ways out', () => {
    const { status, stdout } = whatIf(...team, '--action', 'assign', '--account', 'nora@acme');
    expect({ status, stdout }).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('(license/address-can-be-met)'),
    });
    expect(stdout).toContain('instead  Write the address as the account has it.');
  });

  test.each([
    [['--license', 'design-tam', '--action', 'float'], '--license: is no license of this book, it is "design-tam"'],
    [[...team, '--action', 'asign'], '--action: is no action on a license'],
    [[...team, '--action', 'renew'], '--action: is no action of desktop, it is "renew"'],
    [[...team, '--action', 'upgrade', '--seats', 'many'], '--seats:'],
    [[...team, '--action', 'upgrade', '--seats', '1e3'], '--seats:'],
    [[...team, '--action', 'upgrade', '--seats', '2.5'], '--seats:'],
    [[...team, '--action', 'transfer', '--from', 'ana@acme.example'], '--to: is missing'],
  ])('says of %j what is wrong with it', (args, says) => {
    const { status, stdout, stderr } = whatIf(...args);
    expect({ status, stdout, stderr }).toEqual({ status: 2, stdout: '', stderr: expect.stringContaining(says) });
  });
});

describe('mockups-admin policy', () => {
  test('prints each number of the policy with the rules that carry it out', () => {
    const { stdout } = admin(['policy', '--json']);
    expect(lines(stdout)).toHaveLength(17 + 89 + 14);
    expect(lines(stdout)[0]).toMatchObject({ source: 'S1', rules: ['license/named-users'] });
  });

  test('prints one number, a fact, and what is out of its scope', () => {
    expect(admin(['policy', '--rule', 'd4']).stdout).toContain('drive/another-account-subscribes-again: ');
    expect(admin(['policy', '--rule', 'R74']).stdout).toContain('nothing is decided by it here');
    expect(admin(['policy', '--rule', 'R9']).stdout).toContain('Prices and discounts are the vendor’s affair');
  });
});

describe('mockups-admin explain', () => {
  test('takes no misspelt instance for one that needs a license', () => {
    const asked = ['--product', 'confluence', '--action', 'edit', '--account', 'ana@acme.example', '--at', 'wikki'];
    const { status, stdout, stderr } = admin(['explain', '--book', book('confluence.json'), ...asked, ...now]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('at: is no instance of this book, it is "wikki"');
  });

  test.each([
    [['--prodct', 'desktop'], 2, 'Did you mean --product?'],
    [['--product', 'desktp'], 2, 'product: is none of'],
    [['--action', 'edti'], 2, 'action: is no action of this product, it is "edti"'],
    [['--account', 'ana@acme'], 2, 'account: is no e-mail address, it is "ana@acme"'],
    [['--account', 'anna@acme.example'], 0, 'This book names nobody with this address.'],
    [['--role', 'writr'], 2, 'role: is none of'],
    [['--machine', 'regular'], 2, 'machine: '],
    [['--product', 'desktop', '--machine', 'regulr'], 2, 'machine: is neither'],
    [['--product', 'desktop', '--version', 'tree'], 2, 'version: is no number, it is "tree"'],
    [['--product', 'desktop'], 0, 'This book has no license of this product.'],
    [['--now', '2026-13-01'], 2, '--now: is no instant'],
  ])('says what may be misspelt in %j', (typed, status, words) => {
    const asked = ['--product', 'google-drive', '--action', 'edit', '--account', 'ana@acme.example', ...now];
    const said = admin(['explain', '--book', book('google-drive.json'), ...asked, ...typed]);
    expect({ status: said.status, said: said.stdout + said.stderr }).toEqual({
      status,
      said: expect.stringContaining(words),
    });
  });

  test('answers an update by when the version was released, also after maintenance', () => {
    const asked = ['--product', 'confluence', '--action', 'update', '--at', 'wiki.acme.example'];
    const later = ['explain', '--book', book('confluence.json'), '--now', '2026-07-01T00:00:00Z', '--json', ...asked];
    const effect = (...released: readonly string[]) => lines(admin([...later, ...released]).stdout);
    expect(effect()).toEqual([expect.objectContaining({ effect: 'forbid' })]);
    expect(effect('--released', '2026-05-31T00:00:00Z')).toEqual([
      expect.objectContaining({
        effect: 'permit',
        request: expect.objectContaining({ releasedAt: '2026-05-31T00:00:00.000Z' }),
      }),
    ]);
  });

  test('answers one request from its arguments, in words', () => {
    const asked = [
      '--product',
      'google-drive',
      '--action',
      'edit',
      '--account',
      'Ana@acme.example',
      '--role',
      'reader',
    ];
    expect(admin(['explain', '--book', book('google-drive.json'), ...asked, ...now])).toEqual({
      status: 0,
      stderr: '',
      stdout: [
        'no   Ana@acme.example · google-drive · edit',
        '     because  What Drive allows on a file is the limit, whatever the subscription says. (drive/permission-caps)',
        '     instead  Ask the owner of the file for access.',
        '',
      ].join('\n'),
    });
  });

  test('answers requests from standard input, a JSON line each', () => {
    const requests = [
      { product: 'google-drive', action: 'edit', account: 'gus@acme.example', now: '2026-02-28T23:59:59Z' },
      { product: 'google-drive', action: 'edit', account: 'gus@acme.example', now: '2026-03-01T00:00:00Z' },
      { product: 'google-drive', action: 'create' },
    ];
    const input = requests.map((request) => JSON.stringify(request)).join('\n');
    const { status, stdout } = admin(['explain', '--book', book('google-drive.json'), '--json', ...now], input);
    expect(status).toBe(0);
    expect(lines(stdout)).toEqual([
      expect.objectContaining({ effect: 'permit', because: ['drive/tied-to-one-account'] }),
      expect.objectContaining({ effect: 'forbid', because: ['drive/over-the-plan-latest-lose-first'] }),
      expect.objectContaining({ effect: 'forbid', because: ['drive/unknown-account-views-only'] }),
    ]);
  });

  test('asks about an instance of Confluence', () => {
    const asked = ['--product', 'confluence', '--action', 'edit', '--account', 'dev@acme.example'];
    const { stdout } = admin([
      'explain',
      '--book',
      book('confluence.json'),
      ...asked,
      '--at',
      'wiki.acme.example',
      '--json',
    ]);
    expect(lines(stdout)).toEqual([
      expect.objectContaining({ effect: 'permit', because: ['plugin/editors-edit-everybody-views'] }),
    ]);
  });

  test('refuses requests with every fault of each, and answers none', () => {
    const input = [
      '{"product":"jira","action":"edit"}',
      '{"product":"desktop","action":"comment","who":"ana"}',
      '',
      '{"product":"x"}',
      '{"product":',
      '[]',
      '{"product":"google-drive","action":"install","machine":"regular","at":"wiki"}',
    ];
    expect(admin(['explain', '--book', book('jira.json')], input.join('\n'))).toEqual({
      status: 2,
      stdout: '',
      stderr: [
        'request 1: at: is missing',
        'request 2: who: is no known field',
        'request 4: product: is none of "google-drive", "desktop", "confluence" and "jira", it is "x"',
        'request 4: action: is missing',
        'request 5: is no JSON: Unexpected end of JSON input',
        'request 6: is no JSON object',
        'request 7: action: is no action of google-drive, it is "install"',
        'request 7: at: is nothing that google-drive is asked with',
        'request 7: machine: is nothing that google-drive is asked with',
        '',
      ].join('\n'),
    });
  });

  test.each([
    [
      ['--action', 'update', '--version', 'four', '--account', '\u001b[2J'],
      [
        'request: product: is missing',
        'request: account: is no e-mail address, it is ""',
        'request: version: is no number, it is "four"',
      ],
    ],
    [['--product', 'desktop', '--action', 'update', '--version', ''], ['request: version: is no number, it is ""']],
    [['--now', 'yesterday'], ['--now: is no instant like 2026-03-01T00:00:00Z, it is "yesterday"']],
  ])('refuses flags that make no request, and waits for no input then: %j', (asked, reasons) => {
    expect(admin(['explain', '--book', book('desktop.json'), ...asked])).toEqual({
      status: 2,
      stdout: '',
      stderr: [...reasons, ''].join('\n'),
    });
  });

  test('ends at once when it is asked to while it waits for requests', async () => {
    const waiting = spawn(process.execPath, [path.join(lib, 'admin/main.js'), 'explain', '--book', book('jira.json')]);
    const ended = once(waiting, 'exit');
    // More than waits unread between two processes: once it is gone, it is being read.
    await new Promise((resolve) => waiting.stdin.write('\n'.repeat(1_000_000), resolve));
    waiting.kill('SIGINT');
    expect(await ended).toEqual([130, null]);
  });
});

describe('mockups-admin count', () => {
  test('says of each license who counts and why', () => {
    const { status, stdout } = admin(['count', '--book', book('jira.json')]);
    expect(status).toBe(0);
    expect(stdout).toContain(
      'tracker · jira: 3 bought, 4 taken, 0 free, over by 1\n  counts          ana@acme.example\n',
    );
    expect(stdout).toContain('cloud · jira: 25 bought, 2 taken, 23 free\n');
  });

  test('prints a JSON object a license', () => {
    const { stdout } = admin(['count', '--book', book('desktop.json'), '--json']);
    expect(lines(stdout)).toEqual([
      expect.objectContaining({ license: 'design-team', bought: 3, taken: 2, free: 1, over: 0 }),
      expect.objectContaining({ license: 'tried', bought: 1, taken: 0 }),
    ]);
  });
});

describe('mockups-admin', () => {
  const bad = path.join(own, 'bad.json');

  test.each([
    ['a book with faults', ['count', '--book', bad], 'licenses.0.id: is missing'],
    ['a book that is not there', ['count', '--book', path.join(own, 'none.json')], 'none.json: there is no such file'],
    ['a folder for a book', ['explain', '--book', own], `${own}: is a folder, and a file is needed`],
    ['no book', ['count'], "required option '--book <file>' not specified"],
    ['an unknown command', ['bill'], "unknown command 'bill'"],
  ])('ends with 2 for %s, without a stack trace', (_, args, reason) => {
    writeFileSync(bad, '{"licenses":[{"product":"desktop"}]}');
    const { status, stdout, stderr } = admin(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(reason);
    expect(stderr).not.toContain('    at ');
  });

  test.each([['--help'], ['explain', '--help'], ['count', '--help']].map((args) => [args]))('helps with %s', (args) => {
    const { status, stdout } = admin(args);
    expect(status).toBe(0);
    expect(stdout).toContain(args.length === 1 ? 'Exit codes:' : 'Examples:');
  });
});
