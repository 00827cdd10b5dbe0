// Editing as people do it, with a hand or by keys alone, and what is in the file afterwards.
import { describe, expect, it } from '@jest/globals';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { violations } from '../../axe';
import { bmml, control } from '../../mockup/fixtures';
import { type Answers, content, drawing, engine, file, openingOf, openWith, sample, text } from '../open/harness';
import { windowsOfSuite } from '../suite';
import { calls } from '../windows';
import { board, controlsIn, doubleClick, drag, save, sceneIn, sent, shown, startEditing, status } from './person';

const show = openWith(windowsOfSuite());

/** Each test has a file of its own, so that no draft of one is offered in another. */
let files = 0;

async function edit(
  name: string,
  bytes: Uint8Array,
  answers: Answers = {},
  options: BrowserContextOptions = {},
): Promise<Page> {
  const id = `f${(files += 1)}`;
  const page = await show(
    openingOf(file(id, name)),
    {
      readMockup: { [id]: content(name, bytes) },
      changeMockup: { ok: true, file: file(id, name), revision: 'r2' },
      ...(name.endsWith('.bmpr') && { readAsset: engine() }),
      ...answers,
    },
    options,
  );
  await startEditing(page);
  return page;
}

const at = (number: string, box: string, type = 'Button', words = number): string =>
  control(type, { text: words })
    .replace('controlID="1"', `controlID="${number}"`)
    .replace(/x="10" y="20"/, box)
    .replace('zOrder="0"', `zOrder="${Number(number)}"`);

/** Three buttons of 100 by 30, in a row. */
const row = text(
  bmml(
    at('0', 'x="0" y="0"', 'Button', 'One') +
      at('1', 'x="200" y="0"', 'Button', 'Two') +
      at('2', 'x="400" y="7"', 'Button', 'Three'),
  ),
);

const places = (controls: Awaited<ReturnType<typeof controlsIn>>) => controls.map(({ box: { x, y } }) => [x, y]);

