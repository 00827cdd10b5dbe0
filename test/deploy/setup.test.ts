// npm run setup as people run it, against Google on loopback: what is written, what is said, and what is left as it was.
import { spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Emulator } from '../../src/emulator/api';
import { parsePlace } from '../../src/stores/engine';
import { account, createEmulator, root } from '../emulator';
import { type Google, startGoogle } from './google';

const work = mkdtempSync(path.join(tmpdir(), 'setup-'));
const config = path.join(work, '.deploy.json');
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const key = {
  type: 'service_account',
  project_id: 'mockups-store',
  client_email: 'store@mockups-store.iam.gserviceaccount.com',
  private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
};
let emulator: Emulator;
let google: Google;

/** A file in the test's own folder. */
function file(name: string, content: unknown): string {
  const place = path.join(work, name);
  writeFileSync(place, typeof content === 'string' ? content : JSON.stringify(content));
  return place;
}

function setup(...args: readonly string[]): Promise<{ readonly code: number; readonly said: string }> {
  return setupAs('1', ...args);
}

function setupAs(
  accountId: string,
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly said: string }> {
  const program = path.join(root, 'lib/deploy/setup.js');
  const child = spawn(process.execPath, [program, 'staging', '--config', config, ...args], {
    env: google.environment(accountId),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return new Promise((resolve) => {
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
    child.on('close', (code) => {
      resolve({ code: code ?? -1, said });
    });
  });
}

beforeAll(async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'script-'));
  writeFileSync(path.join(folder, 'appsscript.json'), '{"timeZone":"Etc/UTC"}');
  writeFileSync(path.join(folder, 'Code.gs'), 'function mine() {}');
  emulator = await createEmulator({
    folder,
    accounts: [account('1', 'ana@example.com'), account('2', 'ben@example.com')],
  });
  google = await startGoogle(emulator);
  file('.deploy.json', { staging: { scriptId: google.api.scriptId } });
  file('key.json', key);
});

afterAll(async () => {
  await google.close();
  await emulator.close();
});

beforeEach(() => {
  emulator.world.setScriptProperties({ 'subscription/1': 'kept', FIRESTORE_SERVICE_ACCOUNT: 'of before' });
});

const nothingSold = ['STRIPE_KEY', 'STRIPE_PORTAL', 'STRIPE_MANAGED_PAYMENTS'].map((name) => `✓ ${name}: not set`);

const people = { vendorAdministrators: ['vera@vendor.example', 'vic@vendor.example'] };

describe('setting up', () => {
  test('writes the properties, checks them, never shows the key, and leaves everything else as it was', async () => {
    const saved = emulator.project.files;
    const settings = file('firestore.json', { store: 'firestore', serviceAccountFile: 'key.json', ...people });
    const { code, said } = await setup('--from', settings);
    expect([code, said.trim().split('\n')]).toEqual([
      0,
      ['✓ STORE: set', '✓ FIRESTORE_SERVICE_ACCOUNT: set', '✓ VENDOR_ADMINISTRATORS: set', ...nothingSold],
    ]);
    expect(emulator.world.scriptProperties()).toEqual({
      'subscription/1': 'kept',
      STORE: 'firestore',
      FIRESTORE_SERVICE_ACCOUNT: JSON.stringify(key),
      VENDOR_ADMINISTRATORS: 'vera@vendor.example,vic@vendor.example',
    });
    const written = emulator.world.scriptProperties();
    expect(parsePlace(written['STORE'] ?? null)).toEqual({ kind: 'firestore' });
    expect(emulator.project.files).toEqual(saved);
    expect(google.strangers).toEqual([]);
  });

  test('with Stripe stores a restricted key, and never shows it', async () => {
    file('stripe-key.txt', 'rk_test_restricted\n');
    const settings = file('sells.json', {
      store: 'script-properties',
      ...people,
      stripe: { keyFile: 'stripe-key.txt', managedPayments: true },
    });
    const { code, said } = await setup('--from', settings);
    expect([code, said]).toEqual([0, expect.stringContaining('✓ STRIPE_KEY: set')]);
    expect(said).not.toContain('rk_test_');
    expect(emulator.world.scriptProperties()).toMatchObject({
      STRIPE_KEY: 'rk_test_restricted',
      STRIPE_MANAGED_PAYMENTS: 'on',
    });
  });

  test('with the store that needs none takes a service account away', async () => {
    const settings = file('properties.json', { store: 'script-properties', ...people });
    expect((await setup('--from', settings)).code).toBe(0);
    expect(emulator.world.scriptProperties()).toEqual({
      'subscription/1': 'kept',
      STORE: 'script-properties',
      VENDOR_ADMINISTRATORS: 'vera@vendor.example,vic@vendor.example',
    });
  });

  test('only checks when asked to, and says what differs', async () => {
    const settings = file('properties.json', { store: 'script-properties', ...people });
    emulator.world.setScriptProperties({ STORE: 'firestore', FIRESTORE_SERVICE_ACCOUNT: 'of before' });
    const { code, said } = await setup('--check', '--from', settings);
    expect(code).toBe(2);
    expect(said).toContain('✗ STORE: set to something else');
    expect(said).toContain('✗ FIRESTORE_SERVICE_ACCOUNT: set, and not wanted');
    expect(said).toContain('✗ VENDOR_ADMINISTRATORS: missing');
    expect(emulator.world.scriptProperties()).toEqual({ STORE: 'firestore', FIRESTORE_SERVICE_ACCOUNT: 'of before' });
  });

  test('by somebody who may not edit the script is refused', async () => {
    const settings = file('properties.json', { store: 'script-properties', ...people });
    const { code, said } = await setupAs('2', '--from', settings);
    expect([code, said]).toEqual([4, expect.stringContaining('→ Sign in as somebody who may edit the script')]);
  });

  test('puts the saved content back when the script can’t be run', async () => {
    const saved = emulator.project.files;
    google.setFaults([{ method: 'POST', path: /:run$/, code: 403, message: 'The caller does not have permission' }]);
    const settings = file('properties.json', { store: 'script-properties', ...people });
    const { code, said } = await setup('--from', settings);
    google.setFaults([]);
    expect([code, said]).toEqual([4, expect.stringContaining('OAuth client of the script’s own Cloud project')]);
    expect(emulator.project.files).toEqual(saved);
  });
});

