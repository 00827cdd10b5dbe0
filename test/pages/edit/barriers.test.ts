// The editor without barriers: every state of it, by its name, as axe sees it, in the light and in the dark, in a narrow
// window, and in colors that are forced.
import { describe, expect, it } from '@jest/globals';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { editableProperties, hasIcon, hasItemLinks } from '../../../src/mockup/property-kinds';
import { controlTypes } from '../../../src/mockup/types';
import { violations } from '../../axe';
import { bmml, control } from '../../mockup/fixtures';
import {
  accessOf,
  answer,
  type Answers,
  content,
  engine,
  file,
  openingOf,
  openWith,
  sample,
  text,
} from '../open/harness';
import { windowsOfSuite } from '../suite';
import { lost } from '../windows';
import { board, shown, startEditing, status } from './person';

const show = openWith(windowsOfSuite());

/** Each has a file of its own, so that no draft of one is offered in another. */
let files = 0;

const at = (id: number, type: string, properties: Readonly<Record<string, string>>): string =>
  control(type, properties)
    .replace('controlID="1"', `controlID="${id}"`)
    .replace(/x="10" y="20"/, `x="${(id % 10) * 130}" y="${Math.floor(id / 10) * 60}"`)
    .replace('zOrder="0"', `zOrder="${id}"`);

const single = text(
  bmml(
    at(0, 'Button', { text: 'One', color: '65280' }) +
      at(1, 'Button', { text: 'Two', icon: 'PencilIcon%7Csmall' }) +
      at(2, 'TabBar', { text: 'First%2C Second' }) +
      at(3, 'StickyNote', { text: 'Ask Bo' }) +
      at(4, 'Label', { text: 'Three', strange: 'kept' }),
  ),
);

/** A state: its name, and how it is come to from the paper with nothing selected. */
type State = readonly [name: string, come: (page: Page, id: string) => Promise<void>];

/** States of one file, one after the other. */
interface Run {
  readonly name: 'Row.bmml' | 'Book club.bmpr';
  readonly answers?: Answers;
  readonly states: readonly State[];
}

const dialog = (page: Page, name: string) => page.getByRole('dialog', { name });
const list = (page: Page) => page.getByRole('navigation', { name: 'Mockups' });
const isNarrow = (page: Page): boolean => (page.viewportSize()?.width ?? 0) < 1000;

/** Opens the list of controls and drawings, where it lies over the paper. */
async function openSide(page: Page): Promise<void> {
  const opener = page.getByRole('button', { name: 'Drawings and controls' });
  if (isNarrow(page) && (await opener.getAttribute('aria-expanded')) !== 'true') await opener.click();
}
async function select(page: Page, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) await page.keyboard.press('Tab');
}
const doing = async (page: Page, item: string): Promise<void> => {
  await openSide(page);
  await list(page).getByRole('button', { name: 'This mockup' }).click();
  await list(page).getByRole('button', { name: item, exact: true }).click();
};
const press = (page: Page, ...keys: readonly string[]): Promise<void> =>
  keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());
const conflict = { ok: false, title: 'Not saved', text: 'Somebody was first.', isConflict: true } as const;
const theirs = text(bmml(at(0, 'Button', { text: 'Theirs' })));
const noSeat = accessOf({ canEdit: false, bar: { tone: 'warning', text: 'No seat.', actions: [] } });

