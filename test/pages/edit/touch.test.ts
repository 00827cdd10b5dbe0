// Editing with fingers and a pen, as a screen sends them: on a phone and on a tablet.
import { describe, expect, it } from '@jest/globals';
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { bmml, control } from '../../mockup/fixtures';
import { content, file, openingOf, openWith, text } from '../open/harness';
import { windowsOfSuite } from '../suite';
import { controlsIn, save, shown, startEditing } from './person';

const show = openWith(windowsOfSuite());

const devices: readonly (readonly [string, BrowserContextOptions])[] = [
  ['a phone', { viewport: { width: 390, height: 844 }, deviceScaleFactor: 3, hasTouch: true, isMobile: true }],
  ['a tablet', { viewport: { width: 820, height: 1180 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true }],
];

const at = (number: number, x: number, y: number, words: string): string =>
  control('Button', { text: words })
    .replace('controlID="1"', `controlID="${number}"`)
    .replace('x="10" y="20"', `x="${x}" y="${y}"`)
    .replace('zOrder="0"', `zOrder="${number}"`);

/** Two buttons of 100 by 30, one below the other, and one far below. */
const column = text(bmml(at(0, 0, 0, 'One') + at(1, 100, 120, 'Two') + at(2, 0, 600, 'Three')));

let files = 0;

async function edit(options: BrowserContextOptions): Promise<Page> {
  const id = `h${(files += 1)}`;
  const page = await show(
    openingOf(file(id, 'Column.bmml')),
    {
      readMockup: { [id]: content('Column.bmml', column) },
      changeMockup: { ok: true, file: file(id, 'Column.bmml'), revision: 'r2' },
    },
    options,
  );
  await startEditing(page);
  return page;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** What a touch screen sends: where each finger is; a finger that is not there any more was lifted. */
interface Fingers {
  readonly down: (...points: readonly Point[]) => Promise<void>;
  readonly move: (...points: readonly Point[]) => Promise<void>;
  readonly lift: (...rest: readonly Point[]) => Promise<void>;
  readonly tap: (what: Locator) => Promise<void>;
  /** From a point by so much, in steps. */
  readonly drag: (from: Point, by: Point) => Promise<void>;
}

async function fingersOn(page: Page): Promise<Fingers> {
  const session = await page.context().newCDPSession(page);
  const send = async (type: 'touchStart' | 'touchMove' | 'touchEnd', points: readonly Point[]): Promise<void> => {
    await session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: points.map((point, id) => ({ ...point, id })),
    });
  };
  const fingers: Fingers = {
    down: (...points) => send('touchStart', points),
    move: (...points) => send('touchMove', points),
    lift: (...rest) => send('touchEnd', rest),
    tap: async (what) => {
      await fingers.down(await middleOf(what));
      await fingers.lift();
    },
    drag: async (from, by) => {
      await fingers.down(from);
      for (let step = 1; step <= 8; step += 1)
        await fingers.move({ x: from.x + (by.x * step) / 8, y: from.y + (by.y * step) / 8 });
      await frames(page);
      await fingers.lift();
    },
  };
  return fingers;
}

/** What is dragged follows with the next frame. */
const frames = (page: Page): Promise<unknown> =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));

