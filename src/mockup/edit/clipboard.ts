// Controls on their way from one drawing to another: as the JSON of a project's drawing, which is what the original's
// editors read and write as text. What comes back may be anybody's: it is parsed, bounded, and made anew.
import { toLink, toLinks } from '../bmpr-control';
import { boundsOf, sizeWord, toIcon } from '../control';
import { isObject, type JsonObject, objectAt, objectsAt, own, parseObject, textAt } from '../json';
import { deepestGroup, mostControls } from '../limits';
import type { Control, Link, Mockup } from '../scene';
import { factsOf } from '../types';
import { cleanText, toNumber } from '../values';
import { bmprNotation, type Changing, isChanging } from './bmpr-notation';
import type { EditedDocument } from './document';
import { isName, type NewControl, numeral } from './edits';

/** The controls of these paths, siblings, as text. */
export function copiedText(document: EditedDocument, mockup: Mockup, controls: readonly Control[]): string {
  const whole = document.format === 'bmpr' ? wholeIn(document, mockup) : undefined;
  return drawingOf(
    controls,
    controls.map((control) => (whole && at(whole, control.path)) ?? nodeOf(control)),
  );
}

/** What a project writes for a drawing of these controls. @param nodes as it writes each of them */
export function drawingOf(controls: readonly Control[], nodes: readonly JsonObject[] = controls.map(nodeOf)): string {
  const { x, y, width, height } = boundsOf(controls);
  const sizes = { measuredH: y + height, measuredW: x + width, mockupH: height, mockupW: width };
  return JSON.stringify({
    mockup: {
      controls: { control: nodes.map((node, index) => ({ ...node, zOrder: String(index) })) },
      ...Object.fromEntries(Object.entries(sizes).map(([name, value]) => [name, numeral(value)])),
      version: '1.0',
    },
  });
}

/** A project's own object for a mockup. */
function wholeIn(
  { tables }: EditedDocument & { readonly format: 'bmpr' },
  { id, branch }: Mockup,
): Changing | undefined {
  const row = tables.resources.find(([own, on]) => own === id && (on || 'Master') === branch);
  const whole = parseObject(row?.[3] ?? '')?.['mockup'];
  return isChanging(whole) ? whole : undefined;
}

const at = (whole: Changing, path: string): Changing | undefined =>
  path
    .split('/')
    .reduce<Changing | undefined>(
      (node, id) => node && bmprNotation.controlsIn(node)?.find((each) => bmprNotation.idOf(each) === id),
      whole,
    );

/** As a project writes it. */
function nodeOf(control: Control): JsonObject {
  const { path, type, box, isNatural, properties, text, icon, link, itemLinks, children, isSymbol } = control;
  const { icon: _, href: __, hrefs: ___, ...plain } = properties;
  const own = {
    ...plain,
    ...(text !== undefined && { text }),
    ...(icon && { icon: { ID: icon.name, size: sizeWord(icon.size) } }),
    ...(link && { href: hrefOf(link) }),
    ...(itemLinks.length > 0 && { hrefs: { href: itemLinks.map((each) => (each ? hrefOf(each) : {})) } }),
  };
  return {
    ID: path.split('/').slice(-1)[0] ?? '0',
    typeID: isSymbol ? 'Component' : type,
    zOrder: '0',
    x: numeral(box.x),
    y: numeral(box.y),
    ...(!isNatural.width && { w: numeral(box.width) }),
    ...(!isNatural.height && { h: numeral(box.height) }),
    measuredW: numeral(box.width),
    measuredH: numeral(box.height),
    ...(control.isLocked && { locked: 'true' }),
    ...(Object.keys(own).length > 0 && { properties: own }),
    ...(type === '__group__' &&
      !isSymbol && {
        children: {
          controls: { control: children.map((child, index) => ({ ...nodeOf(child), zOrder: String(index) })) },
        },
      }),
  };
}

/** The file beside this one goes by its name: a single mockup reads it as that again. */
const hrefOf = (link: Link): JsonObject =>
  link.kind === 'mockup'
    ? { ID: link.id }
    : { URL: link.kind === 'back' ? 'action://back' : link.kind === 'url' ? link.url : link.name };

/** Where controls are put. */
interface Destination {
  readonly format: 'bmml' | 'bmpr';
  /** Ids of the project's mockups, pictures and symbols: links elsewhere lead nowhere. */
  readonly ids: ReadonlySet<string>;
  /** The id here of a picture of elsewhere; undefined where that did not come along. */
  readonly pictureOf: (id: string) => string | undefined;
}

/**
 * Controls as such a text has them, fit for this file, lowest first; undefined for any other text.
 * @param pictureOf the id here of a picture that came along, by its id elsewhere
 */
