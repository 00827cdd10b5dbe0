// The page is gone, at each step of saving, and opened again: against the built add-on in the emulator, in a real browser
// whose page is made to crash. What was seen in it is in Drive or offered again, and nobody's save is overwritten unseen.
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { browserOptions } from '../../../src/build/chromium';
import type { Edit } from '../../../src/mockup/edit/edits';
import { openDatabase } from '../../mockup/database';
import { editBmml, editBmpr } from '../../mockup/edit/whole';
import { bmml, control, samplesFolder } from '../../mockup/fixtures';
import { type SampleWorld, startSampleWorld } from '../../sample-world';
import { drawing, file, openingOf, openWith } from '../open/harness';
import { windowsOfSuite } from '../suite';
import { createWindows, lost, type Windows } from '../windows';
import { board, sceneIn, startEditing, status } from './person';

const show = openWith(windowsOfSuite());

let world: SampleWorld;
beforeEach(async () => {
  world = await startSampleWorld();
});

const bytesOf = {
  'Plan.bmml': Buffer.from(bmml(control('Button', { text: 'Save' }))),
  'Book club.bmpr': readFileSync(path.join(samplesFolder, 'Book club.bmpr')),
};
type Name = keyof typeof bytesOf;

/** What stands between the page and the server: a save is let through, held before it gets there, or its answer is. */
interface Way {
  hold: 'nothing' | 'request' | 'answer';
  /** A save is held. */
  readonly held: Promise<void>;
  /** Lets what is held go on. */
  readonly release: () => Promise<void>;
}

interface Meeting {
  readonly id: string;
  readonly way: Way;
  readonly open: () => Promise<Page>;
  readonly inDrive: () => Promise<Buffer>;
  /** Ben saves this file, with something of his own. */
  readonly ben: () => Promise<void>;
}

/** Somebody else's version: a control is lower. */
async function bens(before: Buffer): Promise<Buffer> {
  const scene = await sceneIn(before);
  const [mockup] = scene.mockups;
  const [first] = mockup?.controls ?? [];
  if (!mockup || !first) throw new Error('it has no control');
  const { id, branch } = mockup;
  const edit: Edit = { kind: 'place', mockup: { id, branch }, path: first.path, box: { y: first.box.y + 40 } };
  if (scene.format === 'bmml') {
    const edited = editBmml(before.toString(), [edit]);
    return Buffer.from(edited.ok ? edited.content : '');
  }
  const edited = editBmpr(await openDatabase(before), [edit]);
  return Buffer.from(edited.ok ? edited.content : []);
}

let made = 0;

function meet(name: Name, opens: typeof show = show): Meeting {
  const id = world.addMockup(`${(made += 1)} ${name}`, { content: bytesOf[name] });
  const { emulator } = world;
  const content = (): Buffer => Buffer.from(emulator.world.content(id) ?? []);
  let tellHeld: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    tellHeld = resolve;
  });
  const waiting: (() => Promise<unknown>)[] = [];
  const call = async (who: string, called: string, request: unknown): Promise<unknown> => {
    const { outcome } = await emulator.pageCall(world.idOf(who), called, [request]);
    return outcome.status === 'completed' ? outcome.result : lost;
  };
  const way: Way = {
    hold: 'nothing',
    held,
    release: async () => {
      way.hold = 'nothing';
      for (const go of waiting.splice(0)) await go();
    },
  };
  return {
    id,
    way,
    open: () =>
      opens(openingOf(file(id, name)), {
        serve: async (called, request) => {
          const isSave = called === 'changeMockup';
          if (!isSave || way.hold === 'nothing') return call('ana', called, request);
          const answer = way.hold === 'answer' ? await call('ana', called, request) : undefined;
          return new Promise((resolve) => {
            waiting.push(async () => {
              resolve(answer ?? (await call('ana', called, request)));
            });
            tellHeld();
          });
        },
      }),
    inDrive: () => Promise.resolve(content()),
    ben: async () => {
      const revision = emulator.world.item(id)?.headRevisionId ?? '';
      const base64 = (await bens(content())).toString('base64');
      const answer = await call('ben', 'changeMockup', { id, action: 'save', revision, base64 });
      expect(answer).toMatchObject({ ok: true });
    },
  };
}

/** The page's process ends at once: nothing in it is asked or waited for. */
async function crash(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const gone = page.waitForEvent('crash');
  // Nobody is left to answer.
  void session.send('Page.crash').catch(() => undefined);
  await gone;
  await page.close();
}

const place = async (bytes: Buffer): Promise<number | undefined> =>
  (await sceneIn(bytes)).mockups[0]?.controls[0]?.box.x;

