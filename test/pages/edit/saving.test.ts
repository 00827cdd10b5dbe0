// Saving by itself: whatever happens on the way, what somebody did is in Drive, in this browser or on the screen, and the page says where.
import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { violations } from '../../axe';
import { bmml, control } from '../../mockup/fixtures';
import { accessOf, answer, type Answers, content, drawing, file, openingOf, openWith, text } from '../open/harness';
import { windowsOfSuite } from '../suite';
import { calls, contentOf } from '../windows';
import { board, controlsIn, save, sent, startEditing, status } from './person';

const show = openWith(windowsOfSuite());

const button = text(bmml(control('Button', { text: 'Save' })));
const saved = (id: string, revision = 'r2'): Answers => ({
  changeMockup: { ok: true, file: file(id, 'Plan.bmml'), revision },
});

const open = (id: string, answers: Answers, account = 'ana'): Promise<Page> =>
  show(openingOf(file(id, 'Plan.bmml', { account })), {
    readMockup: { [id]: content('Plan.bmml', button) },
    ...answers,
  });

async function editing(id: string, answers: Answers): Promise<Page> {
  const page = await open(id, answers);
  await startEditing(page);
  await page.keyboard.press('Tab');
  return page;
}

const changes = async (page: Page) => (await calls(page)).filter(([name]) => name === 'changeMockup');

/** Where the button is. */
const placeIn = async (bytes: Buffer): Promise<number | undefined> => (await controlsIn(bytes))[0]?.box.x;

/** What this browser keeps of a file. */
const draftText = (page: Page, id: string): Promise<string> =>
  page.evaluate(
    (key) =>
      new Promise<string>((resolve) => {
        const asked = indexedDB.open('mockup-drafts');
        asked.onsuccess = () => {
          const got = asked.result.transaction('drafts').objectStore('drafts').get(key);
          got.onsuccess = () => {
            asked.result.close();
            resolve((got.result as { difference: { text: string } } | undefined)?.difference.text ?? '');
          };
        };
      }),
    `ana ${id}`,
  );

/** Waits until this browser keeps it. */
async function draftHas(page: Page, id: string, text: string): Promise<void> {
  while (!(await draftText(page, id)).includes(text)) await page.waitForTimeout(50);
}

