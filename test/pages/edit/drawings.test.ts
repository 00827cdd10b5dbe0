// The drawings of a project, by hand and by keys: new, order, names, notes, alternates, the trash; undone like everything else.
import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { violations } from '../../axe';
import { readTables } from '../../../src/mockup/tables';
import { openDatabase } from '../../mockup/database';
import { answer, content, drawing, engine, file, openingOf, openWith, sample, title } from '../open/harness';
import { windowsOfSuite } from '../suite';
import { calls, lost } from '../windows';
import { save, sceneIn, startEditing, board } from './person';

const show = openWith(windowsOfSuite());

async function editing(id: string): Promise<Page> {
  const page = await show(openingOf(file(id, 'Book club.bmpr')), {
    readMockup: { [id]: content('Book club.bmpr', sample('Book club.bmpr')) },
    readAsset: engine(),
    changeMockup: { ok: true, file: file(id, 'Book club.bmpr'), revision: 'r2' },
  });
  await startEditing(page);
  return page;
}

const list = (page: Page) => page.getByRole('navigation', { name: 'Mockups' });
const names = (page: Page): Promise<string[]> => list(page).locator('ol .cut').allInnerTexts();
const current = (page: Page): Promise<string> => list(page).locator('[aria-current="page"] .cut').innerText();

async function choose(page: Page, item: string): Promise<void> {
  await list(page).getByRole('button', { name: 'This mockup' }).click();
  await list(page).getByRole('button', { name: item, exact: true }).click();
}

it('makes, names, orders and notes drawings, which are saved and undone', async () => {
  const page = await editing('d1');
  const before = await names(page);
  const [first = ''] = before;
  await list(page).getByRole('button', { name: 'New mockup' }).click();
  expect(await current(page)).toBe('New mockup');
  expect((await names(page))[1]).toBe('New mockup');
  await choose(page, 'Rename…');
  await page.getByRole('dialog').getByLabel('Name').fill('Checkout');
  await page.keyboard.press('Enter');
  await list(page).getByRole('button', { name: 'Checkout' }).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await list(page).getByLabel('Notes').fill('Two steps');
  await board(page).focus();
  expect((await names(page)).slice(0, 2)).toEqual(['Checkout', first]);
  expect(await violations(page)).toEqual([]);
  const scene = await sceneIn(await save(page));
  expect(scene.mockups[0]).toMatchObject({ name: 'Checkout', notes: 'Two steps', controls: [] });
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('Control+z');
  await list(page).getByText('Checkout').waitFor({ state: 'detached' });
  expect(await names(page)).toEqual(before);
  // Undone to the start, what is saved is what was loaded.
  expect((await save(page)).equals(Buffer.from(sample('Book club.bmpr')))).toBe(true);
});

it('lets no key do anything else while what it asks for is fetched', async () => {
  const page = await editing('d11');
  const before = await names(page);
  const [first = ''] = before;
  let arrive: () => void = () => undefined;
  answer(page, { more: new Promise((resolve) => (arrive = resolve)) });
  await list(page).getByRole('button', { name: first, exact: true }).first().press('F2');
  // In the task of the key: the very next one is meant for what is asked.
  for (const key of ['Delete', 'Space', 'Enter']) await page.keyboard.press(key);
  await page.getByRole('dialog', { name: 'One moment' }).getByText('Getting what this needs…').waitFor();
  expect(await names(page)).toEqual(before);
  expect(await violations(page)).toEqual([]);
  arrive();
  await page.getByRole('dialog', { name: 'Rename…' }).waitFor();
  await page.keyboard.type('Checkout');
  await page.keyboard.press('Enter');
  expect(await current(page)).toBe('Checkout');
});

it.each<[string, (page: Page) => Promise<void>, string]>([
  ['the list of keys', (page) => page.keyboard.press('?'), 'Keys'],
  [
    'the trash',
    async (page) => {
      await choose(page, 'To the trash');
      await list(page)
        .getByRole('button', { name: /^Trash/ })
        .click();
    },
    'Trash',
  ],
  [
    'an icon',
    async (page) => {
      await page.getByRole('navigation', { name: 'Controls' }).getByRole('button', { name: 'Round button' }).click();
      await page.getByRole('button', { name: /^Icon: / }).press('Enter');
    },
    'Choose an icon',
  ],
])('says that %s can’t be had, and has it when it is asked for again', async (_, ask, title) => {
  const page = await editing(`d12-${title.length}`);
  answer(page, { more: lost });
  await ask(page);
  const failed = page.getByRole('dialog', { name: 'One moment' });
  await failed.getByText('That can’t be had just now.').waitFor();
  await page.keyboard.press('Enter');
  await failed.getByText('That can’t be had just now.').waitFor();
  expect(await violations(page)).toEqual([]);
  answer(page, { more: Promise.resolve() });
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: title }).waitFor();
  await page.keyboard.press('Escape');
  expect(await page.getByRole('dialog').count()).toBe(0);
});

