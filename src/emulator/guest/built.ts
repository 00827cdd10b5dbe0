// What the services hand to add-ons: objects that end as JSON of Google's card protocol.
import { exception } from './host';
import { knownEverywhere } from './known-everywhere';
import { strict } from './not-emulated';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };
export type JsonObject = { [key: string]: Json | undefined };

/** An object that knows its JSON. Fields that were never set stay away. */
export class Part {
  protected readonly json: JsonObject = {};
  toJson(): JsonObject {
    return this.json;
  }
  protected set(key: string, value: Json | undefined): this {
    // Where Google wants text it takes numbers and truth values too, as their words.
    const isWords = texts.has(key) && (typeof value === 'number' || typeof value === 'boolean');
    this.json[key] = isWords ? String(value) : value;
    return this;
  }
  protected add(key: string, value: Json): this {
    const list = (this.json[key] ?? []) as Json[];
    this.json[key] = [...list, value];
    return this;
  }
}

strict(Part.prototype, 'Card_Service.');
knownEverywhere(Part);

/** Fields of the protocol that hold text. */
const texts = new Set([
  ...[
    'text',
    'title',
    'subtitle',
    'topLabel',
    'bottomLabel',
    'label',
    'hintText',
    'name',
    'value',
    'header',
    'altText',
  ],
  ...['actionLabel', 'id', 'url', 'imageUrl', 'imageUri', 'imageAltText', 'function'],
]);

/** The JSON of a part that an add-on handed over, with a clear error where it handed over something else. */
export function jsonOf(value: unknown, what: string): JsonObject {
  if (value instanceof Part) return value.toJson();
  throw exception(`Invalid argument: ${what}`);
}

/** Anything that can be clicked: the five ways of Card Service to say what happens then. */
export class Clickable extends Part {
  /** The object that carries `onClick`. */
  protected onClick(value: JsonObject): this {
    return this.set('onClick', value);
  }
  setOnClickAction(action: unknown): this {
    return this.onClick({ action: jsonOf(action, 'action') });
  }
  setOnClickOpenLinkAction(action: unknown): this {
    return this.onClick({ openDynamicLinkAction: jsonOf(action, 'action') });
  }
  setOpenLink(openLink: unknown): this {
    return this.onClick({ openLink: jsonOf(openLink, 'openLink') });
  }
  setAuthorizationAction(action: unknown): this {
    return this.onClick({ openLink: { url: jsonOf(action, 'action')['authorizationUrl'] } });
  }
  setOverflowMenu(menu: unknown): this {
    return this.onClick({ overflowMenu: jsonOf(menu, 'overflowMenu') });
  }
  setComposeAction(action: unknown): this {
    // Cards that offer a draft can be shown; the draft itself is Gmail's, and refused when the click returns it.
    return this.onClick({ action: jsonOf(action, 'action') });
  }
}

/** What may stand in a section. */
export abstract class Widget extends Part {
  /** The widget as one branch of the protocol's `Widget`. */
  abstract toWidget(): JsonObject;
}

/** A widget that can be clicked. */
export abstract class ClickableWidget extends Clickable {
  abstract toWidget(): JsonObject;
}

/** The JSON of a widget handed to a section. */
export function widgetOf(value: unknown): JsonObject {
  if (value instanceof Widget || value instanceof ClickableWidget) return value.toWidget();
  if (value instanceof Clickable) return { buttonList: { buttons: [value.toJson()] } };
  throw exception('Invalid argument: widget');
}

/** `#rrggbb` as the protocol's colour: parts from 0 to 1. */
export function colorOf(hex: string): JsonObject {
  const [, red, green, blue] = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex) ?? [];
  if (red === undefined || green === undefined || blue === undefined) throw exception(`Invalid color: ${hex}`);
  const part = (digits: string): number => parseInt(digits, 16) / 255;
  return { red: part(red), green: part(green), blue: part(blue) };
}

/** Parameters of an action: strings only, as at Google. */
export function parametersOf(parameters: Readonly<Record<string, unknown>>): Json {
  return Object.entries(parameters).map(([key, value]) => {
    if (typeof value !== 'string') {
      throw exception(`Invalid value for parameter "${key}": expected a string but got ${typeof value}`);
    }
    return { key, value };
  });
}
