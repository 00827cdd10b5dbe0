// Small parts that every view is made of.
import { Warning } from '../ground/notices';
import type { Flag, SeatRow } from '../../contract/review';
import './parts.css';
import { failureWords, type Words } from './words';
import type { Failure } from './server';

/** Why something did not come, and the way on. */
export const FailureNote = ({
  failure,
  words,
  again,
}: {
  readonly failure: Failure;
  readonly words: Words;
  readonly again?: (() => void) | undefined;
}) => (
  <Warning text={failureWords(failure, words)}>
    {again && (
      <button type="button" class="button" onClick={again}>
        {words('again')}
      </button>
    )}
  </Warning>
);

/** Where a subscription stands, as a coloured word. */
export const State = ({ state, words }: { readonly state: SeatRow['state']; readonly words: Words }) => (
  <span class={`mark ${state}`}>{words(`state.${state}`)}</span>
);

export const FlagMark = ({ flag, words }: { readonly flag: Flag; readonly words: Words }) => (
  <span class={`mark ${flag}`} title={words(`flag.${flag}.why`)}>
    {words(`flag.${flag}`)}
  </span>
);

/** Sentences, each with a dot before it. */
export const Points = ({ sentences }: { readonly sentences: readonly string[] }) => (
  <ul class="points">
    {sentences.map((sentence) => (
      <li key={sentence}>{sentence}</li>
    ))}
  </ul>
);

/** The rules behind an answer, folded. */
export const Why = ({ sentences, words }: { readonly sentences: readonly string[]; readonly words: Words }) =>
  sentences.length === 0 ? null : (
    <details class="why">
      <summary>{words('why')}</summary>
      <Points sentences={sentences} />
    </details>
  );

/** A select with its label before it. */
export function Choice<Value extends string>({
  label,
  value,
  options,
  onChange,
}: {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
}) {
  return (
    <label class="choice">
      <span>{label}</span>
      <select
        value={value}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.currentTarget.value);
          if (chosen) onChange(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}

/** A few ways of which one is taken, each a button that stays pressed. */
export const ChipChoice = <Value extends string | boolean>({
  label,
  value,
  options,
  onChange,
}: {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string; readonly count?: string }[];
  readonly onChange: (value: Value) => void;
}) => (
  <div class="chips" role="group" aria-label={label}>
    {options.map((option) => (
      <button
        key={String(option.value)}
        type="button"
        class="chip"
        aria-pressed={option.value === value}
        onClick={() => {
          onChange(option.value);
        }}
      >
        {option.label} {option.count !== undefined && <span class="count">{option.count}</span>}
      </button>
    ))}
  </div>
);

/** Takes what is listed away, as CSV or as JSON. */
export const ExportButtons = ({
  isDisabled,
  title,
  onCsv,
  onJson,
  words,
}: {
  readonly isDisabled: boolean;
  readonly title: string;
  readonly onCsv: () => void;
  readonly onJson: () => void;
  readonly words: Words;
}) =>
  [['export.csv', onCsv] as const, ['export.json', onJson] as const].map(([label, save]) => (
    <button key={label} type="button" class="button" disabled={isDisabled} title={title} onClick={save}>
      {words(label)}
    </button>
  ));

/** A day, in the time zone of all days here. */
export const DayField = ({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) => (
  <label class="choice">
    <span>{label}</span>
    <input
      type="date"
      value={value}
      onInput={(event) => {
        onChange(event.currentTarget.value);
      }}
    />
  </label>
);
