// The drawings of a project, by hand and by keys: new, order, names, notes, alternates, the trash; undone like everything else.
import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { violations } from '../../axe';
import { readTables } from '../../../src/mockup/tables';
import { openDatabase } from '../../mockup/database';
import { answer, content, drawing, engine, file, openingOf, openWith, sample, title } from '../open/harness';
import { windowsOfSuite } from '../suite';
import { calls } from '../windows';
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

it('leave their small pictures and the project’s count of changes true, and all else as it was', async () => {
  const database = await openDatabase(sample('Book club.bmpr'));
  const [first, second] = (await sceneIn(Buffer.from(sample('Book club.bmpr')))).mockups;
  const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  database.run('DELETE FROM THUMBNAILS');
  for (const each of [first, second]) {
    const attributes = { resourceID: each?.id, branchID: 'Master', image: pixel };
    database.run('INSERT INTO THUMBNAILS VALUES (?, ?)', [`T${each?.name ?? ''}`, JSON.stringify(attributes)]);
  }
  const bytes = Buffer.from(database.export());
  const page = await show(openingOf(file('d7', 'Book club.bmpr')), {
    readMockup: { d7: content('Book club.bmpr', bytes) },
    readAsset: engine(),
    changeMockup: { ok: true, file: file('d7', 'Book club.bmpr'), revision: 'r2' },
  });
  await startEditing(page);
  await page.keyboard.press('Tab');
  const tablesIn = async (of: Buffer) => {
    const opened = await openDatabase(of);
    const tables = readTables(opened);
    opened.close();
    return tables;
  };
  const before = await tablesIn(bytes);
  const countIn = ({ info }: typeof before) => Number(info.find(([name]) => name === 'ArchiveRevision')?.[1]);
  for (const saves of [1, 2]) {
    await page.keyboard.press('Shift+ArrowRight');
    const after = await tablesIn(await save(page));
    expect(countIn(after)).toBe(countIn(before) + saves);
    expect(after.info.length).toBe(before.info.length);
    expect(after.thumbnails[1]).toEqual(before.thumbnails[1]);
    const { image, ...rest } = JSON.parse(after.thumbnails[0]?.[1] ?? '') as Record<string, string>;
    expect(rest).toEqual({ resourceID: first?.id, branchID: 'Master' });
    const picture = Buffer.from(image ?? '', 'base64');
    // A PNG whose longer edge is as long as that of the original's.
    expect(picture.subarray(1, 4).toString()).toBe('PNG');
    expect(Math.max(picture.readUInt32BE(16), picture.readUInt32BE(20))).toBe(196);
    const others = (tables: typeof before) => tables.resources.filter(([id]) => id !== first?.id);
    expect(others(after)).toEqual(others(before));
    expect(after.branches).toEqual(before.branches);
  }
});
