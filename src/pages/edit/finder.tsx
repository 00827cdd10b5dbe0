// Finding a type of control, or an icon, by a few letters: to add one, or to make another of what is there.
import { useEffect, useId, useState } from 'preact/hooks';
import type { NewControl } from '../../mockup/edit/edits';
import type { IconLibrary } from '../../mockup/icons/library';
import type { ControlType } from '../../mockup/types';
import { Dialog } from '../ground/dialog';
import type { ServerCalls } from '../open/server';
import { typeWords, type Words } from '../open/words';
import { iconFileName, iconNames, iconsFor, type NamedIcon } from './icon-names';
import { addable, sampleOf } from './samples';
import { SearchBox } from './search-box';
import type { Session } from './session';
import { Tile } from './tile';
import { usePictures } from './use-pictures';
import { alsoCalled, type EditorWords } from './words';

/** What most mockups are made of, by how often real files have it: shown before anything is typed. */
const usual: readonly ControlType[] = [
  'Label',
  'Button',
  'TextInput',
  'Paragraph',
  'Canvas',
  'Link',
  'Title',
  'SubTitle',
  'ComboBox',
  'CheckBox',
  'RadioButton',
  'TextArea',
  'Icon',
  'BrowserWindow',
  'DataGrid',
  'StickyNote',
];

/** The types whose names fit, the best first: those that begin so, those of which a word does, those that hold it. */
export function typesFor(
  words: EditorWords,
  viewerWords: Words,
  query: string,
  first: readonly ControlType[] = usual,
): readonly ControlType[] {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return [...first, ...addable.filter((type) => !first.includes(type))];
  const rank = (type: ControlType): number => {
    const name = typeWords(viewerWords, type).toLowerCase();
    if (name.startsWith(wanted)) return 0;
    if (name.split(/\s+/).some((word) => word.startsWith(wanted))) return 1;
    if (name.includes(wanted) || type.toLowerCase().includes(wanted)) return 2;
    return alsoCalled(words, type)
      .split(' ')
      .some((word) => word.startsWith(wanted))
      ? 3
      : 4;
  };
  return addable
    .map((type) => ({ type, at: rank(type), name: typeWords(viewerWords, type) }))
    .filter(({ at }) => at < 4)
    .sort((a, b) => a.at - b.at || a.name.length - b.name.length || a.name.localeCompare(b.name))
    .map(({ type }) => type);
}

/** Icons are found after controls, from so many letters on, and so many. */
const [leastLetters, mostIcons] = [2, 24];

interface FinderProps {
  readonly words: EditorWords;
  readonly viewerWords: Words;
  readonly title: string;
  /** What the button says that takes what was found. */
  readonly take: string;
  readonly session: Session;
  readonly icons: IconLibrary;
  readonly server: ServerCalls;
  /** Shown first, before anything is typed. */
  readonly first?: readonly ControlType[] | undefined;
  readonly withIcons?: boolean;
  readonly onPick: (made: NewControl, type: ControlType, isThere: boolean) => void;
  readonly onClose: () => void;
}

interface Found {
  readonly id: string;
  readonly name: string;
  readonly type: ControlType;
  readonly icon: NamedIcon | undefined;
}

export function Finder(props: FinderProps) {
  const { words, viewerWords, title, take, session, icons, server, first, withIcons = false, onPick, onClose } = props;
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const [all, setAll] = useState<readonly NamedIcon[]>([]);
  const id = useId();
  const asksIcons = withIcons && query.trim().length >= leastLetters;
  useEffect(() => {
    // Without them there are controls to be found.
    if (asksIcons) iconNames(server).then(setAll, console.error);
  }, [asksIcons]);
  const named = asksIcons ? iconsFor(all, query, mostIcons) : [];
  const pictures = usePictures(
    server,
    named.map(({ key }) => key),
  );
  const found: readonly Found[] = [
    ...typesFor(words, viewerWords, query, first).map((type) => ({
      id: type,
      name: typeWords(viewerWords, type),
      type,
      icon: undefined,
    })),
    ...named.map((icon) => ({
      id: icon.key.replace(':', '-'),
      name: words('add.icon', { name: icon.name }),
      type: 'Icon' as const,
      icon,
    })),
  ];
  const current = Math.min(at, found.length - 1);
  const pick = (chosen: Found | undefined, isThere: boolean): void => {
    if (!chosen) return;
    const made = sampleOf(session, chosen.type);
    const { icon } = chosen;
    const { format } = session.shown.scene;
    onPick(icon ? { ...made, icon: { name: iconFileName(icon, format, all), size: 32 } } : made, chosen.type, isThere);
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      onSubmit={() => {
        pick(found[current], false);
      }}
    >
      <SearchBox
        label={words('add.search')}
        listId={`${id}-list`}
        activeId={found[current] && `${id}-${found[current].id}`}
        query={query}
        onQuery={(typed) => {
          setQuery(typed);
          setAt(0);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && event.shiftKey) {
            event.preventDefault();
            pick(found[current], true);
          }
          const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
          if (by === undefined || found.length === 0) return;
          event.preventDefault();
          setAt((current + by + found.length) % found.length);
        }}
      />
      <ul class="choices" role="listbox" id={`${id}-list`} aria-label={title}>
        {found.map((each, index) => {
          const picture = each.icon && pictures.get(each.icon.key);
          return (
            <li
              key={each.id}
              id={`${id}-${each.id}`}
              role="option"
              class="item"
              aria-selected={index === current}
              onClick={() => {
                pick(each, false);
              }}
            >
              <span class="small">
                {each.icon ? (
                  picture && (
                    <svg class="glyph" viewBox={`0 0 ${picture[0]} ${picture[1]}`} aria-hidden="true">
                      <path d={picture[2]} />
                    </svg>
                  )
                ) : (
                  <Tile
                    made={sampleOf(session, each.type)}
                    scene={session.shown.scene}
                    icons={icons}
                    width={52}
                    height={30}
                  />
                )}
              </span>
              {each.name}
            </li>
          );
        })}
      </ul>
      <p class="quiet" role="status">
        {words('add.found', { count: found.length })}
      </p>
      <div class="buttons end">
        <button type="button" class="button" onClick={onClose}>
          {words('add.cancel')}
        </button>
        <button type="submit" class="button primary" aria-disabled={found.length === 0}>
          {take}
        </button>
      </div>
    </Dialog>
  );
}
