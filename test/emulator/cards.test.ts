// Cards leave as Google's card protocol, and whatever a function returns is taken or refused as Drive would.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import type { CardJson, Emulator } from '../../src/emulator/api';
import { account, root, startEmulator } from '../emulator';
import { projectOf, resultOf, startProject } from './project';
import { strangers } from './card-protocol';

const start = (): Promise<Emulator> =>
  startEmulator({ folder: path.join(__dirname, 'addons/every-widget'), accounts: [account('1', 'ana@example.com')] });

const click = (functionName: string) => ({ functionName, parameters: {}, formInputs: {}, selectedIds: [] });

const card = (name: string): CardJson => ({ name, sections: [{ widgets: [{ textParagraph: { text: name } }] }] });

test('a card of every widget is a card of the public protocol, to the last field', async () => {
  const { reply } = await (await start()).homepage('1');
  expect(reply).toMatchObject({ type: 'cards', cards: [{ name: 'every-widget' }] });
  const [first] = (reply as { cards: readonly CardJson[] }).cards;
  expect(strangers(first)).toEqual([]);
});

test('the check of the protocol finds what does not belong', () => {
  expect(
    strangers({ header: { titel: 'x' }, sections: [{ widgets: [{ divider: {}, image: {} }] }], displayStyle: 'NO' }),
  ).toEqual(['.header.titel is unknown', '.sections.widgets has several of data', '.displayStyle is NO']);
});

test('every factory of the type package exists', async () => {
  const types = readFileSync(
    path.join(root, 'node_modules/@types/google-apps-script/google-apps-script.card-service.d.ts'),
    'utf8',
  );
  const wanted = [...types.matchAll(/^\s+(new[A-Z]\w+)\(\): /gm)].map(([, name]) => name);
  expect(wanted).toHaveLength(49);
  const { outcome } = await (await start()).run('1', 'factories', []);
  const { result } = outcome as { readonly result: readonly string[] };
  expect(result).toEqual(expect.arrayContaining(wanted));
});

const taken = [
  { functionName: 'raw', reply: { type: 'cards', cards: [{ header: { title: 'Raw' } }] } },
  { functionName: 'later', reply: { type: 'cards', cards: [card('later')] } },
  { functionName: 'nothing', reply: { type: 'nothing' } },
  {
    functionName: 'renderActions',
    reply: { type: 'render', navigations: [{ pushCard: { header: { title: 'Raw' } } }], notification: 'pushed' },
  },
  {
    functionName: 'navigate',
    reply: {
      type: 'render',
      navigations: [{ popToRoot: true }, { updateCard: card('updated') }, { pushCard: card('pushed') }],
      notification: 'Done',
      openLink: { url: 'https://example.com/', openAs: 'FULL_SIZE', onClose: 'RELOAD' },
      stateChanged: true,
    },
  },
  { functionName: 'popNamed', reply: { type: 'render', navigations: [{ popToCard: 'root' }, { popCard: true }] } },
  { functionName: 'askForFile', reply: { type: 'request-file-scope', itemId: 'file' } },
  {
    functionName: 'authorize',
    reply: { type: 'authorize', url: 'https://example.com/auth', resource: 'Example' },
  },
];

test.each(taken)('$functionName is understood after a click', async ({ functionName, reply }) => {
  expect((await (await start()).action('1', click(functionName))).reply).toMatchObject(reply);
});

const refused = [
  { functionName: 'unbuilt', message: 'call .build()' },
  { functionName: 'draft', message: 'UpdateDraftActionResponse' },
  { functionName: 'manySections', message: '101 sections' },
  { functionName: 'manyWidgets', message: '101 widgets' },
  { functionName: 'svg', message: 'no SVG' },
  { functionName: 'nameless', message: 'A text input needs name.' },
  { functionName: 'dumbButton', message: 'something to do on a click' },
  { functionName: 'emptySection', message: 'at least one widget' },
  { functionName: 'threeColumns', message: 'At most 2 columns' },
  { functionName: 'numberParameter', message: 'Invalid value for parameter "a"' },
  { functionName: 'misspelled', message: 'no field called sectoins' },
  { functionName: 'universal', message: 'UniversalActionResponse' },
  { functionName: 'suggest', message: 'SuggestionsResponse' },
  { functionName: 'absent', message: 'Script function not found: absent' },
];

