// The open page in a real browser, with a stand-in for google.script.run.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { Opening, Server } from '../../../src/pages/contract';

const project = path.join(__dirname, '../../..');
const built = path.join(project, 'dist/open.html');

/** Answers of the server, as it gives them; a text is a fault. */
export interface Answers {
  readonly readMockup?: Readonly<Record<string, ReturnType<Server['readMockup']> | string>>;
  readonly checkAgain?: ReturnType<Server['checkAgain']> | string;
  readonly startTrial?: ReturnType<Server['startTrial']> | string;
  readonly createMockup?: ReturnType<Server['createMockup']> | string;
  /** The database engine, for projects. */
  readonly readAsset?: string;
}

/** The database engine as the server hands it over. */
export const engine = (): string =>
  readFileSync(path.join(project, 'node_modules/sql.js/dist/sql-wasm.wasm')).toString('base64');

/** A file's content as the server hands it over. */
export const content = (name: string, bytes: Uint8Array): ReturnType<Server['readMockup']> => ({
  ok: true,
  name,
  size: bytes.length,
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
          const answer = name === 'readMockup' ? answers.readMockup?.[request.fileId] : answers[name];
          setTimeout(() => (typeof answer === 'string' && name !== 'readAsset') || answer === undefined
            ? failed(new Error(String(answer))) : ok(answer), 10);
        } });
    window.google = { script: { get run() { return runner(); } } };
  </script>`;
  const html = readFileSync(built, 'utf8').replace('<body>', () => `<body>${standIn}`);
  if (opening === undefined) return html;
  const json = JSON.stringify(opening).replaceAll('<', '\u003c');
  return `${html}<script type="application/json" id="opening">${json}</script>`;
}

/** Windows that talk to nobody: what a page tries is noted, and so is what goes wrong in it. */
export interface Windows {
  /** Opens the page afresh, in a window of its own for each set of options. */
  readonly open: (opening: Opening | undefined, answers?: Answers, options?: BrowserContextOptions) => Promise<Page>;
  /** Requests and errors since it was last asked. */
  readonly takeFaults: () => readonly string[];
}

const address = 'https://page.example/';

/** Windows of this browser. Opening one again is quick, making one is not. */
export function createWindows(browser: Browser): Windows {
  const pages = new Map<string, Page>();
  const faults: string[] = [];
  let body = '';
  const make = async (options: BrowserContextOptions): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width: 1200, height: 800 }, ...options });
    // Shorter than a test, so that a wait that fails says what it waited for.
    context.setDefaultTimeout(12_000);
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
      const page = pages.get(key) ?? (await make(options));
      pages.set(key, page);
      body = pageHtml(opening, answers);
      // A window behind others may be given no frames, and its page would wait for one.
      await page.bringToFront();
      await page.emulateMedia({ media: 'screen' });
      await page.goto(address);
      return page;
    },
    takeFaults: () => faults.splice(0),
  };
}
