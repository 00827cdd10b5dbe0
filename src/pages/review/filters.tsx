// What the table shows: search, flags with their counts, state, and grouping.
import { useState } from 'preact/hooks';
import type { Flag } from '../../contract/review';
import { Choice, DayField } from './parts';
import { everyFlag, everyState, groupings, type View } from './rows';
import type { Words } from './words';

interface FiltersProps {
  readonly view: View;
  readonly onView: (change: Partial<View>) => void;
  readonly counts: ReadonlyMap<Flag, number>;
  /** The organisations that there are. */
  readonly organisations: readonly string[];
  readonly words: Words;
}

export function Filters({ view, onView, counts, organisations, words }: FiltersProps) {
  const offered = groupings.filter((one) => one !== 'organisation' || organisations.length > 1);
  return (
    <div class="filters" role="search" aria-label={words('filter.label')}>
      <div class="line">
        <input
          type="search"
          placeholder={words('filter.search')}
          aria-label={words('filter.search')}
          value={view.search}
          onInput={(event) => {
            onView({ search: event.currentTarget.value });
          }}
        />
        <Choice
          label={words('filter.state')}
          value={view.state ?? 'all'}
          options={[
            { value: 'all', label: words('filter.all') },
            ...everyState.map((state) => ({ value: state, label: words(`state.${state}`) })),
          ]}
          onChange={(state) => {
            onView({ state: state === 'all' ? undefined : state });
          }}
        />
        <Choice
          label={words('filter.group')}
          value={view.grouping}
          options={offered.map((grouping) => ({ value: grouping, label: words(`group.${grouping}`) }))}
          onChange={(grouping) => {
            onView({ grouping });
          }}
        />
      </div>
      <More view={view} onView={onView} organisations={organisations} words={words} />
      <div class="chips" role="group" aria-label={words('filter.flags')}>
        {everyFlag
          .filter((flag) => view.flags.includes(flag) || (counts.get(flag) ?? 0) > 0)
          .map((flag) => (
            <button
              key={flag}
              type="button"
              class={`chip ${flag}`}
              aria-pressed={view.flags.includes(flag)}
              title={words(`flag.${flag}.why`)}
              onClick={() => {
                onView({
                  flags: view.flags.includes(flag) ? view.flags.filter((one) => one !== flag) : [...view.flags, flag],
                });
              }}
            >
              {words(`flag.${flag}`)} <span class="count">{words.number(counts.get(flag) ?? 0)}</span>
            </button>
          ))}
      </div>
    </div>
  );
}

/** What is asked for less often; unfolded where it is. */
const More = ({ view, onView, organisations, words }: Omit<FiltersProps, 'counts'>) => {
  const { license, organisation, unusedDays, openedFrom, openedTo } = view;
  const [isOpen, setOpen] = useState(false);
  const asked = [license, organisation ?? '', unusedDays ?? '', openedFrom, openedTo].filter(
    (one) => one !== '',
  ).length;
  return (
    <details
      class="more-filters"
      open={isOpen || asked > 0}
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
      }}
    >
      <summary>{words('filter.more', { count: asked })}</summary>
      <div class="line">
        <label class="choice">
          <span>{words('filter.license')}</span>
          <input
            type="text"
            value={license}
            onInput={(event) => {
              onView({ license: event.currentTarget.value });
            }}
          />
        </label>
        {organisations.length > 1 && (
          <Choice
            label={words('group.organisation')}
            value={organisation ?? ''}
            options={[
              { value: '', label: words('filter.all') },
              ...organisations.map((one) => ({ value: one, label: one })),
            ]}
            onChange={(chosen) => {
              onView({ organisation: chosen === '' ? undefined : chosen });
            }}
          />
        )}
        <label class="choice">
          <span>{words('filter.unused')}</span>
          <input
            type="number"
            min={1}
            value={unusedDays ?? ''}
            onInput={(event) => {
              onView({ unusedDays: Math.trunc(event.currentTarget.valueAsNumber) || undefined });
            }}
          />
        </label>
        <DayField
          label={words('filter.opened-from')}
          value={openedFrom}
          onChange={(day) => {
            onView({ openedFrom: day });
          }}
        />
        <DayField
          label={words('filter.opened-to')}
          value={openedTo}
          onChange={(day) => {
            onView({ openedTo: day });
          }}
        />
      </div>
    </details>
  );
};
