// The drawings of a project as small pictures in its order, dragged and walked through there.
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { drawScene } from '../../mockup/draw';
import type { MockupKey } from '../../mockup/edit/edits';
import type { IconLibrary } from '../../mockup/icons/library';
import type { Mockup, Scene } from '../../mockup/scene';
import { svgToString } from '../../mockup/svg';
import { drawingsOf, isSameMockup } from './drawings';
import type { Session } from './session';
import type { EditorWords } from './words';

export function DrawingList({
  words,
  session,
  icons,
  isHeld,
  onTurn,
  onArrange,
  onKey,
}: {
  readonly words: EditorWords;
  readonly session: Session;
  readonly icons: IconLibrary;
  readonly isHeld: boolean;
  readonly onTurn: (to: MockupKey) => void;
  /** Puts one behind another; in front of all without. */
  readonly onArrange: (id: string, after: string | undefined) => void;
  /** False for a key, such as Alt+ArrowUp, that does nothing. */
  readonly onKey: (keyed: string) => boolean;
}) {
  const list = useRef<HTMLOListElement>(null);
  const dragged = useRef<string | undefined>(undefined);
  const { scene } = session.shown;
  useLayoutEffect(() => {
    list.current?.querySelector('[aria-current="page"]')?.scrollIntoView({ block: 'nearest' });
  }, [session.mockup.id, session.mockup.branch, scene.mockups.length]);
  const step = ({ key, altKey, target }: KeyboardEvent): boolean => {
    if (altKey || (key !== 'ArrowUp' && key !== 'ArrowDown')) return false;
    const all = [...(list.current?.querySelectorAll('button') ?? [])];
    const at = all.indexOf(target as HTMLButtonElement);
    all[at + (key === 'ArrowUp' ? -1 : 1)]?.focus();
    return true;
  };
  return (
    <ol
      ref={list}
      onKeyDown={(event) => {
        const keyed = `${event.altKey ? 'Alt+' : ''}${event.key}`;
        if (!event.ctrlKey && !event.metaKey && (step(event) || onKey(keyed))) event.preventDefault();
      }}
    >
      {scene.mockups.map((each) => {
        const isCurrent = isSameMockup(each, session.mockup);
        const isMovable = each.alternate === undefined && !each.isLibrary && !isHeld;
        return (
          <li
            key={`${each.id} ${each.branch}`}
            class={each.alternate === undefined ? undefined : 'alternate'}
            draggable={isMovable}
            onDragStart={(event) => {
              dragged.current = each.id;
              event.dataTransfer?.setData('text/plain', each.name);
            }}
            onDragOver={(event) => {
              if (dragged.current !== undefined && isMovable) event.preventDefault();
            }}
            onDrop={(event) => {
              event.preventDefault();
              const id = dragged.current;
              dragged.current = undefined;
              if (id === undefined) return;
              const { top, height } = event.currentTarget.getBoundingClientRect();
              const all = drawingsOf(session).filter((drawing) => drawing.id !== id);
              const at = all.findIndex((drawing) => drawing.id === each.id);
              const after = event.clientY > top + height / 2 ? each.id : all[at - 1]?.id;
              onArrange(id, after);
            }}
          >
            <button
              type="button"
              class="item"
              aria-current={isCurrent ? 'page' : undefined}
              onClick={() => {
                onTurn(each);
              }}
            >
              <Picture scene={scene} mockup={each} icons={icons} />
              <span class="cut">{each.alternate ?? (each.name === '' ? words('drawings.unnamed') : each.name)}</span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}

/** The project's own small picture, or one drawn here where the drawing is another by now. */
function Picture({
  scene,
  mockup,
  icons,
}: {
  readonly scene: Scene;
  readonly mockup: Mockup;
  readonly icons: IconLibrary;
}) {
  const source = useMemo(() => {
    if (mockup.thumbnail !== undefined) return mockup.thumbnail;
    const drawing = drawScene({ ...scene, assets: {}, mockups: [mockup] }, { paper: '#ffffff', icons });
    return `data:image/svg+xml,${encodeURIComponent(svgToString(drawing))}`;
  }, [mockup, icons]);
  return <img src={source} alt="" loading="lazy" decoding="async" draggable={false} />;
}
