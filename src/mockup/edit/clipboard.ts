// Controls on their way from one drawing to another: as the JSON of a project's drawing, which is what the original's
// editors read and write as text. What comes back may be anybody's: it is parsed, bounded, and made anew.
import { type ControlReading, readMockupControls, toLink, toLinks } from '../bmpr-control';
import { boundsOf, boxAround, sizeWord, toIcon } from '../control';
import { isObject, type JsonObject, objectAt, objectsAt, own, parseObject, textAt } from '../json';
import { deepestGroup, mostControls } from '../limits';
import type { Control, Link, Mockup, Point } from '../scene';
import { factsOf } from '../types';
import type { ProjectTables } from '../tables';
import { cleanText, emptyMap, toNumber } from '../values';
import { bmprNotation, type Changing, isChanging } from './bmpr-notation';
import type { EditedDocument } from './document';
import { type Edit, isName, type NewControl, numeral } from './edits';
import { symbolsIn } from './reading';

/** What controls of a project need besides themselves, by the ids that they have there. */
interface Along {
  /** Base64, as the project has it. */
  readonly pictures: Record<string, { readonly name: string; readonly data: string }>;
  /** Those of each library. */
  readonly symbols: Record<string, { readonly name: string; readonly control: JsonObject[] }>;
}

/** The controls of these paths, siblings, as text, with the pictures and the symbols that they show. */
export function copiedText(document: EditedDocument, mockup: Mockup, controls: readonly Control[]): string {
  if (document.format === 'bmml') return drawingOf(controls);
  const whole = wholeIn(document, mockup);
  const nodes = controls.map((control) => (whole && at(whole, control.path)) ?? nodeOf(control));
  return drawingOf(controls, nodes, alongOf(nodes, document.tables));
}

/** What a project writes for a drawing of these controls. @param nodes as it writes each of them */
export function drawingOf(
  controls: readonly Control[],
  nodes: readonly JsonObject[] = controls.map((control) => nodeOf(control)),
  along?: Along,
): string {
  const { x, y, width, height } = boundsOf(controls);
  const sizes = { measuredH: y + height, measuredW: x + width, mockupH: height, mockupW: width };
  return JSON.stringify({
    mockup: {
      controls: { control: nodes.map((node, index) => ({ ...node, zOrder: String(index) })) },
      ...Object.fromEntries(Object.entries(sizes).map(([name, value]) => [name, numeral(value)])),
      version: '1.0',
    },
    ...Object.fromEntries(Object.entries(along ?? {}).filter(([, found]) => Object.keys(found as object).length > 0)),
  });
}

function alongOf(nodes: readonly JsonObject[], tables: ProjectTables): Along {
  const along: Along = { pictures: emptyMap(), symbols: emptyMap() };
  const symbol = symbolsIn(tables);
  const seen = new Set<string>();
  const take = (node: JsonObject): void => {
    for (const source of sourcesIn(node)) {
      const [id = '', anchor = ''] = ['ID', 'Anchor'].map((name) => textAt(source, name));
      const row = tables.resources.find(([own]) => own === id);
      if (row === undefined || seen.has(`${id} ${anchor}`)) continue;
      seen.add(`${id} ${anchor}`);
      const [, , attributes = '', data = ''] = row;
      const name = textAt(parseObject(attributes) ?? {}, 'name') ?? '';
      const part = isUsualId(anchor) ? symbol(id, anchor) : undefined;
      if (!isUsualId(anchor)) along.pictures[id] = { name, data };
      if (part === undefined) continue;
      (along.symbols[id] ??= { name, control: [] }).control.push(part);
      take(part);
    }
  };
  nodes.forEach(take);
  return along;
}

/** The pictures and symbols that a control names, wherever in it. */
function sourcesIn(node: JsonObject): readonly JsonObject[] {
  const found: JsonObject[] = [];
  JSON.stringify(node, (name, value: unknown) => {
    if (name === 'src' && isObject(value)) found.push(value);
    return value;
  });
  return found;
}

/** Such a text's pictures, by their ids elsewhere. It may be anybody's. */
export const picturesAlong = (text: string): readonly (readonly [id: string, picture: JsonObject])[] =>
  Object.entries(objectAt(parseObject(text) ?? {}, 'pictures') ?? {}).flatMap(([id, picture]) =>
    isObject(picture) ? [[id, picture] as const] : [],
  );

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