describe('with a hand', () => {
  it.each([1, 2, 0.5])('moves what is dragged, at a zoom of %d', async (zoom) => {
    const page = await edit('Row.bmml', row);
    for (let step = 0; step < Math.abs(Math.round(Math.log(zoom) / Math.log(1.25))); step += 1)
      await page.keyboard.press(zoom > 1 ? 'Control++' : 'Control+-');
    const percent = Number((await page.locator('.percent').innerText()).replace('%', '')) / 100;
    // Without snapping, it goes where the hand went.
    await drag(page, shown(page, 'Two'), { x: 40, y: 60 }, { held: ['Control'] });
    const [, moved] = await controlsIn(await save(page));
    expect(Math.abs((moved?.box.x ?? 0) - 200 - 40 / percent)).toBeLessThanOrEqual(1.5);
    expect(Math.abs((moved?.box.y ?? 0) - 60 / percent)).toBeLessThanOrEqual(1.5);
  });

  it('shows what is dragged where the hand is, without drawing it anew, and puts it back when that is called off', async () => {
    const page = await edit('Row.bmml', row);
    const two = page.locator('.paper [data-control="1"]');
    const before = await two.boundingBox();
    await two.evaluate((element) => void Object.assign(window, { dragged: element }));
    if (!before) throw new Error('it is not to be seen');
    await page.mouse.move(before.x + 50, before.y + 15);
    await page.mouse.down();
    await page.keyboard.down('Control');
    await page.mouse.move(before.x + 90, before.y + 75, { steps: 8 });
    await page.waitForFunction(
      ({ x, y }) => {
        const { dragged } = window as unknown as { dragged: Element };
        const now = dragged.getBoundingClientRect();
        return dragged.isConnected && Math.abs(now.x - x) < 2 && Math.abs(now.y - y) < 2;
      },
      { x: before.x + 40, y: before.y + 60 },
    );
    await page.keyboard.press('Escape');
    await page.mouse.up();
    await page.keyboard.up('Control');
    expect(await two.boundingBox()).toEqual(before);
  });

  it('snaps to edges, holds a direction with Shift, and puts everything back with Escape', async () => {
    const page = await edit('Row.bmml', row);
    await drag(page, shown(page, 'Three'), { x: 13, y: -5 });
    await drag(page, shown(page, 'One'), { x: 4, y: 90 }, { held: ['Shift'] });
    await drag(page, shown(page, 'Two'), { x: 50, y: 50 }, { ends: 'escape' });
    expect(places(await controlsIn(await save(page)))).toEqual([
      [0, 90],
      [200, 0],
      [413, 0],
    ]);
  });

  it('selects what a rectangle encloses, moves it as one, and undoes that as one', async () => {
    const page = await edit('Row.bmml', row);
    const one = await shown(page, 'One').boundingBox();
    const two = await shown(page, 'Two').boundingBox();
    if (!one || !two) throw new Error('they are not to be seen');
    await page.mouse.move(one.x - 20, one.y - 30);
    await page.mouse.down();
    await page.mouse.move(two.x + two.width + 20, two.y + two.height + 60, { steps: 4 });
    await page.mouse.up();
    await page.getByRole('heading', { name: '2 controls' }).waitFor();
    await drag(page, shown(page, 'One'), { x: 0, y: 120 }, { held: ['Control'] });
    expect(places(await controlsIn(await save(page)))).toEqual([
      [0, 120],
      [200, 120],
      [400, 7],
    ]);
    await page.keyboard.press('Control+z');
    // Undone to the start, the file is the one that was loaded, to the byte.
    expect((await save(page)).equals(Buffer.from(row))).toBe(true);
    await page.keyboard.press('Control+y');
    expect(places(await controlsIn(await save(page)))[1]).toEqual([200, 120]);
  });

  it('resizes by a handle, types in place, copies with Alt and opens a group by a double click', async () => {
    const page = await edit('Row.bmml', row);
    await shown(page, 'One').click();
    await drag(page, page.locator('[data-handle="1 1"] .knob'), { x: 37, y: 21 }, { held: ['Control'] });
    await doubleClick(page, shown(page, 'Two'));
    await page.keyboard.type('Second & <b>');
    await page.keyboard.press('Enter');
    await drag(page, shown(page, 'Three'), { x: 0, y: 80 }, { held: ['Alt', 'Control'] });
    const [one, two, three, copy] = await controlsIn(await save(page));
    expect(one?.box).toMatchObject({ width: 137, height: 51 });
    expect(two?.text).toBe('Second & <b>');
    expect([three?.box.y, copy?.box.y, copy?.text]).toEqual([7, 87, 'Three']);

    await page.keyboard.press('Control+a');
    await page.keyboard.press('Control+g');
    await page.getByRole('heading', { name: 'Group' }).waitFor();
    await doubleClick(page, shown(page, 'Second'));
    await page.getByRole('heading', { name: 'Button' }).waitFor();
    await page.keyboard.press('Delete');
    const [group, second] = await controlsIn(await save(page));
    expect([group?.children.length, second]).toEqual([3, undefined]);
  });
});

/** Where the parts of the bar are that are to be seen, each with its words. */
const barOf = (page: Page) =>
  page.locator('.editor .toolbar').evaluate((bar) =>
    [...bar.querySelectorAll('h1, .status, button')]
      .map((part) => ({
        words: part.getAttribute('aria-label') ?? part.textContent,
        box: part.getBoundingClientRect(),
      }))
      .filter(({ box }) => box.width > 0)
      .map(({ words, box: { left, top, right, bottom } }) => ({ words, left, top, right, bottom })),
  );

it('keeps the parts of its bar apart, each on one line, with Done at the end', async () => {
  const page = await edit('The checkout of the shop in spring, its second draft.bmml', row, {}, { hasTouch: true });
  for (const width of [1600, 1280, 1001, 1000, 820, 701, 700, 390, 320]) {
    await page.setViewportSize({ width, height: 700 });
    const parts = await barOf(page);
    const together = parts.flatMap((one, index) =>
      parts
        .slice(index + 1)
        .filter((other) => one.left < other.right && other.left < one.right)
        .filter((other) => one.top < other.bottom && other.top < one.bottom)
        .map((other) => `${one.words} and ${other.words}`),
    );
    const high = parts.filter(({ top, bottom }) => bottom - top > 42).map(({ words }) => words);
    const done = parts.find(({ words }) => words === 'Done');
    expect({ width, together, high }).toEqual({ width, together: [], high: [] });
    expect(width - (done?.right ?? 0)).toBeLessThan(20);
  }
});

