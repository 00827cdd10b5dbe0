// Files are read and changed apart from the page: it is never held up, says so when it gives up, and needs no thread.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { longestWork } from '../../../src/pages/open/apart';
import { openDatabase } from '../../mockup/database';
import { forged } from '../../mockup/forged';
import { windowsOfSuite } from '../suite';
import { within } from '../windows';
import { type Answers, content, drawing, engine, file, openingOf, openWith, part, sample, title } from './harness';

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

/** A frame that refuses threads. */
const noThreads = { 'Content-Security-Policy': "worker-src 'none'" };

const cases = path.join(__dirname, '../../../../shared/cases/hostile');

const [runs, isDamaged] = ['would run statements of its own', 'The file is damaged'];

/** Projects that would never be read to their ends, with what is said of them. */
const hostile: readonly (readonly [string, string, () => Promise<Uint8Array>])[] = [
  ...Object.entries(forged.endless).map(([name, make]) => [name, isDamaged, make] as const),
  [
    'A computed column',
    runs,
    async () => {
      const database = await openDatabase();
      const [before, after] = ['CREATE TABLE RESOURCES (ID, BRANCHID, ATTRIBUTES, DATA', ')'];
      database.run(before + after);
      database.run("INSERT INTO RESOURCES (ID) VALUES ('1')");
      // Declared afterwards: SQLite would compute it for the row that is put in.
      database.run('PRAGMA writable_schema = ON');
      database.run('UPDATE sqlite_schema SET sql = ?', [
        `${before} AS (instr(hex(zeroblob(40000000)), hex(zeroblob(4000000)) || ID))${after}`,
      ]);
      return database.export();
    },
  ],
  ...(existsSync(cases) ? readdirSync(cases) : [])
    .filter((name) => name.endsWith('.bmpr'))
    .map((name) => [name, runs, () => Promise.resolve(readFileSync(path.join(cases, name)))] as const),
];

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

  it('has its thread begun while it is on its way', async () => {
    let arrive = (): void => undefined;
    const underWay = new Promise<void>((resolve) => (arrive = resolve));
    const { page, begun, gone } = await open('Book club.bmpr', {
      serve: async (asked, request) => {
        if (asked === 'readAsset') return part(String(request));
        if (asked !== 'readMockup') return {};
        await underWay;
        return content('Book club.bmpr', sample('Book club.bmpr'));
      },
    });
    await begun;
    arrive();
    await drawing(page).waitFor();
    await gone;
    expect(page.workers()).toHaveLength(0);
  });

  it.each([
    ['its policy', noThreads],
    ['its sandbox', { 'Content-Security-Policy': 'sandbox allow-scripts' }],
  ])('is shown all the same where a frame refuses threads by %s', async (_, headers) => {
    const { page } = await open('Book club.bmpr', {}, headers);
    await drawing(page).waitFor();
    expect(await title(page)).toContain('Shelf');
  });

  // In a window of its own, whose clock is another.
  it('is read in slices there: the page goes on in between, and gives up what takes too long', async () => {
    const turns = (window: Page): void => {
      void window.addInitScript(() => {
        // Each look at the clock takes a second; the page's turns are counted beside.
        let seconds = 0;
        performance.now = () => (seconds += 1000);
        let count = 0;
        const turn = (): void => {
          count += 1;
          setTimeout(turn);
        };
        turn();
        Object.assign(globalThis, { turns: () => count });
      });
    };
    const { page } = await open('Book club.bmpr', {}, noThreads, { locale: 'en-IE' }, turns);
    await page.getByText('Reading the file had not ended after 20 seconds').waitFor();
    expect(
      await page.evaluate(() => (globalThis as unknown as { readonly turns: () => number }).turns()),
    ).toBeGreaterThan(5);
  });

  it.each(hostile)('%s is refused in words there: %s', async (_, words, bytes) => {
    const answers = { readMockup: { 1: content('Hostile.bmpr', await bytes()) } };
    const page = await show(
      openingOf(file('1', 'Hostile.bmpr')),
      { readAsset: engine(), ...answers },
      {},
      { headers: noThreads },
    );
    await page.getByText(words).waitFor();
    expect(page.workers()).toHaveLength(0);
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
