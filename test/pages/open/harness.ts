// The open page in a real browser, with a stand-in for google.script.run.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { samplesFolder } from '../../mockup/fixtures';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { patience } from '../../browser';
import type { Access, Opening, OpeningFile, OpenServer } from '../../../src/contract/open';

const project = path.join(__dirname, '../../..');
const built = path.join(project, 'dist/open.html');

/** Answers of the server, as it gives them; a text is a fault. */
export interface Answers {
  readonly readMockup?: Readonly<Record<string, ReturnType<OpenServer['readMockup']> | string>>;
  readonly checkAgain?: ReturnType<OpenServer['checkAgain']> | string;
  readonly startTrial?: ReturnType<OpenServer['startTrial']> | string;
  readonly reserveId?: ReturnType<OpenServer['reserveId']> | string;
  readonly createMockup?: ReturnType<OpenServer['createMockup']> | string;
  readonly changeMockup?: ReturnType<OpenServer['changeMockup']> | string;
  /** The database engine, for projects. */
  readonly readAsset?: string;
}

/** An account that may do everything, unless it is said otherwise. */
export const accessOf = (given: Partial<Access> = {}): Access => ({
  bar: undefined,
  canEdit: true,
  canCreate: true,
  canStartTrial: false,
  changesIn: undefined,
  ...given,
});

/** The database engine as the server hands it over. */
export const engine = (): string =>
  readFileSync(path.join(project, 'node_modules/sql.js/dist/sql-wasm.wasm')).toString('base64');

/** A file's content as the server hands it over. */
export const content = (name: string, bytes: Uint8Array): ReturnType<OpenServer['readMockup']> => ({
  ok: true,
  name,
  size: bytes.length,
  revision: 'r1',
  base64: Buffer.from(bytes).toString('base64'),
});

/** The page as the server builds it, ready to be opened. */
export function pageHtml(opening: Opening | undefined, answers: Answers): string {
  if (!existsSync(built)) throw new Error('dist/open.html is missing: run npm run build first.');
  const data = JSON.stringify(answers).replaceAll('<', '\\u003c');
  const standIn = `<script>
    const answers = ${data};
    window.calls = [];
    const runner = (ok, failed) => new Proxy({}, { get: (_, name) =>
      name === 'withSuccessHandler' ? (handler) => runner(handler, failed)
      : name === 'withFailureHandler' ? (handler) => runner(ok, handler)
      : (request) => {
          window.calls.push([name, request]);
          const answer = name === 'readMockup' ? answers.readMockup?.[request.id] : answers[name];
          setTimeout(() => (typeof answer === 'string' && name !== 'readAsset') || answer === undefined
            ? failed(new Error(String(answer))) : ok(answer), 10);
        } });
    window.addresses = [];
    window.google = { script: {
      get run() { return runner(); },
      history: { replace: (_, parameters) => window.addresses.push(JSON.parse(parameters.state)) },
    } };
    window.answers = answers;
  </script>`;
  const html = readFileSync(built, 'utf8').replace('<body>', () => `<body>${standIn}`);
  if (opening === undefined) return html;
  const json = JSON.stringify(opening).replaceAll('<', '\\u003c');
  return `${html}<script type="application/json" id="opening">${json}</script>`;
}

/** A sample mockup's bytes. */
export const sample = (name: string): Uint8Array => readFileSync(path.join(samplesFolder, name));
/** Bytes of a text. */
export const text = (xml: string): Uint8Array => new TextEncoder().encode(xml);
/** A file that the page is opened with, to an account that may do everything unless it is said otherwise. */
export const file = (id: string, name: string, access: Partial<Access> = {}): OpeningFile => ({
  id,
  name,
  access: accessOf(access),
});
/** What the page gets to show these files. */
export const openingOf = (...files: readonly OpeningFile[]): Extract<Opening, { kind: 'open' }> => ({
  kind: 'open',
  files,
  pageUrl: 'https://script.example/exec',
  locale: 'en',
});

/** The drawing that is shown. */
export const drawing = (page: Page) => page.locator('.sheet svg');
/** What the page has asked of the server, in order. */
export const calls = (page: Page): Promise<readonly (readonly [string, unknown])[]> =>
  page.evaluate(() => (window as unknown as { calls: [string, unknown][] }).calls);
/** Opens the menu and takes an item of it. */
export const choose = async (page: Page, item: string): Promise<void> => {
  await drawing(page).waitFor();
  await page.getByLabel('More').click();
  await page.getByRole('button', { name: item }).click();
};
/** The name that is shown. */
export const title = (page: Page): Promise<string> => page.locator('h1').innerText();

/** A step that scripts in the page take: unlike waits for elements, the browser's driver lets those run for ever. */
export async function within<Result>(what: string, step: Promise<Result>, milliseconds = patience): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`${what} did not end within ${milliseconds / 1000} s`));
    }, milliseconds);
  });
  try {
    return await Promise.race([step, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Windows that talk to nobody: what a page tries is noted, and so is what goes wrong in it. */
export interface Windows {
  /** Opens the page afresh, in a window of its own for each set of options. */
  readonly open: (opening: Opening | undefined, answers?: Answers, options?: BrowserContextOptions) => Promise<Page>;
  /** Requests and errors since it was last asked. */
  readonly takeFaults: () => readonly string[];
}

const address = 'https://page.example/';

/** Whether a page is drawn at all, which it is within milliseconds or never. */
async function hasFrames(page: Page): Promise<boolean> {
  const frame = page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  return within('the first frame', frame, 10_000).then(
    () => true,
    () => false,
  );
}

/** Windows of this browser. Opening one again is quick, making one is not. */
export function createWindows(browser: Browser): Windows {
  const pages = new Map<string, Page>();
  const faults: string[] = [];
  let body = '';
  const make = async (options: BrowserContextOptions): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width: 1200, height: 800 }, ...options });
    context.setDefaultTimeout(patience);
    const page = await context.newPage();
    page.on('pageerror', (error) => faults.push(error.message));
    await page.route('**/*', async (route) => {
      const url = route.request().url();
      if (url === address) {
        await route.fulfill({ contentType: 'text/html; charset=utf-8', body });
        return;
      }
      faults.push(url);
      await route.abort();
    });
    return page;
  };
  return {
    open: async (opening, answers = {}, options = {}) => {
      const key = JSON.stringify(options);
      body = pageHtml(opening, answers);
      for (let attempt = 1; attempt <= 3; attempt += 1) {
        const page = pages.get(key) ?? (await make(options));
        pages.set(key, page);
        // A window behind others may be given no frames, and its page would wait for one.
        await page.bringToFront();
        await page.emulateMedia({ media: 'screen' });
        await page.goto(address);
        if (await hasFrames(page)) return page;
        // On a busy machine a window is now and then never drawn again: another one takes its place.
        pages.delete(key);
        await page.context().close();
      }
      throw new Error('The browser draws no frames');
    },
    takeFaults: () => faults.splice(0),
  };
}
