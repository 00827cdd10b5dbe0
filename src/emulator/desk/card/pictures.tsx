// Pictures and icons of cards.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import './pictures.css';
import { type CardObject, cssColor, numberOf, objectOf, textOf } from './json';

/** A picture; where it can't be fetched, as when this machine is offline, its words stand in a frame in its place. */
export function Picture({
  url,
  alt,
  className = '',
  style,
}: {
  readonly url: string;
  readonly alt: string;
  readonly className?: string;
  readonly style?: string | undefined;
}): JSX.Element {
  const [isBroken, setBroken] = useState(false);
  return isBroken || url === '' ? (
    <span
      class={`no-picture ${className}`}
      style={style}
      role={alt === '' ? undefined : 'img'}
      aria-label={alt || undefined}
    >
      <Glyph name="image" />
      {alt !== '' && <span aria-hidden="true">{alt}</span>}
    </span>
  ) : (
    <img
      class={className}
      style={style}
      src={url}
      alt={alt}
      onError={() => {
        setBroken(true);
      }}
    />
  );
}

/** The border and the shape of a picture, as CSS. */
export function frameStyle({ borderStyle, cropStyle }: CardObject): string {
  const border = objectOf(borderStyle);
  const crop = objectOf(cropStyle);
  const shapes: Readonly<Record<string, string>> = {
    SQUARE: 'aspect-ratio:1',
    CIRCLE: 'aspect-ratio:1;border-radius:50%',
    RECTANGLE_4_3: 'aspect-ratio:4/3',
    RECTANGLE_CUSTOM: `aspect-ratio:${numberOf(crop?.['aspectRatio']) || 1}`,
  };
  const shape = shapes[textOf(crop?.['type'])];
  return [
    shape === undefined ? '' : `object-fit:cover;width:100%;${shape}`,
    border === undefined ? '' : borderOf(border),
  ]
    .filter((part) => part !== '')
    .join(';');
}

/** A border of the card protocol, as CSS. */
export function borderOf(border: CardObject): string {
  const line =
    border['type'] === 'STROKE' ? `border:1px solid ${cssColor(border['strokeColor']) ?? 'var(--line)'}` : '';
  const radius = numberOf(border['cornerRadius']);
  return [line, radius > 0 ? `border-radius:${radius}px` : ''].filter((part) => part !== '').join(';');
}

/** A drawing of Google's Material Symbols, by its name there. */
const Glyph = ({ name, label }: { readonly name: string; readonly label?: string }): JSX.Element => (
  <span
    class="glyph"
    role={label === undefined ? undefined : 'img'}
    aria-label={label}
    aria-hidden={label === undefined}
  >
    {name}
  </span>
);

/** Google's older icons, by the symbol that shows the same. https://developers.google.com/apps-script/reference/card-service/icon */
const symbols: Readonly<Record<string, string>> = {
  AIRPLANE: 'flight',
  BOOKMARK: 'bookmark',
  BUS: 'directions_bus',
  CAR: 'directions_car',
  CLOCK: 'schedule',
  CONFIRMATION_NUMBER_ICON: 'confirmation_number',
  DESCRIPTION: 'description',
  DOLLAR: 'attach_money',
  EMAIL: 'mail',
  EVENT_PERFORMER: 'theater_comedy',
  EVENT_SEAT: 'event_seat',
  FLIGHT_ARRIVAL: 'flight_land',
  FLIGHT_DEPARTURE: 'flight_takeoff',
  HOTEL: 'hotel',
  HOTEL_ROOM_TYPE: 'king_bed',
  INVITE: 'person_add',
  MAP_PIN: 'location_on',
  MEMBERSHIP: 'card_membership',
  MULTIPLE_PEOPLE: 'group',
  OFFER: 'sell',
  PERSON: 'person',
  PHONE: 'call',
  RESTAURANT_ICON: 'restaurant',
  SHOPPING_CART: 'shopping_cart',
  STAR: 'star',
  STORE: 'storefront',
  TICKET: 'local_activity',
  TRAIN: 'train',
  VIDEO_CAMERA: 'videocam',
  VIDEO_PLAY: 'play_circle',
};

/** An icon of the card protocol: known, Material, or a picture. */
export function CardIcon({ icon }: { readonly icon: CardObject }): JSX.Element {
  const alt = textOf(icon['altText']);
  const url = textOf(icon['iconUrl']);
  if (url !== '') {
    return <Picture url={url} alt={alt} className={icon['imageType'] === 'CIRCLE' ? 'card-icon round' : 'card-icon'} />;
  }
  const name = textOf(objectOf(icon['materialIcon'])?.['name']) || symbols[textOf(icon['knownIcon'])] || '';
  if (name === '') return <span class="glyph" aria-hidden="true" />;
  return alt === '' ? <Glyph name={name} /> : <Glyph name={name} label={alt} />;
}