test.each(refused)('$functionName is refused after a click: $message', async ({ functionName, message }) => {
  const { reply } = await (await start()).action('1', click(functionName));
  expect(reply).toEqual({ type: 'fault', message: expect.stringContaining(message) });
});

test('a universal action shows cards or opens a link, and refuses what is neither', async () => {
  const emulator = await start();
  expect((await emulator.universalAction('1', 'universal')).reply).toEqual({
    type: 'cards',
    cards: [card('one'), card('two')],
  });
  expect((await emulator.universalAction('1', 'universalLink')).reply).toMatchObject({ type: 'render' });
  expect((await emulator.universalAction('1', 'later')).reply).toMatchObject({ type: 'cards' });
  const { reply } = await emulator.universalAction('1', 'suggest');
  expect(reply).toMatchObject({ message: expect.stringContaining('built by newUniversalActionResponseBuilder()') });
});

test('suggestions arrive as words', async () => {
  expect((await (await start()).suggestions('1', click('suggest'))).reply).toEqual({
    type: 'suggestions',
    items: ['a', 'b'],
  });
});

test('an event carries the new shape with the older one beside it', async () => {
  const { reply } = await (
    await start()
  ).action('1', {
    ...click('echo'),
    parameters: { id: '7' },
    formInputs: { name: { stringInputs: { value: ['a', 'b'] } } },
  });
  const text = JSON.stringify(reply).replace(/\\+/g, '');
  expect(text).toContain('[{"id":"7"},{"name":"a"},{"name":["a","b"]}');
  expect(text).toContain('"hostApp":"DRIVE","platform":"WEB"');
  expect(text).toContain('"drive","web"]');
});

const errands = async (): Promise<Emulator> => {
  const emulator = await startEmulator({
    folder: path.join(__dirname, 'addons/errands'),
    accounts: [account('1', 'ana@example.com', { locale: 'it-IT', timeZone: 'Europe/Rome' })],
    now: Date.UTC(2024, 2, 5, 10),
  });
  emulator.world.addItem({
    id: 'file',
    name: 'A file',
    mimeType: 'text/plain',
    parentId: undefined,
    roles: { 1: 'owner' },
    isTrashed: false,
    resourceKey: undefined,
  });
  return emulator;
};

test('the event speaks of nothing where nothing is selected, and of the reader in the older fields too', async () => {
  const { execution, reply } = await (await errands()).homepage('1');
  expect(reply).toMatchObject({ type: 'cards', cards: [{ header: { subtitle: 'It is 11 o’clock' } }] });
  expect(JSON.parse(execution.log[0]?.text ?? '')).toMatchObject({
    drive: {},
    hostApp: 'drive',
    clientPlatform: 'web',
    userLocale: 'it',
    userCountry: 'IT',
    userTimezone: { id: 'Europe/Rome', offSet: '3600000' },
    commonEventObject: { hostApp: 'DRIVE', userLocale: 'it-IT', timeZone: { id: 'Europe/Rome', offset: '3600000' } },
  });
});

