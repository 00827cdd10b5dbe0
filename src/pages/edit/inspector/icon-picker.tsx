// Choosing an icon out of some thousand: by words, with the keys or a pointer. Pictures come for what is found.
import { useEffect, useId, useState } from 'preact/hooks';
import { Dialog } from '../../ground/dialog';
import { Progress } from '../../ground/notices';
import type { ServerCalls } from '../../open/server';
import { iconFileName, iconNames, iconsFor, type NamedIcon } from '../icon-names';
import { SearchBox } from '../search-box';
import { usePictures } from '../use-pictures';
import type { EditorWords } from '../words';

/** So many are shown: whoever wants others says more. */
const mostShown = 120;
const columns = 10;

export function IconPicker({
  words,
  server,
  format,
  canBeNone,
  onPick,
  onClose,
}: {
  readonly words: EditorWords;
  readonly server: ServerCalls;
  readonly format: 'bmml' | 'bmpr';
  readonly canBeNone: boolean;
  /** Undefined for no icon. */
  readonly onPick: (name: string | undefined) => void;
  readonly onClose: () => void;
}) {
  const [all, setAll] = useState<readonly NamedIcon[] | 'failed' | undefined>(undefined);
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const id = useId();
  useEffect(() => {
    iconNames(server).then(setAll, (error: unknown) => {
      console.error(error);
      setAll('failed');
    });
  }, []);
  const found = typeof all === 'object' ? iconsFor(all, query, mostShown) : [];
  const pictures = usePictures(
    server,
    found.map(({ key }) => key),
  );
  const current = Math.min(at, found.length - 1);
  const pick = (icon: NamedIcon | undefined): void => {
    if (icon && typeof all === 'object') onPick(iconFileName(icon, format, all));
  };
  return (
    <Dialog
      title={words('icons.title')}
      onClose={onClose}
      onSubmit={() => {
        pick(found[current]);
      }}
    >
      <SearchBox
        label={words('icons.search')}
        listId={`${id}-list`}
        activeId={found[current] && `${id}-${current}`}
        query={query}
        onQuery={(typed) => {
          setQuery(typed);
          setAt(0);
        }}
        onKeyDown={(event) => {
          const by = { ArrowDown: columns, ArrowUp: -columns, ArrowRight: 1, ArrowLeft: -1 }[event.key];
          if (by === undefined || found.length === 0 || (Math.abs(by) === 1 && query !== '' && at === 0 && by < 0))
            return;
          event.preventDefault();
          setAt(Math.max(0, Math.min(found.length - 1, current + by)));
        }}
      />
      {all === undefined && <Progress text={words('icons.fetching')} />}
      {all === 'failed' && <p role="alert">{words('icons.failed')}</p>}
      <ul class="icons" role="listbox" id={`${id}-list`} aria-label={words('icons.title')}>
        {found.map((icon, index) => {
          const picture = pictures.get(icon.key);
          return (
            <li
              key={icon.key}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === current}
              aria-label={icon.name}
              title={icon.name}
              onClick={() => {
                pick(icon);
              }}
            >
              {picture && (
                <svg class="glyph" viewBox={`0 0 ${picture[0]} ${picture[1]}`} aria-hidden="true">
                  <path d={picture[2]} />
                </svg>
              )}
            </li>
          );
        })}
      </ul>
      <p class="quiet" role="status">
        {found[current]
          ? words('icons.found', { count: found.length, name: found[current].name })
          : typeof all === 'object'
            ? words('icons.none')
            : ''}
      </p>
      <div class="buttons end">
        {canBeNone && (
          <button
            type="button"
            class="button"
            onClick={() => {
              onPick(undefined);
            }}
          >
            {words('icons.without')}
          </button>
        )}
        <button type="button" class="button" onClick={onClose}>
          {words('add.cancel')}
        </button>
        <button type="submit" class="button primary" aria-disabled={found.length === 0}>
          {words('icons.take')}
        </button>
      </div>
    </Dialog>
  );
}