/** As a project writes it, moved by so much. What a symbol shows that lies in another file is a group. */
function nodeOf(control: Control, by: Point = { x: 0, y: 0 }): JsonObject {
  const { path, type, box, isNatural, properties, text, icon, link, itemLinks, children, isSymbol, arrow } = control;
  const { icon: _, href: __, hrefs: ___, src, ...plain } = properties;
  const isGroup = type === '__group__';
  const isOpen = isGroup && isSymbol;
  // Instances move parts of a symbol; a group begins at the corner of its members, and is as large as they are.
  const { width, height, ...corner } = isOpen ? boxAround(children.map((child) => child.box)) : { ...box, x: 0, y: 0 };
  const inside = { x: -corner.x, y: -corner.y };
  const own = {
    ...plain,
    ...(src !== undefined && !isOpen && { src }),
    ...(arrow && { p0: arrow.from, p1: arrow.handle, p2: arrow.to }),
    ...(text !== undefined && { text }),
    ...(icon && { icon: { ID: icon.name, size: sizeWord(icon.size) } }),
    ...(link && { href: hrefOf(link) }),
    ...(itemLinks.length > 0 && { hrefs: { href: itemLinks.map((each) => (each ? hrefOf(each) : {})) } }),
  };
  return {
    ID: path.split('/').slice(-1)[0] ?? '0',
    typeID: type,
    zOrder: '0',
    x: numeral(box.x + by.x + corner.x),
    y: numeral(box.y + by.y + corner.y),
    ...((isOpen || !isNatural.width) && { w: numeral(width) }),
    ...((isOpen || !isNatural.height) && { h: numeral(height) }),
    measuredW: numeral(width),
    measuredH: numeral(height),
    ...(control.isLocked && { locked: 'true' }),
    ...(Object.keys(own).length > 0 && { properties: own }),
    ...(isGroup && {
      children: {
        controls: { control: children.map((child, index) => ({ ...nodeOf(child, inside), zOrder: String(index) })) },
      },
    }),
  };
}

/** The file beside this one goes by its name: a single mockup reads it as that again. */
const hrefOf = (link: Link): JsonObject =>
  link.kind === 'mockup'
    ? { ID: link.id }
    : { URL: link.kind === 'back' ? 'action://back' : link.kind === 'url' ? link.url : link.name };

/** What is read of such a text, where it is put. */
interface Reading {
  readonly format: EditedDocument['format'];
  /** Ids of the project's mockups, pictures and symbols: links elsewhere lead nowhere. */
  readonly ids: ReadonlySet<string>;
  /** The id here of a picture of elsewhere; undefined where that did not come along. */
  readonly pictureOf: (id: string) => string | undefined;
  /** A symbol of the project, and one that came along. */
  readonly here: ControlReading['symbol'];
  readonly along: ControlReading['symbol'];
  /** Those that the project gets, by library and id there; undefined for what is no control. */
  readonly taken: Map<string, Map<string, NewControl | undefined>>;
  count: number;
  symbols: Pasted['symbols'];
}

/** Controls to be put into a file, and what is to be done there before. */
export interface Pasted {
  /** Lowest first. */
  readonly controls: readonly NewControl[];
  /** Puts the symbols that they show into the project. */
  readonly first: readonly Edit[];
  /** What became of symbols: a single mockup has what they show, as groups; some did not come along. */
  readonly symbols: 'whole' | 'apart' | 'missing';
}

/**
 * Controls as such a text has them, fit for this file; undefined for any other text.
 * @param pictureOf the id here of a picture that came along, by its id elsewhere
 */
export function controlsFrom(
  text: string,
  document: EditedDocument,
  pictureOf: Reading['pictureOf'] = () => undefined,
): Pasted | undefined {
  const given = (text.trimStart().startsWith('{') && parseObject(text)) || {};
  const controls = objectAt(objectAt(given, 'mockup') ?? {}, 'controls');
  if (controls === undefined) return undefined;
  const tables = document.format === 'bmpr' ? document.tables : undefined;
  const libraries = objectAt(given, 'symbols') ?? {};
  const library = (id: string): JsonObject => objectAt(libraries, id) ?? {};
  const reading: Reading = {
    format: document.format,
    ids: new Set(tables?.resources.flatMap(([id]) => id ?? [])),
    pictureOf,
    here: tables ? symbolsIn(tables) : () => undefined,
    along: (id, anchor) => objectsAt(library(id), 'control').find((node) => textAt(node, 'ID') === anchor),
    taken: new Map(),
    count: 0,
    symbols: 'whole',
  };
  const read = inOrder(controls).flatMap((node) => readNode(node, 0, reading) ?? []);
  if (read.length === 0) return undefined;
  const first = [...reading.taken].flatMap(([id, found]): readonly Edit[] => {
    const symbols = [...found.values()].filter((each) => each !== undefined);
    const name = cleanText(textAt(library(id), 'name') ?? '');
    return symbols.length === 0 ? [] : [{ kind: 'add-symbols', mockup: { id, branch: 'Master' }, name, symbols }];
  });
  return { controls: read, first, symbols: reading.symbols };
}

