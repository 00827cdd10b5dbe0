// Finds words in the names and texts of all mockups.
import { describeMockup } from '../../mockup/describe';
import type { Mockup } from '../../mockup/scene';
import { type FileState, type Page, sceneOf } from './pages';

/** Where a mockup has what was searched for. */
export interface Hit {
  /** The page's place in the list. */
  readonly index: number;
  /** Paths of the controls whose texts have it; none when only the name does. */
  readonly paths: readonly string[];
}

/** As it is compared: without capitals and accents, blanks made one. */
const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();

const described = new WeakMap<Mockup, readonly { readonly path: string; readonly text: string }[]>();

/** A mockup's texts, read once: somebody who types asks for them with every letter. */
function textsOf(mockup: Mockup): readonly { readonly path: string; readonly text: string }[] {
  const known = described.get(mockup);
  if (known) return known;
  const texts = describeMockup(mockup)
    .map(({ path, text }) => ({ path, text: plain(text) }))
    .filter(({ text }) => text !== '');
  described.set(mockup, texts);
  return texts;
}

/** Files whose words can't be searched: those that are still to come, and those that could not be read. */
export interface Unsearched {
  readonly coming: number;
  readonly lost: number;
}

const isComing = ({ state }: FileState): boolean =>
  state.kind === 'waiting' || state.kind === 'reading' || state.kind === 'opening';

export function unsearchedOf(files: readonly FileState[]): Unsearched {
  const coming = files.filter(isComing).length;
  return { coming, lost: files.filter((file) => sceneOf(file) === undefined).length - coming };
}

/** The files to fetch next so that their words are found too: a few at a time, as whoever searches waits for others as well. */
export function nextToSearch(files: readonly FileState[]): readonly number[] {
  const atOnce = 3;
  const waiting = files.flatMap(({ state }, index) => (state.kind === 'waiting' ? [index] : []));
  const underWay = files.filter(isComing).length - waiting.length;
  return waiting.slice(0, Math.max(0, atOnce - underWay));
}

/** The mockups that have these words, in the list's order; undefined when nothing is searched for. */
export function searchPages(pages: readonly Page[], query: string): readonly Hit[] | undefined {
  const wanted = plain(query);
  if (wanted === '') return undefined;
  return pages.flatMap((page, index) => {
    const paths = page.mockup
      ? textsOf(page.mockup)
          .filter(({ text }) => text.includes(wanted))
          .map(({ path }) => path)
      : [];
    return paths.length > 0 || plain(page.name).includes(wanted) ? [{ index, paths }] : [];
  });
}
