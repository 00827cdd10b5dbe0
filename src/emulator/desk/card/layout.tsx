// Widgets that hold others: columns, grids and carousels.
import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { Icon } from '../../../pages/ground/icon';
import type { CardScope } from './scope';
import { type CardObject, numberOf, objectOf, objectsOf, textOf } from './json';
import { Picture, borderOf, frameStyle } from './pictures';

interface Part {
  readonly scope: CardScope;
  readonly data: CardObject;
  /** Draws a widget that is held. */
  readonly Widget: (given: { readonly widget: CardObject; readonly scope: CardScope }) => JSX.Element;
}

const alignments: Readonly<Record<string, string>> = {
  START: 'start',
  CENTER: 'center',
  END: 'end',
  TOP: 'start',
  MIDDLE: 'center',
  BOTTOM: 'end',
};

export const Columns = ({ data, scope, Widget }: Part): JSX.Element => (
  <div class="card-columns">
    {objectsOf(data['columnItems']).map((column, at) => (
      <div
        key={at}
        class={column['horizontalSizeStyle'] === 'FILL_MINIMUM_SPACE' ? 'narrow' : ''}
        style={`justify-items:${alignments[textOf(column['horizontalAlignment'])] ?? 'stretch'};align-self:${
          alignments[textOf(column['verticalAlignment'])] ?? 'start'
        }`}
      >
        {objectsOf(column['widgets']).map((inner, index) => (
          <Widget key={index} widget={inner} scope={scope} />
        ))}
      </div>
    ))}
  </div>
);

export function Grid({ data, scope }: Omit<Part, 'Widget'>): JSX.Element {
  const border = objectOf(data['borderStyle']);
  const isClickable = data['onClick'] !== undefined;
  return (
    <div class="card-grid" style={`--columns:${Math.max(1, numberOf(data['columnCount']))}`}>
      {textOf(data['title']) !== '' && <h4>{textOf(data['title'])}</h4>}
      {objectsOf(data['items']).map((item, at) => {
        const image = objectOf(item['image']);
        const picture = image !== undefined && (
          <Picture url={textOf(image['imageUri'])} alt={textOf(image['altText'])} style={frameStyle(image)} />
        );
        const isAbove = item['layout'] === 'TEXT_ABOVE';
        const content = (
          <>
            {!isAbove && picture}
            <span class="grid-words">
              <span>{textOf(item['title'])}</span>
              {textOf(item['subtitle']) !== '' && <span class="quiet">{textOf(item['subtitle'])}</span>}
            </span>
            {isAbove && picture}
          </>
        );
        const style = border === undefined ? undefined : borderOf(border);
        return isClickable ? (
          <button
            key={at}
            type="button"
            class="grid-item"
            style={style}
            onClick={() => {
              scope.click(withGridItem(data['onClick'], textOf(item['id'])));
            }}
          >
            {content}
          </button>
        ) : (
          <div key={at} class="grid-item" style={style}>
            {content}
          </div>
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

/** Slides side by side, one in view; turned by its arrows, by touch, or by the keyboard. */
export function Carousel({ data, scope, Widget }: Part): JSX.Element {
  const track = useRef<HTMLUListElement>(null);
  const slides = objectsOf(data['carouselCards']);
  const turn = (step: number): void => {
    const list = track.current;
    list?.scrollBy({ left: step * list.clientWidth * 0.9, behavior: 'smooth' });
  };
  return (
    <div class="carousel" role="group" aria-roledescription="carousel" aria-label="Slides">
      <ul ref={track} tabIndex={0} aria-label="Slides">
        {slides.map((slide, at) => (
          <li key={at} aria-label={`${at + 1} of ${slides.length}`}>
            {[...objectsOf(slide['widgets']), ...objectsOf(slide['footerWidgets'])].map((inner, index) => (
              <Widget key={index} widget={inner} scope={scope} />
            ))}
          </li>
        ))}
      </ul>
      {slides.length > 1 && (
        <div class="carousel-arrows">
          <button
            type="button"
            class="tool"
            aria-label="Slide before"
            onClick={() => {
              turn(-1);
            }}
          >
            <Icon name="back" />
          </button>
          <button
            type="button"
            class="tool turned"
            aria-label="Next slide"
            onClick={() => {
              turn(1);
            }}
          >
            <Icon name="back" />
          </button>
        </div>
      )}
    </div>
  );
}