it('takes drawings to the trash and back, copies them, and makes alternates the main version', async () => {
  const page = await editing('d2');
  const before = await names(page);
  const [first = '', second = ''] = before;
  await choose(page, 'Duplicate');
  expect(await current(page)).toBe(`Copy of ${first}`);
  await choose(page, 'To the trash');
  expect(await names(page)).toEqual(before);
  await list(page)
    .getByRole('button', { name: /^Trash/ })
    .click();
  await page.getByRole('button', { name: `Restore Copy of ${first}` }).click();
  expect(await current(page)).toBe(`Copy of ${first}`);
  await list(page).getByRole('button', { name: second, exact: true }).first().click();
  await choose(page, 'New alternate');
  expect(await current(page)).toBe('Alternate');
  await choose(page, 'Make it the main version');
  const scene = await sceneIn(await save(page));
  expect(scene.mockups.filter(({ alternate }) => alternate === 'Alternate')).toHaveLength(1);
  expect(scene.mockups.map(({ name }) => name)).toContain(`Copy of ${first}`);
});

it('makes a project of a single mockup, beside it, with all that it shows, and goes on in that', async () => {
  const bytes = sample('Sign in.bmml');
  const answers = {
    readMockup: { d9: content('Sign in.bmml', bytes) },
    readAsset: engine(),
    changeMockup: { ok: true, file: file('d9', 'Sign in.bmml'), revision: 'r2' },
    reserveId: { ok: true, id: 'p9' },
  } as const;
  const page = await show(openingOf(file('d9', 'Sign in.bmml')), answers);
  await startEditing(page);
  await list(page).getByRole('button', { name: 'Make a project of it…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Make a project' });
  expect(await violations(page)).toEqual([]);
  // What could not be made says so, and is asked for again under the same id.
  await dialog.getByRole('button', { name: 'Make the project' }).click();
  await dialog.getByText('No project was made').waitFor();
  answer(page, { createMockup: { ok: true, file: file('p9', 'Sign in.bmpr') } });
  await dialog.getByRole('button', { name: 'Make the project' }).click();
  const asked = async () => (await calls(page)).filter(([name]) => name === 'createMockup');
  await dialog.waitFor({ state: 'detached' });
  const request = { name: 'Sign in', beside: { id: 'd9' }, newId: 'p9', startsTrial: false };
  expect(await asked()).toMatchObject([
    [expect.anything(), request],
    [expect.anything(), request],
  ]);
  const [, made] = (await asked())[1] ?? [];
  const project = Buffer.from((made as { base64: string }).base64, 'base64');
  const [before] = (await sceneIn(Buffer.from(bytes))).mockups;
  const [after] = (await sceneIn(project)).mockups;
  // Where the two formats name things differently, the same is meant: what a file beside it was linked by, and texts.
  const shown = before?.controls.map(({ type, path, box, isNatural, isLocked, text, icon, properties }) => {
    const { text: _, href: __, icon: ___, ...plain } = properties;
    return { type, path, box, isNatural, isLocked, text, icon, properties: plain };
  });
  expect(after?.controls).toMatchObject(shown ?? []);
  // With a small picture of it, as the original makes them.
  const tables = await tablesIn(project);
  expect(tables.thumbnails.map(([id, json = '']) => [id, JSON.parse(json) as unknown])).toEqual([
    [after?.id, { resourceID: after?.id, branchID: 'Master', image: expect.any(String) }],
  ]);
  expect(await pictureIn(page, tables.thumbnails[0])).toEqual(['png', 196]);
  // It has arrived in the project, once that is read.
  answer(page, { readMockup: { p9: content('Sign in.bmpr', project) } });
  await board(page)
    .or(page.getByRole('button', { name: 'Try again' }))
    .first()
    .waitFor();
  await page.getByRole('button', { name: 'Try again' }).click();
  await board(page).waitFor();
  expect(await current(page)).toBe('Sign in');
});

it('shows the drawing that was edited last when it is left', async () => {
  const page = await editing('d10');
  const all = await names(page);
  await list(page)
    .getByRole('button', { name: all[2] ?? '', exact: true })
    .click();
  await page.getByRole('button', { name: 'Done' }).click();
  await drawing(page).waitFor();
  expect(await title(page)).toBe(all[2]);
  await startEditing(page);
  await list(page).getByRole('button', { name: 'New mockup' }).click();
  await page.getByRole('button', { name: 'Done' }).click();
  await page.locator('.empty').waitFor();
  expect(await title(page)).toBe('New mockup');
});

