// Where people type what they look for, while the keys move through what was found below it.
import { useLayoutEffect } from 'preact/hooks';

export function SearchBox({
  label,
  listId,
  activeId,
  query,
  onQuery,
  onKeyDown,
}: {
  readonly label: string;
  /** Of what was found, in which the chosen one is kept in sight. */
  readonly listId: string;
  /** The element that is chosen; undefined where nothing is. */
  readonly activeId: string | undefined;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}) {
  useLayoutEffect(() => {
    document.getElementById(listId)?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [activeId, query]);
  return (
    <label class="field">
      <span>{label}</span>
      <input
        autofocus
        type="text"
        role="combobox"
        autocomplete="off"
        aria-expanded={true}
        aria-controls={listId}
        aria-activedescendant={activeId}
        value={query}
        onInput={(event) => {
          onQuery(event.currentTarget.value);
        }}
        onKeyDown={onKeyDown}
      />
    </label>
  );
}
