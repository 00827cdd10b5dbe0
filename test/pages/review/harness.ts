// The review page in a real browser, with the built bundle behind it; single answers can be put in its place.
import type { BrowserContextOptions, Page } from 'playwright-core';
import type { ReviewOpening, ReviewServer, SeatRow } from '../../../src/contract/review';
import { beginningWith, openingIn } from '../../opening';
import type { SampleWorld } from '../../sample-world';
import { lost, type Serve, type Windows } from '../windows';

type Name = keyof ReviewServer;

/** What the page fetches of itself is no call that a test of calls means. */
const part = 'readAsset';

/** What a function of the server answers; the text `lost` breaks the connection off. */
type Answers = { readonly [Key in Name]?: (request: Parameters<ReviewServer[Key]>[0]) => unknown } & {
  readonly [part]?: () => unknown;
};

/** A call as the page made it. */
export interface Call {
  readonly name: Name;
  readonly request: unknown;
}

interface ReviewWindow {
  readonly page: Page;
  /** In order. */
  readonly calls: readonly Call[];
}

/** Opens the review in such windows, as this account of the world gets it. */
export const reviewIn =
  (windows: Windows) =>
  async (
    world: Pick<SampleWorld, 'emulator' | 'idOf'>,
    who: string,
    { answers = {}, options = {} }: { readonly answers?: Answers; readonly options?: BrowserContextOptions } = {},
  ): Promise<ReviewWindow> => {
    const calls: Call[] = [];
    const serve: Serve = async (name, request) => {
      if (name !== part) calls.push({ name: name as Name, request });
      const own = answers[name as Name] as ((request: unknown) => unknown) | undefined;
      const answer = await own?.(request);
      if (answer !== undefined) return answer === 'lost' ? lost : answer;
      const { outcome } = await world.emulator.pageCall(world.idOf(who), name, [request]);
      return outcome.status === 'completed' ? outcome.result : lost;
    };
    const { reply } = await world.emulator.webApp(world.idOf(who), { method: 'GET', query: 'page=review' });
    if (reply.type !== 'html') throw new Error('The page was not served.');
    const html = answers.reviewPage === undefined ? reply.html : withoutFirst(reply.html);
    return { page: await windows.open(html, serve, options), calls };
  };

/** The page without the rows that came along, so that what is answered instead is asked for. */
function withoutFirst(html: string): string {
  const { first: _, ...opening } = openingIn(html) as ReviewOpening;
  return beginningWith(html, opening);
}

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