it.each([390, 768])('are at hand in a window of %d pixels too, and so is making a project', async (width) => {
  const options = { viewport: { width, height: 800 } };
  const page = await show(
    openingOf(file('d5', 'Book club.bmpr')),
    { readMockup: { d5: content('Book club.bmpr', sample('Book club.bmpr')) }, readAsset: engine() },
    options,
  );
  await startEditing(page);
  const more = page.getByRole('button', { name: 'Drawings and controls' });
  await more.click();
  expect(await more.getAttribute('aria-expanded')).toBe('true');
  expect(await violations(page)).toEqual([]);
  const [, second = ''] = await names(page);
  await list(page).getByRole('button', { name: second }).click();
  // What was chosen is seen: nothing lies over it.
  await list(page).waitFor({ state: 'hidden' });
  await page.getByRole('application', { name: new RegExp(second) }).waitFor();
  const single = await show(
    openingOf(file('d6', 'Boat house dashboard.bmml')),
    { readMockup: { d6: content('Boat house dashboard.bmml', sample('Boat house dashboard.bmml')) } },
    options,
  );
  await startEditing(single);
  await single.getByRole('button', { name: 'Drawings and controls' }).click();
  await single.getByRole('button', { name: 'Make a project' }).click();
  await single.getByRole('dialog', { name: 'Make a project' }).waitFor();
});

/** What a project keeps, as it was written. */
async function tablesIn(bytes: Uint8Array) {
  const opened = await openDatabase(bytes);
  const tables = readTables(opened);
  opened.close();
  return tables;
}

/** What a small picture is as a browser reads it: its kind, and the pixels of its longer edge. */
const pictureIn = (page: Page, [, attributes = '']: readonly string[] = []) =>
  page.evaluate(
    async ({ image }) => {
      const kind = image.startsWith('/9j/') ? 'jpeg' : image.startsWith('iVBORw0KGgo') ? 'png' : image;
      const picture = new Image();
      picture.src = `data:image/${kind};base64,${image}`;
      await picture.decode();
      return [kind, Math.max(picture.naturalWidth, picture.naturalHeight)];
    },
    JSON.parse(attributes) as { readonly image: string },
  );

// The original writes PNG into projects of its older schema, and JPEG into those of the newer one.
it.each([
  ['1.2', 'png'],
  ['2.0', 'jpeg'],
])(
  'leave their small pictures and the count of changes of a project of schema %s true, and all else as it was',
  async (schema, kind) => {
    const database = await openDatabase(sample('Book club.bmpr'));
    const [first, second] = (await sceneIn(Buffer.from(sample('Book club.bmpr')))).mockups;
    const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
    database.run("UPDATE INFO SET VALUE = ? WHERE NAME = 'SchemaVersion'", [schema]);
    database.run('DELETE FROM THUMBNAILS');
    for (const each of [first, second]) {
      const attributes = { resourceID: each?.id, branchID: 'Master', image: pixel };
      database.run('INSERT INTO THUMBNAILS VALUES (?, ?)', [`T${each?.name ?? ''}`, JSON.stringify(attributes)]);
    }
    const bytes = Buffer.from(database.export());
    const id = `d7-${kind}`;
    const page = await show(openingOf(file(id, 'Book club.bmpr')), {
      readMockup: { [id]: content('Book club.bmpr', bytes) },
      readAsset: engine(),
      changeMockup: { ok: true, file: file(id, 'Book club.bmpr'), revision: 'r2' },
    });
    await startEditing(page);
    await page.keyboard.press('Tab');
    const before = await tablesIn(bytes);
    const countIn = ({ info }: typeof before) => Number(info.find(([name]) => name === 'ArchiveRevision')?.[1]);
    for (const saves of [1, 2]) {
      await page.keyboard.press('Shift+ArrowRight');
      const after = await tablesIn(await save(page));
      expect(countIn(after)).toBe(countIn(before) + saves);
      expect(after.info.length).toBe(before.info.length);
      expect(after.thumbnails[1]).toEqual(before.thumbnails[1]);
      expect(JSON.parse(after.thumbnails[0]?.[1] ?? '')).toEqual({
        resourceID: first?.id,
        branchID: 'Master',
        image: expect.any(String),
      });
      expect(await pictureIn(page, after.thumbnails[0])).toEqual([kind, 196]);
      const others = (tables: typeof before) => tables.resources.filter(([id]) => id !== first?.id);
      expect(others(after)).toEqual(others(before));
      expect(after.branches).toEqual(before.branches);
    }
    // A drawing that is new has a row of its own, by the name that its attributes give it where they give one.
    await list(page).getByRole('button', { name: 'New mockup' }).click();
    const made = await tablesIn(await save(page));
    expect(made.thumbnails).toHaveLength(3);
    const { resourceID, branchID } = JSON.parse(made.thumbnails[2]?.[1] ?? '') as Record<string, string>;
    const [own, branch, attributes = ''] = made.resources.find(([each]) => each === resourceID) ?? [];
    expect([own === first?.id || own === second?.id, branchID]).toEqual([false, branch]);
    const named = (JSON.parse(attributes) as { readonly thumbnailID?: string }).thumbnailID;
    expect(named).toBe(schema === '1.2' ? made.thumbnails[2]?.[0] : undefined);
    // Nothing is on it yet: the paper around it alone, not made larger.
    expect(await pictureIn(page, made.thumbnails[2])).toEqual([kind, 25]);
  },
);
