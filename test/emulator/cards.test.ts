// Cards leave as Google's card protocol, and whatever a function returns is taken or refused as Drive would.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import type { CardJson, Emulator } from '../../src/emulator/api';
import { account, root, startEmulator } from '../emulator';
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

test('a universal action shows cards or opens a link, and refuses a plain card', async () => {
  const emulator = await start();
  expect((await emulator.universalAction('1', 'universal')).reply).toEqual({
    type: 'cards',
    cards: [card('one'), card('two')],
  });
  expect((await emulator.universalAction('1', 'universalLink')).reply).toMatchObject({ type: 'render' });
  expect((await emulator.universalAction('1', 'later')).reply).toMatchObject({ type: 'fault' });
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
