// The widgets of a card. One that the desk does not know says its name, so that it is missed and not silently absent.
import type { JSX } from 'preact';
import { Button, ButtonList, ChipList } from './buttons';
import type { CardScope } from './scope';
import { FormattedText } from './formatted-text';
import { DateTimePicker, SelectionInput, Switch, TextInput } from './inputs';
import { type CardObject, numberOf, objectOf, plainText, textOf } from './json';
import './widgets.css';
import { Carousel, Columns, Grid } from './layout';
import { CardIcon, Picture } from './pictures';

interface Part {
  readonly data: CardObject;
  readonly scope: CardScope;
}

const kinds: Readonly<Record<string, (part: Part) => JSX.Element>> = {
  textParagraph: TextParagraph,
  decoratedText: DecoratedText,
  buttonList: ButtonList,
  image: Image,
  divider: () => <hr />,
  grid: Grid,
  textInput: TextInput,
  selectionInput: SelectionInput,
  dateTimePicker: DateTimePicker,
  columns: (part) => <Columns {...part} Widget={Widget} />,
  chipList: ChipList,
  carousel: (part) => <Carousel {...part} Widget={Widget} />,
};

export function Widget({ widget, scope }: { readonly widget: CardObject; readonly scope: CardScope }): JSX.Element {
  const [kind = ''] = Object.keys(widget).filter((key) => key !== 'horizontalAlignment');
  const Kind = kinds[kind];
  if (Kind === undefined) return <p class="unknown">The desk can’t draw this widget: {kind || 'an empty one'}</p>;
  const drawn = <Kind data={objectOf(widget[kind]) ?? {}} scope={scope} />;
  const alignment = textOf(widget['horizontalAlignment']).toLowerCase();
  return alignment === '' ? drawn : <div class={`aligned ${alignment}`}>{drawn}</div>;
}

function TextParagraph({ data }: Part): JSX.Element {
  const lines = numberOf(data['maxLines']);
  return (
    <p class={lines > 0 ? 'card-text clamped' : 'card-text'} style={lines > 0 ? `--lines:${lines}` : undefined}>
      <FormattedText text={textOf(data['text'])} />
    </p>
  );
}

function DecoratedText({ data, scope }: Part): JSX.Element {
  const start = objectOf(data['startIcon']) ?? objectOf(data['icon']);
  const end = objectOf(data['endIcon']);
  const button = objectOf(data['button']);
  const control = objectOf(data['switchControl']);
  const content = (
    <>
      {start !== undefined && <CardIcon icon={start} />}
      <span class="decorated-text">
        {textOf(data['topLabel']) !== '' && (
          <span class="quiet">
            <FormattedText text={textOf(data['topLabel'])} />
          </span>
        )}
        <span class={data['wrapText'] === true ? '' : 'cut'}>
          <FormattedText text={textOf(data['text'])} />
        </span>
        {textOf(data['bottomLabel']) !== '' && (
          <span class="quiet">
            <FormattedText text={textOf(data['bottomLabel'])} />
          </span>
        )}
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
      {control !== undefined && <Switch data={control} label={plainText(textOf(data['text']))} scope={scope} />}
      {end !== undefined && <CardIcon icon={end} />}
    </div>
  );
}

function Image({ data, scope }: Part): JSX.Element {
  const picture = <Picture className="card-image" url={textOf(data['imageUrl'])} alt={textOf(data['altText'])} />;
  return data['onClick'] === undefined ? (
    picture
  ) : (
    <button
      type="button"
      class="bare"
      aria-label={textOf(data['altText']) || 'Picture'}
      onClick={() => {
        scope.click(data['onClick']);
      }}
    >
      {picture}
    </button>
  );
}