const inOrder = (controls: JsonObject): readonly JsonObject[] =>
  [...objectsAt(controls, 'control')].sort(
    (a, b) => (toNumber(own(a, 'zOrder')) ?? 0) - (toNumber(own(b, 'zOrder')) ?? 0),
  );

/** Kept apart from plain properties. */
const apart: ReadonlySet<string> = new Set(['text', 'icon', 'href', 'hrefs', 'map']);

/** A part of a project's JSON that is longer than any in real files is left out. */
const longestPart = 20_000;

/** Whether the project has this symbol, or gets it. */
function isSymbolThere(id: string, anchor: string, reading: Reading): boolean {
  if (reading.here(id, anchor)) return true;
  const node = reading.along(id, anchor);
  if (node === undefined || !/^[\w-]{1,100}$/.test(id)) return false;
  const library = reading.taken.get(id) ?? new Map<string, NewControl | undefined>();
  reading.taken.set(id, library);
  if (!library.has(anchor)) {
    // One that shows itself is there while it is read.
    library.set(anchor, undefined);
    library.set(anchor, readNode(node, 0, reading));
  }
  return true;
}

/** As controls have them; what is named by another is a picture, as a whole. */
const isUsualId = (id: string): boolean => /^\d{1,9}$/.test(id);

/** The picture or symbol that is named, as it is named here. */
function sourceHere(source: JsonObject, reading: Reading): JsonObject | undefined {
  const [id = '', anchor = ''] = ['ID', 'Anchor'].map((name) => textAt(source, name));
  if (!isUsualId(anchor)) {
    const here = reading.ids.has(id) ? id : reading.pictureOf(id);
    return here === undefined ? undefined : { ...source, ID: here };
  }
  if (isSymbolThere(id, anchor, reading)) return source;
  reading.symbols = 'missing';
  return undefined;
}

function readNode(node: JsonObject, depth: number, reading: Reading): NewControl | undefined {
  reading.count += 1;
  const type = cleanText(textAt(node, 'typeID') ?? '').replace(/^.*::/, '');
  if (!isName(type) || depth > deepestGroup || reading.count > mostControls) return undefined;
  const isProject = reading.format === 'bmpr';
  const given = objectAt(node, 'properties') ?? {};
  // Symbols of a project lie in it, those of a single mockup in a file beside it.
  if (type === 'Component' && isProject === (typeof own(given, 'src') === 'string')) {
    const [shown] = isProject
      ? []
      : readMockupControls({ control: [node] }, { symbol: reading.along, warnings: [], count: reading.count });
    const isOpen = shown?.type === '__group__';
    if (reading.symbols !== 'missing') reading.symbols = isOpen ? 'apart' : 'missing';
    if (isOpen) return readNode(nodeOf(shown), depth, reading);
  }
  const names = Object.keys(given).filter((name) => isName(name) && !apart.has(name));
  const isHere = (link: Link | undefined): link is Link =>
    link !== undefined && (link.kind !== 'mockup' || (isProject && reading.ids.has(link.id)));
  const plainParts = Object.fromEntries(
    names.flatMap((name) => {
      const value = own(given, name);
      const isPart = typeof value === 'object' && value !== null && JSON.stringify(value).length <= longestPart;
      return isPart ? [[name, value] as const] : [];
    }),
  );
  // What an instance of a symbol changes in it may name others, too.
  const parts = JSON.parse(
    JSON.stringify(plainParts, (name, value: unknown) => {
      if (!isProject || !isObject(value)) return value;
      if (name === 'src') return sourceHere(value, reading);
      return name === 'href' && !isHere(toLink(value)) ? undefined : value;
    }),
  ) as JsonObject;
  const icon = own(given, 'icon');
  const link = toLink(own(given, 'href'));
  const links = toLinks(own(given, 'hrefs'));
  const text = own(given, 'text');
  const [width, height] = ['w', 'h'].map((name) => sizeOf(own(node, name)));
  const [wide, tall] = ['measuredW', 'measuredH'].map((name) => sizeOf(own(node, name)));
  const facts = factsOf(type);
  const id = textAt(node, 'ID') ?? '';
  const inside = type === '__group__' ? (objectAt(objectAt(node, 'children') ?? {}, 'controls') ?? {}) : undefined;
  const children = inside && inOrder(inside).flatMap((child) => readNode(child, depth + 1, reading) ?? []);
  if (children?.length === 0) return undefined;
  return {
    type,
    // What instances of a symbol change goes by these.
    ...(isUsualId(id) && { id }),
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
      ...(!isProject && slopeOf(parts)),
    },
    ...(typeof text === 'string' && { text: cleanText(text) }),
    ...(isObject(icon) && {
      icon: toIcon(textAt(icon, 'ID') ?? textAt(icon, 'name') ?? '', textAt(icon, 'size') ?? ''),
    }),
    ...(isProject && Object.keys(parts).length > 0 && { parts }),
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
