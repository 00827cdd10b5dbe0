// Whatever comes in, people get a card or a page that says what is wrong, and nothing is lost.
import { describe, expect, jest, test } from '@jest/globals';
import { log } from '../../src/addon/google/log';
import type { Opening } from '../../src/contract/open';
import { account } from '../emulator';
import { openingIn } from '../opening';
import { startSampleWorld } from '../sample-world';

async function open(query: string, name = 'ana'): Promise<Opening> {
  const { emulator, idOf } = await startSampleWorld();
  const { reply } = await emulator.webApp(idOf(name), { method: 'GET', query });
  return openingIn(reply.type === 'html' ? reply.html : '') as Opening;
}

const state = (value: unknown): string => `state=${encodeURIComponent(JSON.stringify(value))}`;

const states = [
  { what: 'no state', query: '', text: 'This page opens mockups from Google Drive.' },
  { what: 'a state that is no JSON', query: 'state=%7Bids', text: 'The address of this page is damaged.' },
  {
    what: 'a state that is encoded twice',
    query: `state=${encodeURIComponent(encodeURIComponent('{"ids":["a"]}'))}`,
    text: 'address of this page is damaged',
  },
  { what: 'a state that is a number', query: state(7), text: 'asks for something the add-on doesn’t know' },
  {
    what: 'an unknown action',
    query: state({ action: 'explode' }),
    text: 'asks for something the add-on doesn’t know',
  },
  { what: 'no file', query: state({ action: 'open', ids: [] }), text: 'Drive named no file to open.' },
  { what: 'an id that is a path', query: state({ action: 'open', ids: ['../../etc'] }), text: 'doesn’t know' },
  {
    what: 'a key of every prototype',
    query: 'state=%7B%22__proto__%22%3A%7B%22action%22%3A%22open%22%7D%7D',
    text: 'doesn’t know',
  },
] as const;

test.each(states)('$what gets a page that says so', async ({ query, text }) => {
  const opening = await open(query);
  expect(opening).toMatchObject({ kind: 'problem', text: expect.stringContaining(text) });
});

const bare: readonly { readonly what: string; readonly given: object; readonly gives: object }[] = [
  { what: 'no resource keys', given: { resourceKeys: {} }, gives: { kind: 'open' } },
  { what: 'resource keys that are null', given: { resourceKeys: null }, gives: { kind: 'open' } },
  { what: 'an empty resource key', given: { resourceKeys: { some: '' } }, gives: { kind: 'open' } },
  { what: 'a resource key that is null', given: { resourceKeys: { some: null } }, gives: { kind: 'open' } },
  { what: 'an empty user', given: { userId: '' }, gives: { kind: 'open' } },
  { what: 'a user that is null', given: { userId: null }, gives: { kind: 'open' } },
  { what: 'an empty folder', given: { action: 'create', folderId: '' }, gives: { kind: 'create' } },
  { what: 'a folder that is null', given: { action: 'create', folderId: null }, gives: { kind: 'create' } },
  {
    what: 'an empty key of the folder',
    given: { action: 'create', folderId: 'root', folderResourceKey: '' },
    gives: { kind: 'create', folderId: 'root' },
  },
];

test.each(bare)('Drive names $what, and what it asks for is done', async ({ given, gives }) => {
  expect(await open(state({ action: 'open', ids: ['some'], ...given }))).toMatchObject(gives);
});

test('an address opened for another account says whose page it is and checks nobody', async () => {
  const { emulator, idOf } = await startSampleWorld();
  const query = state({ action: 'open', ids: ['file-x'], userId: idOf('ben') });
  const { reply, execution } = await emulator.webApp(idOf('ana'), { method: 'GET', query });
  expect(openingIn(reply.type === 'html' ? reply.html : '')).toMatchObject({
    kind: 'wrong-account',
    signedInAs: 'ana@acme.example',
  });
  expect(execution.calls.map(({ name }) => name)).toEqual(['ScriptApp.getIdentityToken']);
});

test('nothing in the data can end the script element that carries it', async () => {
  const { emulator, idOf, addMockup } = await startSampleWorld();
  const id = addMockup('</script><script>alert(1)</script>.bmml');
  const query = state({ action: 'open', ids: [id], userId: idOf('ana') });
  const { reply } = await emulator.webApp(idOf('ana'), { method: 'GET', query });
  const html = reply.type === 'html' ? reply.html : '';
  expect(html).not.toContain('</script><script>alert');
  expect(openingIn(html)).toMatchObject({ kind: 'open', files: [{ name: '</script><script>alert(1)</script>.bmml' }] });
});

