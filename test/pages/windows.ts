// Windows of a real browser that show built pages, with a stand-in for google.script.run. They talk to nobody else.
import type { Browser, BrowserContext, BrowserContextOptions, Download, Page } from 'playwright-core';
import { patience } from '../browser';

/** Instead of an answer: the connection broke off. */
export const lost = Symbol('lost');

/** Answers a call of the page by what it asks. */
export type Serve = (name: string, request: unknown) => unknown;

/** A call as a page made it: its name, and what it asked. */
type Call = readonly [name: string, request: unknown];

export interface Windows {
  /** Opens a page afresh, in a window of its own for each set of options. */
  readonly open: (html: string, serve: Serve, options?: BrowserContextOptions, extras?: Extras) => Promise<Page>;
  /** Requests to elsewhere, and errors, since it was last asked. */
  readonly takeFaults: () => readonly string[];
}

/** What else may be asked of opening a page. */
export interface Extras {
  /** Headers that the page comes with. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Shown the window before the page is opened in it. */
  readonly meet?: (page: Page) => void;
}

interface Shown {
  readonly page: Page;
  html: string;
  headers: Readonly<Record<string, string>>;
  serve: Serve;
}

const address = 'https://page.example/';

/** What has been asked is kept where tests find it; nothing of a test stands in the page as markup. */
const standIn = `<script>
  window.calls = [];
  window.icons = [];
  window.parts = [];
  window.addresses = [];
  const runner = (ok, failed) => new Proxy({}, { get: (_, name) =>
    name === 'withSuccessHandler' ? (handler) => runner(handler, failed)
    : name === 'withFailureHandler' ? (handler) => runner(ok, handler)
    : (request = null) => {
        // What drawings are made and edited with is no call that a test of calls means.
        if (name === 'readIcons') window.icons.push(...request);
        else if (['letters-bold', 'editor', 'editor-words', 'editor-more', 'review-more'].includes(request)) window.parts.push(request);
        else window.calls.push([name, request]);
        window.serve(name, request).then((text) =>
          typeof text === 'string' ? ok(JSON.parse(text)) : failed(new Error('NetworkError')));
      } });
  window.google = { script: {
    get run() { return runner(); },
    url: { getLocation: (receive) => receive({ hash: location.hash.slice(1), parameter: {}, parameters: {} }) },
    history: {
      push: (_, parameters, hash) => history.pushState(null, '', '#' + hash),
      replace: (_, { state }, hash) =>
        state ? window.addresses.push(JSON.parse(state)) : history.replaceState(null, '', '#' + hash),
      setChangeHandler: (receive) =>
        addEventListener('popstate', () => receive({ location: { hash: location.hash.slice(1) } })),
    },
  } };
</script>`;

/** What a page has asked of the server, in order. */
export const calls = (page: Page): Promise<readonly Call[]> =>
  page.evaluate(() => (window as unknown as { calls: [string, unknown][] }).calls);

/** What was saved. */
export const contentOf = async (saved: Download): Promise<Buffer> =>
  Buffer.concat(await (await saved.createReadStream()).toArray());

/** Windows of this browser. Opening a page in one again is quick, making one is not. */
export function createWindows(browser: Pick<Browser, 'newContext'>): Windows {
  const windows = new Map<string, Shown>();
  const faults: string[] = [];
  const make = async (options: BrowserContextOptions): Promise<Shown> => {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      timezoneId: 'UTC',
      reducedMotion: 'reduce',
      ...options,
    });
    context.setDefaultTimeout(patience);
    return pageIn(context);
  };
  const pageIn = async (context: BrowserContext): Promise<Shown> => {
    const page = await context.newPage();
    const shown: Shown = { page, html: '', headers: {}, serve: () => lost };
    page.on('pageerror', (error) => faults.push(error.message));
    await page.exposeFunction('serve', async (name: string, request: unknown) => {
      const answer = await shown.serve(name, request);
      return answer === lost ? undefined : JSON.stringify(answer);
    });
    await page.route('**/*', async (route) => {
      const url = route.request().url();
      if (url === address) {
        const { headers, html } = shown;
        await route.fulfill({ contentType: 'text/html; charset=utf-8', headers, body: html });
        return;
      }
      faults.push(url);
      await route.abort();
    });
    return shown;
  };
  return {
    open: async (html, serve, options = {}, { headers = {}, meet } = {}) => {
      const key = JSON.stringify(options);
      for (let attempt = 1; attempt <= 3; attempt += 1) {
        const before = windows.get(key);
        // A page that a test has closed is followed by another, which finds what that one kept.
        const shown =
          before?.page.isClosed() === true ? await pageIn(before.page.context()) : (before ?? (await make(options)));
        windows.set(key, shown);
        shown.html = html.replace('<body>', () => `<body>${standIn}`);
        shown.headers = headers;
        shown.serve = serve;
        meet?.(shown.page);
        // A window behind others may be given no frames, and its page would wait for one.
        await shown.page.bringToFront();
        await shown.page.emulateMedia({ media: 'screen' });
        await shown.page.goto(address);
        if (await hasFrames(shown.page)) return shown.page;
        // On a busy machine a window is now and then never drawn again: another one takes its place.
        windows.delete(key);
        await shown.page.context().close();
      }
      throw new Error('The browser draws no frames');
    },
    takeFaults: () => faults.splice(0),
  };
}

/** Whether a page is drawn at all, which it is within milliseconds or never. */
async function hasFrames(page: Page): Promise<boolean> {
  const frame = page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  return within('the first frame', frame, 10_000).then(
    () => true,
    () => false,
  );
}

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
