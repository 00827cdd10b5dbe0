// Moving all records between Script Properties and Google's own Firestore emulator: the built bundle, and the built
// command, stopped half-way.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { admin, deploy, jsonLines, signedInAs, start } from '../admin/command';
import { type SampleWorld, startSampleWorld } from '../sample-world';
import { startScriptApi } from '../script-api';
import { whyNoFirestore } from './firestore-emulator';
import { type Google, startGoogle } from './google';
import { isOwnProperty } from '../../src/stores/properties/layout';

type Kind = 'script-properties' | 'firestore';
type Answer = Readonly<Record<string, unknown>>;

let google: Google;
let world: SampleWorld;

const minutes = 60_000;
const others = { 'own/setting': 'kept', LOCALE: 'en' } as const;

/** The result of a function that the vendor calls; undefined where the execution was ended. */
async function ask(name: string, request: unknown, who = 'vera'): Promise<Answer | undefined> {
  const { outcome } = await world.emulator.run(world.idOf(who), name, [request]);
  return outcome.status === 'completed' ? (outcome.result as Answer) : undefined;
}

const step = (to: Kind, name: string, after?: unknown): Promise<Answer | undefined> =>
  ask('moveRecords', { to, step: name, ...(typeof after === 'string' && { after }) });

/** Every record, through the product, whichever engine it runs on. */
async function records(): Promise<ReadonlyMap<string, string>> {
  const all = new Map<string, string>();
  let after: unknown;
  do {
    const page = await ask('exportRecords', after === undefined ? {} : { after });
    if (page?.['outcome'] !== 'page') throw new Error(JSON.stringify(page));
    for (const { key, json } of page['records'] as readonly { key: string; json: unknown }[]) {
      all.set(key, JSON.stringify(json));
    }
    after = page['next'];
  } while (after !== undefined);
  return all;
}

/** Takes every step as the command does; true when it got to the end, false when an execution was ended. */
async function move(to: Kind): Promise<boolean> {
  const begun = await step(to, 'begin');
  if (begun?.['outcome'] === 'refused') return begun['reason'] === 'there-already';
  if (begun?.['outcome'] !== 'ready') return false;
  world.emulator.world.setNow(world.emulator.world.now() + 7 * minutes);
  let after: unknown;
  do {
    const copied = await step(to, 'copy', after);
    if (copied?.['outcome'] !== 'copied') return false;
    after = copied['next'];
  } while (after !== undefined);
  return (await step(to, 'finish'))?.['outcome'] === 'moved';
}

/** What ana is told. */
const home = async (who = 'ana'): Promise<string> =>
  JSON.stringify((await world.emulator.homepage(world.idOf(who))).reply);

const release = (): Promise<Answer | undefined> =>
  ask('changeLicenses', {
    changes: [{ licenseId: licenseOf('ana'), wanted: { action: 'note', note: `at ${world.emulator.world.now()}` } }],
  });

const noteOn = (licenseId: string) => ({ changes: [{ licenseId, wanted: { action: 'note', note: 'Hello' } }] });

const licenseOf = (name: string): string =>
  world.people.find(({ account }) => account.email.startsWith(`${name}@`))?.licenses[0]?.id ?? '';

const properties = (): Readonly<Record<string, string>> => world.emulator.world.scriptProperties();
const settings = (): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(properties()).filter(([key]) => !isOwnProperty(key)));

