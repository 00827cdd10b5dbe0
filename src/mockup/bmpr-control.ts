// Reads one control of a project's JSON, symbols opened where they are used.
import { inPaintOrder, joinPath, toControl, toIcon, type OrderedControl } from './control';
import { isObject, objectAt, objectsAt, own, parseObject, textAt, type JsonObject } from './json';
import { deepestGroup, mostControls } from './limits';
import type { ArrowPath, Control, Link, Point, Problem, Properties } from './scene';
import { cleanText, emptyMap, toNumber } from './values';

/** What is gathered while the controls of one mockup are read. */
export interface ControlReading {
  /** The control that is a symbol, by the resource it lies in and its id there. */
  readonly symbol: (resource: string, anchor: string) => JsonObject | undefined;
  readonly warnings: Problem[];
  count: number;
}

/** Changes that an instance of a symbol makes, by the path of ids inside the symbol joined by `:`. */
type Overrides = ReadonlyMap<string, JsonObject>;

interface Place {
  readonly path: string;
  readonly depth: number;
  readonly overrides: Overrides;
  /** Where one stands inside the symbol whose overrides these are. */
  readonly inSymbol: string;
}

const noOverrides: Overrides = new Map();

/** The controls of a mockup's `controls` object, in paint order. */
export const readMockupControls = (controls: JsonObject, reading: ControlReading): readonly Control[] =>
  readControls(controls, { path: '', depth: 0, overrides: noOverrides, inSymbol: '' }, reading);

function readControls(controls: JsonObject, place: Place, reading: ControlReading): readonly Control[] {
  if (place.depth > deepestGroup) {
    reading.warnings.push({ kind: 'too-deep', limit: deepestGroup });
    return [];
  }
  const found: OrderedControl[] = [];
  for (const node of objectsAt(controls, 'control')) {
    reading.count += 1;
    if (reading.count > mostControls) break;
    const control = readControl(node, place, reading);
    if (control) found.push(control);
  }
  return inPaintOrder(found);
}

function readControl(node: JsonObject, place: Place, reading: ControlReading): OrderedControl | undefined {
  const id = cleanText(textAt(node, 'ID') ?? '?');
  const path = joinPath(place.path, id);
  const inSymbol = place.inSymbol === '' ? id : `${place.inSymbol}:${id}`;
  const override = place.overrides.get(inSymbol);
  const given = objectAt(node, 'properties');
  const sources = [...(given ? [given] : []), ...(override ? [override] : [])];
  const property = (name: string): unknown =>
    sources.reduce<unknown>((last, source) => own(source, name) ?? last, undefined);
  const geometry = (name: string): unknown => (override ? own(override, name) : undefined) ?? own(node, name);
  const type = cleanText(textAt(node, 'typeID') ?? '').replace(/^.*::/, '');
  const symbol =
    type === 'Component' ? openSymbol(property('src'), property('overrides'), path, place.depth, reading) : undefined;
  const children = objectAt(objectAt(node, 'children') ?? {}, 'controls');
  const text = property('text');
  const icon = property('icon');
  const control = toControl(
    {
      id,
      type: symbol ? '__group__' : type,
      x: geometry('x'),
      y: geometry('y'),
      width: geometry('w'),
      height: geometry('h'),
      measuredWidth: own(node, 'measuredW'),
      measuredHeight: own(node, 'measuredH'),
      zOrder: own(node, 'zOrder'),
      isLocked: textAt(node, 'locked') === 'true',
      isSymbol: type === 'Component',
      text: typeof text === 'string' ? text : undefined,
      properties: readProperties(sources),
      icon: isObject(icon)
        ? toIcon(textAt(icon, 'ID') ?? textAt(icon, 'name') ?? '', textAt(icon, 'size') ?? '')
        : undefined,
      icons: toIcons(property('icons')),
      link: toLink(property('href')),
      itemLinks: toLinks(property('hrefs')),
      source: toSource(property('src')),
      arrow: toArrow(property('p0'), property('p1'), property('p2')),
      children:
        symbol ??
        (children ? readControls(children, { ...place, path, depth: place.depth + 1, inSymbol }, reading) : []),
    },
    place.path,
  );
  if (!control) reading.warnings.push({ kind: 'unreadable-control', path });
  return control;
}

/** The symbol's own controls with the instance's changes; undefined when the symbol is not in the project. */
function openSymbol(
  src: unknown,
  changes: unknown,
  path: string,
  depth: number,
  reading: ControlReading,
): readonly Control[] | undefined {
  if (!isObject(src)) return undefined;
  const symbol = reading.symbol(textAt(src, 'ID') ?? '', textAt(src, 'Anchor') ?? '');
  const controls = symbol && objectAt(objectAt(symbol, 'children') ?? {}, 'controls');
  if (!controls) return undefined;
  const overrides = new Map<string, JsonObject>();
  for (const change of Array.isArray(changes) ? changes.filter(isObject) : []) {
    overrides.set(textAt(change, 'ID') ?? '', change);
  }
  return readControls(controls, { path, depth: depth + 1, overrides, inSymbol: '' }, reading);
}

const notProperties: ReadonlySet<string> = new Set(['ID', 'x', 'y', 'w', 'h', 'zOrder', 'text', 'map']);

/** The plain values; later sources win. */
function readProperties(sources: readonly JsonObject[]): Properties {
  const properties = emptyMap<string>();
  for (const source of sources) {
    for (const name of Object.keys(source)) {
      const value = textAt(source, name);
      if (value !== undefined && !notProperties.has(name)) properties[name] = value;
    }
  }
  return properties;
}

/** `{"icons": [{"ID": name}, …]}` */
const toIcons = (value: unknown): readonly string[] => {
  const list = isObject(value) ? own(value, 'icons') : undefined;
  return Array.isArray(list)
    ? list
        .slice(0, 500)
        .map((icon) =>
          isObject(icon) ? cleanText(textAt(icon, 'ID') ?? textAt(icon, 'name') ?? '').slice(0, 100) : '',
        )
    : [];
};

/** `{"ID": resource}` or `{"URL": address}`. */
export function toLink(value: unknown): Link | undefined {
  if (typeof value === 'string') return toLink(parseObject(value));
  if (!isObject(value)) return undefined;
  const url = cleanText(textAt(value, 'URL') ?? '').trim();
  if (url === 'action://back') return { kind: 'back' };
  if (url !== '') return { kind: 'url', url };
  const id = cleanText(textAt(value, 'ID') ?? '');
  return id === '' ? undefined : { kind: 'mockup', id };
}

/** `{"href": [link, …]}` */
export const toLinks = (value: unknown): readonly (Link | undefined)[] => {
  const list = isObject(value) ? own(value, 'href') : undefined;
  return Array.isArray(list) ? list.slice(0, 500).map(toLink) : [];
};

function toSource(value: unknown): string | undefined {
  if (typeof value === 'string' && value !== '') return cleanText(value);
  return isObject(value) ? textAt(value, 'ID') : undefined;
}

function toArrow(start: unknown, handle: unknown, end: unknown): ArrowPath | undefined {
  const [from, to] = [toPoint(start), toPoint(end)];
  if (!from || !to) return undefined;
  return { from, to, handle: toPoint(handle) ?? { x: 0.5, y: 0 } };
}

function toPoint(value: unknown): Point | undefined {
  if (!isObject(value)) return undefined;
  const [x, y] = [toNumber(own(value, 'x')), toNumber(own(value, 'y'))];
  return x === undefined || y === undefined ? undefined : { x, y };
}