describe('by keys alone', () => {
  it('builds a sign-in form from an empty drawing', async () => {
    const page = await edit('Sign in.bmml', text('<mockup version="1.0" skin="sketch"><controls/></mockup>'));
    const add = async (letters: string, words: string): Promise<void> => {
      await page.keyboard.press('/');
      await page.keyboard.type(letters);
      await page.keyboard.press('Enter');
      await page.locator('.typing').waitFor();
      await page.keyboard.type(words);
      await page.keyboard.press('Enter');
    };
    const down = async (times: number): Promise<void> => {
      for (let step = 0; step < times; step += 1) await page.keyboard.press('Shift+ArrowDown');
    };
    await add('label', 'Email');
    await add('text f', 'ana@tidewater.example');
    await down(3);
    await add('check', 'Keep me signed in');
    await down(6);
    await add('button', 'Sign in');
    await down(10);
    await page.keyboard.press('Control+Alt+Shift+ArrowRight');
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Control+Alt+1');
    const made = await controlsIn(await save(page));
    expect(made.map(({ type, text: words }) => [type, words])).toEqual([
      ['Label', 'Email'],
      ['TextInput', 'ana@tidewater.example'],
      ['CheckBox', 'Keep me signed in'],
      ['Button', 'Sign in'],
    ]);
    expect(new Set(made.map(({ box }) => box.x)).size).toBe(1);
    const tops = made.map(({ box }) => box.y);
    expect([...tops].sort((a, b) => a - b)).toEqual(tops);
    // From control to control, into a text and out again, and on out of the drawing.
    await page.keyboard.press('Escape');
    for (const name of ['Label', 'Text field', 'Check box', 'Button']) {
      await page.keyboard.press('Tab');
      await page.getByRole('heading', { name, exact: true }).waitFor();
    }
    await page.keyboard.press('Enter');
    await page.keyboard.type('Log in');
    await page.keyboard.press('Escape');
    expect((await controlsIn(await save(page)))[3]?.text).toBe('Sign in');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.classList.contains('board'))).toBe(false);
  });

  it('says what came of it, and finds everything in the list and in the fields', async () => {
    const page = await edit('Row.bmml', row);
    await page.getByRole('navigation', { name: 'Controls' }).getByRole('button', { name: /Two/ }).click();
    await page.locator('main').getByText('Button Two, 200, 0, 100 by 30').waitFor({ state: 'attached' });
    await page.getByLabel('X', { exact: true }).fill('250');
    await page.keyboard.press('Enter');
    await page.locator('main').getByText('Button Two, at 250, 0').waitFor({ state: 'attached' });
    await page.getByLabel('Height').press('ArrowUp');
    await page.getByRole('button', { name: /^Undo/ }).click();
    await page.locator('main').getByText('Undone: Resize').waitFor({ state: 'attached' });
    const [, two] = await controlsIn(await save(page));
    expect(two?.box).toEqual({ x: 250, y: 0, width: 100, height: 30 });
    await page.getByRole('button', { name: 'Send to back (Ctrl+Shift+↓)' }).click();
    await page.getByRole('button', { name: 'Lock (Ctrl+2)' }).click();
    await drag(page, shown(page, 'Two'), { x: 90, y: 90 });
    const [first] = await controlsIn(await save(page));
    expect([first?.text, first?.isLocked, first?.box.x]).toEqual(['Two', true, 250]);
  });
});