const runs: readonly Run[] = [
  {
    name: 'Row.bmml',
    states: [
      ['nothing selected', () => Promise.resolve()],
      ['a button selected', (page) => select(page, 1)],
      ['a button with an icon selected', (page) => select(page, 2)],
      ['items with links of their own selected', (page) => select(page, 3)],
      ['a property that nobody knows', (page) => select(page, 5)],
      ['several selected, alike', (page) => press(page, 'Control+a')],
      ['typing in place', (page) => press(page, 'Tab', 'Enter')],
      [
        'choosing a color',
        (page) => press(page, 'Tab').then(() => page.getByRole('button', { name: /^Color: / }).click()),
      ],
      [
        'an address as a link',
        async (page) => {
          await select(page, 1);
          await page.getByRole('combobox', { name: 'Link', exact: true }).selectOption('url');
        },
      ],
      [
        'choosing an icon',
        async (page) => {
          await select(page, 1);
          await page.getByRole('button', { name: /^Icon: / }).click();
          await dialog(page, 'Choose an icon').getByRole('option').first().waitFor();
        },
      ],
      [
        'an icon that is not there',
        async (page) => {
          await select(page, 1);
          await page.getByRole('button', { name: /^Icon: / }).click();
          await dialog(page, 'Choose an icon').getByRole('option').first().waitFor();
          await page.keyboard.type('qqqq');
        },
      ],
      ['quick add, nothing typed', (page) => press(page, '/')],
      ['quick add, some found', (page) => press(page, '/', 'b', 'u')],
      ['quick add, none found', (page) => press(page, '/', 'q', 'q', 'q')],
      ['another type', (page) => press(page, 'Tab', 'Control+Alt+t')],
      ['the menu of a control', (page) => press(page, 'Tab', 'Shift+F10')],
      ['the menu of the paper', (page) => press(page, 'Shift+F10')],
      ['what lies under the pointer', (page) => shown(page, 'One').click({ button: 'right', force: true })],
      ['the list of keys', (page) => press(page, '?').then(() => dialog(page, 'Keys').waitFor())],
      ['markup hidden', (page) => press(page, 'Control+k')],
      ['a locked control', (page) => press(page, 'Tab', 'Control+2')],
      ['a group', (page) => press(page, 'Control+a', 'Control+g')],
      ['inside a group', (page) => press(page, 'Tab', 'Enter')],
      ['a picture that a single mockup can’t hold', (page) => drop(page)],
      [
        'the library, searched',
        async (page) => {
          if (!isNarrow(page)) await page.getByRole('searchbox', { name: 'Find a control' }).fill('button');
        },
      ],
      [
        'the library, a family',
        async (page) => {
          if (isNarrow(page)) return;
          await page.getByRole('searchbox', { name: 'Find a control' }).fill('');
          await page
            .getByRole('region', { name: 'Library' })
            .getByRole('button', { name: 'Data', exact: true })
            .click();
        },
      ],
      [
        'without the library',
        async (page) => {
          if (!isNarrow(page)) await page.getByRole('button', { name: 'Library' }).click();
        },
      ],
      [
        'making a project',
        async (page) => {
          await openSide(page);
          await page.getByRole('button', { name: 'Make a project of it…' }).click();
        },
      ],
      [
        'a project that was not made',
        async (page) => {
          await openSide(page);
          await page.getByRole('button', { name: 'Make a project of it…' }).click();
          await page.getByRole('button', { name: 'Make the project' }).click();
          await page.getByText('No project was made').waitFor();
        },
      ],
      [
        'open in another tab',
        async (page, id) => {
          await page.getByRole('button', { name: 'Done' }).click();
          await page.evaluate(
            (name) => void navigator.locks.request(name, () => new Promise(() => undefined)),
            `edit ana ${id}`,
          );
          await page.getByRole('button', { name: 'Edit', exact: true }).click();
          await page.getByRole('heading', { name: 'You edit this in another tab' }).waitFor();
        },
      ],
    ],
  },
  {
    name: 'Book club.bmpr',
    states: [
      ['the drawings of a project', openSide],
      ['a symbol selected', (page) => select(page, 2)],
      ['several selected, of several types', (page) => press(page, 'Control+a')],
      [
        'what can be done with a drawing',
        (page) => openSide(page).then(() => list(page).getByRole('button', { name: 'This mockup' }).click()),
      ],
      ['a new name', (page) => doing(page, 'Rename…').then(() => dialog(page, 'Rename…').waitFor())],
      ['an alternate', (page) => doing(page, 'New alternate').then(() => openSide(page))],
      ['notes', (page) => openSide(page).then(() => list(page).getByLabel('Notes').fill('Two steps'))],
      [
        'an empty drawing',
        (page) => openSide(page).then(() => list(page).getByRole('button', { name: 'New mockup' }).click()),
      ],
      [
        'the trash',
        async (page) => {
          await doing(page, 'To the trash');
          await openSide(page);
          await list(page)
            .getByRole('button', { name: /^Trash/ })
            .click();
          await dialog(page, 'Trash').waitFor();
        },
      ],
    ],
  },
  {
    name: 'Row.bmml',
    states: [
      [
        'a browser that keeps no drafts',
        async (page) => {
          await page.evaluate(() => {
            IDBDatabase.prototype.transaction = () => {
              throw new DOMException('refused', 'SecurityError');
            };
          });
          await press(page, 'Tab', 'ArrowRight');
          await page.getByText('This browser keeps no drafts here.').waitFor();
        },
      ],
      [
        'saving',
        async (page) => {
          // Nobody answers any more.
          answer(page, { serve: () => new Promise(() => undefined) });
          await press(page, 'Tab', 'ArrowRight', 'Control+s');
          await status(page).getByText('Saving…').waitFor();
        },
      ],
    ],
  },
  {
    name: 'Row.bmml',
    answers: { changeMockup: 'NetworkError', more: lost },
    states: [
      ['not saved yet', (page) => press(page, 'Tab', 'ArrowRight')],
      [
        'not saved, for Drive can’t be reached',
        async (page) => {
          await press(page, 'Tab', 'ArrowRight', 'Control+s');
          await status(page)
            .getByText(/^Not saved since/)
            .waitFor();
        },
      ],
      [
        'a part that can’t be had',
        (page) => press(page, '?').then(() => page.getByText('That can’t be had').waitFor()),
      ],
      [
        'leaving with something unsaved',
        async (page) => {
          await page.getByRole('button', { name: 'Done' }).click();
          await dialog(page, 'Not everything is saved').waitFor();
        },
      ],
      [
        'what was not saved, offered again',
        async (page) => {
          await page.reload();
          await startEditing(page, dialog(page, 'Changes that were not saved'));
        },
      ],
      [
        'a seat that ended, noticed by looking',
        async (page) => {
          answer(page, { checkAgain: noSeat });
          await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
          await page.getByText('You can’t edit this mockup any more.').waitFor();
        },
      ],
    ],
  },
  {
    name: 'Row.bmml',
    answers: {
      changeMockup: { ok: false, title: 'Not saved.', text: 'Your seat was given to somebody else.', access: noSeat },
    },
    states: [
      [
        'a seat that ended, noticed by saving',
        async (page) => {
          await press(page, 'Tab', 'ArrowRight', 'Control+s');
          await page.locator('div.stopped').waitFor();
        },
      ],
    ],
  },
  {
    name: 'Row.bmml',
    answers: { changeMockup: conflict, reserveId: 'NetworkError' },
    states: [
      [
        'both versions',
        async (page, id) => {
          await press(page, 'Tab', 'ArrowRight');
          const there = { ...content('Row.bmml', theirs), revision: 'bo' } as ReturnType<typeof content>;
          answer(page, { readMockup: { [id]: there } });
          await page.keyboard.press('Control+s');
          await page.getByRole('img', { name: 'Theirs, as it is in Drive' }).getByText('Theirs').waitFor();
        },
      ],
      [
        'a copy that was not made',
        async (page) => {
          await page.getByRole('button', { name: 'Keep mine as a copy' }).click();
          await page.getByText('The copy could not be made.').waitFor();
        },
      ],
    ],
  },
];

