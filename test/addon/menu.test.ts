// The add-on's own menu, in the built bundle.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { root } from '../emulator';
import { startSampleWorld } from '../sample-world';

const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { readonly version: string };

test('About says the version with its commit, and offers help, the subscription and a report', async () => {
  const { emulator, idOf } = await startSampleWorld();
  const { reply } = await emulator.universalAction(idOf('ana'), 'onAbout');
  expect(reply).toMatchObject({ type: 'cards' });
  const card = JSON.stringify(reply);
  expect(card).toMatch(new RegExp(`${version} · commit ([0-9a-f]{10}|unknown)`));
  for (const text of ['Help', 'Manage subscription', 'Report a problem']) expect(card).toContain(`"${text}"`);
});

test('Help lists what is explained; pressing a line opens it', async () => {
  const { emulator, idOf } = await startSampleWorld();
  const { reply } = await emulator.universalAction(idOf('emil'), 'onHelpMenu');
  expect(JSON.stringify(reply)).toContain('Switch account');
  const action = { functionName: 'onHelp', parameters: { topic: 'switch' }, formInputs: {}, selectedIds: [] };
  expect(JSON.stringify((await emulator.action(idOf('emil'), action)).reply)).toContain('tied to one Google account');
  const button = { ...action, functionName: 'onShowHelp', parameters: {} };
  expect(JSON.stringify((await emulator.action(idOf('emil'), button)).reply)).toContain('Ask your administrator');
});

const links = [
  { entry: 'onManageSubscription', url: /^http.*\/exec\?page=billing&authuser=ana%40acme\.example$/ },
  { entry: 'onReportProblem', url: /^https:\/\/mockups-drive\.example\/support\?version=\d/ },
];
test.each(links)('$entry opens its page', async ({ entry, url }) => {
  const { emulator, idOf } = await startSampleWorld();
  const { reply } = await emulator.universalAction(idOf('ana'), entry);
  expect(reply).toMatchObject({ type: 'render', openLink: { url: expect.stringMatching(url) } });
});

test('the notices of others’ work are a page of the web app, for whoever asks', async () => {
  const { emulator, idOf } = await startSampleWorld();
  const { reply } = await emulator.webApp(idOf('emil'), { method: 'GET', query: 'page=notices' });
  expect(reply).toMatchObject({ type: 'html', html: expect.stringContaining('preact ') });
});
