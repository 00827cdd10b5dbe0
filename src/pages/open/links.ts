// Where links of a mockup lead, and the address of a mockup for others.
import type { Link } from '../../mockup/scene';
import { openState, ownLink, whoever } from '../../contract/addresses';
import type { OpeningFile } from '../../contract/open';
import type { Hint } from './hint';
import { findPage, type Page } from './pages';
import type { Words } from './words';

/** Only addresses of the web may be followed. */
export const isWebAddress = (url: string): boolean => /^https?:\/\//i.test(url);

/** What following a link comes to. */
type Destination =
  | { readonly kind: 'back' }
  | { readonly kind: 'page'; readonly page: Page }
  /** It can't simply be followed: this says where it leads. */
  | { readonly kind: 'hint'; readonly hint: Hint };

export function destinationOf(words: Words, link: Link, pages: readonly Page[], from: Page): Destination {
  switch (link.kind) {
    case 'back':
      return { kind: 'back' };
    case 'url':
      return isWebAddress(link.url)
        ? { kind: 'hint', hint: { text: words('link.outside', { url: link.url }), url: link.url } }
        : { kind: 'hint', hint: { text: words('link.blocked', { url: link.url }) } };
    case 'file':
    case 'mockup': {
      const page = pages[findPage(pages, from, link)];
      if (page) return { kind: 'page', page };
      const text = link.kind === 'file' ? words('link.not-here', { name: link.name }) : words('link.unknown');
      return { kind: 'hint', hint: { text } };
    }
  }
}

/** Where a link leads, in words. */
export function linkWords(words: Words, link: Link, pages: readonly Page[], from: Page): string {
  switch (link.kind) {
    case 'back':
      return words('link.back');
    case 'url':
      return words('link.url', { url: link.url });
    case 'file':
      return words('link.file', { name: link.name });
    case 'mockup': {
      const target = pages[findPage(pages, from, link)];
      return target ? words('link.mockup', { name: target.name }) : words('link.unknown');
    }
  }
}

/** The address of this page for one file, and one mockup of it; for whoever may see the file. */
export const linkTo = (pageUrl: string, file: OpeningFile, mockup: string | undefined): string =>
  ownLink(pageUrl, whoever, { state: { ...openState([file]), ...(mockup !== undefined && { mockup }) } });
