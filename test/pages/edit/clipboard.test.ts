// The browser's own clipboard, by its keys: between drawings and projects, and from outside.
import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Control, Scene } from '../../../src/mockup/scene';
import { readTables } from '../../../src/mockup/tables';
import { openDatabase } from '../../mockup/database';
import { bmml, control } from '../../mockup/fixtures';
import { content, engine, file, openingOf, openWith, sample, text } from '../open/harness';
import { browserOfSuite } from '../suite';
import { createWindows } from '../windows';
import { save, sceneIn, startEditing } from './person';

const browser = browserOfSuite();
const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
const project = sample('Book club.bmpr');
const single = text(bmml(control('Button', { text: 'Alone' })));

/** The files that are opened, by their names. */
const bytesOf = async (name: Name): Promise<Uint8Array> =>
  name === 'Single.bmml' ? single : name === 'Other.bmpr' ? other() : project;

type Name = 'Book club.bmpr' | 'Other.bmpr' | 'Single.bmml';

/** The project without its drawings, pictures and symbols, but for an empty one. */
async function other(): Promise<Uint8Array> {
  const database = await openDatabase(project);
  const [first] = readTables(database).resources;
  const empty =
    '{"mockup":{"controls":{"control":[]},"measuredH":"0","measuredW":"0","mockupH":"0","mockupW":"0","version":"1.0"}}';
  database.run('DELETE FROM THUMBNAILS');
  database.run('DELETE FROM RESOURCES WHERE ID <> ? OR BRANCHID <> ?', [first?.[0] ?? '', 'Master']);
  database.run('UPDATE RESOURCES SET DATA = ?', [empty]);
  const bytes = database.export();
  database.close();
  return bytes;
}

/** Tabs of one browser, each with a file open for editing. */
async function tabs(...names: readonly Name[]): Promise<readonly Page[]> {
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  const windows = createWindows({ newContext: () => Promise.resolve(context) });
  const pages: Page[] = [];
  for (const [index, name] of names.entries()) {
    const id = `b${index}`;
    const answers = {
      readMockup: { [id]: content(name, await bytesOf(name)) },
      changeMockup: { ok: true, file: file(id, name), revision: 'r2' },
      readAsset: engine(),
    } as const;
    // A window for each set of options.
    const page = await openWith(windows)(openingOf(file(id, name)), answers, { locale: `en-${index}` });
    await startEditing(page);
    pages.push(page);
  }
  return pages;
}

const press = async (page: Page, key: string): Promise<void> => {
  await page.bringToFront();
  await page.locator('.board').focus();
  await page.keyboard.press(key);
};
/** Puts something on the clipboard as another program does. */
const fromOutside = async (page: Page, parts: Readonly<Record<string, string>>): Promise<void> => {
  await page.bringToFront();
  await page.evaluate(async (given) => {
    const blobs = await Promise.all(
      Object.entries(given).map(async ([type, data]): Promise<[string, Blob]> => [
        type,
        type.startsWith('image/')
          ? await (await fetch(`data:${type};base64,${data}`)).blob()
          : new Blob([data], { type }),
      ]),
    );
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
  }, parts);
};
/** Puts a picture in, and takes all that there is then by these keys. */
const takeAll = async (page: Page, keys: string): Promise<void> => {
  await fromOutside(page, { 'image/png': pixel });
  await press(page, 'Control+v');
  await page.getByRole('heading', { name: 'Image' }).waitFor();
  await press(page, 'Control+a');
  await press(page, keys);
};
const said = (page: Page, words: RegExp): Promise<void> => page.getByRole('status').getByText(words).first().waitFor();
const saved = async (page: Page): Promise<Scene> => {
  await page.bringToFront();
  return sceneIn(await save(page));
};
/** The names of the project's pictures. */
const pictureNames = async (page: Page): Promise<readonly string[]> => {
  await page.bringToFront();
  const database = await openDatabase(await save(page));
  const { resources } = readTables(database);
  database.close();
  return resources.flatMap(([, , attributes = '']) => {
    const { kind, name } = JSON.parse(attributes) as { readonly kind: string; readonly name: string };
    return kind === 'asset' ? [name] : [];
  });
};
const first = (scene: Scene): readonly Control[] => scene.mockups[0]?.controls ?? [];
const pictureOf = (scene: Scene, { source = '' }: Control): string | undefined => scene.assets[source];

it('takes controls with their pictures into another project, each under an id of its own, and undoes it to the byte', async () => {
  const [one, two] = await tabs('Book club.bmpr', 'Book club.bmpr');
  if (!one || !two) throw new Error('there are two');
  const before = first(await sceneIn(Buffer.from(project)));
  await takeAll(one, 'Control+c');
  await press(two, 'Control+v');
  await said(two, /^Paste/);
  const scene = await saved(two);
  const pasted = first(scene).slice(before.length);
  expect(pasted.map(({ type, text: words }) => [type, words])).toEqual([
    ...before.map(({ type, text: words }) => [type, words]),
    ['Image', undefined],
  ]);
  expect(new Set(first(scene).map(({ path }) => path)).size).toBe(first(scene).length);
  const [image] = pasted.slice(-1);
  const there = await saved(one);
  const [taken] = first(there).slice(-1);
  // As the browser's clipboard has it, which writes pictures anew.
  expect(taken && pictureOf(there, taken)).toMatch(/^data:image\/png;base64,iVBOR/);
  expect(image && pictureOf(scene, image)).toBe(taken && pictureOf(there, taken));
  // Once more: the picture is there by now.
  const count = await two.locator('.paper image').count();
  await press(two, 'Control+v');
  await two.waitForFunction((least) => document.querySelectorAll('.paper image').length > least, count);
  expect(Object.keys((await saved(two)).assets)).toHaveLength(Object.keys(scene.assets).length);
  await press(two, 'Control+z');
  await press(two, 'Control+z');
  await two.bringToFront();
  expect((await save(two)).equals(Buffer.from(project))).toBe(true);
});

