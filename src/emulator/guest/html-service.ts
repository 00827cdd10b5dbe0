// HtmlService and ContentService: what a web app answers.
import { escapeHtml } from '../escape-html';
import { Blob } from './blob';
import { exception } from './host';
import { evaluated, initTemplate, nearestName, templateCode, templateCodeWithComments } from './html-template';
import { knownEverywhere } from './known-everywhere';
import { strict } from './not-emulated';

/** https://developers.google.com/apps-script/reference/html/html-output#addMetaTag(String,String) */
const metaTags = ['apple-mobile-web-app-capable', 'google-site-verification', 'mobile-web-app-capable', 'viewport'];

/** Google tells the kind of an icon by how its address ends: it knows neither pictures in the address itself nor drawings. */
const isIcon = /^https?:.*\.(?:png|ico|gif|jpe?g)(?:[?#].*)?$/i;

/** A page. */
export class HtmlOutput implements GoogleAppsScript.HTML.HtmlOutput {
  private title = '';
  private faviconUrl: string | undefined;
  private frame = 'DEFAULT';
  private readonly meta: { readonly name: string; readonly content: string }[] = [];
  private width = 0;
  private height = 0;
  constructor(private html: string) {}
  /** For the runtime: the page as the host serves it. */
  toReply(): object {
    return {
      type: 'html',
      title: this.title,
      html: this.html,
      ...(this.faviconUrl !== undefined && { faviconUrl: this.faviconUrl }),
      frame: this.frame,
      meta: Object.fromEntries(this.meta.map(({ name, content }) => [name, content])),
    };
  }
  getBlob(): Blob {
    return Blob.ofText(this.html, 'text/html', null);
  }
  getAs(contentType: string): Blob {
    return this.getBlob().getAs(contentType);
  }
  append(addedContent: string): this {
    this.html += addedContent;
    return this;
  }
  appendUntrusted(addedContent: string): this {
    return this.append(escapeHtml(addedContent));
  }
  asTemplate(): HtmlTemplate {
    return createTemplate(this.html, 'template.html');
  }
  clear(): this {
    this.html = '';
    return this;
  }
  getContent(): string {
    return this.html;
  }
  setContent(content: string): this {
    this.html = content;
    return this;
  }
  getTitle(): string {
    return this.title;
  }
  setTitle(title: string): this {
    this.title = title;
    return this;
  }
  getFaviconUrl(): string {
    return this.faviconUrl ?? '';
  }
  setFaviconUrl(iconUrl: string): this {
    if (!isIcon.test(iconUrl)) throw exception('The favicon icon image type is not supported.');
    this.faviconUrl = iconUrl;
    return this;
  }
  getWidth(): number {
    return this.width;
  }
  setWidth(width: number): this {
    this.width = width;
    return this;
  }
  getHeight(): number {
    return this.height;
  }
  setHeight(height: number): this {
    this.height = height;
    return this;
  }
  addMetaTag(name: string, content: string): this {
    if (!metaTags.includes(name)) throw exception('The meta tag you specified is not allowed in this context.');
    this.meta.push({ name, content });
    return this;
  }
  getMetaTags(): GoogleAppsScript.HTML.HtmlOutputMetaTag[] {
    return this.meta.map(({ name, content }) => ({ getName: () => name, getContent: () => content }));
  }
  setSandboxMode(): this {
    return this;
  }
  setXFrameOptionsMode(mode: unknown): this {
    // A name that the enum does not have.
    if (mode === undefined || mode === null) throw exception('Argument cannot be null: mode');
    this.frame = mode as string;
    return this;
  }
}

strict(HtmlOutput.prototype, 'HTML.HtmlOutput');
knownEverywhere(HtmlOutput);

/** A template: its own properties are the variables of its scriptlets. */
interface HtmlTemplate {
  [variable: string]: unknown;
  evaluate: () => HtmlOutput;
  getRawContent: () => string;
  getCode: () => string;
  getCodeWithComments: () => string;
}

function createTemplate(source: string, name: string): HtmlTemplate {
  // Its own properties are variables and nothing else, so that no method hides a function of the script of the same name.
  const template = Object.create({
    getRawContent: () => source,
    getCode: () => templateCode(source),
    getCodeWithComments: () => templateCodeWithComments(source),
    evaluate: () => new HtmlOutput(evaluated(source, name, template)),
  }) as HtmlTemplate;
  return template;
}

/** A text, or what a blob can be had of: a blob, a file of Drive, another page. */
type Source = string | { readonly getBlob: () => { readonly getDataAsString: () => string } };

const textOf = (source: Source): string => (typeof source === 'string' ? source : source.getBlob().getDataAsString());

/** The HTML files of a project, by their names without ending. */
export interface HtmlFiles {
  readonly source: (name: string) => string | undefined;
  readonly names: () => readonly string[];
}

/** @param html the project's */
export function createHtmlService(html: HtmlFiles) {
  const file = (given: string): string => {
    const name = given.replace(/\.html$/, '');
    const content = html.source(name);
    if (content === undefined) throw nearestName(name, html.names());
    return content;
  };
  return strict(
    {
      createHtmlOutput: (html: Source = '') => new HtmlOutput(textOf(html)),
      createHtmlOutputFromFile: (name: string) => new HtmlOutput(file(name)),
      createTemplate: (source: Source) => createTemplate(textOf(source), 'template.html'),
      createTemplateFromFile: (name: string) => createTemplate(file(name), `${name.replace(/\.html$/, '')}.html`),
      initTemplate,
      getUserAgent: () => '',
      SandboxMode: { EMULATED: 'EMULATED', IFRAME: 'IFRAME', NATIVE: 'NATIVE' },
      XFrameOptionsMode: { ALLOWALL: 'ALLOWALL', DEFAULT: 'DEFAULT' },
    },
    'HTML.HtmlService',
  );
}

/** Text with a type. */
export class TextOutput implements GoogleAppsScript.Content.TextOutput {
  private mimeType = 'TEXT';
  private fileName: string | undefined;
  constructor(private content: string) {}
  /** For the runtime. */
  toReply(): object {
    const types: Readonly<Record<string, string>> = {
      CSV: 'text/csv',
      ICAL: 'text/calendar',
      JAVASCRIPT: 'text/javascript',
      JSON: 'application/json',
      RSS: 'application/rss+xml',
      TEXT: 'text/plain',
      VCARD: 'text/vcard',
      XML: 'application/xml',
      ATOM: 'application/atom+xml',
    };
    return {
      type: 'text',
      mimeType: types[this.mimeType] ?? 'text/plain',
      text: this.content,
      ...(this.fileName !== undefined && { downloadAs: this.fileName }),
    };
  }
  append(addedContent: string): this {
    this.content += addedContent;
    return this;
  }
  clear(): this {
    this.content = '';
    return this;
  }
  downloadAsFile(filename: string): this {
    this.fileName = filename;
    return this;
  }
  getContent(): string {
    return this.content;
  }
  getFileName(): string {
    return this.fileName ?? '';
  }
  getMimeType(): GoogleAppsScript.Content.MimeType {
    return this.mimeType as unknown as GoogleAppsScript.Content.MimeType;
  }
  setContent(content: string): this {
    this.content = content;
    return this;
  }
  setMimeType(mimeType: unknown): this {
    this.mimeType = String(mimeType);
    return this;
  }
}

strict(TextOutput.prototype, 'Content.TextOutput');
knownEverywhere(TextOutput);

const mimeTypes = ['ATOM', 'CSV', 'ICAL', 'JAVASCRIPT', 'JSON', 'RSS', 'TEXT', 'VCARD', 'XML'];

export const contentService = strict(
  {
    createTextOutput: (content = '') => new TextOutput(content),
    MimeType: Object.fromEntries(mimeTypes.map((type) => [type, type])),
  },
  'Content.ContentService',
);