export function controlsFrom(
  text: string,
  document: EditedDocument,
  pictureOf: Destination['pictureOf'] = () => undefined,
): readonly NewControl[] | undefined {
  const resources = document.format === 'bmpr' ? document.tables.resources : [];
  const destination: Destination = {
    format: document.format,
    ids: new Set(resources.flatMap(([id]) => id ?? [])),
    pictureOf,
  };
  const mockup = text.trimStart().startsWith('{') ? objectAt(parseObject(text) ?? {}, 'mockup') : undefined;
  const controls = mockup && objectAt(mockup, 'controls');
  if (controls === undefined) return undefined;
  const reading = { count: 0, destination };
  const read = inOrder(controls).flatMap((node) => readNode(node, 0, reading) ?? []);
  return read.length === 0 ? undefined : read;
}

const inOrder = (controls: JsonObject): readonly JsonObject[] =>
  [...objectsAt(controls, 'control')].sort(
    (a, b) => (toNumber(own(a, 'zOrder')) ?? 0) - (toNumber(own(b, 'zOrder')) ?? 0),
  );

/** Kept apart from plain properties. */
const apart: ReadonlySet<string> = new Set(['text', 'icon', 'href', 'hrefs', 'map']);

/** A part of a project's JSON that is longer than any in real files is left out. */
const longestPart = 20_000;

function readNode(
  node: JsonObject,
  depth: number,
  reading: { count: number; readonly destination: Destination },
): NewControl | undefined {
  reading.count += 1;
  const type = cleanText(textAt(node, 'typeID') ?? '').replace(/^.*::/, '');
  if (!isName(type) || depth > deepestGroup || reading.count > mostControls) return undefined;
  const { destination } = reading;
  const given = objectAt(node, 'properties') ?? {};
  const names = Object.keys(given).filter((name) => isName(name) && !apart.has(name));
  const isHere = (link: Link | undefined): link is Link =>
    link !== undefined && (link.kind !== 'mockup' || (destination.format === 'bmpr' && destination.ids.has(link.id)));
  const parts = Object.fromEntries(
    names.flatMap((name) => {
      const value = own(given, name);
      const isPart = typeof value === 'object' && value !== null && JSON.stringify(value).length <= longestPart;
      if (!isPart) return [];
      const source = name === 'src' && isObject(value) ? (textAt(value, 'ID') ?? '') : undefined;
      if (source === undefined || destination.ids.has(source)) return [[name, value] as const];
      const here = destination.pictureOf(source);
      return here === undefined ? [] : [[name, { ID: here }] as const];
    }),
  );
  const icon = own(given, 'icon');
  const link = toLink(own(given, 'href'));
  const links = toLinks(own(given, 'hrefs'));
  const text = own(given, 'text');
  const [width, height] = ['w', 'h'].map((name) => sizeOf(own(node, name)));
  const [wide, tall] = ['measuredW', 'measuredH'].map((name) => sizeOf(own(node, name)));
  const facts = factsOf(type);
  const inside = type === '__group__' ? (objectAt(objectAt(node, 'children') ?? {}, 'controls') ?? {}) : undefined;
  const children = inside && inOrder(inside).flatMap((child) => readNode(child, depth + 1, reading) ?? []);
  if (children?.length === 0) return undefined;
  return {
    type,
    box: {
      x: Math.round(toNumber(own(node, 'x')) ?? 0),
      y: Math.round(toNumber(own(node, 'y')) ?? 0),
      ...(width !== undefined && { width }),
      ...(height !== undefined && { height }),
    },
    natural: { width: width ?? wide ?? facts.width, height: height ?? tall ?? facts.height },
    properties: {
      ...Object.fromEntries(
        names.flatMap((name) => {
          const value = textAt(given, name);
          return value === undefined ? [] : [[name, cleanText(value)] as const];
        }),
      ),
      ...(destination.format === 'bmml' && slopeOf(parts)),
    },
    ...(typeof text === 'string' && { text: cleanText(text) }),
    ...(isObject(icon) && {
      icon: toIcon(textAt(icon, 'ID') ?? textAt(icon, 'name') ?? '', textAt(icon, 'size') ?? ''),
    }),
    ...(destination.format === 'bmpr' && Object.keys(parts).length > 0 && { parts }),
    ...(isHere(link) && { link }),
    ...(links.some(isHere) && { itemLinks: links.map((each) => (isHere(each) ? each : undefined)) }),
    ...(textAt(node, 'locked') === 'true' && { isLocked: true }),
    ...(children && { children }),
  };
}

const sizeOf = (value: unknown): number | undefined => {
  const size = toNumber(value);
  return size !== undefined && size >= 0 ? Math.round(size) : undefined;
};

/** An arrow between points is one across its box where there are none such. */
function slopeOf(parts: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  const [from, to] = [parts['p0'], parts['p2']].map((point) =>
    isObject(point) ? { x: toNumber(own(point, 'x')) ?? 0, y: toNumber(own(point, 'y')) ?? 0 } : undefined,
  );
  if (!from || !to) return {};
  return { direction: (to.x - from.x) * (to.y - from.y) > 0 ? 'bottom' : 'top' };
}
