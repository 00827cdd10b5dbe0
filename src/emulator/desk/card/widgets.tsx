// The widgets of a card. One that the desk does not know says its name, so that it is missed and not silently absent.
import type { JSX } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { CardIcon } from '../icons';
import type { CardScope } from './card';
import { FormattedText } from './formatted-text';
import { type CardObject, cssColor, numberOf, objectOf, objectsOf, textOf } from './json';

interface Part {
  readonly scope: CardScope;
}

export function Widget({ widget, scope }: Part & { readonly widget: CardObject }): JSX.Element {
  const [kind = ''] = Object.keys(widget).filter((key) => key !== 'horizontalAlignment');
  const data = objectOf(widget[kind]) ?? {};
  switch (kind) {
    case 'textParagraph':
      return (
        <p class="card-text">
          <FormattedText text={textOf(data['text'])} />
        </p>
      );
    case 'decoratedText':
      return <DecoratedText data={data} scope={scope} />;
    case 'buttonList':
      return (
        <div class="card-buttons">
          {objectsOf(data['buttons']).map((button, at) => (
            <Button key={at} button={button} scope={scope} />
          ))}
        </div>
      );
    case 'image':
      return <Picture data={data} scope={scope} />;
    case 'divider':
      return <hr />;
    case 'grid':
      return <Grid data={data} scope={scope} />;
    case 'textInput':
      return <TextInput data={data} scope={scope} />;
    case 'selectionInput':
      return <SelectionInput data={data} scope={scope} />;
    case 'dateTimePicker':
      return <DateTimePicker data={data} scope={scope} />;
    case 'columns':
      return (
        <div class="card-columns">
          {objectsOf(data['columnItems']).map((column, at) => (
            <div key={at}>
              {objectsOf(column['widgets']).map((inner, index) => (
                <Widget key={index} widget={inner} scope={scope} />
              ))}
            </div>
          ))}
        </div>
      );
    default:
      return <p class="unknown">The desk can’t draw this widget: {kind || 'an empty one'}</p>;
  }
}

export function Button({ button, scope }: Part & { readonly button: CardObject }): JSX.Element {
  const icon = objectOf(button['icon']);
  const text = textOf(button['text']);
  const type = textOf(button['type']).toLowerCase().replace('_', '-');
  const color = cssColor(button['color']);
  return (
    <button
      type="button"
      class={`card-button ${type} ${text === '' ? 'only-icon' : ''}`}
      disabled={button['disabled'] === true}
      aria-label={textOf(button['altText']) || undefined}
      style={color === undefined ? undefined : `--button:${color}`}
      onClick={() => {
        scope.click(button['onClick']);
      }}
    >
      {icon !== undefined && <CardIcon icon={icon} />}
      {text !== '' && <FormattedText text={text} />}
    </button>
  );
}

function DecoratedText({ data, scope }: Part & { readonly data: CardObject }): JSX.Element {
  const start = objectOf(data['startIcon']) ?? objectOf(data['icon']);
  const end = objectOf(data['endIcon']);
  const button = objectOf(data['button']);
  const control = objectOf(data['switchControl']);
  const content = (
    <>
      {start !== undefined && <CardIcon icon={start} />}
      <span class="decorated-text">
        {textOf(data['topLabel']) !== '' && <span class="quiet">{textOf(data['topLabel'])}</span>}
        <span class={data['wrapText'] === true ? '' : 'one-line'}>
          <FormattedText text={textOf(data['text'])} />
        </span>
        {textOf(data['bottomLabel']) !== '' && <span class="quiet">{textOf(data['bottomLabel'])}</span>}
      </span>
    </>
  );
  return (
    <div class="decorated">
      {data['onClick'] === undefined ? (
        <div class="decorated-main">{content}</div>
      ) : (
        <button
          type="button"
          class="decorated-main clickable"
          onClick={() => {
            scope.click(data['onClick']);
          }}
        >
          {content}
        </button>
      )}
      {button !== undefined && <Button button={button} scope={scope} />}
      {control !== undefined && <Switch data={control} label={textOf(data['text'])} scope={scope} />}
      {end !== undefined && <CardIcon icon={end} />}
    </div>
  );
}

