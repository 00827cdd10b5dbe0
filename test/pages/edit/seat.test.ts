// A seat that ends while somebody edits: against the built add-on in the emulator, on both engines. The tools stop, nothing
// more is written, and what was done stays on the screen, in the browser and in the reader's hands until the seat is back.
import { beforeEach, describe, expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { violations } from '../../axe';
import { bmml, control } from '../../mockup/fixtures';
import { engines, worldsOn } from '../../sample-on-stores';
import { noon, type SampleWorld } from '../../sample-world';
import { drawing, file, openingOf, openWith } from '../open/harness';
import { windowsOfSuite } from '../suite';
import { contentOf, lost } from '../windows';
import { board, controlsIn, startEditing, status } from './person';

const show = openWith(windowsOfSuite());
const button = bmml(control('Button', { text: 'Save' }));
const day = 24 * 60 * 60 * 1000;

let world: SampleWorld;
let made = 0;

/** What the server answers; undefined where nobody can tell. */
async function ask(who: string, called: string, request: unknown): Promise<unknown> {
  const { outcome } = await world.emulator.pageCall(world.idOf(who), called, [request]);
  return outcome.status === 'completed' ? outcome.result : undefined;
}

/** Whoever runs the product changes a license. */
async function change(licenseId: string, wanted: object): Promise<void> {
  const answer = await ask('vera', 'changeLicenses', { changes: [{ licenseId, wanted }] });
  expect(JSON.stringify(answer)).toContain('"changed"');
}

const ana = { email: 'ana@acme.example' };
const other = { email: 'new@acme.example' };

interface End {
  readonly end: string;
  readonly who: string;
  readonly comes: (fileId: string) => Promise<void> | void;
  /** What the page says of it. */
  readonly said: RegExp;
  readonly isOver: (fileId: string) => Promise<void> | void;
}

const ends: readonly End[] = [
  {
    end: 'is released',
    who: 'ana',
    comes: () => change('sub-ana', { action: 'release', account: ana }),
    said: /needs a subscription for ana@/,
    isOver: () => change('sub-ana', { action: 'assign', account: ana }),
  },
  {
    end: 'is handed to somebody else',
    who: 'ana',
    comes: () => change('sub-ana', { action: 'transfer', from: ana, to: other }),
    said: /needs a subscription for ana@/,
    isOver: () => change('sub-ana', { action: 'transfer', from: other, to: ana }),
  },
  {
    end: 'runs out',
    who: 'carla',
    comes: () => {
      world.emulator.world.setNow(noon + 40 * day);
    },
    said: /trial/i,
    isOver: async () => {
      const row = { licenseId: 'sub-again', organisation: 'carla', seats: 1, billing: 'yearly', startedAt: noon };
      const people = { holders: ['carla@acme.example'], administrators: ['carla@acme.example'] };
      await ask('vera', 'importLicenses', { rows: [{ ...row, ...people }] });
    },
  },
  {
    end: 'is of no use, for Drive lets them only view',
    who: 'ana',
    comes: (fileId) => {
      world.emulator.world.setRole(fileId, world.idOf('ana'), 'reader');
    },
    said: /view/i,
    isOver: (fileId) => {
      world.emulator.world.setRole(fileId, world.idOf('ana'), 'writer');
    },
  },
];

const place = async (bytes: Uint8Array): Promise<number | undefined> =>
  (await controlsIn(Buffer.from(bytes)))[0]?.box.x;

describe.each(engines)('on %s, a seat', (engine) => {
  const { tryHere, start } = worldsOn(engine);

  beforeEach(async () => {
    world = await start();
  });

  /** Somebody edits, and has saved once. `isLost` decides whether a save gets to the server. */
  async function editing(who: string, isLost: () => boolean = () => false) {
    const id = world.addMockup(`${(made += 1)} Plan.bmml`, { content: button });
    const open = (): Promise<Page> =>
      show(openingOf(file(id, 'Plan.bmml', { account: who })), {
        serve: async (called, request) =>
          called === 'changeMockup' && isLost() ? lost : ((await ask(who, called, request)) ?? lost),
      });
    const page = await open();
    await startEditing(page);
    await page.keyboard.press('Tab');
    const inDrive = () => place(world.emulator.world.content(id) ?? new Uint8Array());
    return { id, open, page, inDrive };
  }

  /** Nothing that is tried changes what is seen. */
  async function isStopped(page: Page): Promise<void> {
    await board(page).focus();
    for (const key of ['Delete', 'ArrowDown', 'Control+d', 'Control+z', '/']) await page.keyboard.press(key);
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await page.locator('.paper [data-control]').count()).toBe(1);
  }

  async function downloaded(page: Page): Promise<number | undefined> {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download my version' }).click();
    return place(await contentOf(await download));
  }

  tryHere.each(ends)('that $end stops the tools, keeps what was done, and saves it when it is back', async (one) => {
    const { id, open, page, inDrive } = await editing(one.who);
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Control+s');
    await status(page)
      .getByText(/^Saved in Drive/)
      .waitFor();
    await one.comes(id);
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Control+s');
    const stopped = page.locator('div.stopped');
    await stopped.getByText('The bar below says why').waitFor();
    expect(await page.locator('aside.account').innerText()).toMatch(one.said);
    expect(await status(page).innerText()).toBe('One change is not saved');
    await isStopped(page);
    expect(await inDrive()).toBe(20);
    expect(await downloaded(page)).toBe(30);
    expect(await violations(page)).toEqual([]);
    // Asked once more, the answer is the same.
    await stopped.getByRole('button', { name: 'Try again' }).click();
    await stopped.getByText('The bar below says why').waitFor();
    expect(await inDrive()).toBe(20);
    // Closed and opened again, it is what was not saved.
    page.once('dialog', (dialog) => void dialog.accept());
    const again = await open();
    await one.isOver(id);
    await startEditing(again, again.getByRole('dialog', { name: 'Changes that were not saved' }));
    await again.getByRole('button', { name: 'Show them' }).click();
    await again.keyboard.press('Control+s');
    await status(again)
      .getByText(/^Saved in Drive/)
      .waitFor();
    expect(await inDrive()).toBe(30);
  });

  tryHere('that ends is noticed when the page is looked at again, and one that comes back saves at once', async () => {
    let isLost = false;
    const { page, inDrive } = await editing('ana', () => isLost);
    isLost = true;
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Control+s');
    await status(page)
      .getByText(/^Not saved since/)
      .waitFor();
    await ends[0]?.comes('');
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    const held = page.getByText('You can’t edit this mockup any more. What you did is still here.');
    await held.waitFor();
    await isStopped(page);
    expect(await downloaded(page)).toBe(20);
    expect(await violations(page)).toEqual([]);
    await ends[0]?.isOver('');
    isLost = false;
    await page.getByRole('button', { name: 'Check again' }).first().click();
    await held.waitFor({ state: 'detached' });
    await status(page)
      .getByText(/^Saved in Drive/)
      .waitFor();
    expect(await inDrive()).toBe(20);
    await page.getByRole('button', { name: 'Done' }).click();
    await drawing(page).waitFor();
  });
});
