// What people edit with: properties, the library, the clipboard, the menu, other types, pictures.
import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { violations } from '../../axe';
import { bmml, control } from '../../mockup/fixtures';
import { content, engine, file, openingOf, openWith, sample, text } from '../open/harness';
import { windowsOfSuite } from '../suite';
import { board, controlsIn, save, sceneIn, shown, startEditing } from './person';

const show = openWith(windowsOfSuite());

/** Each test has a file of its own, so that no draft of one is offered in another. */
let files = 0;

async function edit(name: string, bytes: Uint8Array): Promise<Page> {
  const id = `t${(files += 1)}`;
  const page = await show(openingOf(file(id, name)), {
    readMockup: { [id]: content(name, bytes) },
    changeMockup: { ok: true, file: file(id, name), revision: 'r2' },
    ...(name.endsWith('.bmpr') && { readAsset: engine() }),
  });
  await startEditing(page);
  return page;
}

/** Two buttons and a label. */
const row = text(
  bmml(
    [
      ['Button', 'One', 0],
      ['Button', 'Two', 200],
      ['Label', 'Three', 400],
    ]
      .map(([type, words, x], index) =>
        control(String(type), { text: String(words) })
          .replace('controlID="1"', `controlID="${index}"`)
          .replace(/x="10" y="20"/, `x="${String(x)}" y="0"`)
          .replace('zOrder="0"', `zOrder="${index}"`),
      )
      .join(''),
  ),
);

const choose = async (page: Page, words: string): Promise<void> => {
  await page.getByRole('navigation', { name: 'Controls' }).getByRole('button', { name: words }).click();
};
const panel = (page: Page) => page.getByRole('complementary', { name: 'Properties' });
const field = (page: Page, label: string) => panel(page).getByRole('textbox', { name: label, exact: true });
const choice = (page: Page, label: string) => panel(page).getByRole('combobox', { name: label, exact: true });

/** What the browser does with a key of the clipboard. */
const clipboardEvent = (page: Page, type: 'copy' | 'cut' | 'paste', words = ''): Promise<string> =>
  board(page).evaluate(
    (element, [kind, given]) => {
      const data = new DataTransfer();
      if (given !== '') data.setData('text/plain', given ?? '');
      element.dispatchEvent(new ClipboardEvent(String(kind), { clipboardData: data, bubbles: true, cancelable: true }));
      return data.getData('text/plain');
    },
    [type, words],
  );

describe('markup', () => {
  it('is hidden and shown by Ctrl+K, is not chosen while it is hidden, and is shown to whoever chooses it', async () => {
    const note = control('StickyNote', { text: 'Ask Bo' })
      .replace('controlID="1"', 'controlID="9"')
      .replace('zOrder="0"', 'zOrder="1"');
    const page = await edit('Noted.bmml', text(bmml(control('Button', { text: 'Go' }) + note)));
    const said = (words: string) => page.getByRole('status').filter({ hasText: words }).waitFor();
    await shown(page, '9').waitFor();
    await page.keyboard.press('Control+k');
    await said('Markup is hidden');
    expect(
      await page
        .locator('.paper [data-control]')
        .evaluateAll((all) => all.map((one) => one.getAttribute('data-control'))),
    ).toEqual(['1']);
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Control+Shift+ArrowUp');
    await page.keyboard.press('Delete');
    expect((await controlsIn(await save(page))).map(({ type }) => type)).toEqual(['StickyNote']);
    await said('Deleted');
    await choose(page, 'Ask Bo');
    await shown(page, '9').waitFor();
    await said('Markup is shown. Sticky note Ask Bo');
    await page.keyboard.press('Control+k');
    await said('Markup is hidden');
    await page.keyboard.press('Control+k');
    await said('Markup is shown');
    await shown(page, '9').waitFor();
    await board(page).focus();
    await page.keyboard.press('?');
    expect(await page.getByRole('dialog').innerText()).toMatch(/Show or hide markup\s+Ctrl\+K/);
  });
});

