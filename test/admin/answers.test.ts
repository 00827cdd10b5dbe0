// What the command makes of every way in which Google, the script or its store may not answer: a clear line with the next
// step, an exit code, and never a stack trace. A stand-in answers for the Apps Script API here, since Google has to misbehave.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { type Environment, admin, emptyConfig } from './command';

interface Given {
  readonly status?: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

let server: Server;
let url: string;
/** Answers in turn; the last goes on for ever. */
let given: Given[] = [];
let asked = 0;

beforeAll(async () => {
  server = createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      const answer = given[Math.min(asked, given.length - 1)];
      asked += 1;
      if (answer === undefined) {
        request.socket.destroy();
        return;
      }
      response.writeHead(answer.status ?? 200, { 'Content-Type': 'application/json', ...answer.headers });
      response.end(JSON.stringify(answer.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
beforeEach(() => {
  asked = 0;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function environment(): Environment {
  const folder = emptyConfig();
  const credentials = {
    refresh_token: 'lasting',
    access_token: 'brief',
    expiry_date: Date.now() + 3_000_000,
    scope: '',
  };
  writeFileSync(
    path.join(folder, 'sign-in.json'),
    JSON.stringify({ schema: 1, client: { id: 'desktop' }, script: 'deployed', credentials }),
  );
  return {
    MOCKUPS_ADMIN_CONFIG: folder,
    MOCKUPS_ADMIN_SCRIPT_URL: url,
    MOCKUPS_ADMIN_OAUTH_URL: url,
    MOCKUPS_ADMIN_RETRY_MILLISECONDS: '1',
  };
}

const refusal = (code: number, message: string, reason = '', status = ''): Given => ({
  status: code,
  body: { error: { code, message, status, errors: [{ message, domain: 'global', reason }] } },
});
const result = (value: unknown): Given => ({ body: { done: true, response: { result: value } } });
const failed = (errorMessage: string, message = 'ScriptError'): Given => ({
  body: { done: true, error: { code: 3, message, details: [{ errorMessage, errorType: 'ScriptError' }] } },
});
const scopes = result({ outcome: 'scopes', email: 'vera@example.com', scopes: [{ kind: 'everything' }], now: 0 });
const emptyPage = result({ outcome: 'page', rows: [], conflicts: [] });

describe('what ends a command', () => {
  test.each<[string, Given, number, string, number]>([
    [
      'another Cloud project',
      refusal(403, 'The caller does not have permission', 'forbidden'),
      3,
      'The client has to belong to the script’s Cloud project',
      1,
    ],
    [
      'an interface that is switched off',
      refusal(403, 'Apps Script API has not been used in project 1', 'accessNotConfigured'),
      3,
      'not switched on in the script’s Cloud project',
      1,
    ],
    [
      'a script that is no API executable',
      refusal(404, 'Requested entity was not found.', 'notFound'),
      3,
      'not deployed as an API executable',
      1,
    ],
    [
      'a fault in the script',
      failed('TypeError: x is not a function'),
      5,
      'The script failed in reviewScopes: TypeError: x is not a function',
      1,
    ],
    [
      'a consent that lacks something',
      failed('Authorization is required to perform that action.'),
      3,
      'agree to all that is asked',
      1,
    ],
    ['an older script', failed('Script function not found: reviewScopes'), 5, 'it is older than this command', 1],
    [
      'an execution that took too long',
      failed('Exceeded maximum execution time', 'SCRIPT_TIMEOUT'),
      5,
      'took longer than Google allows',
      1,
    ],
    [
      'an answer of another version',
      result({ outcome: 'scopes', scopes: [{ kind: 'galaxy' }], now: 0 }),
      5,
      'in a way that this command does not know',
      1,
    ],
    [
      'a request that the script does not understand',
      result({ outcome: 'not-understood' }),
      5,
      'does not understand reviewScopes',
      1,
    ],
    [
      'something that the account has not agreed to',
      result({ outcome: 'not-allowed-yet', notAllowedYet: { url: 'https://accounts.google.com/' } }),
      3,
      'lacks something the script needs. Run: mockups-admin login',
      1,
    ],
    ['a fault with a reference', result({ outcome: 'fault', reference: 'abcd1234' }), 5, 'reference abcd1234', 1],
    [
      'a store that is full',
      result({ outcome: 'unreachable', reference: 'abcd1234', isFull: true }),
      5,
      'There is no room left',
      1,
    ],
    [
      'a store out of reach, also when asked again',
      result({ outcome: 'unreachable', reference: 'abcd1234' }),
      5,
      'can’t be reached just now (reference abcd1234)',
      4,
    ],
    [
      'Google out of order, also when asked again',
      refusal(503, 'The service is currently unavailable.', 'backendError'),
      5,
      'Google answered 503: The service is currently unavailable.',
      8,
    ],
  ])('is %s', async (_, answer, code, words, times) => {
    given = [answer];
    const ended = await admin(['review'], environment());
    expect(ended).toMatchObject({ code, stdout: '' });
    expect(ended.stderr).toContain(words);
    expect(ended.stderr.trim().split('\n')).toHaveLength(1);
    expect(asked).toBe(times);
  });

  test('is a connection that nobody answers', async () => {
    given = [];
    const ended = await admin(['review'], environment());
    expect(ended).toMatchObject({ code: 5, stderr: expect.stringContaining('Google could not be reached') });
    expect(asked).toBe(8);
  });
});

describe('what a command waits out', () => {
  test('is a limit, a bad gateway and a store out of reach for a moment', async () => {
    given = [
      { ...refusal(429, 'Quota exceeded', 'rateLimitExceeded', 'RESOURCE_EXHAUSTED'), headers: { 'Retry-After': '0' } },
      { status: 502, body: 'no JSON at all' },
      result({ outcome: 'unreachable', reference: 'abcd1234' }),
      scopes,
      refusal(500, 'Internal error encountered.'),
      emptyPage,
    ];
    expect(await admin(['review'], environment())).toMatchObject({
      code: 0,
      stdout: 'There are no subscriptions here.\n',
      stderr: '',
    });
    expect(asked).toBe(6);
  });
});

describe('what names and notes hold', () => {
  const row = {
    licenseId: '=cmd()',
    version: '1',
    note: '+1 for \u001b[2Jus\r\nand "you", too',
    seats: 1,
    taken: 1,
    administrators: [],
    account: { email: '@evil\u202egpj.example', formerEmails: [] },
    state: 'active',
    flags: [],
  };
  const rows = result({ outcome: 'page', rows: [row], conflicts: [] });

  test('moves no cursor and turns no line round', async () => {
    given = [scopes, rows];
    const { stdout } = await admin(['review'], environment());
    expect(stdout).toContain('@evil�gpj.example');
    expect(stdout).not.toContain('\u001b');
    expect(stdout).not.toContain('\u202e');
  });

  test('is no formula to a spreadsheet', async () => {
    given = [scopes, rows];
    const { stdout } = await admin(['export', '--csv'], environment());
    expect(stdout.split('\r\n')[1]).toMatch(/^'=cmd\(\),,'@evil/);
    expect(stdout).toContain(`"'+1 for \u001b[2Jus\r\nand ""you"", too"`);
  });

  test('is the text itself to a program', async () => {
    given = [scopes, rows];
    const { stdout } = await admin(['export', '--json'], environment());
    expect(JSON.parse(stdout)).toMatchObject({ licenseId: '=cmd()', note: row.note });
  });
});

describe('colours', () => {
  test.each([
    ['are not there where nobody sees them', {}, false],
    ['are there when asked for', { FORCE_COLOR: '1' }, true],
    ['are not there when asked to stay away, whatever else is asked', { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
  ])('%s', async (_, env, isPainted) => {
    given = [
      scopes,
      result({
        outcome: 'page',
        rows: [{ licenseId: 'a', version: '1', seats: 1, taken: 0, administrators: [], state: 'active', flags: [] }],
        conflicts: [],
      }),
    ];
    const { stdout } = await admin(['review'], { ...environment(), ...env });
    expect(stdout.includes('\u001b[')).toBe(isPainted);
  });
});
