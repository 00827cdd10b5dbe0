// The file list: folders, search, sorting, several selected, Open with, New.
import type { JSX } from 'preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import type { DriveItem } from '../api';
import type { DeskState, DriveIntegration } from '../server/desk-state';
import { Icon, type IconName } from '../../pages/ground/icon';
import { Menu } from '../../pages/ground/menu';
import { Empty } from '../../pages/ground/notices';
import './files.css';
import { openFromDrive } from './server';

const folderType = 'application/vnd.google-apps.folder';
const when = new Intl.DateTimeFormat('en', { dateStyle: 'medium' });

type Column = 'name' | 'owner' | 'modified' | 'size';

const sizeWords = (bytes: number): string =>
  bytes < 1024
    ? `${bytes} B`
    : bytes < 1024 * 1024
      ? `${Math.round(bytes / 1024)} KB`
      : `${(bytes / 1024 / 1024).toFixed(1)} MB`;

/** Opens an address in a new tab, without giving it a hold on the desk. */
const openTab = (url: string): void => {
  window.open(url, '_blank', 'noopener');
};

export function Files({
  items,
  accountId,
  accounts,
  integration,
  selected,
  onSelect,
}: {
  readonly items: readonly DriveItem[];
  readonly accountId: string;
  readonly accounts: DeskState['accounts'];
  readonly integration: DriveIntegration | undefined;
  readonly selected: readonly string[];
  readonly onSelect: (ids: readonly string[]) => void;
}): JSX.Element {
  const [folderId, setFolderId] = useState<string>();
  const [search, setSearch] = useState('');
  const [sorting, setSorting] = useState<{ readonly by: Column; readonly isDown: boolean }>({
    by: 'name',
    isDown: false,
  });
  const anchor = useRef(0);
  const list = useRef<HTMLTableSectionElement>(null);

  const byId = useMemo(() => new Map(items.map((item) => [item.id, item])), [items]);
  const ownerOf = ({ roles }: DriveItem): string => {
    const owner = Object.entries(roles).find(([, role]) => role === 'owner')?.[0];
    return owner === accountId ? 'me' : (accounts.find(({ id }) => id === owner)?.name ?? '');
  };
  const shown = useMemo(() => {
    const wanted = search.trim().toLowerCase();
    const here = items.filter((item) =>
      wanted === ''
        ? (item.parentId !== undefined && byId.has(item.parentId) ? item.parentId : undefined) === folderId
        : item.name.toLowerCase().includes(wanted),
    );
    const value = (item: DriveItem): string | number =>
      ({ name: item.name.toLowerCase(), owner: ownerOf(item), modified: item.modifiedAt, size: item.size })[sorting.by];
    const compare = (one: DriveItem, other: DriveItem): number => {
      const folders = Number(other.mimeType === folderType) - Number(one.mimeType === folderType);
      const [first, second] = [value(one), value(other)];
      const order =
        typeof first === 'string' && typeof second === 'string'
          ? first.localeCompare(second, 'en', { numeric: true })
          : Number(first) - Number(second);
      return folders || (sorting.isDown ? -order : order);
    };
    return [...here].sort(compare);
  }, [items, folderId, search, sorting, accountId]);

  const canOpen = (item: DriveItem): boolean =>
    integration !== undefined &&
    (integration.extensions.some((ending) => item.name.toLowerCase().endsWith(ending)) ||
      integration.mimeTypes.includes(item.mimeType));
  const openWith = (opened: readonly DriveItem[]): void => {
    openTab(openFromDrive(accountId, { ids: opened.map(({ id }) => id) }));
  };
  const open = (item: DriveItem): void => {
    if (item.mimeType === folderType) {
      setFolderId(item.id);
      setSearch('');
      onSelect([]);
    } else if (canOpen(item)) openWith([item]);
  };
  const choose = (at: number, event: MouseEvent | KeyboardEvent): void => {
    const item = shown[at];
    if (item === undefined) return;
    if (event.shiftKey) {
      const [from, to] = [Math.min(anchor.current, at), Math.max(anchor.current, at)];
      onSelect(shown.slice(from, to + 1).map(({ id }) => id));
    } else if (event.ctrlKey || event.metaKey) {
      onSelect(selected.includes(item.id) ? selected.filter((id) => id !== item.id) : [...selected, item.id]);
      anchor.current = at;
    } else {
      onSelect([item.id]);
      anchor.current = at;
    }
  };
  const focusRow = (at: number): void => {
    list.current?.querySelectorAll<HTMLElement>('tr')[at]?.focus();
  };
  const onKey = (event: KeyboardEvent, at: number): void => {
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: shown.length - 1,
    };
    const next = moves[event.key];
    const item = shown[at];
    if (next !== undefined && shown[next] !== undefined) {
      event.preventDefault();
      focusRow(next);
      if (!event.ctrlKey) choose(next, event);
    } else if (event.key === 'Enter' && item !== undefined) {
      event.preventDefault();
      open(item);
    } else if (event.key === ' ') {
      event.preventDefault();
      choose(at, event);
    } else if (event.key === 'Escape') {
      onSelect([]);
    } else if (event.key.length === 1 && /\S/.test(event.key) && !event.ctrlKey && !event.metaKey) {
      const found = shown.findIndex(
        ({ name }, index) => index > at && name.toLowerCase().startsWith(event.key.toLowerCase()),
      );
      const first = shown.findIndex(({ name }) => name.toLowerCase().startsWith(event.key.toLowerCase()));
      if (found >= 0 || first >= 0) focusRow(found >= 0 ? found : first);
    }
  };

  const trail: DriveItem[] = [];
  for (let at = folderId; at !== undefined; at = byId.get(at)?.parentId) {
    const folder = byId.get(at);
    if (folder === undefined) break;
    trail.unshift(folder);
  }
  const selectedItems = shown.filter(({ id }) => selected.includes(id));
  const openable = selectedItems.filter(canOpen);
  const header = (by: Column, label: string): JSX.Element => (
    <th
      scope="col"
      class={`column-${by}`}
      aria-sort={sorting.by === by ? (sorting.isDown ? 'descending' : 'ascending') : 'none'}
    >
      <button
        type="button"
        onClick={() => {
          setSorting({ by, isDown: sorting.by === by && !sorting.isDown });
        }}
      >
        {label}
      </button>
    </th>
  );

  return (
    <main class="surface files" aria-label="Files">
      <div class="toolbar">
        {integration?.creates !== undefined && (
          <Menu
            label="New"
            className="new-menu"
            buttonClass="button primary"
            button={
              <>
                <Icon name="plus" />
                <span>New</span>
              </>
            }
          >
            {(close) => (
              <button
                type="button"
                class="item"
                onClick={() => {
                  openTab(openFromDrive(accountId, { folderId: folderId ?? 'root' }));
                  close();
                }}
              >
                <Icon name="mockup" /> {integration.creates}
              </button>
            )}
          </Menu>
        )}
        <label class="search">
          <Icon name="search" />
          <span class="unseen">Search files</span>
          <input
            type="search"
            placeholder="Search files"
            value={search}
            onInput={({ currentTarget }) => {
              setSearch(currentTarget.value);
            }}
          />
        </label>
      </div>
      <nav class="trail" aria-label="Folder">
        <button
          type="button"
          class="link"
          aria-current={folderId === undefined ? 'page' : undefined}
          onClick={() => {
            setFolderId(undefined);
            onSelect([]);
          }}
        >
          My files
        </button>
        {trail.map((folder) => (
          <span key={folder.id}>
            <span aria-hidden="true"> › </span>
            <button
              type="button"
              class="link"
              aria-current={folder.id === folderId ? 'page' : undefined}
              onClick={() => {
                setFolderId(folder.id);
                onSelect([]);
              }}
            >
              {folder.name}
            </button>
          </span>
        ))}
        <span class="space" />
        {selected.length > 0 && (
          <span class="quiet" role="status">
            {selected.length} selected{' '}
            <button
              type="button"
              class="link"
              onClick={() => {
                onSelect([]);
              }}
            >
              clear
            </button>
          </span>
        )}
        {openable.length > 0 && integration !== undefined && (
          <button
            type="button"
            class="button primary"
            onClick={() => {
              openWith(openable);
            }}
          >
            <Icon name="open" />
            <span>
              Open <span class="wide">with {integration.name}</span>
            </span>
          </button>
        )}
      </nav>
      {shown.length === 0 ? (
        <Empty
          icon={search === '' ? 'folder' : 'search'}
          title={search === '' ? 'This folder is empty.' : `No file’s name contains “${search.trim()}”.`}
        />
      ) : (
        <div class="table">
          <table role="grid" aria-multiselectable="true" aria-label="Files">
            <thead>
              <tr>
                {header('name', 'Name')}
                {header('owner', 'Owner')}
                {header('modified', 'Changed')}
                {header('size', 'Size')}
              </tr>
            </thead>
            <tbody ref={list}>
              {shown.map((item, at) => (
                <tr
                  key={item.id}
                  aria-selected={selected.includes(item.id)}
                  tabIndex={
                    at ===
                    Math.max(
                      0,
                      shown.findIndex(({ id }) => id === selected[0]),
                    )
                      ? 0
                      : -1
                  }
                  onClick={(event) => {
                    choose(at, event);
                  }}
                  onDblClick={() => {
                    open(item);
                  }}
                  onKeyDown={(event) => {
                    onKey(event, at);
                  }}
                >
                  <td class="column-name">
                    <div>
                      <span class={`type ${iconOf(item, canOpen(item))}`}>
                        <Icon name={iconOf(item, canOpen(item))} />
                      </span>
                      <span class="file-name cut">{item.name}</span>
                      {item.roles[accountId] !== undefined && item.roles[accountId] !== 'owner' && (
                        <span class="mark">
                          {item.roles[accountId] === 'writer'
                            ? 'can edit'
                            : item.roles[accountId] === 'commenter'
                              ? 'can comment'
                              : 'can view'}
                        </span>
                      )}
                    </div>
                  </td>
                  <td class="column-owner">{ownerOf(item)}</td>
                  <td class="column-modified">{when.format(item.modifiedAt)}</td>
                  <td class="column-size">{item.mimeType === folderType ? '—' : sizeWords(item.size)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </main>
  );
}

const iconOf = ({ mimeType }: DriveItem, opens: boolean): IconName =>
  mimeType === folderType ? 'folder' : opens ? 'mockup' : 'file';
