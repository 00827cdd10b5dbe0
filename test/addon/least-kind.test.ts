// The product with Google where it is least kind, from an opening to a save; the whole browser suite is run so by `npm run test:google`.
import { expect, test } from '@jest/globals';
import { leastKindConditions } from '../../src/emulator/conditions';
import { deployedAt } from '../../src/sample/deployed';
import { openingIn } from '../opening';
import { startSampleWorld } from '../sample-world';

async function start() {
  const world = await startSampleWorld({ conditions: leastKindConditions });
  const { emulator, idOf } = world;
  const ana = idOf('ana');
  emulator.load(deployedAt(emulator.project, emulator.place.webAppUrl));
  emulator.world.setConsent(ana, undefined);
  const call = async (name: string, request: unknown): Promise<Record<string, unknown>> => {
    const { outcome } = await emulator.pageCall(ana, name, [request]);
    if (outcome.status !== 'completed') throw new Error(outcome.error.message);
    return outcome.result as Record<string, unknown>;
  };
  return { ...world, ana, call, file: world.addMockup('screen.bmml') };
}

test('opens what Drive names in its barest form, reads it, saves it under its own type, and asks no clock again', async () => {
  const { emulator, ana, call, file } = await start();
  const state = { ids: [file], resourceKeys: { [file]: '' }, action: 'open' };
  const query = `state=${encodeURIComponent(JSON.stringify(state))}`;
  const { reply } = await emulator.webApp(ana, { method: 'GET', query });
  const opening = reply.type === 'html' && openingIn(reply.html);
  expect(opening).toMatchObject({ kind: 'open', pageUrl: emulator.place.webAppUrl });
  // Nothing that was left out arrives as null: by that a page would ask for ever.
  expect(Object.values(await call('checkAgain', { id: file }))).not.toContain(null);

  const read = await call('readMockup', { id: file });
  const base64 = Buffer.from('<mockup version="1.0"><controls/><!-- more --></mockup>').toString('base64');
  const saved = await call('changeMockup', { action: 'save', id: file, revision: read['revision'], base64 });
  expect(saved).toMatchObject({ ok: true });
  expect(emulator.world.item(file)?.mimeType).toBe('text/xml');
});

test('creates where Drive names no folder key and no user', async () => {
  const { emulator, ana, call } = await start();
  const query = `state=${encodeURIComponent(JSON.stringify({ action: 'create', folderId: 'root', folderResourceKey: '' }))}`;
  const { reply } = await emulator.webApp(ana, { method: 'GET', query });
  expect(reply.type === 'html' ? reply.html : '').toContain('"kind":"create"');
  const { id } = await call('reserveId', null);
  const asked = {
    name: 'New',
    base64: Buffer.from('SQLite format 3\0').toString('base64'),
    newId: id,
    startsTrial: false,
  };
  expect(await call('createMockup', asked)).toMatchObject({ ok: true, file: { name: 'New.bmpr' } });
});

test('where Drive sets no id aside, it is a new mockup that was not made', async () => {
  const { emulator, call } = await start();
  emulator.world.setOutage('drive', true);
  expect(await call('reserveId', null)).toMatchObject({ ok: false, title: 'No mockup was created' });
});

const addresses = [
  { ownAddress: 'domain', gives: 'https://script.google.com/macros/s/AKfycb1/exec' },
  { ownAddress: 'dev', gives: undefined },
  { ownAddress: 'none', gives: undefined },
] as const;

test.each(addresses)(
  'before it was deployed, a card links where everybody may go: getUrl() says $ownAddress',
  async (row) => {
    const webAppUrl = 'https://script.google.com/macros/s/AKfycb1/exec';
    const { emulator, idOf } = await startSampleWorld({ conditions: { ownAddress: row.ownAddress }, webAppUrl });
    const { reply } = await emulator.homepage(idOf('ana'));
    const links = JSON.stringify(reply).match(/https:\/\/script\.google\.com\/[^"?]*/g) ?? [];
    expect([...new Set(links)]).toEqual(row.gives === undefined ? [] : [row.gives]);
  },
);

const outages = [
  { outage: 'quota', says: 'limit for today' },
  { outage: 'drive-api', says: 'isn’t fully set up' },
  { outage: 'url-fetch', says: 'organization doesn’t allow' },
] as const;

test.each(outages)('$outage is told apart from an outage that passes in a moment', async ({ outage, says }) => {
  const { emulator, call, file } = await start();
  emulator.world.setOutage(outage, true);
  expect(await call('readMockup', { id: file })).toMatchObject({ ok: false, title: expect.stringContaining(says) });
});