/** A picture comes in from elsewhere. */
const drop = (page: Page): Promise<void> =>
  board(page).evaluate((element) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['GIF89a'], 'cover.gif', { type: 'image/gif' }));
    element.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, clientX: 300, clientY: 300 }));
  });

/** Back to the paper with nothing selected. */
async function reset(page: Page): Promise<void> {
  while ((await page.getByRole('dialog').count()) > 0) await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  const opener = page.getByRole('button', { name: 'Drawings and controls' });
  if ((await opener.isVisible()) && (await opener.getAttribute('aria-expanded')) === 'true') await opener.click();
  await board(page).focus();
  for (let times = 0; times < 3; times += 1) await page.keyboard.press('Escape');
}

/** Windows are kept from test to test, and some are left with something unsaved. */
const met = new WeakSet<Page>();
function leaveFreely(page: Page): void {
  if (!met.has(page)) page.on('dialog', (asked) => void asked.accept());
  met.add(page);
}

async function edit(
  { name, answers }: Pick<Run, 'name' | 'answers'>,
  options: BrowserContextOptions,
): Promise<readonly [Page, string]> {
  const id = `b${(files += 1)}`;
  const bytes = name === 'Row.bmml' ? single : sample(name);
  const page = await show(
    openingOf(file(id, name)),
    {
      readMockup: { [id]: content(name, bytes) },
      changeMockup: { ok: true, file: file(id, name), revision: 'r2' },
      ...(name === 'Book club.bmpr' && { readAsset: engine() }),
      ...answers,
    },
    options,
    { meet: leaveFreely },
  );
  await startEditing(page);
  return [page, id];
}

const looks: readonly (readonly [string, BrowserContextOptions, 'all' | 'colours'])[] = [
  ['in the light', {}, 'all'],
  ['in the dark', { colorScheme: 'dark' }, 'colours'],
  ['in a narrow window', { viewport: { width: 390, height: 780 } }, 'all'],
  ['in colors that are forced', { forcedColors: 'active' }, 'colours'],
];

describe.each(looks)('%s', (look, options, rules) => {
  it('every state of the editor is without barriers', async () => {
    const found: string[] = [];
    const seen: string[] = [];
    for (const run of runs) {
      const [page, id] = await edit(run, options);
      for (const [name, come] of run.states) {
        await reset(page);
        await come(page, id);
        seen.push(name);
        for (const each of await violations(page, rules)) found.push(`${name}: ${each}`);
      }
    }
    expect([look, found]).toEqual([look, []]);
    expect(new Set(seen).size).toBe(runs.flatMap(({ states }) => states).length);
  });
});

it('the properties of every type of control are without barriers', async () => {
  // One of those that have the same fields.
  const byFields = new Map(
    Object.entries(controlTypes)
      .filter(([type]) => type !== '__group__' && type !== 'Component')
      .map(([type, { wording }]) => [
        JSON.stringify([editableProperties(type), hasIcon(type), hasItemLinks(type), wording]),
        type,
      ]),
  );
  const types = [...byFields.values()];
  const id = `b${(files += 1)}`;
  const bytes = text(bmml(types.map((type, index) => at(index, type, {})).join('')));
  const page = await show(
    openingOf(file(id, 'All.bmml')),
    { readMockup: { [id]: content('All.bmml', bytes) } },
    {},
    { meet: leaveFreely },
  );
  await startEditing(page);
  const found: string[] = [];
  const headings = new Set<string>();
  for (const [index, type] of types.entries()) {
    await page.getByRole('navigation', { name: 'Controls' }).getByRole('button').nth(index).click();
    headings.add(await page.locator('.panel h2').innerText());
    for (const each of await violations(page, 'all', '.panel')) found.push(`${type}: ${each}`);
  }
  expect(found).toEqual([]);
  expect(headings.size).toBe(types.length);
});