async function middleOf(what: Locator): Promise<Point> {
  const box = await what.boundingBox();
  if (!box) throw new Error('it is not to be seen');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

const percent = async (page: Page): Promise<number> => parseInt(await page.locator('.percent').innerText(), 10) / 100;
const heading = (page: Page, name: string): Locator => page.getByRole('heading', { name, exact: true });
const places = async (page: Page) => (await controlsIn(await save(page))).map(({ box: { x, y } }) => [x, y]);

/** How far the page itself was pushed about. */
const pushed = (page: Page): Promise<readonly number[]> =>
  page.evaluate(() => {
    const { scale = 0, offsetLeft = 0, offsetTop = 0 } = window.visualViewport ?? {};
    return [scrollX, scrollY, scale, offsetLeft, offsetTop];
  });

describe.each(devices)('on %s', (_, options) => {
  it('a tap selects, a second one types, and one beside it ends that', async () => {
    const page = await edit(options);
    const fingers = await fingersOn(page);
    await fingers.tap(shown(page, 'Two'));
    await heading(page, 'Button').waitFor();
    await fingers.tap(shown(page, 'Two'));
    await page.locator('.typing').waitFor();
    // A keyboard on glass gives letters, not keys.
    await page.keyboard.insertText('Second');
    const { x, y } = await middleOf(shown(page, 'One'));
    await fingers.down({ x, y: y + 60 });
    await fingers.lift();
    await heading(page, 'Nothing is selected').waitFor();
    expect(await page.locator('.typing').count()).toBe(0);
    expect((await controlsIn(await save(page))).map((each) => each.text)).toEqual(['One', 'Second', 'Three']);
  });

  it('a finger looks around, and drags what is chosen; the page stays where it is', async () => {
    const page = await edit(options);
    const fingers = await fingersOn(page);
    const before = await middleOf(shown(page, 'Two'));
    await fingers.drag(before, { x: -40, y: 0 });
    expect((await middleOf(shown(page, 'Two'))).x).toBeCloseTo(before.x - 40, 0);
    expect(await page.locator('.chosen').count()).toBe(0);
    await fingers.tap(shown(page, 'Two'));
    await page.locator('.chosen').waitFor();
    const [scale, from] = [await percent(page), await middleOf(shown(page, 'Two'))];
    await fingers.drag(from, { x: 31, y: -53 });
    expect(await pushed(page)).toEqual([0, 0, 1, 0, 0]);
    const [one, two] = await places(page);
    expect(one).toEqual([0, 0]);
    expect(Math.abs((two?.[0] ?? 0) - 100 - 31 / scale)).toBeLessThanOrEqual(7 / scale);
    expect(Math.abs((two?.[1] ?? 0) - 120 + 53 / scale)).toBeLessThanOrEqual(7 / scale);
    await page.keyboard.press('Control+z');
    expect((await save(page)).equals(Buffer.from(column))).toBe(true);
  });

  it('a handle is taken by whoever comes near it, and what is small is still moved by its middle', async () => {
    const page = await edit(options);
    const fingers = await fingersOn(page);
    await fingers.tap(shown(page, 'One'));
    const handles = page.locator('[data-handle]');
    await handles.first().waitFor();
    const sizes = await handles.evaluateAll((all) =>
      all.flatMap((each) => {
        const { width = 0, height = 0 } = each.querySelector('.reach')?.getBoundingClientRect() ?? {};
        return [width, height];
      }),
    );
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(24);
    const box = await page.locator('.chosen').boundingBox();
    const scale = await percent(page);
    if (!box) throw new Error('it is not to be seen');
    // Ten pixels beside the corner.
    await fingers.drag({ x: box.x + box.width + 10, y: box.y + box.height + 10 }, { x: 45, y: 40 });
    const [wider] = await controlsIn(await save(page));
    expect(Math.abs((wider?.box.width ?? 0) - 100 - 45 / scale)).toBeLessThanOrEqual(7 / scale);
    await page.keyboard.press('Control+z');
    // Far away it is ten pixels high.
    for (let step = 0; step < 7; step += 1) await page.getByRole('button', { name: 'Zoom out' }).click();
    await fingers.drag(await middleOf(page.locator('.chosen')), { x: 40, y: 20 });
    const [moved] = await controlsIn(await save(page));
    expect(moved?.box.x).toBeGreaterThan(40);
    expect([moved?.box.width, moved?.box.height]).toEqual([100, 30]);
  });

  it('two fingers look closer and farther and take the paper along, and drag nothing', async () => {
    const page = await edit(options);
    const fingers = await fingersOn(page);
    await fingers.tap(shown(page, 'Two'));
    await page.locator('.chosen').waitFor();
    const [scale, at] = [await percent(page), await middleOf(shown(page, 'Two'))];
    await fingers.down(at);
    await fingers.move({ x: at.x + 30, y: at.y });
    await frames(page);
    const apart = (by: number, down: number) => [
      { x: at.x - by, y: at.y + down },
      { x: at.x + by, y: at.y + down },
    ];
    await fingers.down(...apart(40, 0));
    for (let step = 1; step <= 10; step += 1) await fingers.move(...apart(40 + step * 6, step * 5));
    await frames(page);
    await fingers.lift();
    expect((await percent(page)) / scale).toBeCloseTo(2.5, 0);
    const after = await middleOf(shown(page, 'Two'));
    expect(Math.hypot(after.x - at.x, after.y - at.y - 50)).toBeLessThan(6);
    expect(await pushed(page)).toEqual([0, 0, 1, 0, 0]);
    expect(await page.locator('.typing').count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Undo' }).getAttribute('aria-disabled')).toBe('true');
  });

  it('a finger that stays opens the menu, and neither drags nor types', async () => {
    const page = await edit(options);
    const fingers = await fingersOn(page);
    await fingers.tap(shown(page, 'Two'));
    await page.locator('.chosen').waitFor();
    await fingers.down(await middleOf(shown(page, 'Two')));
    await page.getByRole('menu').waitFor();
    await fingers.lift();
    await frames(page);
    expect(await page.locator('.typing').count()).toBe(0);
    const menu = await page.getByRole('menu').boundingBox();
    const { width = 0, height = 0 } = page.viewportSize() ?? {};
    expect((menu?.x ?? -1) >= 0 && (menu?.y ?? -1) >= 0).toBe(true);
    expect((menu?.x ?? 0) + (menu?.width ?? 0)).toBeLessThanOrEqual(width);
    expect((menu?.y ?? 0) + (menu?.height ?? 0)).toBeLessThanOrEqual(height);
    await fingers.tap(page.getByRole('menuitem', { name: /^Duplicate/ }));
    expect((await controlsIn(await save(page))).map((each) => each.text)).toEqual(['One', 'Two', 'Three', 'Two']);
  });

  it('several are chosen one after the other, moved together and let go one by one', async () => {
    const page = await edit(options);
    const fingers = await fingersOn(page);
    const several = page.getByRole('button', { name: 'Select several' });
    const isOn = (): Promise<string | null> => several.getAttribute('aria-pressed');
    expect(await isOn()).toBe('false');
    const { width = 0, height = 0 } = (await several.boundingBox()) ?? {};
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
    await fingers.tap(several);
    expect(await isOn()).toBe('true');
    await fingers.tap(shown(page, 'One'));
    await heading(page, 'Button').waitFor();
    await fingers.tap(shown(page, 'Two'));
    await heading(page, '2 controls').waitFor();
    await fingers.drag(await middleOf(shown(page, 'Two')), { x: 40, y: 0 });
    const after = await places(page);
    const [by = 0, down = 0] = after[0] ?? [];
    expect(by).toBeGreaterThan(20);
    expect(after).toEqual([
      [by, down],
      [100 + by, 120 + down],
      [0, 600],
    ]);
    await fingers.tap(page.getByRole('button', { name: 'Align left edges' }));
    expect((await places(page)).map(([x]) => x)).toEqual([by, by, 0]);
    // Tapped again it is let go, not typed in; beside them nothing is lost.
    await fingers.tap(shown(page, 'Two'));
    await heading(page, 'Button').waitFor();
    await fingers.tap(shown(page, 'One'));
    await heading(page, 'Nothing is selected').waitFor();
    expect(await page.locator('.typing').count()).toBe(0);
    await fingers.tap(several);
    await fingers.tap(shown(page, 'One'));
    await fingers.tap(shown(page, 'Two'));
    await heading(page, 'Button').waitFor();
    expect(await page.locator('.chosen').count()).toBe(1);
  });

  it('a control is added and said what it says, and the keyboard hides nothing of it', async () => {
    const page = await edit(options);
    const fingers = await fingersOn(page);
    await fingers.tap(page.getByRole('button', { name: 'Add a control' }));
    await page.getByRole('dialog').waitFor();
    await page.keyboard.insertText('check');
    await fingers.tap(page.getByRole('option', { name: 'Check box', exact: true }));
    await page.locator('.typing').waitFor();
    await page.keyboard.insertText('By fingers');
    const one = await middleOf(shown(page, 'One'));
    await fingers.down({ x: one.x, y: one.y - 40 });
    await fingers.lift();
    await heading(page, 'Nothing is selected').waitFor();
    await fingers.tap(shown(page, 'Three'));
    await page.locator('.chosen').waitFor();
    await fingers.tap(shown(page, 'Three'));
    await page.locator('.typing').waitFor();
    const { width = 0, height = 0 } = page.viewportSize() ?? {};
    // What the keyboard leaves of the window.
    await page.setViewportSize({ width, height: Math.round(height / 2) });
    await page.waitForFunction(() => {
      const box = document.querySelector('.typing')?.getBoundingClientRect();
      const view = window.visualViewport;
      return box && view && box.top >= view.offsetTop && box.bottom <= view.offsetTop + view.height;
    });
    const inSight = await page.locator('.typing').evaluate((field) => {
      const { x, y, width: wide, height: tall } = field.getBoundingClientRect();
      return document.elementFromPoint(x + wide / 2, y + tall / 2) === field;
    });
    await page.setViewportSize({ width, height });
    expect(inSight).toBe(true);
    expect((await controlsIn(await save(page))).map((each) => each.text)).toContain('By fingers');
  });

  it('everything that is pressed is 24 pixels wide and high', async () => {
    const page = await edit(options);
    const fingers = await fingersOn(page);
    const small = (): Promise<readonly string[]> =>
      page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('button,input,select,textarea,summary,[role=option]')]
          .filter((each) => each.checkVisibility())
          .map((each) => ({ each, box: (each.closest('label') ?? each).getBoundingClientRect() }))
          .filter(({ box }) => Math.min(box.width, box.height) < 24)
          .map(({ each, box }) => `${each.outerHTML.slice(0, 120)} ${box.width} ${box.height}`),
      );
    const found: string[] = [...(await small())];
    await fingers.tap(shown(page, 'Two'));
    await page.locator('.chosen').waitFor();
    found.push(...(await small()));
    await page.getByRole('button', { name: 'Color: Usual', exact: true }).click();
    found.push(...(await small()));
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Add a control' }).click();
    await page.getByRole('dialog').waitFor();
    found.push(...(await small()));
    expect(found).toEqual([]);
  });
});