describe('in a project', () => {
  it('changes the rows that were edited, and shows what was saved', async () => {
    const bytes = sample('Book club.bmpr');
    const page = await edit('Book club.bmpr', bytes);
    const before = await sceneIn(Buffer.from(bytes));
    const [first] = before.mockups;
    const label = first?.controls.find(({ type }) => type === 'Title' || type === 'SubTitle' || type === 'Label');
    if (!label) throw new Error('the sample has changed');
    await page.keyboard.press('Control+a');
    await page.keyboard.press('ArrowDown');
    await page.getByRole('button', { name: 'Done' }).click();
    await drawing(page).waitFor();
    const after = await sceneIn(await sent(page));
    expect(after.mockups[0]?.controls.map(({ box }) => box.y)).toEqual(
      first?.controls.map(({ box, isLocked }) => box.y + (isLocked ? 0 : 1)),
    );
    expect(after.mockups.slice(1)).toEqual(before.mockups.slice(1));
    // Nothing is fetched again: what is shown is what was saved.
    expect((await calls(page)).filter(([name]) => name === 'readMockup')).toHaveLength(1);
  });
});

/** The sample project with this page of its database overwritten. */
function withoutPage(number: number): Uint8Array {
  const bytes = Uint8Array.from(sample('Book club.bmpr'));
  const length = new DataView(bytes.buffer).getUint16(16);
  return bytes.fill(0xff, number * length, (number + 1) * length);
}

describe('who may only view', () => {
  it('is offered no editing, and fetches no editor', async () => {
    const page = await show(
      openingOf(file('v', 'Row.bmml', { canEdit: false })),
      { readMockup: { v: content('Row.bmml', row) } },
      {},
      { meet: (window) => void window.clock.install() },
    );
    await drawing(page).waitFor();
    expect(await page.getByRole('button', { name: 'Edit', exact: true }).count()).toBe(0);
    // Longer than it is fetched after for those who may.
    await page.clock.fastForward(1200);
    expect(await page.evaluate(() => (window as unknown as { parts: string[] }).parts)).not.toContain('editor');
  });

  it.each([
    ['damaged', row.subarray(0, row.length - 30), 'r1', 'Part of it can’t be read'],
    ['no text in its encoding', Buffer.concat([row, Buffer.from([0x20, 0xff])]), 'r1', 'Part of it can’t be read'],
    ['locked in Drive', row, undefined, 'It is locked in Drive'],
    ['a project with a page of its database lost', withoutPage(10), 'r1', 'Part of it can’t be read'],
    ['a project whose rows are not found any more', withoutPage(6), 'r1', 'Part of it can’t be read'],
    ['a project that is locked in Drive', sample('Book club.bmpr'), undefined, 'It is locked in Drive'],
  ])('is told at once why a file that is %s can be looked at but not edited', async (_, bytes, revision, why) => {
    const id = `f${(files += 1)}`;
    const name = Buffer.from(bytes).includes('SQLite') ? 'Book club.bmpr' : 'Row.bmml';
    const page = await show(openingOf(file(id, name)), {
      readMockup: { [id]: { ...content(name, bytes), revision } },
      readAsset: engine(),
      reportProblem: null,
    } as Answers);
    await drawing(page).waitFor();
    const said = page.locator('.strip').filter({ hasText: `This file can’t be edited. ${why}` });
    await said.waitFor();
    expect(await page.getByRole('button', { name: 'Edit', exact: true }).count()).toBe(0);
    const button = page.getByRole('button', { name: 'Can’t be edited', disabled: true });
    expect(await violations(page)).toEqual([]);
    expect(
      await button.evaluate(
        (element) => document.getElementById(element.getAttribute('aria-describedby') ?? '')?.innerText,
      ),
    ).toContain(why);
    // Closed by whoever has read it, it is had again where the button is.
    await said.getByRole('button').click();
    await said.waitFor({ state: 'detached' });
    await button.press('Enter');
    await said.waitFor();
  });
});

describe('hostile input', () => {
  it('stays text', async () => {
    const page = await edit('Row.bmml', row);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('.typing').fill('"></text><script>alert(1)</script>%3Cimg src=x onerror=alert(1)>\u0000');
    await page.keyboard.press('Enter');
    const bytes = await save(page);
    expect(bytes.toString('utf8')).not.toContain('<script');
    const [one] = await controlsIn(bytes);
    expect(one?.text).toContain('<script>alert(1)</script>%3Cimg');
    expect(await board(page).locator('script, img').count()).toBe(0);
    expect(await status(page).innerText()).toContain('Saved');
  });
});