describe('reading a mockup', () => {
  test('refuses what is larger than is drawn, without fetching it', async () => {
    const { emulator, idOf, addMockup } = await startSampleWorld();
    const fileId = addMockup('Huge.bmml', { content: 'x'.repeat(50_000_000) });
    const { outcome, calls } = await emulator.pageCall(idOf('ana'), 'readMockup', [{ id: fileId }]);
    expect(outcome).toMatchObject({ result: { ok: false, text: expect.stringContaining('has 50 MB') } });
    expect(calls.map(({ name }) => name)).toEqual(['Drive.Files.get']);
  });

  const calls = [
    { what: 'nothing', args: [], text: 'doesn’t know' },
    { what: 'null', args: [null], text: 'doesn’t know' },
    { what: 'an id that is a list', args: [{ id: ['x'] }], text: 'doesn’t know' },
    { what: 'a file that is not there', args: [{ id: 'nowhere' }], text: 'Drive shows no such file' },
  ] as const;
  test.each(calls)('answers $what in words', async ({ args, text }) => {
    const { emulator, idOf } = await startSampleWorld();
    const { outcome } = await emulator.pageCall(idOf('ana'), 'readMockup', args);
    expect(outcome).toMatchObject({ result: { ok: false, text: expect.stringContaining(text) } });
  });

  test('shows a mockup to an account without subscription, trial or identity', async () => {
    const { emulator, idOf, addMockup } = await startSampleWorld();
    const fileId = addMockup('Screen.bmml', { role: 'reader' });
    const { outcome } = await emulator.pageCall(idOf('ivy'), 'readMockup', [{ id: fileId }]);
    expect(outcome).toMatchObject({ result: { ok: true, name: 'Screen.bmml' } });
  });
});

const events = [
  undefined,
  null,
  7,
  'text',
  [],
  {},
  { drive: null },
  { drive: { selectedItems: [null, 7, {}] } },
  { commonEventObject: { userLocale: '!!', timeZone: { id: 'Nowhere/Land' }, parameters: { a: 1 } } },
];

test.each(events.map((event) => [JSON.stringify(event), event]))('the event %s still gets a card', async (_, event) => {
  const { emulator, idOf } = await startSampleWorld();
  const { outcome } = await emulator.run(idOf('ana'), 'onItemsSelected', [event]);
  expect(JSON.stringify(outcome)).toContain('You can view, create and edit mockups.');
});

const damaged = [
  { what: 'cut off', value: '{"version":1,"json":{"schema":1,"id":"1000' },
  { what: 'not JSON', value: 'hello' },
  { what: 'of a schema that nobody knows', value: '{"version":1,"json":{"schema":99}}' },
] as const;

test.each(damaged)('a stored record that is $what never reads as "no subscription"', async ({ value }) => {
  const { emulator, idOf, addMockup } = await startSampleWorld();
  const key = `account/${idOf('ana')}`;
  emulator.world.setScriptProperties({ ...emulator.world.scriptProperties(), [key]: value });
  const { reply, execution } = await emulator.itemsSelected(idOf('ana'), [addMockup('Screen.bmml')]);
  expect(JSON.stringify(reply)).toContain('couldn’t be checked just now');
  expect(JSON.stringify(reply)).not.toContain('No subscription');
  expect(execution.log.map(({ text }) => text).join()).toContain('store-unreachable');
  expect(emulator.world.scriptProperties()[key]).toBe(value);
});

test('an address longer than a key of the cache may be is checked like every other', async () => {
  const { emulator } = await startSampleWorld();
  const long = account('long-id', `${'l'.repeat(240)}@acme.example`);
  emulator.world.addAccount(long);
  const { reply, execution } = await emulator.homepage(long.id);
  expect(JSON.stringify(reply)).toContain('No subscription');
  expect(execution.log).toEqual([]);
});

test('an account fills no log with problems of files', async () => {
  const { emulator, idOf } = await startSampleWorld();
  const report = { id: 'file', problem: 'damaged' };
  const lines: unknown[] = [];
  for (let at = 0; at < 15; at += 1) {
    lines.push(...(await emulator.pageCall(idOf('emil'), 'reportProblem', [report])).log);
  }
  expect(lines).toHaveLength(10);
});

test('a file with the name of every object’s function has no resource key', async () => {
  const { emulator, idOf } = await startSampleWorld();
  const query = state({ action: 'open', ids: ['constructor'], userId: idOf('ana') });
  const { execution } = await emulator.webApp(idOf('ana'), { method: 'GET', query });
  expect(execution.calls.map(({ name }) => name)).not.toContain('UrlFetchApp.fetch');
});

test.each([
  ['ana@acme.example', 'a…@acme.example'],
  ['of "ana@acme.example" and <b.c+d@x.example>', 'of "a…@acme.example" and <b…@x.example>'],
  ['@acme.example', '@acme.example'],
  [' a@b', ' a…@b'],
  ['nobody', 'nobody'],
])('the log tells of %j no more than %j', (text, told) => {
  const warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  log.warn('event', { text });
  expect(warn.mock.calls).toEqual([[JSON.stringify({ event: 'event', text: told })]]);
  warn.mockRestore();
});

test('shortening a line takes no longer than the line is', () => {
  const warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  const began = process.cpuUsage().user;
  for (const part of ['x', 'x ', '<', 'x@']) log.warn('event', { text: part.repeat(400_000 / part.length) });
  // By the square of its length it would be minutes.
  expect(process.cpuUsage().user - began).toBeLessThan(2_000_000);
  warn.mockRestore();
});
