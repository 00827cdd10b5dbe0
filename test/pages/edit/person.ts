// Somebody who edits: what a hand and a keyboard do, and what came of it in the file.
import type { Locator, Page } from 'playwright-core';
import { readBmml } from '../../../src/mockup/bmml';
import { readBmpr } from '../../../src/mockup/bmpr';
import type { Control, Scene } from '../../../src/mockup/scene';
import { readTables } from '../../../src/mockup/tables';
import { openDatabase } from '../../mockup/database';
import { sceneOf } from '../../mockup/fixtures';
import { drawing } from '../open/harness';
import { calls } from '../windows';

/** The control that shows these words on the paper, or the one of this path. */
export const shown = (page: Page, what: string): Locator =>
  /^[\d/]+$/.test(what)
    ? page.locator(`.paper [data-control="${what}"]`)
    : page.locator('.paper [data-control]:not(:has([data-control]))').filter({ hasText: what }).last();

export const board = (page: Page): Locator => page.locator('.board');
export const status = (page: Page): Locator => page.locator('.status');

/** Opens the editor and waits until keys work in it. @param asked what it asks first, where it does */
export async function startEditing(page: Page, asked?: Locator): Promise<void> {
  await drawing(page).or(page.locator('.empty')).first().waitFor();
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await board(page).waitFor();
  if (asked) await asked.waitFor();
  else await page.waitForFunction(() => document.activeElement?.classList.contains('board') === true);
}

/** Takes something by its middle and moves it; `held` keys are down meanwhile, Alt from the start; it ends by letting go or by Escape. */
export async function drag(
  page: Page,
  what: Locator,
  by: { readonly x: number; readonly y: number },
  { held = [], ends = 'release' }: { readonly held?: readonly string[]; readonly ends?: 'release' | 'escape' } = {},
): Promise<void> {
  const box = await what.boundingBox();
  if (!box) throw new Error('it is not to be seen');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const isFirst = (key: string): boolean => key === 'Alt';
  for (const key of held.filter(isFirst)) await page.keyboard.down(key);
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (const key of held.filter((each) => !isFirst(each))) await page.keyboard.down(key);
  await page.mouse.move(x + by.x / 2, y + by.y / 2, { steps: 3 });
  await page.mouse.move(x + by.x, y + by.y, { steps: 3 });
  // What is dragged follows with the next frame.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  if (ends === 'escape') await page.keyboard.press('Escape');
  await page.mouse.up();
  for (const key of held) await page.keyboard.up(key);
}

/** Clicks twice where something is, whatever lies over it. */
export async function doubleClick(page: Page, what: Locator): Promise<void> {
  const box = await what.boundingBox();
  if (!box) throw new Error('it is not to be seen');
  await page.mouse.dblclick(box.x + box.width / 2, box.y + box.height / 2);
}

/** Saves, and gives the bytes that the server was sent last. */
export async function save(page: Page): Promise<Buffer> {
  await page.keyboard.press('Control+s');
  // That it is on its way is shown with the next frame; until then the page tells of the save before.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  await status(page)
    .getByText(/^Saved in Drive/)
    .waitFor();
  return sent(page);
}

/** The bytes that the server was sent last. */
export async function sent(page: Page): Promise<Buffer> {
  const saves = (await calls(page)).filter(
    ([name, request]) => name === 'changeMockup' && JSON.stringify(request).includes('"action":"save"'),
  );
  const [, request] = saves[saves.length - 1] ?? [];
  return Buffer.from((request as { base64?: string } | undefined)?.base64 ?? '', 'base64');
}

/** What is in such bytes. */
export async function sceneIn(bytes: Buffer): Promise<Scene> {
  if (!bytes.subarray(0, 15).equals(Buffer.from('SQLite format 3'))) return sceneOf(readBmml(bytes.toString('utf8')));
  const database = await openDatabase(bytes);
  const tables = readTables(database);
  database.close();
  return sceneOf(readBmpr(tables));
}

/** The controls of the first mockup in such bytes. */
export const controlsIn = async (bytes: Buffer): Promise<readonly Control[]> =>
  (await sceneIn(bytes)).mockups[0]?.controls ?? [];
