// What the table shows: search, flags with their counts, state, and grouping.
import type { Flag } from '../../contract/review';
import { Choice } from './parts';
import { everyFlag, everyState, groupings, type View } from './rows';
import type { Words } from './words';

interface FiltersProps {
  readonly view: View;
  readonly onView: (change: Partial<View>) => void;
  readonly counts: ReadonlyMap<Flag, number>;
  readonly hasOrganisations: boolean;
  readonly words: Words;
}

export function Filters({ view, onView, counts, hasOrganisations, words }: FiltersProps) {
  const offered = groupings.filter((one) => one !== 'organisation' || hasOrganisations);
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
      <div class="chips" role="group" aria-label={words('filter.flags')}>
        {everyFlag
          .filter((flag) => view.flag === flag || (counts.get(flag) ?? 0) > 0)
          .map((flag) => (
            <button
              key={flag}
              type="button"
              class={`chip ${flag}`}
              aria-pressed={view.flag === flag}
              title={words(`flag.${flag}.why`)}
              onClick={() => {
                onView({ flag: view.flag === flag ? undefined : flag });
              }}
            >
              {words(`flag.${flag}`)} <span class="count">{words.number(counts.get(flag) ?? 0)}</span>
            </button>
          ))}
      </div>
    </div>
  );
}
