// The real clasp of package.json, unpatched, and the real program of npm run deploy, against Google on loopback.
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createClasp } from '../../src/deploy/clasp';
import type { Stop } from '../../src/deploy/failure';
import type { ScriptHost } from '../../src/deploy/script-host';
import type { Emulator } from '../../src/emulator/api';
import { samplePeople } from '../../src/sample/people';
import { seedProperties } from '../../src/sample/seed';
import { createEmulator, root } from '../emulator';
import { noon } from '../sample-world';
import { type Google, startGoogle } from './google';

const people = samplePeople(noon);
const owner = people[0]?.account.id ?? '';
const work = mkdtempSync(path.join(tmpdir(), 'deploy-'));
const config = path.join(work, '.deploy.json');
let emulator: Emulator;
let google: Google;

beforeAll(async () => {
  const empty = mkdtempSync(path.join(tmpdir(), 'script-'));
  writeFileSync(path.join(empty, 'appsscript.json'), '{}');
  emulator = await createEmulator({ folder: empty, accounts: people.map(({ account }) => account), now: noon });
  google = await startGoogle(emulator);
});

afterAll(async () => {
  await google.close();
  await emulator.close();
});

/** Runs npm run deploy's program to its end. */
function deploy(...args: readonly string[]): Promise<{ readonly code: number; readonly said: string }> {
  return deployIn(google.environment(owner), ...args);
}

function deployIn(
  env: NodeJS.ProcessEnv,
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly said: string }> {
  const program = path.join(root, 'lib/deploy/deploy.js');
  const child = spawn(process.execPath, [program, '--config', config, '--skip-tests', ...args], { env });
  return new Promise((resolve) => {
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
    child.on('close', (code) => {
      resolve({ code: code ?? -1, said });
    });
  });
}

/** dist/ with another manifest. */
function changed(change: (manifest: Record<string, unknown>) => object): string {
  const folder = mkdtempSync(path.join(work, 'changed-'));
  cpSync(path.join(root, 'dist'), folder, { recursive: true });
  const file = path.join(folder, 'appsscript.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  writeFileSync(file, JSON.stringify(change(manifest), null, 2));
  return folder;
}

const deploymentId = (): string =>
  (JSON.parse(readFileSync(config, 'utf8')) as { readonly staging: { readonly deploymentId: string } }).staging
    .deploymentId;

/** Opens a mockup with a subscription where it is deployed. */
async function checkMockup(deployed: Emulator): Promise<void> {
  deployed.world.setScriptProperties(seedProperties(people, Date.now()));
  const ana = people.find(({ account }) => account.email.startsWith('ana@'))?.account.id ?? '';
  deployed.world.addItem({
    id: 'mockup',
    name: 'Sign in.bmml',
    mimeType: 'text/xml',
    parentId: undefined,
    roles: { [ana]: 'owner' },
    isTrashed: false,
    resourceKey: undefined,
    content: Buffer.from('<mockup version="1.0"><controls/></mockup>'),
  });
  deployed.world.setGranted('mockup', ana, true);
  const { reply } = await deployed.itemsSelected(ana, ['mockup']);
  expect(JSON.stringify(reply)).toContain('You can edit this mockup.');
}

describe('a script that was made at Google', () => {
  test('is deployed at an address that it then knows, where a mockup is checked, and rolled back there', async () => {
    const deployed = await deploy('staging', '--script-id', google.api.scriptId);
    expect(deployed).toMatchObject({ code: 0, said: expect.stringContaining('✓ read back: the same byte for byte') });
    const id = deploymentId();
    // The first version has made the address, and the second holds it.
    expect(deployed.said).toContain(`Version 2 is deployed at\nhttps://script.google.com/macros/s/${id}/exec`);
    const address = (): boolean =>
      google.api.emulatorAt(id).project.files.scripts.some(({ source }) => source.includes(`/macros/s/${id}/exec`));
    expect(address()).toBe(true);
    await checkMockup(google.api.emulatorAt(id));

    const back = await deploy('staging', '--rollback');
    expect(back).toMatchObject({ code: 0, said: expect.stringContaining('from version 2 to version 1') });
    expect(address()).toBe(false);
    expect(google.strangers).toEqual([]);
  });

  test('is left as it is when Google refuses what is pushed', async () => {
    const before = emulator.project;
    const broken = changed((manifest) => ({ ...manifest, timeZone: 'Europe/Rome', filePushOrder: [] }));
    const { code, said } = await deploy('staging', '--folder', broken);
    expect(code).toBe(4);
    expect(said).toContain('clasp push failed: "appsscript.json" has errors: Invalid manifest: unknown fields');
    expect(said).toContain('+ timeZone: "Europe/Rome"');
    expect(said).toContain('Deployed is version 1');
    expect(said).toContain('→ Correct what Google names above');
    expect(emulator.project).toBe(before);
  });

  test('is not touched with a sign-in that has expired', async () => {
    const { code, said } = await deployIn(google.environment(owner, { isExpired: true, isWhole: true }), 'staging');
    expect(code).toBe(4);
    expect(said).toContain('→ Sign in: npx clasp login');
  });
});

describe('an error of Google', () => {
  const clasp = (): ScriptHost =>
    createClasp(
      require.resolve('@google/clasp'),
      google.api.scriptId,
      mkdtempSync(path.join(work, 'clasp-')),
      google.environment(owner),
    );
  // One that reads and one that writes, besides the push that is refused above: every start of clasp takes seconds.
  const asks = [(host: ScriptHost) => host.deployments(), (host: ScriptHost) => host.deploy(1, 'one', 'AKfycbx')];

  test('is told, with what to do', async () => {
    google.setFaults(
      ['GET', 'POST', 'PUT'].map((method) => ({
        method,
        // Before it saves, clasp reads; that must work for the saving to be refused.
        path: method === 'GET' ? /deployments/ : /^\/v1\//,
        code: 403,
        message: 'The caller does not have permission',
      })),
    );
    const errors = await Promise.all(asks.map((ask) => ask(clasp()).catch((reason: unknown) => reason as Stop)));
    expect(errors).toEqual(
      asks.map(() =>
        expect.objectContaining({
          reasons: [expect.stringContaining('The caller does not have permission')],
          next: [expect.stringContaining('npx clasp login')],
        }),
      ),
    );
    google.setFaults([{ method: 'GET', path: /content/, code: 404, message: 'Requested entity was not found.' }]);
    await expect(clasp().pull()).rejects.toMatchObject({ next: [expect.stringContaining('.deploy.json')] });
    google.setFaults([]);
  });
});