describe('saving', () => {
  it('happens by itself soon after the last change, one call at a time, over the revision that was saved last', async () => {
    const page = await editing('s1', saved('s1'));
    expect(await status(page).innerText()).toBe('All is saved in Drive');
    await page.keyboard.press('ArrowRight');
    await status(page).getByText('One change not saved yet').waitFor();
    await page.keyboard.press('ArrowRight');
    await status(page)
      .getByText(/^Saved in Drive/)
      .waitFor();
    await page.keyboard.press('Shift+ArrowRight');
    await save(page);
    const made = await changes(page);
    expect(made.map(([, request]) => (request as { revision: string }).revision)).toEqual(['r1', 'r2']);
    expect(await placeIn(await sent(page))).toBe(22);
  });

  it('goes on when Drive can’t be reached, says since when, and saves as soon as it can', async () => {
    const page = await editing('s2', { changeMockup: 'NetworkError' });
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Control+s');
    await status(page)
      .getByText(/^Not saved since .*trying again in \d+ second/)
      .waitFor();
    await page.keyboard.press('ArrowRight');
    answer(page, saved('s2'));
    await status(page)
      .getByText(/^Saved in Drive/)
      .waitFor();
    expect(await placeIn(await sent(page))).toBe(12);
  });

  it('asks before what is not saved is left, and keeps it as a draft that is offered again', async () => {
    const page = await editing('s3', { changeMockup: 'NetworkError' });
    await page.keyboard.press('Shift+ArrowRight');
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('dialog', { name: 'Not everything is saved' }).waitFor();
    await page.getByRole('button', { name: 'Stay' }).click();
    await board(page).focus();
    await page.keyboard.press('Shift+ArrowRight');
    // Kept within a moment: a reload in the middle of everything loses nothing.
    await draftHas(page, 's3', 'x="30"');
    page.once('dialog', (dialog) => void dialog.accept());
    const again = await open('s3', { changeMockup: 'NetworkError' });
    await startEditing(again, again.getByText(/not saved\..* kept in this browser/));
    answer(again, saved('s3'));
    await again.getByRole('button', { name: 'Show them' }).click();
    await status(again)
      .getByText(/^Saved in Drive/)
      .waitFor();
    expect(await placeIn(await sent(again))).toBe(30);
    await again.getByRole('button', { name: 'Done' }).click();
    await drawing(again).waitFor();
    await startEditing(again);
    expect(await again.getByText(/not saved/).count()).toBe(0);
  });

  it('keeps a draft for the account that made it: nobody else who uses this browser sees it', async () => {
    const page = await editing('s6', { changeMockup: 'NetworkError' });
    await page.keyboard.press('Shift+ArrowRight');
    await draftHas(page, 's6', 'x="20"');
    page.once('dialog', (dialog) => void dialog.accept());
    const bo = await open('s6', saved('s6'), 'bo');
    await startEditing(bo);
    await bo.keyboard.press('Tab');
    await bo.keyboard.press('Shift+ArrowDown');
    await bo.keyboard.press('Control+s');
    await status(bo)
      .getByText(/^Saved in Drive/)
      .waitFor();
    expect(await bo.getByText(/kept in this browser/).count()).toBe(0);
    const ana = await open('s6', saved('s6'));
    await startEditing(ana, ana.getByText(/kept in this browser/));
    expect(await violations(ana)).toEqual([]);
  });

  const conflict = {
    ok: false,
    title: 'Not saved',
    text: 'Somebody was first.',
    isConflict: true,
  } as const;

  const theirs = text(bmml(control('Button', { text: 'Theirs' })));
  const bos = (id: string): Answers => ({
    changeMockup: conflict,
    reserveId: { ok: true, id: 'copy' },
    readMockup: { [id]: { ...content('Plan.bmml', theirs), revision: 'bo' } as ReturnType<typeof content> },
  });

  /** Bo has saved what is edited here. */
  async function meetBo(id: string): Promise<Page> {
    const page = await editing(id, {});
    await page.keyboard.press('Shift+ArrowRight');
    answer(page, bos(id));
    await page.keyboard.press('Control+s');
    await page.getByText('Somebody else has saved this file meanwhile.').waitFor();
    await page.getByRole('img', { name: 'Theirs, as it is in Drive' }).getByText('Theirs').waitFor();
    return page;
  }

  it('never overwrites somebody else: both are shown, mine becomes a copy, and theirs is gone on with', async () => {
    const page = await meetBo('s4');
    expect(await status(page).innerText()).toBe('One change is not saved');
    await page.getByRole('img', { name: 'Yours, as it is here' }).getByText('Save').waitFor();
    await page.getByText(/one was changed by both:\s+Button “Save”/).waitFor();
    expect(await violations(page)).toEqual([]);
    // Nothing more can be changed meanwhile, and nothing is saved by itself.
    await page.keyboard.press('ArrowRight');
    expect(await changes(page)).toHaveLength(1);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download my version' }).click();
    const bytes = await contentOf(await download);
    expect(await placeIn(bytes)).toBe(20);

    answer(page, {
      changeMockup: { ok: true, file: file('copy', 'Plan, my changes.bmml'), revision: 'c2' },
      readMockup: { copy: content('Plan, my changes.bmml', theirs), s4: content('Plan.bmml', theirs) },
    });
    await page.getByRole('button', { name: 'Keep mine as a copy' }).click();
    await page.getByText('Your version is in Drive as Plan, my changes.').waitFor();
    await drawing(page).getByText('Theirs').waitFor();
    const made = (await changes(page)).slice(1).map(([, request]) => request as Record<string, string>);
    expect(made).toEqual([
      { id: 's4', action: 'duplicate', name: 'Plan, my changes', newId: 'copy' },
      { id: 'copy', action: 'save', revision: 'r1', base64: bytes.toString('base64') },
    ]);
  });

  it('goes on with mine over theirs, once both were seen', async () => {
    const page = await meetBo('s7');
    answer(page, saved('s7', 'r3'));
    await page.getByRole('button', { name: 'Go on with mine' }).click();
    await status(page)
      .getByText(/^Saved in Drive/)
      .waitFor();
    const made = await changes(page);
    expect((made[made.length - 1]?.[1] as { revision: string }).revision).toBe('bo');
    expect(await placeIn(await sent(page))).toBe(20);
    await board(page).getByText('Save').waitFor();
  });

  it('shows theirs when mine is dropped', async () => {
    const page = await meetBo('s8');
    await page.getByRole('button', { name: 'Drop mine, show theirs' }).click();
    await drawing(page).getByText('Theirs').waitFor();
    expect(await draftText(page, 's8')).toBe('');
  });

  it('takes for nobody’s what had arrived: the answer was lost, or the revision is another one of the same', async () => {
    const page = await editing('s9', { changeMockup: 'NetworkError' });
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Control+s');
    await status(page)
      .getByText(/^Not saved since/)
      .waitFor();
    const first = await sent(page);
    // What is done meanwhile waits until it is known what became of the first.
    await page.keyboard.press('Shift+ArrowRight');
    const arrived = { ...content('Plan.bmml', first), revision: 'r5' } as ReturnType<typeof content>;
    answer(page, { changeMockup: conflict, readMockup: { s9: arrived } });
    await page.getByRole('button', { name: 'Save now' }).click();
    await page.getByText('Somebody else has saved this file meanwhile.').waitFor();
    const made = (await changes(page)).map(([, request]) => request as { revision: string; base64: string });
    // The same once more, then the rest from the revision that it had become, and from no other.
    expect(made.map(({ revision }) => revision)).toEqual(['r1', 'r1', 'r5']);
    expect(made[1]?.base64).toBe(made[0]?.base64);
    expect(await placeIn(Buffer.from(made[2]?.base64 ?? '', 'base64'))).toBe(30);
  });

  it('knows after a crash that what is in Drive is its own', async () => {
    const page = await editing('s10', { changeMockup: 'NetworkError' });
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Control+s');
    await status(page)
      .getByText(/^Not saved since/)
      .waitFor();
    const first = await sent(page);
    await draftHas(page, 's10', 'x="20"');
    page.once('dialog', (dialog) => void dialog.accept());
    const arrived = { ...content('Plan.bmml', first), revision: 'r5' } as ReturnType<typeof content>;
    const again = await open('s10', { ...saved('s10', 'r6'), readMockup: { s10: arrived } });
    await startEditing(again);
    expect(await status(again).innerText()).toBe('All is saved in Drive');
    expect(await again.getByRole('dialog').count()).toBe(0);
    expect(await draftText(again, 's10')).toBe('');
  });

  it('lets one tab edit a file at a time: the second says so, and takes over what the first has saved', async () => {
    const page = await editing('s11', saved('s11'));
    await page.keyboard.press('Shift+ArrowRight');
    // Another tab of the same browser, with a server of its own.
    const second = await page.context().newPage();
    await second.route('**/*', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Another tab</title>' }),
    );
    await second.goto(page.url());
    const ask = () =>
      second.evaluate(async () => {
        new BroadcastChannel('edit ana s11').postMessage('let-go');
        return navigator.locks.request('edit ana s11', () => 'has it');
      });
    const held = await second.evaluate(() =>
      navigator.locks.request('edit ana s11', { ifAvailable: true }, (lock) => lock === null),
    );
    expect(held).toBe(true);
    expect(await ask()).toBe('has it');
    await page.getByText('You went on editing in another tab.').waitFor();
    expect(await placeIn(await sent(page))).toBe(20);
    // The other way round: this one is the second.
    await second.evaluate(() => {
      void navigator.locks.request(
        'edit ana s11',
        () =>
          new Promise<void>((resolve) => {
            new BroadcastChannel('edit ana s11').onmessage = () => {
              resolve();
            };
          }),
      );
    });
    await page.bringToFront();
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    await page.getByRole('heading', { name: 'You edit this in another tab' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Edit here instead' }).click();
    await board(page).waitFor();
    await second.close();
  });

  it('stops the tools when the seat is gone, keeps the work, and goes on when it comes back', async () => {
    const page = await editing('s5', {
      changeMockup: {
        ok: false,
        title: 'Not saved.',
        text: 'Your seat was given to somebody else.',
        access: accessOf({ canEdit: false, bar: { tone: 'warning', text: 'No seat.', actions: [] } }),
      },
    });
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Control+s');
    await page.getByText('Your seat was given to somebody else.').waitFor();
    await page.getByText('No seat.').waitFor();
    await board(page).focus();
    await page.keyboard.press('Delete');
    expect(await page.locator('.paper [data-control]').count()).toBe(1);
    answer(page, saved('s5'));
    await page.getByRole('button', { name: 'Try again' }).click();
    await status(page)
      .getByText(/^Saved in Drive/)
      .waitFor();
    expect(await placeIn(await sent(page))).toBe(20);
  });
});