(whyNoFirestore === undefined ? describe : describe.skip)('records are moved', () => {
  beforeAll(async () => {
    google = await startGoogle();
  });
  afterAll(() => {
    google.stop();
  });
  beforeEach(async () => {
    await google.clear();
    world = await startSampleWorld({ hosts: google.hosts });
    const { world: state } = world.emulator;
    state.setScriptProperties({ ...state.scriptProperties(), ...google.properties, ...others });
    // Whoever runs the product is bound at the first use, which is no part of a move.
    await ask('exportRecords', {});
  });

  test('there and back, whole, with all settings, while mockups open and nothing changes', async () => {
    const before = await records();
    const answer = await home();
    const kept = settings();
    for (const to of ['firestore', 'script-properties'] as const) {
      expect(await step(to, 'look')).toMatchObject({ outcome: 'ready', records: before.size, isMoving: false });
      expect(await step(to, 'begin')).toMatchObject({ outcome: 'ready', records: before.size });
      expect(await release()).toMatchObject({ changes: [{ outcome: 'unreachable', isMoving: true }] });
      expect(await step(to, 'finish')).toMatchObject({ outcome: 'wait' });
      world.emulator.world.setNow(world.emulator.world.now() + 11 * minutes);
      expect(await home()).toBe(answer);
      expect(await move(to)).toBe(true);
      expect(await records()).toEqual(before);
      expect(settings()).toEqual({ ...kept, STORE: to });
      expect(Object.keys(properties()).some(isOwnProperty)).toBe(to === 'script-properties');
      world.emulator.world.setNow(world.emulator.world.now() + 11 * minutes);
      expect(await home()).toBe(answer);
      expect(await step(to, 'begin')).toMatchObject({ outcome: 'refused', reason: 'there-already' });
      // Firestore keeps what it had; back there it would be in the way only where it is not the same.
    }
    expect(await release()).toMatchObject({ changes: [{ outcome: 'changed' }] });
    expect(await step('firestore', 'begin')).toMatchObject({ outcome: 'refused', reason: 'not-empty' });
  });

  test('given up, and nothing is left of it', async () => {
    const before = properties();
    await step('firestore', 'begin');
    await step('firestore', 'copy');
    expect(await step('firestore', 'abandon')).toMatchObject({ outcome: 'abandoning' });
    let answer = await step('firestore', 'abandon');
    while (answer?.['outcome'] === 'abandoning') answer = await step('firestore', 'abandon');
    expect(answer).toEqual({ outcome: 'abandoned' });
    expect(properties()).toEqual({ ...before, STORE: 'script-properties' });
    expect(await release()).toMatchObject({ changes: [{ outcome: 'changed' }] });
    // Nothing is in the way of another try, which can be given up in the other direction too.
    expect(await move('firestore')).toBe(true);
    const moved = properties();
    await step('script-properties', 'begin');
    world.emulator.world.setNow(world.emulator.world.now() + 7 * minutes);
    await step('script-properties', 'copy');
    expect(Object.keys(properties()).some(isOwnProperty)).toBe(true);
    expect(await step('script-properties', 'abandon')).toEqual({ outcome: 'abandoned' });
    expect(properties()).toEqual(moved);
  });

  test('by those who run the product alone, and only with a way in', async () => {
    for (const who of ['ana', 'fay', 'ivy']) {
      for (const name of ['look', 'begin', 'copy', 'finish', 'abandon']) {
        expect(await ask('moveRecords', { to: 'firestore', step: name }, who)).toEqual({ outcome: 'not-there' });
      }
      expect(await ask('exportRecords', {}, who)).toEqual({ outcome: 'not-there' });
    }
    const { FIRESTORE_SERVICE_ACCOUNT: _, ...without } = properties();
    world.emulator.world.setScriptProperties(without);
    expect(await step('firestore', 'begin')).toMatchObject({ outcome: 'refused', reason: 'no-service-account' });
    expect(properties()).toEqual(without);
  });

  test('only when every record can be read, and which can not is named to those who run the product', async () => {
    const whole = properties();
    const cut = { ...whole, 'license/plan-design': (whole['license/plan-design'] ?? '').slice(0, 50) };
    world.emulator.world.setScriptProperties(cut);
    const damaged = { outcome: 'unreachable', damaged: 'license/plan-design' };
    expect(await step('firestore', 'look')).toMatchObject(damaged);
    expect(await step('firestore', 'begin')).toMatchObject(damaged);
    expect(await ask('changeLicenses', noteOn('plan-design'), 'ana')).not.toMatchObject({
      changes: [{ damaged: expect.anything() }],
    });
    expect(properties()).toEqual(cut);

    world.emulator.world.setScriptProperties(whole);
    expect(await move('firestore')).toBe(true);
  });

  test('by the command, which goes on after it was stopped', async () => {
    const before = await records();
    const api = await startScriptApi({ emulator: world.emulator });
    try {
      await deploy(api, world.emulator.world.defaultAccountId());
      const env = signedInAs(api, world.idOf('vera'));
      expect(await admin(['migrate', '--to', 'firestore', '--dry-run'], env)).toMatchObject({
        code: 0,
        stdout: `${before.size} records would be moved to Firestore. Nothing was changed.\n`,
      });
      expect(settings()['STORE']).toBeUndefined();
      expect(await admin(['migrate', '--to', 'firestore'], signedInAs(api, world.idOf('ana')))).toMatchObject({
        code: 4,
      });
      const { child, ended } = start(['migrate', '--to', 'firestore'], env);
      await new Promise<void>((resolve) => {
        const end = world.emulator.onChange(() => {
          if (world.emulator.executions().every(({ functionName }) => functionName !== 'moveRecords')) return;
          end();
          resolve();
        });
      });
      child.kill('SIGINT');
      expect(await ended).toMatchObject({ code: 130 });
      expect(settings()['STORE']).toMatch(/^script-properties, moving since /);
      const refused = await admin(['bind', licenseOf('fay'), 'new@acme.example', '--json'], env);
      expect(refused.stdout + refused.stderr).toContain('mockups-admin migrate');
      world.emulator.world.setNow(world.emulator.world.now() + 7 * minutes);
      const { code, stdout } = await admin(['migrate', '--to', 'firestore', '--json'], env);
      expect(code).toBe(0);
      expect(jsonLines(stdout)).toEqual([
        { to: 'firestore', outcome: 'moved', records: before.size, digest: expect.stringMatching(/^[0-9a-f]{64}$/) },
      ]);
      expect(await admin(['migrate', '--to', 'firestore'], env)).toMatchObject({ code: 0 });
      const exported = await admin(['export', '--records'], env);
      expect(new Map(jsonLines(exported.stdout).map(({ key, json }) => [key, JSON.stringify(json)]))).toEqual(before);
    } finally {
      await api.close();
    }
  });
});

if (whyNoFirestore !== undefined) test.skip(whyNoFirestore, () => undefined);