describe('properties', () => {
  it('of one and of several are set, by keys too, and undone one by one', async () => {
    const page = await edit('Row.bmml', row);
    await choose(page, 'One');
    await choice(page, 'State').selectOption('disabled');
    await page.getByRole('button', { name: 'Bold' }).press('Enter');
    await field(page, 'Text').fill('First');
    await page.getByRole('button', { name: 'Color: Usual', exact: true }).click();
    await page.getByRole('button', { name: '#2b78e4' }).click();
    await board(page).focus();
    await page.keyboard.press('Control+a');
    await field(page, 'Text size').fill('20');
    await field(page, 'Text size').press('Enter');
    const all = await controlsIn(await save(page));
    expect(all.map(({ text: words, properties }) => [words, properties['size']])).toEqual([
      ['First', '20'],
      ['Two', '20'],
      ['Three', '20'],
    ]);
    expect(all[0]?.properties).toMatchObject({ state: 'disabled', bold: 'true', color: String(0x2b78e4) });
    for (let step = 0; step < 5; step += 1) await page.getByRole('button', { name: /^Undo/ }).click();
    expect((await save(page)).equals(Buffer.from(row))).toBe(true);
  });

  it('take what is typed in the task in which other controls are chosen', async () => {
    const page = await edit('Row.bmml', row);
    await choose(page, 'One');
    await field(page, 'Text size').fill('20');
    await field(page, 'Text size').press('Enter');
    await board(page).evaluate(async (from) => {
      const drawn = async (): Promise<void> => {
        for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
      };
      const press = (at: Node, key: string, ctrlKey: boolean) =>
        at.dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey, bubbles: true }));
      const isSize = ({ labels }: HTMLInputElement): boolean => labels?.[0]?.textContent.trim() === 'Text size';
      press(from, 'a', true);
      await drawn();
      const size = [...document.querySelectorAll('input')].find(isSize);
      if (size === undefined) throw new Error('There is no such field.');
      size.value = '24';
      size.dispatchEvent(new Event('input', { bubbles: true }));
      await drawn();
      press(size, 'Enter', false);
    });
    const all = await controlsIn(await save(page));
    expect(all.map(({ properties }) => properties['size'])).toEqual(['24', '24', '24']);
  });

  it('lead somewhere, in a project to its other drawings', async () => {
    const page = await edit('Book club.bmpr', sample('Book club.bmpr'));
    await page.keyboard.press('/');
    await page.keyboard.type('button');
    await page.keyboard.press('Enter');
    await page.locator('.typing').waitFor();
    await page.keyboard.press('Enter');
    const link = choice(page, 'Link');
    const [, , other = ''] = await link.locator('option').allInnerTexts();
    await link.selectOption({ label: other });
    const scene = await sceneIn(await save(page));
    const [made] = scene.mockups[0]?.controls.slice(-1) ?? [];
    expect(scene.mockups.find(({ id }) => made?.link?.kind === 'mockup' && id === made.link.id)?.name).toBe(other);
    await link.selectOption('url');
    await field(page, 'Address').fill('https://x.example/');
    const after = (await sceneIn(await save(page))).mockups[0]?.controls.slice(-1)[0];
    expect(after?.link).toEqual({ kind: 'url', url: 'https://x.example/' });
  });
});

describe('turning', () => {
  it('goes a quarter by a key or in its field, is said, follows the words, and is undone to the byte', async () => {
    const bytes = text(
      bmml(
        ['Label', 'Icon', 'RoundButton', 'TextInput']
          .map((type, index) =>
            control(type, type === 'Icon' ? { icon: 'InfoIcon%7Cmedium' } : { text: 'Upward' })
              .replace('controlID="1"', `controlID="${index}"`)
              .replace(/x="10" y="20" w="100" h="30"/, `x="${index * 150}" y="0" w="-1" h="-1"`)
              .replace('zOrder="0"', `zOrder="${index}"`),
          )
          .join(''),
      ),
    );
    const page = await edit('Turned.bmml', bytes);
    const said = (words: string) => page.getByRole('status').getByText(words, { exact: true }).waitFor();
    await choose(page, 'Upward Label');
    await page.keyboard.press('Control+Alt+BracketLeft');
    await said('Label Upward, turned to 90°');
    expect(await choice(page, 'Text runs').inputValue()).toBe('up');
    const [label] = await controlsIn(await save(page));
    expect(label?.box.height).toBeGreaterThan(40);
    expect(label?.box.width).toBeLessThan(24);
    await board(page).focus();
    await page.keyboard.press('Control+Alt+BracketRight');
    await page.keyboard.press('Control+Alt+BracketRight');
    await said('Label Upward, turned to 270°');
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Control+Alt+BracketRight');
    const turned = await controlsIn(await save(page));
    expect(
      turned.map(
        ({ properties }) => properties['rotation'] ?? properties['shapeRotation'] ?? properties['textOrientation'],
      ),
    ).toEqual(['left', '270', '270', undefined]);
    await choose(page, 'Icon');
    await choice(page, 'Turn').selectOption('180');
    expect((await controlsIn(await save(page)))[1]?.properties['rotation']).toBe('180');
    await board(page).focus();
    for (let step = 0; step < 5; step += 1) await page.keyboard.press('Control+z');
    expect((await save(page)).equals(Buffer.from(bytes))).toBe(true);
  });
});

describe('the library', () => {
  it('is searched, adds by keys, and its tiles are dragged onto the paper', async () => {
    const page = await edit('Row.bmml', row);
    const library = page.getByRole('region', { name: 'Library' });
    await library.getByRole('searchbox').fill('dropdown');
    await library.getByRole('button', { name: 'Combo box' }).press('Enter');
    await page.locator('.typing').waitFor();
    await page.keyboard.press('Escape');
    await library.getByRole('button', { name: 'Data', exact: true }).click();
    const tile = await library.getByRole('button', { name: 'Pie chart' }).boundingBox();
    const paper = await board(page).boundingBox();
    if (!tile || !paper) throw new Error('they are not to be seen');
    const [x, y] = [Math.round(paper.x + 200), Math.round(paper.y + 300)];
    await page.mouse.move(tile.x + 40, tile.y + 30);
    await page.mouse.down();
    await page.mouse.move(x, y, { steps: 4 });
    await page.locator('.ghost').waitFor();
    await page.mouse.up();
    const pie = page.locator('.paper [data-type="PieChart"]');
    await pie.waitFor();
    const box = await pie.boundingBox();
    expect(Math.abs((box?.x ?? 0) + (box?.width ?? 0) / 2 - x)).toBeLessThan(4);
    expect((await controlsIn(await save(page))).map(({ type }) => type).slice(3)).toEqual(['ComboBox', 'PieChart']);
  });
});

