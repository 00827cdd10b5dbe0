// The controls as a list in reading order: for whoever does not see the drawing, and for what lies under something else.
import { useLayoutEffect, useRef } from 'preact/hooks';
import { describeMockup } from '../../mockup/describe';
import { controlAt } from '../../mockup/edit/reading';
import { parentOf } from '../../mockup/geometry/boxes';
import { typeWords, type Words } from '../open/words';
import { mockupOf, select, type Session } from './session';
import type { EditorWords } from './words';

/** More than that is not listed: nobody reads on, and the page stays quick. */
const mostListed = 500;

export function Outline({
  words,
  viewerWords,
  session,
  change,
}: {
  readonly words: EditorWords;
  readonly viewerWords: Words;
  readonly session: Session;
  readonly change: (to: (session: Session) => Session) => void;
}) {
  const list = useRef<HTMLUListElement>(null);
  const mockup = mockupOf(session);
  const items = describeMockup(mockup).filter(({ path }) => isReachable(mockup.controls, path));
  useLayoutEffect(() => {
    list.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [session.selection.join(' ')]);
  return (
    <nav class="controls" aria-label={words('outline.label')}>
      <h2>{words('outline.label')}</h2>
      {items.length === 0 && <p class="quiet">{words('outline.empty')}</p>}
      <ul ref={list}>
        {items.slice(0, mostListed).map(({ path, type, text }) => {
          const said = typeWords(viewerWords, type);
          const isCurrent = session.selection.some((each) => path === each || path.startsWith(`${each}/`));
          return (
            <li key={path}>
              <button
                type="button"
                class="item"
                aria-current={isCurrent}
                onClick={() => {
                  change((now) => select(now, [path]));
                }}
              >
                <span class="cut">{text === '' ? said : text}</span>
                <span class="quiet">{parentOf(path) === '' ? said : words('outline.in-group', { what: said })}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

/** Parts of a symbol are not the mockup's own. */
function isReachable(controls: Parameters<typeof controlAt>[0], path: string): boolean {
  const parts = path.split('/');
  return parts.slice(1).every((_, index) => {
    const around = controlAt(controls, parts.slice(0, index + 1).join('/'));
    return around?.isSymbol === false;
  });
}
