// The drawings of a project, by hand and by keys: new, order, names, notes, alternates, the trash; undone like everything else.
import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { violations } from '../../axe';
import { content, engine, file, openingOf, openWith, sample } from '../open/harness';
import { windowsOfSuite } from '../suite';
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
