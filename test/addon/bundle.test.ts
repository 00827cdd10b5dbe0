// The built bundle and manifest: exactly the entry points are global, what clicks read is light, and the manifest asks for the least.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createContext, Script } from 'node:vm';
import { describe, expect, test } from '@jest/globals';
import type { ButtonFunction } from '../../src/addon/cards/callback';
import { largestBundle } from '../../src/deploy/checks/limits';
import { root } from '../emulator';
import { startSampleWorld } from '../sample-world';

const bundle = readFileSync(path.join(root, 'dist/Code.js'), 'utf8');
const more = readFileSync(path.join(root, 'dist/server-more.html'), 'utf8');
const manifest = JSON.parse(readFileSync(path.join(root, 'dist/appsscript.json'), 'utf8')) as {
  readonly oauthScopes: readonly string[];
  readonly urlFetchWhitelist: readonly string[];
  readonly addOns: { readonly drive: Readonly<Record<string, { readonly runFunction: string }>> };
};
const source = readFileSync(path.join(root, 'src/addon/main.ts'), 'utf8');
const exported = [...source.matchAll(/^export (?:const (\w+)|\{([^}]*)\})/gm)]
  .flatMap(([, name, names = '']) => name ?? names.match(/\w+/g) ?? [])
  .sort();

/** Global names that the bundle defines in a context with nothing in it. */
function globals(): readonly string[] {
  const scope = createContext({});
  const before = new Set(Object.getOwnPropertyNames(scope));
  new Script(bundle).runInContext(scope);
  return Object.getOwnPropertyNames(scope).filter((name) => !before.has(name));
}

describe('the bundle', () => {
  test('defines exactly the entry points as global functions, and one private name', () => {
    expect(
      globals()
        .filter((name) => !name.endsWith('_'))
        .sort(),
    ).toEqual(exported);
  });

  test('holds every function that the manifest names', () => {
    const named = Object.values(manifest.addOns.drive).map(({ runFunction }) => runFunction);
    expect(named.filter((name) => !exported.includes(name))).toEqual([]);
  });

  test('holds every function that buttons call', () => {
    const called: Readonly<Record<ButtonFunction, true>> = {
      onAllowFile: true,
      onHelp: true,
      onShowHelp: true,
      onShowLicense: true,
      onStartTrial: true,
      onTryAgain: true,
    };
    expect(Object.keys(called).filter((name) => !exported.includes(name))).toEqual([]);
  });

  test('never touches DriveApp, which needs a scope over all of Drive', () => {
    expect(bundle + more).not.toContain('DriveApp');
  });

  test('is plain ASCII, and no larger than deploying allows', () => {
    expect(Buffer.byteLength(bundle + more, 'utf8')).toBe((bundle + more).length);
    expect(bundle.length).toBeLessThanOrEqual(largestBundle);
  });
});

test('no card and no page with a mockup reads what is needed seldom; the review and paying do', async () => {
  const { emulator, idOf, addMockup } = await startSampleWorld();
  const { manifest, files } = emulator.project;
  const html = { ...files.html, 'server-more': 'throw new Error("read")' };
  emulator.load({ manifest, files: { ...files, html } });
  const [ana, id] = [idOf('ana'), addMockup('A.bmml')];
  const state = JSON.stringify({ ids: [id], action: 'open', userId: ana });
  const get = async (query: string) => (await emulator.webApp(ana, { method: 'GET', query })).execution;
  const call = (name: string, asked: unknown) => emulator.pageCall(ana, name, [asked]);
  const often = [
    (await emulator.homepage(ana)).execution,
    (await emulator.itemsSelected(ana, [id])).execution,
    (await emulator.universalAction(ana, 'onHelpMenu')).execution,
    (await emulator.universalAction(ana, 'onManageSubscription')).execution,
    await get(`state=${encodeURIComponent(state)}`),
    await call('openAgain', { state }),
    await call('readMockup', { id }),
    await call('checkAgain', { id }),
    await call('startTrial', { id }),
    await call('changeMockup', { action: 'rename', id, from: 'A.bmml', name: 'B.bmml' }),
  ];
  expect(often.filter(({ outcome, log }) => outcome.status !== 'completed' || log.length > 0)).toEqual([]);
  const seldom = [await get('page=review'), await get('page=billing'), await call('offers', {})];
  const reading = { status: 'failed', error: expect.objectContaining({ message: 'Error: read' }) };
  expect(seldom.map(({ outcome }) => outcome)).toEqual([reading, reading, reading]);
});

test.each([
  ['server-more', 68.5],
  ['open', 275],
  ['review', 210],
  ['review-more', 50],
  ['billing', 54],
  ['editor', 130],
  ['editor-words', 16],
  ['editor-more', 12],
])('the page %s is at most %d KB', (page, most) => {
  expect(readFileSync(path.join(root, `dist/${page}.html`)).byteLength).toBeLessThanOrEqual(most * 1024);
});

describe('the manifest', () => {
  test('asks for the least', () => {
    expect([...manifest.oauthScopes].sort()).toEqual([
      'https://www.googleapis.com/auth/drive.addons.metadata.readonly',
      'https://www.googleapis.com/auth/drive.file',
      'https://www.googleapis.com/auth/drive.install',
      'https://www.googleapis.com/auth/script.external_request',
      'https://www.googleapis.com/auth/script.locale',
      'https://www.googleapis.com/auth/userinfo.email',
      'openid',
    ]);
  });

  test('allows fetching from Google’s interfaces and Stripe’s alone', () => {
    expect(manifest.urlFetchWhitelist).toEqual([
      'https://www.googleapis.com/',
      'https://firestore.googleapis.com/',
      'https://oauth2.googleapis.com/',
      'https://api.stripe.com/v1/',
    ]);
  });
});
