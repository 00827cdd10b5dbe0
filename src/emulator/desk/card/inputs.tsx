// Widgets that ask for something. Each tells the card what it holds; what is wrong with it is said below it.
import type { ComponentChildren, JSX } from 'preact';
import { useLayoutEffect, useId, useRef, useState } from 'preact/hooks';
import type { FormInputs } from '../../api';
import type { CardScope } from './scope';
import { faultOfText } from './form';
import { type CardObject, numberOf, objectOf, objectsOf, textOf } from './json';
import { CardIcon } from './pictures';

interface Part {
  readonly data: CardObject;
  readonly scope: CardScope;
}

/** Values that a field starts with: what was kept of an earlier card, else what the card says. */
function startOf(scope: CardScope, name: string, given: readonly string[]): readonly string[] {
  const kept = scope.kept[name];
  return kept !== undefined && 'stringInputs' in kept ? kept.stringInputs.value : given;
}

const strings = (value: readonly string[]): FormInputs[string] | undefined =>
  value.length === 0 ? undefined : { stringInputs: { value } };

export function Switch({ data, label, scope }: Part & { readonly label: string }): JSX.Element {
  const name = textOf(data['name']);
  const value = textOf(data['value']) || 'true';
  const [isOn, setOn] = useState(startOf(scope, name, data['selected'] === true ? [value] : []).includes(value));
  useLayoutEffect(() => {
    scope.setValue(name, strings(isOn ? [value] : []));
  }, [isOn]);
  const isBox = data['controlType'] === 'CHECK_BOX' || data['controlType'] === 'CHECKBOX';
  return (
    <input
      type="checkbox"
      role={isBox ? undefined : 'switch'}
      class={isBox ? '' : 'switch'}
      aria-label={label || name}
      checked={isOn}
      onChange={({ currentTarget: { checked } }) => {
        setOn(checked);
        scope.setValue(name, strings(checked ? [value] : []));
        scope.change(data['onChangeAction']);
      }}
    />
  );
}

/** What stands below a field: what is wrong with it, or its hint. */
function Below({
  id,
  fault,
  children,
}: {
  readonly id: string;
  readonly fault: string;
  readonly children?: ComponentChildren;
}) {
  return fault === '' ? (
    <span id={id} class="quiet">
      {children}
    </span>
  ) : (
    <span id={id} class="error" role="alert">
      {fault}
    </span>
  );
}

export function TextInput({ data, scope }: Part): JSX.Element {
  const id = useId();
  const name = textOf(data['name']);
  const [value, setValue] = useState(startOf(scope, name, [textOf(data['value'])])[0] ?? '');
  const [suggestions, setSuggestions] = useState<readonly string[]>(
    objectsOf(objectOf(data['initialSuggestions'])?.['items']).map(({ text }) => textOf(text)),
  );
  // What was typed since makes an older answer void.
  const typed = useRef(0);
  const suggest = (): void => {
    if (data['autoCompleteAction'] === undefined) return;
    const mine = (typed.current += 1);
    void scope.suggest(data['autoCompleteAction']).then((words) => {
      if (mine === typed.current) setSuggestions(words);
    });
  };
  const limit = numberOf(objectOf(data['validation'])?.['characterLimit']);
  const report = (text: string): void => {
    scope.setValue(name, { stringInputs: { value: [text] } });
    scope.setFault(name, faultOfText(data['validation'], text));
  };
  useLayoutEffect(() => {
    report(value);
  }, []);
  const fault = scope.shownFault(name);
  const shared = {
    id,
    value,
    placeholder: textOf(data['placeholderText']) || undefined,
    maxLength: limit > 0 ? limit : undefined,
    'aria-invalid': fault !== '',
    'aria-describedby': `${id}-below`,
    onInput: ({ currentTarget }: { readonly currentTarget: HTMLInputElement | HTMLTextAreaElement }) => {
      setValue(currentTarget.value);
      report(currentTarget.value);
      suggest();
    },
    onChange: () => {
      scope.change(data['onChangeAction']);
    },
  };
  return (
    <div class="field">
      <label for={id}>{textOf(data['label']) || textOf(data['hintText']) || name}</label>
      {data['type'] === 'MULTIPLE_LINE' ? (
        <textarea rows={3} {...shared} />
      ) : (
        <input type="text" list={suggestions.length > 0 ? `${id}-list` : undefined} {...shared} />
      )}
      {suggestions.length > 0 && (
        <datalist id={`${id}-list`}>
          {suggestions.map((text) => (
            <option key={text} value={text} />
          ))}
        </datalist>
      )}
      <div class="below">
        <Below id={`${id}-below`} fault={fault}>
          {textOf(data['label']) === '' ? '' : textOf(data['hintText'])}
        </Below>
        {limit > 0 && (
          <span class="quiet">
            {value.length}/{limit}
          </span>
        )}
      </div>
    </div>
  );
}

