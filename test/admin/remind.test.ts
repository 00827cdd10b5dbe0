// What renews and ends, as lists and calendars, and the mails about it, with a real SMTP server.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { SMTPServer } from 'smtp-server';
import { type SampleWorld, noon, startSampleWorld } from '../sample-world';
import { type ScriptApi, startScriptApi } from '../script-api';
import { type Environment, admin, deploy, emptyConfig, jsonLines, signedInAs } from './command';

let world: SampleWorld;
let api: ScriptApi;

beforeEach(async () => {
  world = await startSampleWorld();
  api = await startScriptApi({ emulator: world.emulator });
  await deploy(api, world.emulator.world.defaultAccountId());
});
/** Mailboxes that are open still. */
const open = new Set<() => Promise<void>>();

afterEach(async () => {
  await Promise.all([api.close(), ...[...open].map((close) => close())]);
});

/** Each signs in anew, and so remembers nothing of the others. */
const as = (name: string): Environment => signedInAs(api, world.idOf(name));

test('what renews and ends is listed by month, with its seats', async () => {
  const { code, stdout } = await admin(['renewals', '--within', '40d', '--organisation', 'acme'], as('ana'));
  expect(code).toBe(0);
  const lines = stdout.split('\n');
  expect(lines[0]).toMatch(/^Until +What +License +Seats +Billed +Administrators$/);
  expect(lines.slice(1)).toContainEqual(
    expect.stringMatching(/^2026-06-\d\d +ends +sub-ben +1\/1 +monthly +ben@acme\.example$/),
  );
  expect(stdout).toMatch(/^2026-06: \d+ licenses, \d+ seats$/m);
  const rows = jsonLines((await admin(['renewals', '--organisation', 'acme', '--json'], as('ana'))).stdout);
  expect(rows).toContainEqual({
    at: '2027-02-09T00:00:00.000Z',
    what: 'maintenance-ends',
    license: 'confluence-acme',
    product: 'confluence',
    seats: 3,
    taken: 5,
    administrators: [],
  });
  expect(rows.map(({ at }) => at)).toEqual(rows.map(({ at }) => at).sort());
  expect((await admin(['renewals', '--within', 'soon'], as('ana'))).code).toBe(2);
});

test('it is a calendar with a day for each', async () => {
  const { stdout } = await admin(['renewals', '--ics'], as('ana'));
  expect(stdout).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\n/);
  expect(stdout.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  expect(stdout).toContain(
    'UID:plan-fay.renews.20270215@mockups-subscriptions\r\nDTSTAMP:20260615T000000Z\r\n' +
      'DTSTART;VALUE=DATE:20270215\r\nSUMMARY:plan-fay renews (5 seats)\r\n',
  );
});

/** A server that keeps what it is given, unless it is told to refuse an address. */
async function mailbox(refused?: string) {
  const mails: { readonly to: string; readonly text: string }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) => {
      done(address === refused ? new Error('550 no such mailbox') : undefined);
    },
    onData: (stream, session, done) => {
      let text = '';
      stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
      stream.on('end', () => {
        // Soft breaks of lines are the mail's, not the text's.
        mails.push({ to: session.envelope.rcptTo[0]?.address ?? '', text: text.replace(/=\r\n/g, '') });
        done();
      });
    },
  });
  const port = await new Promise<number>((resolve) => {
    const { server: socket } = server;
    server.listen(0, '127.0.0.1', () => {
      resolve((socket.address() as { port: number }).port);
    });
  });
  open.add(
    () =>
      new Promise<void>((resolve) => {
        server.close(resolve);
      }),
  );
  return { mails, url: `smtp://127.0.0.1:${port}` };
}

test('everybody concerned is told once, by SMTP', async () => {
  const box = await mailbox();
  const env = { ...as('vera'), MOCKUPS_ADMIN_SMTP: box.url };
  const remind = ['remind', '--from', 'licenses@acme.example', '--within', '40d'];
  const tried = await admin([...remind, '--dry-run', '--json'], env);
  expect(box.mails).toEqual([]);
  const [first, second] = await Promise.all([admin(remind, env), admin(remind, env)]);
  expect([first.code, second.code]).toEqual([0, 0]);
  // Two at once told nobody twice, and what the trial said.
  const told = box.mails.map(({ to, text }) => `${to} ${/^Subject: .*(?:\r\n .*)*/m.exec(text)?.[0] ?? ''}`);
  expect(new Set(told).size).toBe(told.length);
  expect(told).toHaveLength(jsonLines(tried.stdout).length);
  const to = (name: string): string =>
    box.mails.flatMap((mail) => (mail.to === `${name}@acme.example` ? [mail.text] : [])).join('\n');
  expect(to('ben')).toContain('sub-ben ends (1 seat)');
  expect(to('jo')).toContain('A seat was given to this address.');
  expect(to('ana')).toContain('plan-studio is full: 5 of 3 seats are taken');
  expect(to('ana')).toContain('arlo@acme.example was met under another account');
  expect(to('ben')).toContain('Auto-Submitted: auto-generated');
  const before = box.mails.length;
  expect(await admin(remind, env)).toMatchObject({ code: 0, stderr: 'Nobody is to be reminded of anything new.\n' });
  expect(box.mails).toHaveLength(before);
});

test('what was not sent is told the next time', async () => {
  const refusing = await mailbox('jo@acme.example');
  const signedIn = as('vera');
  const remind = ['remind', '--from', 'licenses@acme.example', '--smtp'];
  const failed = await admin([...remind, refusing.url], signedIn);
  expect(failed.code).toBe(5);
  expect(failed.stderr).toContain('not sent to jo@acme.example: ');
  const box = await mailbox();
  expect((await admin([...remind, box.url], signedIn)).code).toBe(0);
  const told = [...refusing.mails, ...box.mails].map(
    ({ to, text }) => `${to} ${/^Subject: .*/m.exec(text)?.[0] ?? ''}`,
  );
  expect(told).toContainEqual(expect.stringContaining('jo@acme.example'));
  expect(new Set(told).size).toBe(told.length);
});

test('they are files, or printed one after the other', async () => {
  const folder = path.join(emptyConfig(), 'mails');
  const { code, stdout } = await admin(['remind', '--output', folder], as('vera'));
  expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
  const files = readdirSync(folder).map((name) => readFileSync(path.join(folder, name), 'utf8'));
  expect(files.length).toBeGreaterThan(2);
  for (const file of files) expect(file).toMatch(/^From: .*\r\nTo: .*@.*\r\nSubject: Mockups for Google Drive: /m);
  const printed = await admin(['remind'], as('vera'));
  expect(printed.stdout.match(/^From mockups-admin@localhost /gm)).toHaveLength(files.length);
});

test('a clock that went on a month tells of what came nearer, and of nothing again', async () => {
  const env = as('vera');
  await admin(['remind', '--json'], env);
  world.emulator.world.setNow(noon + 31 * 86_400_000);
  const later = jsonLines((await admin(['remind', '--json'], env)).stdout);
  expect(later.map(({ kind }) => kind)).toEqual(later.map(() => 'renewals'));
  expect(later.length).toBeGreaterThan(0);
});
