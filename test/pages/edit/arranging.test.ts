// Aligning, spreading and ordering: by buttons, keys and the menu, and what came of it in the file.
import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { bmml, control } from '../../mockup/fixtures';
import { content, file, openingOf, openWith, text } from '../open/harness';
import { windowsOfSuite } from '../suite';
import { board, controlsIn, save, shown, startEditing } from './person';

const show = openWith(windowsOfSuite());

type Box = readonly [x: number, y: number, width: number, height: number];

/** Boxes that lie over each other in part, lowest first. */
const boxes: readonly (readonly [string, Box])[] = [
  ['One', [0, 0, 100, 40]],
  ['Two', [60, 20, 120, 60]],
  ['Three', [150, 90, 80, 30]],
];
const bytes = text(
  bmml(
    boxes
      .map(([words, [x, y, width, height]], index) =>
        control('Button', { text: words })
          .replace('controlID="1"', `controlID="${index}"`)
          .replace('x="10" y="20" w="100" h="30"', `x="${x}" y="${y}" w="${width}" h="${height}"`)
          .replace('zOrder="0"', `zOrder="${index}"`),
      )
      .join(''),
  ),
);

type Way = 'button' | 'key' | 'menu';

/** Does something in one of the ways in which it can be done. */
async function perform(page: Page, way: Way, name: string, key: string): Promise<void> {
  if (way === 'key') {
    await board(page).focus();
    await page.keyboard.press(key);
    return;
  }
  if (way === 'menu') {
    await board(page).focus();
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: new RegExp(`^${name}`) }).click();
    return;
  }
  await page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
}

let files = 0;

async function edit(): Promise<Page> {
  const id = `a${(files += 1)}`;
  const page = await show(openingOf(file(id, 'Three.bmml')), {
    readMockup: { [id]: content('Three.bmml', bytes) },
    changeMockup: { ok: true, file: file(id, 'Three.bmml'), revision: 'r2' },
  });
  await startEditing(page);
  return page;
}

const inFile = async (page: Page) => controlsIn(await save(page));

/** Where the corners are afterwards, of the three that keep their sizes. */
const alignments: readonly (readonly [name: string, key: string, corners: readonly (readonly [number, number])[]])[] = [
  [
    'Align left edges',
    'Control+Alt+1',
    [
      [0, 0],
      [0, 20],
      [0, 90],
    ],
  ],
  [
    'Align centers',
    'Control+Alt+2',
    [
      [65, 0],
      [55, 20],
      [75, 90],
    ],
  ],
  [
    'Align right edges',
    'Control+Alt+3',
    [
      [130, 0],
      [110, 20],
      [150, 90],
    ],
  ],
  [
    'Align top edges',
    'Control+Alt+4',
    [
      [0, 0],
      [60, 0],
      [150, 0],
    ],
  ],
  [
    'Align middles',
    'Control+Alt+5',
    [
      [0, 40],
      [60, 30],
      [150, 45],
    ],
  ],
  [
    'Align bottom edges',
    'Control+Alt+6',
    [
      [0, 80],
      [60, 60],
      [150, 90],
    ],
  ],
  // One ends before the next begins by as much as the other way round.
  [
    'Equal gaps across',
    '',
    [
      [0, 0],
      [65, 20],
      [150, 90],
    ],
  ],
  [
    'Equal gaps down',
    '',
    [
      [0, 0],
      [60, 35],
      [150, 90],
    ],
  ],
];

describe.each<Way>(['button', 'key', 'menu'])('by %s', (way) => {
  it('several are aligned and spread, as one step each', async () => {
    const page = await edit();
    await page.keyboard.press('Control+a');
    for (const [name, key, corners] of alignments) {
      if (way === 'key' && key === '') continue;
      await perform(page, way, name, key);
      const after = await inFile(page);
      expect([name, after.map(({ box }) => [box.x, box.y])]).toEqual([name, corners]);
      expect(after.map(({ box }) => [box.width, box.height])).toEqual(boxes.map(([, [, , w, h]]) => [w, h]));
      await page.getByRole('button', { name: 'Undo' }).click();
      expect((await save(page)).equals(Buffer.from(bytes))).toBe(true);
    }
    await page.getByRole('status').filter({ hasText: 'Undone: Align' }).waitFor();
  });

  it('one is put before and behind the others, in the drawing as in the file', async () => {
    const page = await edit();
    await page.keyboard.press('Tab');
    await page.getByRole('heading', { name: 'Button', exact: true }).waitFor();
    const order = async () => {
      const drawn = await page
        .locator('.paper > svg.drawing [data-control]')
        .evaluateAll((all) => all.map((each) => each.getAttribute('data-control')));
      const written = (await inFile(page)).map(({ path }) => path);
      expect(drawn).toEqual(written);
      return written;
    };
    const orders: readonly (readonly [string, string, readonly string[]])[] = [
      ['Bring forward', 'Control+ArrowUp', ['1', '0', '2']],
      ['Bring to front', 'Control+Shift+ArrowUp', ['1', '2', '0']],
      ['Send backward', 'Control+ArrowDown', ['1', '0', '2']],
      ['Send to back', 'Control+Shift+ArrowDown', ['0', '1', '2']],
    ];
    for (const [name, key, after] of orders) {
      await perform(page, way, name, key);
      expect([name, await order()]).toEqual([name, after]);
    }
    // Where it was: to the byte, though not by undoing.
    expect((await save(page)).equals(Buffer.from(bytes))).toBe(true);
    await page.keyboard.press('Control+z');
    expect(await order()).toEqual(['1', '0', '2']);
    // What lies on top is what is hit.
    await perform(page, way, 'Bring to front', 'Control+Shift+ArrowUp');
    await shown(page, 'One').waitFor();
  });
});