function Switch({ data, label, scope }: Part & { readonly data: CardObject; readonly label: string }): JSX.Element {
  const [isOn, setOn] = useState(data['selected'] === true);
  const name = textOf(data['name']);
  const value = textOf(data['value']) || 'true';
  useEffect(() => {
    scope.setValue(name, isOn ? { stringInputs: { value: [value] } } : undefined);
  }, [isOn]);
  return (
    <input
      type="checkbox"
      role={data['controlType'] === 'CHECK_BOX' ? undefined : 'switch'}
      class={data['controlType'] === 'CHECK_BOX' ? '' : 'switch'}
      aria-label={label}
      checked={isOn}
      onChange={({ currentTarget: { checked } }) => {
        setOn(checked);
        scope.setValue(name, checked ? { stringInputs: { value: [value] } } : undefined);
        if (data['onChangeAction'] !== undefined) scope.click({ action: data['onChangeAction'] });
      }}
    />
  );
}

function Picture({ data, scope }: Part & { readonly data: CardObject }): JSX.Element {
  const image = <img class="card-image" src={textOf(data['imageUrl'])} alt={textOf(data['altText'])} />;
  return data['onClick'] === undefined ? (
    image
  ) : (
    <button
      type="button"
      class="bare"
      onClick={() => {
        scope.click(data['onClick']);
      }}
    >
      {image}
    </button>
  );
}

function Grid({ data, scope }: Part & { readonly data: CardObject }): JSX.Element {
  return (
    <div class="card-grid" style={`--columns:${Math.max(1, numberOf(data['columnCount']))}`}>
      {textOf(data['title']) !== '' && <h4>{textOf(data['title'])}</h4>}
      {objectsOf(data['items']).map((item, at) => {
        const image = objectOf(item['image']);
        return (
          <button
            key={at}
            type="button"
            class="grid-item"
            onClick={() => {
              scope.click(withGridItem(data['onClick'], textOf(item['id'])));
            }}
          >
            {image !== undefined && <img src={textOf(image['imageUri'])} alt={textOf(image['altText'])} />}
            <span>{textOf(item['title'])}</span>
            {textOf(item['subtitle']) !== '' && <span class="quiet">{textOf(item['subtitle'])}</span>}
          </button>
        );
      })}
    </div>
  );
}

/** The action of a grid, told which of its items was clicked. https://developers.google.com/apps-script/reference/card-service/grid */
function withGridItem(onClick: unknown, id: string): unknown {
  const { action, ...other } = objectOf(onClick) ?? {};
  const given = objectOf(action);
  if (given === undefined) return onClick;
  const parameters = [...objectsOf(given['parameters']), { key: 'grid_item_identifier', value: id }];
  return { ...other, action: { ...given, parameters } };
}

function TextInput({ data, scope }: Part & { readonly data: CardObject }): JSX.Element {
  const id = useId();
  const name = textOf(data['name']);
  const [value, setValue] = useState(textOf(data['value']));
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
  useEffect(() => {
    scope.setValue(name, { stringInputs: { value: [value] } });
  }, []);
  const shared = {
    id,
    value,
    onInput: ({ currentTarget }: { readonly currentTarget: HTMLInputElement | HTMLTextAreaElement }) => {
      setValue(currentTarget.value);
      scope.setValue(name, { stringInputs: { value: [currentTarget.value] } });
      suggest();
    },
    onChange: () => {
      if (data['onChangeAction'] !== undefined) scope.click({ action: data['onChangeAction'] });
    },
  };
  return (
    <div class="field">
      <label for={id}>{textOf(data['label'])}</label>
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
      {textOf(data['hintText']) !== '' && <span class="quiet">{textOf(data['hintText'])}</span>}
    </div>
  );
}