test('after a set-up that was cut off puts back what was saved before it', async () => {
  const mine = [
    { name: 'appsscript', type: 'JSON', source: '{}' },
    { name: 'Code', type: 'SERVER_JS', source: 'function mine() {}' },
  ];
  const left = [mine[0], { name: 'mockups_setup', type: 'SERVER_JS', source: 'function mockupsWrite() {}' }];
  await fetch(`${google.api.rootUrl}v1/projects/${google.api.scriptId}/content`, {
    method: 'PUT',
    headers: { Authorization: `Bearer ${google.api.signIn('1').access_token}` },
    body: JSON.stringify({ files: left }),
  });
  mkdirSync(path.join(work, '.cache/deploy/staging'), { recursive: true });
  file('.cache/deploy/staging/saved-before-setup.json', mine);
  expect((await setup('--check')).said).toContain('STORE: not set');
  expect(emulator.project.files.scripts).toEqual([{ name: 'Code.gs', source: 'function mine() {}' }]);
});

const refused = [
  {
    what: 'no administrator',
    settings: { store: 'script-properties', vendorAdministrators: [] },
    says: 'names nobody',
  },
  {
    what: 'something that is no address',
    settings: { store: 'script-properties', vendorAdministrators: ['vera'] },
    says: 'vera is no address',
  },
  {
    what: 'a store that there is not',
    settings: { store: 'sheets', ...people },
    says: 'store is script-properties or firestore',
  },
  { what: 'Firestore without a key', settings: { store: 'firestore', ...people }, says: 'needs serviceAccountFile' },
  {
    what: 'a key that is none',
    settings: { store: 'firestore', serviceAccountFile: 'no-key.json', ...people },
    says: 'no-key.json is no usable key of a service account: see private_key',
  },
  { what: 'a file that is not JSON', settings: '{', says: 'is not JSON' },
  {
    what: 'a key of Stripe that may do everything',
    settings: { store: 'script-properties', ...people, stripe: { keyFile: 'secret-key.txt' } },
    says: 'secret-key.txt: this key may do everything',
  },
  {
    what: 'a key that is none of Stripe',
    settings: { store: 'script-properties', ...people, stripe: { keyFile: 'no-key.json' } },
    says: 'this is no restricted key of Stripe',
  },
  { what: 'a misspelt name', settings: { stroe: 'firestore', ...people }, says: 'stroe' },
];
test.each(refused)('$what is refused before Google is asked, and no secret is shown', async ({ settings, says }) => {
  file('secret-key.txt', 'sk_test_very secret');
  file('no-key.json', { ...key, private_key: 'PRIVATE KEY very secret' });
  const asked = google.asked.length;
  const { code, said } = await setup('--from', file('refused.json', settings));
  expect([code, said]).toEqual([2, expect.stringContaining(says)]);
  expect(said).not.toContain('very secret');
  expect(google.asked).toHaveLength(asked);
});

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

test.each(signals)('stopped by %s in the middle, it puts back what was saved before', async (signal) => {
  const saved = emulator.project.files;
  const program = path.join(root, 'lib/deploy/setup.js');
  const args = [
    'staging',
    '--config',
    config,
    '--from',
    file('stopped.json', { store: 'script-properties', ...people }),
  ];
  const replaced = new Promise<unknown>((resolve) => {
    const stop = emulator.onChange(() => {
      stop();
      resolve(emulator.project.files);
    });
  });
  const child = spawn(process.execPath, [program, ...args], { env: google.environment('1'), stdio: 'ignore' });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  expect(await replaced).not.toEqual(saved);
  child.kill(signal);
  expect(await ended).toBe(2);
  expect(emulator.project.files).toEqual(saved);
});
