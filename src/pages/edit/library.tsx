// The library: every type of control as it is drawn, by what it is for. A tile is dragged onto the paper, clicked or
// pressed.
import { useMemo, useRef, useState } from 'preact/hooks';
import type { NewControl } from '../../mockup/edit/edits';
import type { IconLibrary } from '../../mockup/icons/library';
import type { Point, Scene } from '../../mockup/scene';
import type { ControlType } from '../../mockup/types';
import { Icon } from '../ground/icon';
import { typeWords, type Words } from '../open/words';
import { typesFor } from './finder';
import './library.css';
import { type Family, offered, sampleOf, sizeOf, typesIn } from './samples';
import type { Session } from './session';
import { Tile } from './tile';
import type { EditorWords } from './words';

interface LibraryProps {
  readonly words: EditorWords;
  readonly viewerWords: Words;
  readonly session: Session;
  readonly icons: IconLibrary;
  readonly scale: number;
  /** Without a point in the middle of what is seen; with one, in pixels of the window, there. */
  readonly onAdd: (made: NewControl, at?: Point) => void;
}

type Shelf = Family | 'usual';

export function Library({ words, viewerWords, session, icons, scale, onAdd }: LibraryProps) {
  const [shelf, setShelf] = useState<Shelf>('usual');
  const [query, setQuery] = useState('');
  const strip = useRef<HTMLDivElement>(null);
  const { scene } = session.shown;
  const types =
    query.trim() !== ''
      ? typesFor(words, viewerWords, query)
      : shelf === 'usual'
        ? typesFor(words, viewerWords, '').slice(0, 16)
        : typesIn(shelf);
  const tiles = useMemo(
    () => types.map((type) => ({ type, made: sampleOf(session, type) })),
    [types.join(' '), scene.skin],
  );
  /** Arrow keys go from tile to tile; Tab passes all of them. */
  const walk = (event: KeyboardEvent): void => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const all = [...(strip.current?.querySelectorAll('button') ?? [])];
    const at = all.findIndex((each) => each === document.activeElement);
    all[(at + by + all.length) % all.length]?.focus();
  };
  return (
    <section class="library" aria-label={words('library.label')}>
      <div class="shelves">
        <label class="find">
          <Icon name="search" />
          <input
            type="search"
            aria-label={words('library.search')}
            placeholder={words('library.search')}
            value={query}
            onInput={(event) => {
              setQuery(event.currentTarget.value);
            }}
          />
        </label>
        {(['usual', ...offered] as const).map((each) => (
          <button
            key={each}
            type="button"
            class="shelf"
            aria-pressed={query === '' && each === shelf}
            onClick={() => {
              setQuery('');
              setShelf(each);
              strip.current?.scrollTo({ left: 0 });
            }}
          >
            {words(`library.${each}`)}
          </button>
        ))}
      </div>
      <div class="strip-of-tiles" ref={strip} role="group" aria-label={words('library.label')} onKeyDown={walk}>
        {tiles.map(({ type, made }, index) => (
          <LibraryTile
            key={type}
            name={typeWords(viewerWords, type)}
            isFirst={index === 0}
            type={type}
            made={made}
            scene={scene}
            icons={icons}
            scale={scale}
            onAdd={onAdd}
          />
        ))}
        {tiles.length === 0 && <p class="quiet">{words('add.found', { count: 0 })}</p>}
      </div>
    </section>
  );
}

/** Pixels of the screen that a pointer moves before it drags. */
const least = 4;

function LibraryTile({
  name,
  isFirst,
  made,
  scene,
  icons,
  scale,
  onAdd,
}: {
  readonly name: string;
  readonly isFirst: boolean;
  readonly type: ControlType;
  readonly made: NewControl;
  readonly scene: Scene;
  readonly icons: IconLibrary;
  readonly scale: number;
  readonly onAdd: LibraryProps['onAdd'];
}) {
  const [isDragged, setDragged] = useState(false);
  const ghost = useRef<HTMLDivElement>(null);
  const start = useRef<Point | undefined>(undefined);
  const at = useRef<Point>({ x: 0, y: 0 });
  // A drag ends with a click on the tile, which is none.
  const wasDragged = useRef(false);
  const { width, height } = sizeOf(made);
  const follow = (): void => {
    const { x, y } = at.current;
    if (ghost.current) ghost.current.style.translate = `${x - (width * scale) / 2}px ${y - (height * scale) / 2}px`;
  };
  const end = (isDone: boolean): void => {
    if (start.current === undefined) return;
    start.current = undefined;
    wasDragged.current = isDragged;
    setDragged(false);
    if (isDone && isDragged) onAdd(made, at.current);
  };
  return (
    <>
      <button
        type="button"
        class="library-tile"
        tabIndex={isFirst ? 0 : -1}
        onPointerDown={(event) => {
          wasDragged.current = false;
          if (event.button !== 0 || event.pointerType === 'touch') return;
          start.current = { x: event.clientX, y: event.clientY };
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={(event) => {
          const from = start.current;
          if (from === undefined) return;
          at.current = { x: event.clientX, y: event.clientY };
          if (!isDragged && Math.hypot(event.clientX - from.x, event.clientY - from.y) >= least) setDragged(true);
          follow();
        }}
        onPointerUp={() => {
          end(true);
        }}
        onPointerCancel={() => {
          end(false);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || start.current === undefined) return;
          event.preventDefault();
          end(false);
        }}
        onClick={() => {
          if (!wasDragged.current) onAdd(made);
        }}
      >
        <Tile made={made} scene={scene} icons={icons} width={76} height={50} />
        <span class="cut">{name}</span>
      </button>
      {isDragged && (
        <div
          class="ghost"
          ref={(element) => {
            ghost.current = element;
            follow();
          }}
        >
          <Tile made={made} scene={scene} icons={icons} width={width * scale} height={height * scale} />
        </div>
      )}
    </>
  );
}