describe('the clipboard', () => {
  it('takes controls to another drawing, and words and cells for what they are', async () => {
    const page = await edit('Row.bmml', row);
    await page.keyboard.press('Control+a');
    const copied = await clipboardEvent(page, 'copy');
    await clipboardEvent(page, 'cut');
    expect(await controlsIn(await save(page))).toEqual([]);
    await clipboardEvent(page, 'paste', copied);
    const again = await controlsIn(await save(page));
    expect(again.map(({ type, text: words, box }) => [type, words, box.x])).toEqual([
      ['Button', 'One', 0],
      ['Button', 'Two', 200],
      ['Label', 'Three', 400],
    ]);
    await clipboardEvent(page, 'paste', '<b>Words</b>');
    await clipboardEvent(page, 'paste', 'Name\tAge\nAna, B.\t7');
    const all = await controlsIn(await save(page));
    expect(all.slice(3).map(({ type, text: words }) => [type, words])).toEqual([
      ['Label', '<b>Words</b>'],
      ['DataGrid', 'Name, Age\nAna\\, B., 7'],
    ]);
    const project = await edit('Book club.bmpr', sample('Book club.bmpr'));
    await clipboardEvent(project, 'paste', copied);
    const [, , three] = (await sceneIn(await save(project))).mockups[0]?.controls.slice(-3) ?? [];
    expect([three?.type, three?.text]).toEqual(['Label', 'Three']);
  });
});

describe('the menu and other types', () => {
  it('opens by a right click and by keys, unlocks what lies there, and is left with Escape', async () => {
    const page = await edit('Row.bmml', row);
    await shown(page, 'Two').click({ button: 'right' });
    await page.getByRole('menuitem', { name: /^Lock/ }).click();
    await shown(page, 'Two').click({ button: 'right', force: true });
    await page.getByRole('menuitem', { name: 'Select Button Two' }).click();
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: 'Unlock', exact: true }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await page.getByRole('menu').count()).toBe(0);
    await page.keyboard.press('Shift+F10');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Escape');
    expect((await controlsIn(await save(page)))[1]?.isLocked).toBe(true);
  });

  it('makes another type of a control, and keeps what it says', async () => {
    const page = await edit('Row.bmml', row);
    await choose(page, 'Three');
    await page.keyboard.press('Control+Alt+t');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type('text area');
    await page.keyboard.press('Enter');
    const [, , three] = await controlsIn(await save(page));
    expect([three?.type, three?.text]).toEqual(['TextArea', 'Three']);
  });

  it('resizes a group with what is in it', async () => {
    const page = await edit('Row.bmml', row);
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Control+g');
    const [before] = await controlsIn(await save(page));
    for (let step = 0; step < 10; step += 1) await page.keyboard.press('Control+Alt+Shift+ArrowRight');
    const [group] = await controlsIn(await save(page));
    expect((group?.box.width ?? 0) - (before?.box.width ?? 0)).toBeGreaterThan(80);
    expect(group?.children[1]?.box.x).toBeGreaterThan(200);
  });
});

describe('pictures', () => {
  const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
  const drop = (page: Page, base64: string, type: string): Promise<void> =>
    board(page).evaluate(
      (element, [data, kind]) => {
        const bytes = Uint8Array.from(atob(data ?? ''), (letter) => letter.charCodeAt(0));
        const transfer = new DataTransfer();
        transfer.items.add(new File([bytes], 'cover.png', { type: kind ?? '' }));
        const { left, top } = element.getBoundingClientRect();
        element.dispatchEvent(
          new DragEvent('drop', { dataTransfer: transfer, bubbles: true, clientX: left + 200, clientY: top + 200 }),
        );
      },
      [base64, type],
    );

  it('are dropped into a project once, and refused where they are none or a file can’t hold them', async () => {
    const page = await edit('Book club.bmpr', sample('Book club.bmpr'));
    await drop(page, pixel, 'image/png');
    await panel(page).getByRole('heading', { name: 'Image' }).waitFor();
    await drop(page, pixel, 'image/png');
    const scene = await sceneIn(await save(page));
    const [one, two] = scene.mockups[0]?.controls.slice(-2) ?? [];
    expect(scene.assets[one?.source ?? '']).toBe(`data:image/png;base64,${pixel}`);
    expect(two?.source).toBe(one?.source);
    await drop(page, btoa('<svg onload="alert(1)"/>'), 'image/png');
    await page.getByText('That is no picture that can be shown.').waitFor();
    const single = await edit('Row.bmml', row);
    await drop(single, pixel, 'image/png');
    await single.getByText('A single mockup can’t hold pictures').first().waitFor();
  });
});
