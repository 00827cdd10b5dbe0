// The list of mockups at the left, with small pictures, alternates and notes.
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { drawScene } from '../../mockup/draw';
import { svgToString } from '../../mockup/svg';
import { Icon } from '../ground/icon';
import type { IconLibrary } from '../../mockup/icons/library';
import type { Page } from './pages';
import type { Hit, Unsearched } from './search';
import './sidebar.css';
import type { Words } from './words';

interface SidebarProps {
  readonly words: Words;
  readonly title: string;
  readonly pages: readonly Page[];
  readonly current: number;
  readonly onSelect: (index: number) => void;
  readonly icons: IconLibrary;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  /** The mockups that have what is searched for; undefined shows all. */
  readonly hits: readonly Hit[] | undefined;
  readonly unsearched: Unsearched;
}

/** Shown when there is more than one mockup, or notes to read. */
export function Sidebar({
  words,
  title,
  pages,
  current,
  onSelect,
  icons,
  query,
  onQuery,
  hits,
  unsearched,
}: SidebarProps) {
  const list = useRef<HTMLOListElement>(null);
  useLayoutEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  const notes = pages[current]?.mockup?.notes;
  return (
    <nav class="sidebar" id="sidebar" aria-label={words('list.label')}>
      <h2>{title}</h2>
      {pages.length > 1 && (
        <div class="search">
          <input
            type="search"
            value={query}
            aria-label={words('list.search')}
            placeholder={words('list.search')}
            onInput={(event) => {
              onQuery(event.currentTarget.value);
            }}
          />
          <p role="status">{hits && foundWords(words, hits, unsearched)}</p>
        </div>
      )}
      <ol ref={list}>
        {(hits ?? pages.map((_, index) => ({ index, paths: undefined }))).map(({ index, paths }) => {
          const page = pages[index];
          return (
            page && (
              <li key={`${page.fileIndex} ${page.mockupIndex}`} class={page.isAlternate ? 'alternate' : undefined}>
                <button
                  type="button"
                  aria-current={index === current ? 'page' : undefined}
                  onClick={() => {
                    onSelect(index);
                  }}
                >
                  <Thumbnail page={page} icons={icons} />
                  <span class="name">
                    {page.name || words('list.unnamed')}
                    {paths && <small>{words('list.hits', { count: paths.length })}</small>}
                    {page.mockup?.isLibrary && <small>{words('list.symbols')}</small>}
                    {page.isAlternate && (
                      <small>
                        {page.alternate === ''
                          ? words('list.alternate-unnamed')
                          : words('list.alternate', { name: page.alternate })}
                      </small>
                    )}
                  </span>
                </button>
              </li>
            )
          );
        })}
      </ol>
      {notes !== undefined && (
        <section class="notes" aria-label={words('notes.title')} tabIndex={0}>
          <h3>{words('notes.title')}</h3>
          <p>{notes}</p>
        </section>
      )}
    </nav>
  );
}

/** How many were found, and what of the files could not be looked at. */
const foundWords = (words: Words, hits: readonly Hit[], { coming, lost }: Unsearched): string =>
  [
    words('list.found', { count: hits.length }),
    ...(coming > 0 ? [words('list.coming', { count: coming })] : []),
    ...(lost > 0 ? [words('list.lost', { count: lost })] : []),
  ].join(' · ');

/** The project's own small picture, or one drawn here; an icon until the file is read. */
function Thumbnail({ page, icons }: { readonly page: Page; readonly icons: IconLibrary }) {
  const { scene, mockup, mockupIndex } = page;
  const source = useMemo(() => {
    if (!scene || !mockup) return undefined;
    if (mockup.thumbnail !== undefined) return mockup.thumbnail;
    const drawing = drawScene({ ...scene, assets: {} }, { index: mockupIndex, paper: '#ffffff', icons });
    return `data:image/svg+xml,${encodeURIComponent(svgToString(drawing))}`;
  }, [scene, mockup, mockupIndex, icons]);
  return (
    <span class="thumbnail">
      {source === undefined ? <Icon name="image" /> : <img src={source} alt="" loading="lazy" decoding="async" />}
    </span>
  );
}
