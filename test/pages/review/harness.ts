// The review page in a real browser, with the built bundle behind it; single answers can be put in its place.
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { patience } from '../../browser';
import type { ReviewOpening, ReviewServer, SeatRow } from '../../../src/contract/review';
import type { SampleWorld } from '../../sample-world';

type Name = keyof ReviewServer;

/** What a function of the server answers; the text `lost` breaks the connection off. */
export type Answers = { readonly [Key in Name]?: (request: Parameters<ReviewServer[Key]>[0]) => unknown };

/** A call as the page made it. */
export interface Call {
  readonly name: Name;
  readonly request: unknown;
}

export interface ReviewWindow {
  readonly page: Page;
  /** In order. */
  readonly calls: readonly Call[];
}

const address = 'https://review.example/';

const standIn = `<script>
  const runner = (ok, failed) => new Proxy({}, { get: (_, name) =>
    name === 'withSuccessHandler' ? (handler) => runner(handler, failed)
    : name === 'withFailureHandler' ? (handler) => runner(ok, handler)
    : (request) => {
        window.serve(name, request === undefined ? null : request).then((text) =>
          text === 'lost' ? failed(new Error('NetworkError')) : ok(JSON.parse(text)));
      } });
  window.google = { script: { get run() { return runner(); } } };
</script>`;

/** Windows of a browser that talk to nobody but the bundle of one world at a time. */
export function createReviewWindows(browser: Browser) {
  const pages = new Map<string, Page>();
  const faults: string[] = [];
  let serve: (name: Name, request: unknown) => Promise<string> = () => Promise.resolve('lost');
  let body = '';
  const make = async (options: BrowserContextOptions): Promise<Page> => {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 820 },
      timezoneId: 'UTC',
      reducedMotion: 'reduce',
      ...options,
    });
    context.setDefaultTimeout(patience);
    const page = await context.newPage();
    page.on('pageerror', (error) => faults.push(error.message));
    await page.exposeFunction('serve', (name: Name, request: unknown) => serve(name, request));
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
    /** Opens the page as this account gets it. */
    open: async (
      world: Pick<SampleWorld, 'emulator' | 'idOf'>,
      who: string,
      { answers = {}, options = {} }: { readonly answers?: Answers; readonly options?: BrowserContextOptions } = {},
    ): Promise<ReviewWindow> => {
      const key = JSON.stringify(options);
      const page = pages.get(key) ?? (await make(options));
      pages.set(key, page);
      const calls: Call[] = [];
      serve = async (name, request) => {
        calls.push({ name, request });
        const own = answers[name] as ((request: unknown) => unknown) | undefined;
        if (own !== undefined) {
          const answer = await own(request);
          if (answer !== undefined) return answer === 'lost' ? 'lost' : JSON.stringify(answer);
        }
        const { outcome } = await world.emulator.pageCall(world.idOf(who), name, [request]);
        return outcome.status === 'completed' ? JSON.stringify(outcome.result) : 'lost';
      };
      const { reply } = await world.emulator.webApp(world.idOf(who), { method: 'GET', query: 'page=review' });
      if (reply.type !== 'html') throw new Error('The page was not served.');
      body = reply.html.replace('<body>', () => `<body>${standIn}`);
      // A window behind others may be given no frames, and its page would wait for one.
      await page.bringToFront();
      await page.goto(address);
      return { page, calls };
    },
    /** Requests to elsewhere and errors since it was last asked. */
    takeFaults: (): readonly string[] => faults.splice(0),
  };
}

export type ReviewWindows = ReturnType<typeof createReviewWindows>;

/** Types into the search box, and waits until what fits is drawn: how long that took. */
export const filterMilliseconds = (page: Page, sought: string): Promise<number> =>
  page.evaluate(async (text) => {
    const box = document.querySelector<HTMLInputElement>('input[type=search]');
    const start = performance.now();
    if (box) box.value = text;
    box?.dispatchEvent(new Event('input', { bubbles: true }));
    // What is set in the first frame is drawn by the second.
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    return performance.now() - start;
  }, sought);

/** A seat with nothing special about it. */
export const seat = (number: number, given: Partial<SeatRow> = {}): SeatRow => ({
  licenseId: `sub-${String(number).padStart(6, '0')}`,
  version: '1',
  organisation: 'acme',
  seats: 1,
  taken: 1,
  administrators: [],
  account: { id: `id-${number}`, email: `person${String(number).padStart(6, '0')}@acme.example`, formerEmails: [] },
  state: 'active',
  billing: 'yearly',
  until: Date.UTC(2027, 0, 1 + (number % 300)),
  next: { at: Date.UTC(2027, 0, 1 + (number % 300)), what: 'renews' },
  flags: number % 1000 === 0 ? ['unused'] : [],
  ...given,
});

/** Pages of so many seats. */
export const pagesOf =
  (count: number, size: number, rowAt: (number: number) => SeatRow = seat) =>
  ({ after }: { readonly after?: string }): unknown => {
    const from = after === undefined ? 0 : Number(after);
    const to = Math.min(count, from + size);
    const rows = Array.from({ length: to - from }, (_, at) => rowAt(from + at));
    return { outcome: 'page', rows, conflicts: [], ...(to < count && { next: String(to) }) };
  };

export type { ReviewOpening };