test('inputs arrive in both shapes: texts, dates as text and as numbers, and empty fields not at all', async () => {
  const emulator = await startProject(
    'function echo(e) { return { header: { title: JSON.stringify([e.formInput, e.formInputs, e.commonEventObject.formInputs]) } }; }',
    { addOns: { drive: {} } },
  );
  const formInputs = {
    text: { stringInputs: { value: ['a', 'b'] } },
    empty: { stringInputs: { value: [''] } },
    day: { dateInput: { msSinceEpoch: '86400000' } },
    time: { timeInput: { hours: 7, minutes: 30 } },
    instant: { dateTimeInput: { hasDate: true, hasTime: true, msSinceEpoch: '1000' } },
  };
  const { reply } = await emulator.action('1', { ...click('echo'), formInputs });
  const [echoed] = reply.type === 'cards' ? reply.cards : [];
  const { title } = echoed?.['header'] as { readonly title: string };
  const { empty, ...filled } = formInputs;
  expect(empty).toBeDefined();
  expect(JSON.parse(title)).toEqual([
    {
      text: 'a',
      day: { msSinceEpoch: 86400000 },
      time: { hours: 7, minutes: 30 },
      instant: { hasDate: true, hasTime: true, msSinceEpoch: 1000 },
    },
    {
      text: ['a', 'b'],
      day: [{ msSinceEpoch: 86400000 }],
      time: [{ hours: 7, minutes: 30 }],
      instant: [{ hasDate: true, hasTime: true, msSinceEpoch: 1000 }],
    },
    filled,
  ]);
});

test('answers as add-ons write them: a list of cards to a click, and a card of its own for authorization', async () => {
  const emulator = await errands();
  expect((await emulator.action('1', click('onAdd'))).reply).toMatchObject({
    type: 'cards',
    cards: [{ name: 'form' }],
  });
  expect((await emulator.action('1', click('onSignIn'))).reply).toEqual({
    type: 'authorize',
    url: 'https://accounts.example.com/',
    resource: 'Errands Online',
  });
  expect((await emulator.action('1', click('onSignInOwnCard'))).reply).toMatchObject({
    type: 'cards',
    cards: [{ name: 'sign-in' }],
  });
});

test.each(['{ renderActions: { action: { links: [{ title: "a", url: "b" }] } } }', '{ hostAppAction: {} }'])(
  '%s is for other hosts than Drive',
  async (json) => {
    const emulator = await startProject(`function run() { return ${json}; }`, { addOns: { drive: {} } });
    expect((await emulator.action('1', click('run'))).reply).toMatchObject({
      type: 'fault',
      message: expect.stringContaining('which only other hosts than Drive understand'),
    });
  },
);

const manifests = [
  {
    what: 'without a name',
    manifest: { addOns: { common: { name: '' } } },
    says: 'Missing required field: addOns.common.name',
  },
  {
    what: 'with a misspelled trigger',
    manifest: { addOns: { drive: { onItemSelectedTrigger: { runFunction: 'a' } } } },
    says: 'unknown fields: [addOns.drive.onItemSelectedTrigger]',
  },
  { what: 'with a text for a list', manifest: { oauthScopes: 'openid' }, says: 'Expected an array for "oauthScopes"' },
];

test.each(manifests)('a folder with a manifest $what does not start', async ({ manifest, says }) => {
  const folder = projectOf({ 'Code.gs': '' }, manifest);
  await expect(startEmulator({ folder, accounts: [account('1', 'ana@example.com')] })).rejects.toThrow(says);
});

test('what Google published of other hosts is older than what it takes', async () => {
  const docs = { linkPreviewTriggers: [{ runFunction: 'a', patterns: [{ hostPattern: 'example.com' }] }] };
  const gmail = { composeTrigger: { selectActions: [{ text: 'Insert', runFunction: 'a' }], draftAccess: 'NONE' } };
  const meet = { homepageTrigger: { runFunction: 'a' } };
  const calendar = {
    conferenceSolution: [{ id: 1, name: 'A', logoUrl: 'https://a.example/a.png', onCreateFunction: 'a' }],
  };
  await expect(startProject('', { addOns: { docs, gmail, meet, calendar } })).resolves.toBeDefined();
});

test('an advanced service under the name of a service that is always there does not hide it', async () => {
  const advanced = { userSymbol: 'CardService', serviceId: 'calendar', version: 'v3' };
  const emulator = await startProject('function run() { return typeof CardService.newCardBuilder().build; }', {
    dependencies: { enabledAdvancedServices: [advanced] },
  });
  expect(resultOf(await emulator.run('1', 'run', []))).toBe('function');
});
