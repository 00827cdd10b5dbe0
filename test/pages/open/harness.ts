// The open page in a real browser, and what its server answers.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { samplesFolder } from '../../mockup/fixtures';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { parseConditions, usualConditions } from '../../../src/emulator/conditions';
import { servedPage } from '../../../src/emulator/served-page';
import { google } from '../../sample-world';
import { type Extras, lost, type Serve, type Windows } from '../windows';
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
  /** The database engine, for projects. The editor is the one that was built. */
  readonly readAsset?: string;
  readonly readIcons?: ReturnType<OpenServer['readIcons']>;
  readonly editor?: string | typeof lost;
  /** What is in the way of what the editor fetches now and then. */
  readonly more?: Promise<void> | typeof lost;
  /** Answers everything instead. */
  readonly serve?: Serve;
}

/** An account that may do everything, unless it is said otherwise. */
export const accessOf = (given: Partial<Access> = {}): Access => ({
  account: 'ana',
  bar: undefined,
  canEdit: true,
  canCreate: true,
  canStartTrial: false,
  changesIn: undefined,
  ...given,
});

/** The database engine as the server hands it over. */
export const engine = (): string => readFileSync(path.join(path.dirname(built), 'sqlite.html'), 'utf8');

/** What pages fetch, as the server hands it over. */
export const part = (name: string): string => readFileSync(path.join(project, `dist/${name}.html`), 'utf8');

/** A file's content as the server hands it over. */
export const content = (name: string, bytes: Uint8Array): ReturnType<OpenServer['readMockup']> => ({
  ok: true,
  name,
  size: bytes.length,
  revision: 'r1',
  base64: Buffer.from(bytes).toString('base64'),
});

/** As HtmlService serves it: the whole suite can be run with it at its least kind. */
const asServed = (html: string): string =>
  google === undefined ? html : servedPage(html, { ...usualConditions, ...parseConditions(google) });

/** The page as the server builds it. */
function pageHtml(opening: Opening | undefined): string {
  if (!existsSync(built)) throw new Error('dist/open.html is missing: run npm run build first.');
  // The server says so of every page.
  const head = '<head><meta name="viewport" content="width=device-width, initial-scale=1">';
  const html = asServed(readFileSync(built, 'utf8').replace('<head>', head));
  if (opening === undefined) return html;
  const json = JSON.stringify(opening).replaceAll('<', '\\u003c');
  return `${html}<script type="application/json" id="opening">${json}</script>`;
}

const served = new WeakMap<Page, { answers: Answers }>();

/** Opens the page in such windows, with a server that answers this. */
export const openWith =
  (windows: Windows) =>
  async (
    opening: Opening | undefined,
    answers: Answers = {},
    options: BrowserContextOptions = {},
    extras: Extras = {},
  ): Promise<Page> => {
    const server = { answers };
    const serve: Serve = (name, request) => {
      if (server.answers.serve) return server.answers.serve(name, request);
      if (name === 'readIcons') return server.answers.readIcons ?? {};
      // Most drawings have some.
      if (request === 'letters-bold') return readFileSync(path.join(path.dirname(built), 'letters-bold.html'), 'utf8');
      if (request === 'icon-names') return readFileSync(path.join(path.dirname(built), 'icon-names.html'), 'utf8');
      if (name === 'readAsset' && request === 'editor') return server.answers.editor ?? part(request);
      if (request === 'editor-more') {
        if (server.answers.more === lost) return lost;
        return (server.answers.more ?? Promise.resolve()).then(() => part(request));
      }
      if (request === 'editor-words') return part(request);
      const { id = '' } = (request ?? {}) as { readonly id?: string };
      const given = name === 'readMockup' ? server.answers.readMockup?.[id] : server.answers[name as keyof Answers];
      return given === undefined || (typeof given === 'string' && name !== 'readAsset') ? lost : given;
    };
    const page = await windows.open(pageHtml(opening), serve, options, extras);
    served.set(page, server);
    return page;
  };

/** From here on the server answers this. */
export function answer(page: Page, more: Answers): void {
  const server = served.get(page);
  if (server) server.answers = { ...server.answers, ...more };
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
  noticesUrl: 'https://script.example/exec?page=notices',
  locale: 'en',
});

/** The drawing that is shown. */
export const drawing = (page: Page) => page.locator('.sheet svg');
/** Opens the menu and takes an item of it. */
export const choose = async (page: Page, item: string): Promise<void> => {
  await drawing(page).waitFor();
  await page.getByLabel('More').click();
  await page.getByRole('button', { name: item }).click();
};
/** The name that is shown. */
export const title = (page: Page): Promise<string> => page.locator('h1').innerText();