/** One control is moved by ten pixels, and that is seen. */
async function moved(meeting: Meeting): Promise<Page> {
  const page = await meeting.open();
  await startEditing(page);
  await page.keyboard.press('Tab');
  await move(page);
  return page;
}
async function move(page: Page): Promise<void> {
  const chosen = page.locator('.chosen').first();
  const before = await chosen.boundingBox();
  await page.keyboard.press('Shift+ArrowRight');
  await page.waitForFunction(
    (left) => (document.querySelector('.chosen')?.getBoundingClientRect().left ?? 0) > left,
    before?.x ?? 0,
  );
}
/** A change is being saved, and this of it is held. */
async function underWay(
  meeting: Meeting,
  hold: Way['hold'],
): Promise<{ readonly meeting: Meeting; readonly page: Page }> {
  meeting.way.hold = hold;
  const page = await moved(meeting);
  await page.keyboard.press('Control+s');
  await meeting.way.held;
  return { meeting, page };
}
const offered = (page: Page) => page.getByRole('dialog', { name: 'Changes that were not saved' });
const savedAgain = async (page: Page): Promise<void> => {
  await page.keyboard.press('Control+s');
  await status(page)
    .getByText(/^(Saved in Drive|All is saved in Drive)/)
    .waitFor();
};
/** Opened again, what was not saved is offered, shown and saved, and nobody else is spoken of. */
async function showsIt(meeting: Meeting): Promise<void> {
  const page = await meeting.open();
  await startEditing(page, offered(page));
  await page.getByRole('button', { name: 'Show them' }).click();
  await savedAgain(page);
  expect(await page.getByText('Somebody else').count()).toBe(0);
}
/** How far the control is from where it was. */
const wayIn = async (name: Name, bytes: Buffer): Promise<number> =>
  ((await place(bytes)) ?? 0) - ((await place(bytesOf[name])) ?? 0);

describe.each(Object.keys(bytesOf) as Name[])('a page of %s that is gone', (name) => {
  const way = (bytes: Buffer): Promise<number> => wayIn(name, bytes);

  it('as soon as the change is seen', async () => {
    const meeting = meet(name);
    await crash(await moved(meeting));
    await showsIt(meeting);
    expect(await way(await meeting.inDrive())).toBe(10);
  });

  it('while it is on its way to Drive', async () => {
    const { meeting, page } = await underWay(meet(name), 'request');
    await crash(page);
    expect((await meeting.inDrive()).equals(bytesOf[name])).toBe(true);
    meeting.way.hold = 'nothing';
    await showsIt(meeting);
    expect(await way(await meeting.inDrive())).toBe(10);
  });

  it('while it is on its way, and it arrives when the page is open again', async () => {
    const { meeting, page } = await underWay(meet(name), 'request');
    await crash(page);
    const again = await meeting.open();
    await startEditing(again, offered(again));
    await meeting.way.release();
    await again.getByRole('button', { name: 'Show them' }).click();
    await board(again).focus();
    await again.keyboard.press('Tab');
    await move(again);
    await savedAgain(again);
    expect(await again.getByText('Somebody else').count()).toBe(0);
    expect(await way(await meeting.inDrive())).toBe(20);
  });

  it('when it is in Drive and nobody has said so: there is nothing to offer', async () => {
    const { meeting, page } = await underWay(meet(name), 'answer');
    await crash(page);
    expect(await way(await meeting.inDrive())).toBe(10);
    meeting.way.hold = 'nothing';
    const again = await meeting.open();
    await startEditing(again);
    expect(await offered(again).count()).toBe(0);
    expect(await status(again).innerText()).toBe('All is saved in Drive');
  });

  it('when it is in Drive and nobody has said so, and more was done meanwhile', async () => {
    const { meeting, page } = await underWay(meet(name), 'answer');
    await move(page);
    await crash(page);
    meeting.way.hold = 'nothing';
    await showsIt(meeting);
    expect(await way(await meeting.inDrive())).toBe(20);
  });

  it('when it is in Drive and nobody has said so, and it was undone meanwhile', async () => {
    const { meeting, page } = await underWay(meet(name), 'answer');
    await page.keyboard.press('Control+z');
    await page.getByText(/^Undone/).waitFor();
    await crash(page);
    expect(await way(await meeting.inDrive())).toBe(10);
    meeting.way.hold = 'nothing';
    await showsIt(meeting);
    expect(await way(await meeting.inDrive())).toBe(0);
  });

  it('once it is saved: there is nothing to offer', async () => {
    const meeting = meet(name);
    const page = await moved(meeting);
    await savedAgain(page);
    await crash(page);
    const again = await meeting.open();
    await startEditing(again);
    expect(await offered(again).count()).toBe(0);
    expect(await way(await meeting.inDrive())).toBe(10);
  });

  it('while what is offered is thought about', async () => {
    const meeting = meet(name);
    await crash(await moved(meeting));
    const again = await meeting.open();
    await offered(again).or(drawing(again)).first().waitFor();
    await startEditing(again, offered(again));
    await crash(again);
    await showsIt(meeting);
    expect(await way(await meeting.inDrive())).toBe(10);
  });

  it('while somebody else’s save arrives, and at each step of choosing between both', async () => {
    const { meeting, page } = await underWay(meet(name), 'request');
    await meeting.ben();
    await crash(page);
    const bens = await meeting.inDrive();
    meeting.way.hold = 'nothing';
    const choose = async (): Promise<Page> => {
      const again = await meeting.open();
      await startEditing(again, offered(again));
      await again.getByRole('button', { name: 'Show them' }).click();
      await again.keyboard.press('Control+s');
      await again.getByText('Somebody else has saved this file meanwhile.').waitFor();
      await again.getByRole('button', { name: /^(Go on with|Put) mine/ }).waitFor();
      return again;
    };
    await crash(await choose());
    expect((await meeting.inDrive()).equals(bens)).toBe(true);
    const chosen = await choose();
    meeting.way.hold = 'request';
    await chosen.getByRole('button', { name: /^(Go on with|Put) mine/ }).click();
    await chosen.getByRole('region', { name: 'Two versions' }).waitFor({ state: 'detached' });
    await crash(chosen);
    expect((await meeting.inDrive()).equals(bens)).toBe(true);
    meeting.way.hold = 'nothing';
    // Both were seen, and one was chosen: it goes on from there.
    await showsIt(meeting);
    expect(await way(await meeting.inDrive())).toBe(10);
  });
});