function SelectionInput({ data, scope }: Part & { readonly data: CardObject }): JSX.Element {
  const id = useId();
  const name = textOf(data['name']);
  const items = objectsOf(data['items']);
  const [chosen, setChosen] = useState<readonly string[]>(
    items.filter(({ selected }) => selected === true).map(({ value }) => textOf(value)),
  );
  const choose = (values: readonly string[]): void => {
    setChosen(values);
    scope.setValue(name, values.length === 0 ? undefined : { stringInputs: { value: values } });
    if (data['onChangeAction'] !== undefined) scope.click({ action: data['onChangeAction'] });
  };
  useEffect(() => {
    if (chosen.length > 0) scope.setValue(name, { stringInputs: { value: chosen } });
  }, []);
  const type = textOf(data['type']) || 'CHECK_BOX';
  if (type === 'DROPDOWN') {
    return (
      <div class="field">
        <label for={id}>{textOf(data['label'])}</label>
        <select
          id={id}
          value={chosen[0] ?? ''}
          onChange={({ currentTarget }) => {
            choose([currentTarget.value]);
          }}
        >
          {items.map(({ text, value }) => (
            <option key={textOf(value)} value={textOf(value)}>
              {textOf(text)}
            </option>
          ))}
        </select>
      </div>
    );
  }
  const isSingle = type === 'RADIO_BUTTON';
  return (
    <fieldset class="field">
      <legend>{textOf(data['label'])}</legend>
      {items.map(({ text, value }) => {
        const own = textOf(value);
        return (
          <label key={own} class="choice">
            {isSingle ? (
              <input
                type="radio"
                name={id}
                checked={chosen.includes(own)}
                onChange={() => {
                  choose([own]);
                }}
              />
            ) : (
              <input
                type="checkbox"
                role={type === 'SWITCH' ? 'switch' : undefined}
                class={type === 'SWITCH' ? 'switch' : ''}
                checked={chosen.includes(own)}
                onChange={({ currentTarget: { checked } }) => {
                  choose(checked ? [...chosen, own] : chosen.filter((other) => other !== own));
                }}
              />
            )}
            {textOf(text)}
          </label>
        );
      })}
    </fieldset>
  );
}

/** A field's type in HTML, by the picker's own. */
const pickers: Readonly<Record<string, 'date' | 'time' | 'datetime-local'>> = {
  DATE_ONLY: 'date',
  TIME_ONLY: 'time',
  DATE_AND_TIME: 'datetime-local',
};

function DateTimePicker({ data, scope }: Part & { readonly data: CardObject }): JSX.Element {
  const id = useId();
  const type = pickers[textOf(data['type'])] ?? 'datetime-local';
  const start = data['valueMsEpoch'] === undefined ? undefined : numberOf(data['valueMsEpoch']);
  const iso = start === undefined ? '' : new Date(start).toISOString();
  const initial = type === 'date' ? iso.slice(0, 10) : type === 'time' ? iso.slice(11, 16) : iso.slice(0, 16);
  const note = (text: string): void => {
    const name = textOf(data['name']);
    if (text === '') scope.setValue(name, undefined);
    else if (type === 'time') {
      const [hours = 0, minutes = 0] = text.split(':').map(Number);
      scope.setValue(name, { timeInput: { hours, minutes } });
    } else if (type === 'date') scope.setValue(name, { dateInput: { msSinceEpoch: String(Date.parse(text)) } });
    else {
      const msSinceEpoch = String(Date.parse(`${text}Z`));
      scope.setValue(name, { dateTimeInput: { hasDate: true, hasTime: true, msSinceEpoch } });
    }
  };
  useEffect(() => {
    note(initial);
  }, []);
  return (
    <div class="field">
      <label for={id}>{textOf(data['label'])}</label>
      <input
        id={id}
        type={type}
        defaultValue={initial}
        onChange={({ currentTarget }) => {
          note(currentTarget.value);
          if (data['onChangeAction'] !== undefined) scope.click({ action: data['onChangeAction'] });
        }}
      />
    </div>
  );
}
