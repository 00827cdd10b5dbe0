// Files are read and changed apart from the page: it is never held up, says so when it gives up, and needs no thread.
import { describe, expect, it } from '@jest/globals';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { longestWork } from '../../../src/pages/open/apart';
import { windowsOfSuite } from '../suite';
import { within } from '../windows';
import { type Answers, content, drawing, engine, file, openingOf, openWith, sample, title } from './harness';

/** Machine code that never ends, in place of the database engine: a module whose first function is started and loops. */
const endless = Buffer.from([
  ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
  ...[1, 4, 1, 0x60, 0, 0],
  ...[3, 2, 1, 0],
  ...[8, 1, 0],
  ...[10, 9, 1, 7, 0, 3, 0x40, 0x0c, 0, 0x0b, 0x0b],
]).toString('base64');
const endlessEngine = JSON.stringify({ ...(JSON.parse(engine()) as object), machine: endless });

const show = openWith(windowsOfSuite());

interface Opened {
  readonly page: Page;
  /** When the page has begun its first thread, and when that is gone. */
  readonly begun: Promise<unknown>;
  readonly gone: Promise<unknown>;
}

async function open(
  name: string,
  answers: Answers = {},
  headers: Readonly<Record<string, string>> = {},
  options: BrowserContextOptions = {},
  prepare: (window: Page) => void = () => undefined,
): Promise<Opened> {
  let noteGone = (): void => undefined;
  const gone = new Promise<void>((resolve) => (noteGone = resolve));
  let noteBegun = (): void => undefined;
  const begun = new Promise<void>((resolve) => (noteBegun = resolve));
  const page = await show(
    openingOf(file('1', name)),
    { readMockup: { 1: content(name, sample(name)) }, readAsset: engine(), ...answers },
    options,
    {
      headers,
      meet: (window) => {
        prepare(window);
        window.once('worker', (thread) => {
          thread.once('close', noteGone);
          noteBegun();
        });
      },
    },
  );
  return { page, begun, gone };
}

/** Takes a window's clock in hand, and notes when its page gives work to a thread. */
function withOwnClock(window: Page): void {
  void window.clock.install();
  void window.addInitScript(() => {
    const given = new Promise<void>((resolve) => {
      globalThis.Worker = class extends Worker {
        override postMessage(work: unknown): void {
          super.postMessage(work);
          resolve();
        }
      };
    });
    Object.assign(globalThis, { workGiven: () => given });
  });
}

const workGiven = (page: Page): Promise<void> =>
  page.evaluate(() => (globalThis as unknown as { readonly workGiven: () => Promise<void> }).workGiven());

describe('a file', () => {
  it.each(['Book club.bmpr', 'Settings.bmml'])('%s is read in a thread of its own', async (name) => {
    const { page, begun, gone } = await open(name);
    await begun;
    await drawing(page).waitFor();
    await gone;
    expect(page.workers()).toHaveLength(0);
  });

  it.each([
    ['its policy', { 'Content-Security-Policy': "worker-src 'none'" }],
    ['its sandbox', { 'Content-Security-Policy': 'sandbox allow-scripts' }],
  ])('is shown all the same where a frame refuses threads by %s', async (_, headers) => {
    const { page } = await open('Book club.bmpr', {}, headers);
    await drawing(page).waitFor();
    expect(await title(page)).toContain('Shelf');
  });

  it('that takes too long is given up, and the page goes on meanwhile', async () => {
    // In a window of its own, whose clock is put forward once the thread has its work.
    const { page, gone } = await open(
      'Book club.bmpr',
      { readAsset: endlessEngine },
      {},
      { locale: 'en-GB' },
      withOwnClock,
    );
    await within('giving the thread its work', workGiven(page));
    // The page answers while its thread is busy for ever.
    expect(await page.evaluate(() => new Promise((done) => setTimeout(done, 0, 'answered')))).toBe('answered');
    await page.clock.fastForward(longestWork);
    await page.getByText('Reading the file had not ended after 20 seconds').waitFor();
    await gone;
  });
});