describe.each(Object.keys(bytesOf) as Name[])('a browser in which %s is edited, and that is killed', (name) => {
  /** Browsers, one after the other, that keep what they keep in one folder. */
  async function profile(): Promise<{ readonly opens: typeof show; readonly kill: () => Promise<void> }> {
    const folder = mkdtempSync(path.join(tmpdir(), 'profile-'));
    const launch = (): Promise<BrowserContext> => chromium.launchPersistentContext(folder, browserOptions());
    let context = await launch();
    contexts.push(() => context);
    let windows: Windows | undefined;
    return {
      opens: async (...given) => {
        windows ??= createWindows({ newContext: () => Promise.resolve(context) });
        const page = await openWith(windows)(...given);
        expect(windows.takeFaults()).toEqual([]);
        return page;
      },
      kill: async () => {
        const session = await context.browser()?.newBrowserCDPSession();
        const { processInfo = [] } = (await session?.send('SystemInfo.getProcessInfo')) ?? {};
        const closed = context.waitForEvent('close');
        process.kill(processInfo.find(({ type }) => type === 'browser')?.id ?? 0, 'SIGKILL');
        await closed;
        windows = undefined;
        context = await launch();
      },
    };
  }
  /** What was done since then is in what the browser keeps: what it has not taken yet when it is killed nobody can keep. */
  const kept = (page: Page, since: number): Promise<unknown> =>
    page.waitForFunction(
      (from) =>
        new Promise<boolean>((resolve) => {
          const opening = indexedDB.open('mockup-drafts');
          opening.onsuccess = () => {
            const { result: database } = opening;
            const all = database.transaction('drafts').objectStore('drafts').getAll();
            all.onsuccess = () => {
              database.close();
              resolve((all.result as { readonly at: number }[]).some(({ at }) => at >= from));
            };
          };
        }),
      since,
    );
  const contexts: (() => BrowserContext)[] = [];
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context().close()));
  });

  it.each<[string, Way['hold'], number]>([
    ['before the first save', 'nothing', 0],
    ['with a save on its way', 'request', 0],
    ['with a save in Drive that nobody was told of', 'answer', 10],
  ])('%s, has lost and doubled nothing', async (_, hold, arrived) => {
    const { opens, kill } = await profile();
    const meeting = meet(name, opens);
    let since = Date.now();
    const page = hold === 'nothing' ? await moved(meeting) : (await underWay(meeting, hold)).page;
    if (hold === 'answer') {
      since = Date.now();
      await move(page);
    }
    await kept(page, since);
    await kill();
    expect(await wayIn(name, await meeting.inDrive())).toBe(arrived);
    meeting.way.hold = 'nothing';
    await showsIt(meeting);
    expect(await wayIn(name, await meeting.inDrive())).toBe(hold === 'answer' ? 20 : 10);
    const again = await meeting.open();
    await startEditing(again);
    expect(await offered(again).count()).toBe(0);
  });
});
