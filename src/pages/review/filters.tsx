// What the table shows: search, flags with their counts, state, and grouping.
import { useState } from 'preact/hooks';
import type { Flag } from '../../contract/review';
import { Choice, DayField } from './parts';
import { everyFlag, everyState, groupings, type View } from './rows';
import { useIsSmall } from './use-is-small';
import type { Words } from './words';

interface FiltersProps {
  readonly view: View;
  readonly onView: (change: Partial<View>) => void;
  readonly counts: ReadonlyMap<Flag, number>;
  /** The organisations that there are. */
  readonly organisations: readonly string[];
  readonly words: Words;
}

export function Filters(props: FiltersProps) {
  const { view, onView, words } = props;
  // Where they would leave no room for what they filter, all of them are folded away.
  const isSmall = useIsSmall();
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
        {!isSmall && <Usual {...props} />}
      </div>
      <More {...props} isSmall={isSmall} />
      {!isSmall && <Flags {...props} />}
    </div>
  );
}

const Usual = ({ view, onView, organisations, words }: FiltersProps) => {
  const offered = groupings.filter((one) => one !== 'organisation' || organisations.length > 1);
  return (
    <>
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
    </>
  );
};

const Flags = ({ view: { flags }, onView, counts, words }: FiltersProps) => (
  <div class="chips" role="group" aria-label={words('filter.flags')}>
    {everyFlag
      .filter((flag) => flags.includes(flag) || (counts.get(flag) ?? 0) > 0)
      .map((flag) => (
        <button
          key={flag}
          type="button"
          class={`chip ${flag}`}
          aria-pressed={flags.includes(flag)}
          title={words(`flag.${flag}.why`)}
          onClick={() => {
            onView({ flags: flags.includes(flag) ? flags.filter((one) => one !== flag) : [...flags, flag] });
          }}
        >
          {words(`flag.${flag}`)} <span class="count">{words.number(counts.get(flag) ?? 0)}</span>
        </button>
      ))}
  </div>
);

/** What is asked for less often; unfolded where it is, and there is room. */
const More = (props: FiltersProps & { readonly isSmall: boolean }) => {
  const { view, onView, organisations, isSmall, words } = props;
  const { license, organisation, unusedDays, openedFrom, openedTo, state, grouping, flags } = view;
  const [isOpen, setOpen] = useState<boolean>();
  const asked = [
    ...[license, organisation, unusedDays, openedFrom, openedTo],
    ...(isSmall ? [state, grouping === 'none' ? '' : grouping, ...flags] : []),
  ].filter((one) => one !== undefined && one !== '').length;
  return (
    <details
      class="more-filters"
      open={isOpen ?? (asked > 0 && !isSmall)}
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
      }}
    >
      <summary>{words(isSmall ? 'filter.filters' : 'filter.more', { count: asked })}</summary>
      {isSmall && <Flags {...props} />}
      <div class="line">
        {isSmall && <Usual {...props} />}
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
