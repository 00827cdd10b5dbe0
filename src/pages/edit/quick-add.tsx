// Adding a control by a few letters of its name: the fastest way in, and one that needs no pointer.
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { controlTypes, type ControlType } from '../../mockup/types';
import { Dialog } from '../ground/dialog';
import { typeWords, type Words } from '../open/words';
import type { EditorWords } from './words';

/** What nobody adds by itself. */
const hidden: ReadonlySet<string> = new Set(['__group__', 'Component', 'Image']);

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
function typesFor(words: Words, query: string): readonly ControlType[] {
  const wanted = query.trim().toLowerCase();
  const all = (Object.keys(controlTypes) as ControlType[]).filter((type) => !hidden.has(type));
  if (wanted === '') return [...usual, ...all.filter((type) => !usual.includes(type))];
  const rank = (type: ControlType): number => {
    const name = typeWords(words, type).toLowerCase();
    if (name.startsWith(wanted)) return 0;
    if (name.split(/\s+/).some((word) => word.startsWith(wanted))) return 1;
    if (name.includes(wanted) || type.toLowerCase().includes(wanted)) return 2;
    return 3;
  };
  return all
    .map((type) => ({ type, at: rank(type), name: typeWords(words, type) }))
    .filter(({ at }) => at < 3)
    .sort((a, b) => a.at - b.at || a.name.length - b.name.length || a.name.localeCompare(b.name))
    .map(({ type }) => type);
}

export function QuickAdd({
  words,
  viewerWords,
  onAdd,
  onClose,
}: {
  readonly words: EditorWords;
  readonly viewerWords: Words;
  readonly onAdd: (type: ControlType) => void;
  readonly onClose: () => void;
}) {
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const id = useId();
  const found = typesFor(viewerWords, query);
  const current = Math.min(at, found.length - 1);
  useLayoutEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [current, query]);
  const add = (type: ControlType | undefined): void => {
    if (type !== undefined) onAdd(type);
  };
  return (
    <Dialog
      title={words('add.title')}
      onClose={onClose}
      onSubmit={() => {
        add(found[current]);
      }}
    >
      <label class="field">
        <span>{words('add.search')}</span>
        <input
          autofocus
          type="text"
          role="combobox"
          autocomplete="off"
          aria-expanded={true}
          aria-controls={`${id}-list`}
          aria-activedescendant={found[current] && `${id}-${found[current]}`}
          value={query}
          onInput={(event) => {
            setQuery(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={(event) => {
            const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
            if (by === undefined || found.length === 0) return;
            event.preventDefault();
            setAt((current + by + found.length) % found.length);
          }}
        />
      </label>
      <ul class="choices" role="listbox" id={`${id}-list`} ref={list} aria-label={words('add.title')}>
        {found.map((type, index) => (
          <li
            key={type}
            id={`${id}-${type}`}
            role="option"
            class="item"
            aria-selected={index === current}
            onClick={() => {
              add(type);
            }}
          >
            {typeWords(viewerWords, type)}
          </li>
        ))}
      </ul>
      <p class="quiet" role="status">
        {words('add.found', { count: found.length })}
      </p>
      <div class="buttons end">
        <button type="button" class="button" onClick={onClose}>
          {words('add.cancel')}
        </button>
        <button type="submit" class="button primary" aria-disabled={found.length === 0}>
          {words('command.add')}
        </button>
      </div>
    </Dialog>
  );
}