export function SelectionInput({ data, scope }: Part): JSX.Element {
  const id = useId();
  const name = textOf(data['name']);
  const items = objectsOf(data['items']);
  const [chosen, setChosen] = useState<readonly string[]>(
    startOf(
      scope,
      name,
      items.filter(({ selected }) => selected === true).map(({ value }) => textOf(value)),
    ),
  );
  const choose = (values: readonly string[]): void => {
    setChosen(values);
    scope.setValue(name, strings(values));
    scope.change(data['onChangeAction']);
  };
  useLayoutEffect(() => {
    scope.setValue(name, strings(chosen));
  }, []);
  const type = textOf(data['type']) || 'CHECK_BOX';
  const label = textOf(data['label']);
  const fault = scope.shownFault(name);
  if (type === 'DROPDOWN') {
    return (
      <div class="field">
        <label for={id}>{label || name}</label>
        <select
          id={id}
          value={chosen[0] ?? ''}
          aria-invalid={fault !== ''}
          aria-describedby={`${id}-below`}
          onChange={({ currentTarget }) => {
            choose([currentTarget.value]);
          }}
        >
          {/* Where the add-on chose nothing, nothing is chosen. */}
          {!items.some(({ value }) => chosen.includes(textOf(value))) && <option value="" hidden></option>}
          {items.map(({ text, value }) => (
            <option key={textOf(value)} value={textOf(value)}>
              {textOf(text)}
            </option>
          ))}
        </select>
        <Below id={`${id}-below`} fault={fault} />
      </div>
    );
  }
  const most = numberOf(data['multiSelectMaxSelectedItems']) || Infinity;
  return (
    <fieldset class="field" aria-describedby={`${id}-below`}>
      <legend class={label === '' ? 'unseen' : ''}>{label || name}</legend>
      {items.map(({ text, value, bottomText, startIconUri }) => {
        const own = textOf(value);
        const isChosen = chosen.includes(own);
        return (
          <label key={own} class="choice">
            {type === 'RADIO_BUTTON' ? (
              <input
                type="radio"
                name={id}
                checked={isChosen}
                onChange={() => {
                  choose([own]);
                }}
              />
            ) : (
              <input
                type="checkbox"
                role={type === 'SWITCH' ? 'switch' : undefined}
                class={type === 'SWITCH' ? 'switch' : ''}
                checked={isChosen}
                disabled={type === 'MULTI_SELECT' && !isChosen && chosen.length >= most}
                onChange={({ currentTarget: { checked } }) => {
                  choose(checked ? [...chosen, own] : chosen.filter((other) => other !== own));
                }}
              />
            )}
            {textOf(startIconUri) !== '' && <CardIcon icon={{ iconUrl: startIconUri }} />}
            <span>
              {textOf(text)}
              {textOf(bottomText) !== '' && <span class="quiet bottom-text">{textOf(bottomText)}</span>}
            </span>
          </label>
        );
      })}
      <Below id={`${id}-below`} fault={fault} />
    </fieldset>
  );
}

/** A field's type in HTML, by the picker's own. */
const pickers: Readonly<Record<string, 'date' | 'time' | 'datetime-local'>> = {
  DATE_ONLY: 'date',
  TIME_ONLY: 'time',
  DATE_AND_TIME: 'datetime-local',
};

const minute = 60_000;

export function DateTimePicker({ data, scope }: Part): JSX.Element {
  const id = useId();
  const name = textOf(data['name']);
  const type = pickers[textOf(data['type'])] ?? 'datetime-local';
  // A day and a time of day are the same everywhere; an instant is shown in the zone that the card says, or in the reader's.
  const offsetAt = (instant: number): number =>
    type !== 'datetime-local'
      ? 0
      : minute *
        (data['timezoneOffsetDate'] === undefined
          ? -new Date(instant).getTimezoneOffset()
          : numberOf(data['timezoneOffsetDate']));
  const start = data['valueMsEpoch'] === undefined ? undefined : numberOf(data['valueMsEpoch']);
  const iso = start === undefined ? '' : new Date(start + offsetAt(start)).toISOString();
  const initial = type === 'date' ? iso.slice(0, 10) : type === 'time' ? iso.slice(11, 16) : iso.slice(0, 16);
  const note = (text: string): void => {
    if (text === '') scope.setValue(name, undefined);
    else if (type === 'time') {
      const [hours = 0, minutes = 0] = text.split(':').map(Number);
      scope.setValue(name, { timeInput: { hours, minutes } });
    } else if (type === 'date') scope.setValue(name, { dateInput: { msSinceEpoch: String(Date.parse(text)) } });
    else {
      const wall = Date.parse(`${text}Z`);
      const msSinceEpoch = String(wall - offsetAt(wall));
      scope.setValue(name, { dateTimeInput: { hasDate: true, hasTime: true, msSinceEpoch } });
    }
  };
  useLayoutEffect(() => {
    note(initial);
  }, []);
  const fault = scope.shownFault(name);
  return (
    <div class="field">
      <label for={id}>{textOf(data['label']) || name}</label>
      <input
        id={id}
        type={type}
        defaultValue={initial}
        aria-invalid={fault !== ''}
        aria-describedby={`${id}-below`}
        onChange={({ currentTarget }) => {
          note(currentTarget.value);
          scope.change(data['onChangeAction']);
        }}
      />
      <Below id={`${id}-below`} fault={fault} />
    </div>
  );
}
