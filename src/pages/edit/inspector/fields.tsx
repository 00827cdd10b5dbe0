// One field for each kind of value. A mixed value, of several controls, is undefined.
import { useId, useLayoutEffect, useState } from 'preact/hooks';
import { Line } from '../tool';

interface FieldProps<Value> {
  readonly label: string;
  readonly value: Value | undefined;
  readonly isHeld: boolean;
  readonly onValue: (value: Value) => void;
}

/** A number as text: empty where it is left to what is usual, which is the placeholder. */
export function NumberField({
  label,
  value,
  usual = '',
  least,
  most,
  isHeld,
  inset,
  onValue,
}: Omit<FieldProps<string>, 'onValue'> & {
  /** What an empty field means; `value` is empty then. */
  readonly usual?: string;
  readonly least: number;
  readonly most: number;
  /** A letter for the label, which stands in the field. */
  readonly inset?: string;
  /** Undefined where it is left to what is usual. */
  readonly onValue: (value: string | undefined) => void;
}) {
  const [text, setText] = useState(value ?? '');
  // Before anybody can type into it: what is typed is not taken away again.
  useLayoutEffect(() => {
    setText(value ?? '');
  }, [value]);
  const take = (typed: string): void => {
    const number = Number(typed.replace(',', '.'));
    if (typed === (value ?? '')) return;
    if (typed.trim() === '' && usual !== '') onValue(undefined);
    else if (typed.trim() === '' || !Number.isFinite(number)) setText(value ?? '');
    else {
      const taken = String(Math.max(least, Math.min(most, Math.round(number))));
      setText(taken);
      if (taken !== value) onValue(taken);
    }
  };
  return (
    <label class={inset === undefined ? 'row' : 'inset'} title={inset && label}>
      <span aria-hidden={inset !== undefined}>{inset ?? label}</span>
      <input
        aria-label={inset && label}
        type="text"
        inputMode="numeric"
        autocomplete="off"
        value={text}
        placeholder={usual}
        disabled={isHeld}
        onInput={(event) => {
          setText(event.currentTarget.value);
        }}
        onBlur={() => {
          take(text);
        }}
        onKeyDown={(event) => {
          const by = { ArrowUp: 1, ArrowDown: -1 }[event.key];
          if (event.key === 'Enter') take(text);
          else if (by !== undefined) {
            event.preventDefault();
            take(String(Number((text || value) ?? usual) + by * (event.shiftKey ? 10 : 1)));
          }
        }}
      />
    </label>
  );
}

export function SwitchField({ label, value, isHeld, onValue }: FieldProps<boolean>) {
  return (
    <label class="row">
      <span>{label}</span>
      <input
        type="checkbox"
        class="switch"
        checked={value === true}
        indeterminate={value === undefined}
        disabled={isHeld}
        onChange={(event) => {
          onValue(event.currentTarget.checked);
        }}
      />
    </label>
  );
}

/** A choice of a few values with their words. */
export function ChoiceField({
  label,
  value,
  values,
  isHeld,
  onValue,
}: FieldProps<string> & { readonly values: readonly (readonly [value: string, words: string])[] }) {
  // What a file says and nobody offers stays what it is until another is chosen.
  const isForeign = value === undefined || !values.some(([each]) => each === value);
  return (
    <label class="row">
      <span>{label}</span>
      <select
        value={value ?? ''}
        disabled={isHeld}
        onChange={(event) => {
          onValue(event.currentTarget.value);
        }}
      >
        {isForeign && <option value={value ?? ''}>{value ?? '–'}</option>}
        {values.map(([each, words]) => (
          <option key={each} value={each}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}

/** One of a few, as buttons with icons. */
export function Segments({
  label,
  value,
  values,
  isHeld,
  onValue,
}: FieldProps<string> & {
  readonly values: readonly { readonly value: string; readonly words: string; readonly icon: string }[];
}) {
  return (
    <div class="segments" role="group" aria-label={label}>
      {values.map((each) => (
        <Press
          key={each.value}
          label={each.words}
          icon={each.icon}
          isPressed={each.value === value}
          isHeld={isHeld}
          onPress={() => {
            onValue(each.value);
          }}
        />
      ))}
    </div>
  );
}

/** A button that is pressed or not. */
export const Press = ({
  label,
  icon,
  isPressed,
  isHeld,
  onPress,
}: {
  readonly label: string;
  readonly icon: string;
  readonly isPressed: boolean;
  readonly isHeld: boolean;
  readonly onPress: () => void;
}) => (
  <button
    type="button"
    class="tool"
    aria-label={label}
    title={label}
    aria-pressed={isPressed}
    disabled={isHeld}
    onClick={onPress}
  >
    <Line d={icon} />
  </button>
);

/** A text of its own, taken while it is typed. */
export function WordsField({
  label,
  value,
  hint,
  isLong,
  isHeld,
  onValue,
}: FieldProps<string> & { readonly hint?: string | undefined; readonly isLong: boolean }) {
  const id = useId();
  const [text, setText] = useState(value ?? '');
  useLayoutEffect(() => {
    setText(value ?? '');
  }, [value]);
  const props = {
    value: text,
    placeholder: value === undefined ? '–' : '',
    disabled: isHeld,
    spellcheck: false,
    'aria-describedby': hint === undefined ? undefined : id,
    onInput: (event: { readonly currentTarget: { readonly value: string } }): void => {
      setText(event.currentTarget.value);
      onValue(event.currentTarget.value);
    },
  };
  return (
    <div class="field">
      <label>
        <span class="quiet">{label}</span>
        {isLong ? (
          <textarea {...props} rows={Math.min(8, Math.max(2, text.split('\n').length))} />
        ) : (
          <input type="text" autocomplete="off" {...props} />
        )}
      </label>
      {hint !== undefined && (
        <p class="quiet" id={id}>
          {hint}
        </p>
      )}
    </div>
  );
}