it('a pen is a mouse: it drags and encloses at once', async () => {
  const page = await edit({ viewport: { width: 820, height: 1180 }, deviceScaleFactor: 2 });
  const session = await page.context().newCDPSession(page);
  const pen = async (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', { x, y }: Point): Promise<void> => {
    const isDown = type !== 'mouseReleased';
    const button = type === 'mouseMoved' ? 'none' : 'left';
    const pressed = { button, buttons: isDown ? 1 : 0, clickCount: 1 } as const;
    await session.send('Input.dispatchMouseEvent', { type, x, y, pointerType: 'pen', ...pressed });
  };
  const stroke = async (from: Point, by: Point): Promise<void> => {
    await pen('mousePressed', from);
    for (let step = 1; step <= 8; step += 1)
      await pen('mouseMoved', { x: from.x + (by.x * step) / 8, y: from.y + (by.y * step) / 8 });
    await frames(page);
    await pen('mouseReleased', { x: from.x + by.x, y: from.y + by.y });
  };
  const [one, two] = [await middleOf(shown(page, 'One')), await middleOf(shown(page, 'Two'))];
  await stroke({ x: one.x - 80, y: one.y - 40 }, { x: two.x - one.x + 160, y: two.y - one.y + 80 });
  await heading(page, '2 controls').waitFor();
  await stroke(two, { x: 60, y: 33 });
  const moved = await places(page);
  expect(moved[0]?.[0]).toBeGreaterThan(40);
  expect(moved[1]?.[0]).toBeGreaterThan(140);
});
