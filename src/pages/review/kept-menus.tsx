// Which columns the table shows in which order, and views by name: both kept for the account.
import { useId, useState } from 'preact/hooks';
import { type Kept, type SeatColumn, seatColumns } from '../../contract/kept';
import { longest, mostViews } from '../../contract/limits';
import { Icon } from '../ground/icon';
import { Menu } from '../ground/menu';
import './kept-menus.css';
import { type Place, hashOf, placeOf } from './place';
import type { KeptHere } from './use-kept';
import type { Words } from './words';

interface ColumnsMenuProps {
  readonly columns: Kept['columns'];
  /** Those that there are where nobody chose. */
  readonly usual: readonly SeatColumn[];
  readonly onColumns: (columns: Kept['columns']) => void;
  readonly words: Words;
}

export const ColumnsMenu = ({ columns, usual, onColumns, words }: ColumnsMenuProps) => {
  const shown = columns ?? usual;
  const moved = (column: SeatColumn, by: number): void => {
    const others = shown.filter((one) => one !== column);
    const at = shown.indexOf(column) + by;
    onColumns([...others.slice(0, at), column, ...others.slice(at)]);
  };
  return (
    <Menu label={words('columns')} button={words('columns')} buttonClass="button" className="kept">
      {() => (
        <>
          <ul>
            {[...shown, ...seatColumns.filter((one) => !shown.includes(one))].map((column) => {
              const at = shown.indexOf(column);
              const name = words(`column.${column}`);
              return (
                <li key={column} class="line">
                  <label>
                    <input
                      type="checkbox"
                      checked={at !== -1}
                      disabled={column === 'account'}
                      onChange={(event) => {
                        onColumns(
                          event.currentTarget.checked ? [...shown, column] : shown.filter((one) => one !== column),
                        );
                      }}
                    />
                    {name}
                  </label>
                  <span class="space" />
                  <Step
                    label={words('columns.earlier', { column: name })}
                    icon="up"
                    isDisabled={at < 1}
                    onStep={() => {
                      moved(column, -1);
                    }}
                  />
                  <Step
                    label={words('columns.later', { column: name })}
                    icon="down"
                    isDisabled={at === -1 || at === shown.length - 1}
                    onStep={() => {
                      moved(column, 1);
                    }}
                  />
                </li>
              );
            })}
          </ul>
          <button
            type="button"
            class="button"
            aria-disabled={columns === undefined}
            onClick={() => {
              onColumns(undefined);
            }}
          >
            {words('columns.usual')}
          </button>
          {columns === undefined && <p class="quiet">{words('columns.fitting')}</p>}
        </>
      )}
    </Menu>
  );
};

interface StepProps {
  readonly label: string;
  readonly icon: 'up' | 'down';
  readonly isDisabled: boolean;
  readonly onStep: () => void;
}

/** It keeps the focus where there is no further: whoever presses it again loses no place. */
const Step = ({ label, icon, isDisabled, onStep }: StepProps) => (
  <button
    type="button"
    class={`tool ${icon}`}
    aria-label={label}
    title={label}
    aria-disabled={isDisabled}
    onClick={() => {
      if (!isDisabled) onStep();
    }}
  >
    <Icon name="chevron" />
  </button>
);

interface ViewsMenuProps {
  readonly kept: KeptHere;
  readonly place: Place;
  readonly onPlace: (place: Place) => void;
  readonly words: Words;
}

export const ViewsMenu = ({ kept: { views, keepView }, place, onPlace, words }: ViewsMenuProps) => {
  const [typed, setTyped] = useState('');
  const said = useId();
  const name = typed.trim();
  const address = hashOf({ ...place, openKey: undefined });
  const isFull = views.length >= mostViews && !views.some((view) => view.name === name);
  const fault = isFull
    ? words('views.too-many', { most: mostViews })
    : address.length > longest.viewAddress
      ? words('views.too-long')
      : undefined;
  return (
    <Menu label={words('kept-views')} button={words('kept-views')} buttonClass="button" className="kept">
      {(close) => (
        <>
          <ul>
            {views.map((view) => (
              <li key={view.name} class="line">
                <button
                  type="button"
                  class="item"
                  onClick={() => {
                    onPlace(placeOf(view.address));
                    close();
                  }}
                >
                  {view.name}
                </button>
                <button
                  type="button"
                  class="tool"
                  aria-label={words('views.forget', { name: view.name })}
                  title={words('views.forget', { name: view.name })}
                  onClick={() => {
                    keepView(view.name, undefined);
                  }}
                >
                  <Icon name="close" />
                </button>
              </li>
            ))}
          </ul>
          <form
            class="line"
            onSubmit={(event) => {
              event.preventDefault();
              if (name === '' || fault !== undefined) return;
              keepView(name, address);
              setTyped('');
            }}
          >
            <input
              type="text"
              aria-label={words('views.name')}
              placeholder={words('views.name')}
              aria-describedby={said}
              maxLength={longest.viewName}
              value={typed}
              onInput={(event) => {
                setTyped(event.currentTarget.value);
              }}
            />
            <button type="submit" class="button" disabled={name === '' || fault !== undefined}>
              {words('views.keep')}
            </button>
          </form>
          <p class="quiet" id={said} role="status">
            {fault ?? words('views.none')}
          </p>
        </>
      )}
    </Menu>
  );
};