it.each([
  ['Control+v', 'where it is seen'],
  ['Control+Shift+v', 'in place'],
])('takes symbols and pictures, with their names, into a project that has none of them by %s, %s', async (key) => {
  const [one, two] = await tabs('Book club.bmpr', 'Other.bmpr');
  if (!one || !two) throw new Error('there are two');
  await takeAll(one, 'Control+c');
  const from = first(await saved(one));
  await press(two, key);
  await said(two, /^Paste/);
  const scene = await saved(two);
  const seen = ({ type, text: words, box, isSymbol, children }: Control): unknown => [
    type,
    words,
    box,
    isSymbol,
    children.map(seen),
  ];
  expect(from.some(({ isSymbol, children }) => isSymbol && children.length > 0)).toBe(true);
  expect(first(scene).map(seen)).toEqual(from.map(seen));
  expect(Object.keys(scene.assets)).not.toEqual([]);
  expect(await pictureNames(two)).toEqual((await pictureNames(one)).slice(-Object.keys(scene.assets).length));
  expect(await two.locator('.paper image').count()).toBe(await one.locator('.paper image').count());
  await press(two, 'Control+z');
  await two.bringToFront();
  expect((await save(two)).equals(Buffer.from(await other()))).toBe(true);
});

it('cuts from one drawing and pastes into another, and into a single mockup, which says that it holds no pictures', async () => {
  const [one, two] = await tabs('Book club.bmpr', 'Single.bmml');
  if (!one || !two) throw new Error('there are two');
  await takeAll(one, 'Control+x');
  const list = one.getByRole('navigation', { name: 'Mockups' });
  await list.locator('ol button').nth(1).click();
  await press(one, 'Control+v');
  await said(one, /^Paste/);
  const [from, to] = (await saved(one)).mockups;
  expect(from?.controls).toEqual([]);
  expect(to?.controls.slice(-1)[0]?.type).toBe('Image');
  await press(two, 'Control+Shift+v');
  await said(two, /^Paste/);
  await press(two, 'Control+z');
  await press(two, 'Control+v');
  await two.getByText('A single mockup can’t hold pictures').first().waitFor();
  const texts = first(await saved(two)).map(({ text: words }) => words);
  expect(texts).toContain('Alone');
  expect(texts).toHaveLength(first(await sceneIn(Buffer.from(project))).length + 2);
});

it('takes from outside what it knows, and of what means harm only the words', async () => {
  const [page] = await tabs('Book club.bmpr');
  if (!page) throw new Error('there is one');
  const before = first(await sceneIn(Buffer.from(project))).length;
  const evil = '<img src=x onerror="window.harmed = true">';
  await fromOutside(page, {
    'text/plain': evil,
    'text/html': `<b>bold</b>${evil}<script>window.harmed = true</script>`,
  });
  await press(page, 'Control+v');
  await said(page, /^Paste/);
  const node = { ID: '1', typeID: 'Label', zOrder: '0', x: '5', y: '5', properties: { text: evil, src: { ID: 'A' } } };
  const json = JSON.stringify({ mockup: { controls: { control: [node] }, __proto__: { x: 1 } } });
  await fromOutside(page, { 'text/plain': json.replace('"ID":"1"', '"ID":"1","__proto__":{"harmed":true}') });
  await press(page, 'Control+v');
  await page.waitForFunction((count) => document.querySelectorAll('.paper [data-type="Label"]').length >= count, 2);
  // Pictures that are none, as somebody who knows of us may put them there.
  for (const pictures of ['{"A":{"data":"PHN2ZyBvbmxvYWQ9ImFsZXJ0KDEpIi8+"}}', '{"A":{"data":"??"}}', '[]', '{"A":7}'])
    await page.locator('.board').evaluate(
      (board, words) => {
        const data = new DataTransfer();
        data.setData('text/plain', words);
        board.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
      },
      json.replace(/}$/, `,"pictures":${pictures}}`),
    );
  await page.waitForFunction(
    (count) => document.querySelectorAll('.paper > svg > g > [data-control]').length === count,
    before + 6,
  );
  const scene = await saved(page);
  expect(
    first(scene)
      .slice(before)
      .map(({ type, text: words, source }) => [type, words, source]),
  ).toEqual(Array.from({ length: 6 }, () => ['Label', evil, undefined]));
  expect(Object.keys(scene.assets)).toEqual(Object.keys((await sceneIn(Buffer.from(project))).assets));
  expect(await page.evaluate(() => 'harmed' in window || 'harmed' in {})).toBe(false);
});
