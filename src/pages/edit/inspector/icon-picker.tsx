// Choosing an icon out of some thousand: by words, with the keys or a pointer. Pictures come for what is found.
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { IconPath } from '../../../contract/open';
import { iconKeys } from '../../../mockup/icons/names';
import { Dialog } from '../../ground/dialog';
import { Progress } from '../../ground/notices';
import type { ServerCalls } from '../../open/server';
import type { EditorWords } from '../words';

/** One icon: its key, its name without style, and other names that it goes by. */
interface Named {
  readonly key: string;
  readonly name: string;
  readonly also: readonly string[];
}

/** So many are shown: whoever wants others says more. */
const mostShown = 120;
const columns = 10;

/** Fetched once. */
let names: Promise<readonly Named[]> | undefined;
const pictures = new Map<string, IconPath>();

/** As `build/addon.js` writes them: by style, names with blanks between, each with its other names after commas. */
async function readNames(server: ServerCalls): Promise<readonly Named[]> {
  const byStyle = JSON.parse(await server.readAsset('icon-names')) as Readonly<Record<string, string>>;
  return Object.entries(byStyle).flatMap(([style, list]) =>
    list.split(' ').map((entry): Named => {
      const [name = '', ...also] = entry.split(',');
      return { key: `${style}:${name}`, name, also };
    }),
  );
}

function namesFor(all: readonly Named[], query: string): readonly Named[] {
  const wanted = query.trim().toLowerCase().replace(/\s+/g, '-');
  if (wanted === '') return all.slice(0, mostShown);
  const rank = ({ name, also }: Named): number => {
    if (name === wanted) return 0;
    if (name.startsWith(wanted)) return 1;
    if (also.includes(wanted)) return 2;
    if (name.includes(`-${wanted}`)) return 3;
    if (also.some((each) => each.startsWith(wanted))) return 4;
    return name.includes(wanted) || also.some((each) => each.includes(wanted)) ? 5 : 6;
  };
  return all
    .map((icon) => ({ icon, at: rank(icon) }))
    .filter(({ at }) => at < 6)
    .sort((a, b) => a.at - b.at || a.icon.name.length - b.icon.name.length)
    .slice(0, mostShown)
    .map(({ icon }) => icon);
}

/** The name for a file: the older format's own kind of name where that means the same. */
function fileName({ key, name }: Named, format: 'bmml' | 'bmpr', all: readonly Named[]): string {
  const style = key.split(':')[0] ?? 'solid';
  if (format === 'bmml') {
    const old = `${name.replace(/(^|-)([a-z])/g, (_, __, letter: string) => letter.toUpperCase())}Icon`;
    const known = new Set(all.map((each) => each.key));
    if (iconKeys(old).find((each) => known.has(each)) === key) return old;
  }
  return `${name}-${style}`;
}

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
  const [all, setAll] = useState<readonly Named[] | 'failed' | undefined>(undefined);
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const [, setDrawn] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const id = useId();
  useEffect(() => {
    names ??= readNames(server);
    names.then(setAll, (error: unknown) => {
      names = undefined;
      console.error(error);
      setAll('failed');
    });
  }, []);
  const found = typeof all === 'object' ? namesFor(all, query) : [];
  const missing = found.map(({ key }) => key).filter((key) => !pictures.has(key));
  useEffect(() => {
    if (missing.length === 0) return;
    let isOver = false;
    // Whoever is still typing means something else by then.
    const timer = setTimeout(() => {
      server.readIcons(missing).then((icons) => {
        for (const [key, icon] of Object.entries(icons)) pictures.set(key, icon);
        if (!isOver) setDrawn((count) => count + 1);
      }, console.error);
    }, 150);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [missing.join(' ')]);
  const current = Math.min(at, found.length - 1);
  useLayoutEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [current, query]);
  const pick = (icon: Named | undefined): void => {
    if (icon && typeof all === 'object') onPick(fileName(icon, format, all));
  };
  return (
    <Dialog
      title={words('icons.title')}
      onClose={onClose}
      onSubmit={() => {
        pick(found[current]);
      }}
    >
      <label class="field">
        <span>{words('icons.search')}</span>
        <input
          autofocus
          type="text"
          role="combobox"
          autocomplete="off"
          aria-expanded={true}
          aria-controls={`${id}-list`}
          aria-activedescendant={found[current] && `${id}-${current}`}
          value={query}
          onInput={(event) => {
            setQuery(event.currentTarget.value);
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
      </label>
      {all === undefined && <Progress text={words('icons.fetching')} />}
      {all === 'failed' && <p role="alert">{words('icons.failed')}</p>}
      <ul class="icons" role="listbox" id={`${id}-list`} ref={list} aria-label={words('icons.title')}>
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
