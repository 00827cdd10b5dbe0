// Reads a .bmml: one mockup as XML, its values escaped as ActionScript did.
import { inPaintOrder, joinPath, loneMockup, toControl, toIcon, type OrderedControl } from './control';
import { deepestGroup, longestSingle, mostControls } from './limits';
import type { Box, Control, Link, Problem, Properties, ReadResult } from './scene';
import { looksLike } from './sniff';
import { atOnce, type Steps } from './steps';
import { cleanText, emptyMap, toNumber, unescapePath, unescapeText } from './values';
import { firstTag, readXml, type XmlElement } from './xml';

/** How a project or a mockup looks when the file does not say. */
export const defaults = { fontSize: 13, linkColor: '#085394', selectionColor: '#95bcf2' } as const;

/** The texts of `.bmml` files beside this one that hold its symbols, by their names in lower case, without folders. */
export type SymbolFiles = ReadonlyMap<string, string>;

/**
 * Reads the text of a `.bmml` file. The scene holds one mockup, without a name: the file's own name is its name.
 * Never throws; a damaged file gives what could be read, with a warning for what could not.
 */
export const readBmml = (text: string, symbolFiles: SymbolFiles = new Map()): ReadResult =>
  atOnce(readingBmml(text, symbolFiles));

/** `readBmml` in steps. */
export function* readingBmml(text: string, symbolFiles: SymbolFiles): Steps<ReadResult> {
  const start = text.slice(0, 2000);
  if (text.length > longestSingle) {
    return { ok: false, problem: { kind: 'too-large', size: text.length, limit: longestSingle } };
  }
  if (text.trim() === '') return { ok: false, problem: { kind: 'empty' } };
  if (/<!DOCTYPE\s+(?!html)/i.test(text)) return { ok: false, problem: { kind: 'has-doctype' } };
  if (firstTag(text) !== 'mockup') return { ok: false, problem: { kind: 'not-a-mockup', looksLike: looksLike(start) } };
  const xml = readXml(text);
  if (!xml.ok) return xml;
  const libraries = new Map<string, ReadonlyMap<string, XmlElement>>();
  for (const [name, file] of symbolFiles) {
    yield;
    libraries.set(name, symbolsIn(file));
  }
  yield;
  return readMockup(xml.root, xml.warnings, (source) => {
    const place = symbolPlace(source);
    return place && libraries.get(place.file)?.get(place.name);
  });
}

/** Which files' symbols a mockup uses and does not hold: their names in lower case, without folders. */
export function symbolFilesOf(controls: readonly Control[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { type, source, children } of controls) {
    const place = type === 'Component' ? symbolPlace(source) : undefined;
    if (place) found.add(place.file);
    for (const name of symbolFilesOf(children)) found.add(name);
  }
  return found;
}

/** `./assets/symbols.bmml#Name`, already unescaped. */
function symbolPlace(source: string | undefined): { readonly file: string; readonly name: string } | undefined {
  const match = /([^/\\#]+\.bmml)#(.+)$/i.exec(source ?? '');
  return match?.[1] === undefined ? undefined : { file: match[1].toLowerCase(), name: match[2] ?? '' };
}

/** Finds a symbol: the group that its file gives this name. */
type Symbols = (source: string | undefined) => XmlElement | undefined;

/** A file's symbols by their names: of two with one name, the first. */
function symbolsIn(text: string): ReadonlyMap<string, XmlElement> {
  const found = new Map<string, XmlElement>();
  if (text.length > longestSingle || /<!DOCTYPE/i.test(text)) return found;
  const xml = readXml(text);
  for (const container of xml.ok ? childrenOf(xml.root, 'controls') : []) {
    for (const group of childrenOf(container, 'control')) {
      const name = readProperties(childrenOf(group, 'controlProperties'))['controlName'];
      if (name !== undefined && !found.has(name)) found.set(name, group);
    }
  }
  return found;
}

function readMockup(root: XmlElement, damage: readonly Problem[], symbols: Symbols): ReadResult {
  const warnings: Problem[] = [...damage];
  const version = root.attributes['version'];
  if (version !== undefined && version !== '1.0')
    warnings.push({ kind: 'unknown-version', version: version.slice(0, 40) });
  const reading: Reading = { warnings, symbols, count: 0 };
  const controls = withoutCovering(readControls(childrenOf(root, 'controls'), topLevel, reading));
  if (reading.count > mostControls) {
    return { ok: false, problem: { kind: 'too-many-controls', limit: mostControls } };
  }
  return {
    ok: true,
    warnings,
    scene: {
      format: 'bmml',
      edition: 'mockups',
      name: undefined,
      skin: root.attributes['skin'] === 'wireframe' ? 'wireframe' : 'sketch',
      fontFace: root.attributes['fontFace'],
      ...defaults,
      mockups: [loneMockup(controls)],
      assets: emptyMap<string>(),
    },
  };
}

/** What is gathered while the controls are read. */
interface Reading {
  readonly warnings: Problem[];
  readonly symbols: Symbols;
  count: number;
}

/** Where a control stands. */
interface Place {
  readonly path: string;
  readonly depth: number;
  /** What the symbol's instance changes, by the ids inside the symbol joined by `:`. */
  readonly overrides: ReadonlyMap<string, XmlElement>;
  readonly inSymbol: string;
  /** The symbols around it: one that holds itself is opened once. */
  readonly symbols: readonly XmlElement[];
}

const topLevel: Place = { path: '', depth: 0, overrides: new Map(), inSymbol: '', symbols: [] };

const childrenOf = (parent: XmlElement, name: string): readonly XmlElement[] =>
  parent.children.filter((node): node is XmlElement => node.type === 'element' && (node as XmlElement).name === name);

const elementsIn = (parent: XmlElement): readonly XmlElement[] =>
  parent.children.filter((node): node is XmlElement => node.type === 'element');

/** The controls in these containers, in paint order. */
function readControls(containers: readonly XmlElement[], place: Place, reading: Reading): readonly Control[] {
  if (place.depth > deepestGroup) return [];
  const found: OrderedControl[] = [];
  for (const container of containers) {
    for (const node of childrenOf(container, 'control')) {
      reading.count += 1;
      if (reading.count > mostControls) return [];
      const control = readControl(node, place, reading);
      if (control) found.push(control);
    }
  }
  return inPaintOrder(found);
}

function readControl(node: XmlElement, place: Place, reading: Reading): OrderedControl | undefined {
  const { attributes } = node;
  const id = cleanText(attributes['controlID'] ?? '?');
  const path = joinPath(place.path, id);
  const inSymbol = place.inSymbol === '' ? id : `${place.inSymbol}:${id}`;
  const override = place.overrides.get(inSymbol);
  const changed = override?.attributes ?? {};
  const properties = readProperties([...childrenOf(node, 'controlProperties'), ...(override ? [override] : [])]);
  const type = cleanText(attributes['controlTypeID'] ?? '').replace(/^.*::/, '');
  const [iconName, iconSize] = (properties['icon'] ?? '').split('|');
  const source = properties['src'] ? cleanText(unescapePath(properties['src'])) : undefined;
  const named = type === 'Component' ? reading.symbols(source) : undefined;
  const symbol = named && !place.symbols.includes(named) ? named : undefined;
  const inside: Place = { ...place, path, depth: place.depth + 1, inSymbol };
  const control = toControl(
    {
      id,
      type: symbol ? '__group__' : type,
      x: changed['x'] ?? attributes['x'],
      y: changed['y'] ?? attributes['y'],
      width: changed['w'] ?? attributes['w'],
      height: changed['h'] ?? attributes['h'],
      measuredWidth: attributes['measuredW'],
      measuredHeight: attributes['measuredH'],
      zOrder: attributes['zOrder'],
      isLocked: attributes['locked'] === 'true',
      isSymbol: type === 'Component',
      text: properties['text'],
      properties,
      icon: iconName ? toIcon(iconName, iconSize ?? '') : undefined,
      icons: [],
      link: toLink(properties['href'] ?? ''),
      itemLinks: (properties['hrefs'] ?? '') === '' ? [] : (properties['hrefs'] ?? '').split(',').map(toLink),
      source,
      arrow: undefined,
      children: symbol
        ? readControls(
            childrenOf(symbol, 'groupChildrenDescriptors'),
            {
              path,
              depth: place.depth + 1,
              overrides: overridesOf(node),
              inSymbol: '',
              symbols: [...place.symbols, symbol],
            },
            reading,
          )
        : type === 'Component'
          ? readOverrides(node, path)
          : readControls(childrenOf(node, 'groupChildrenDescriptors'), inside, reading),
    },
    place.path,
  );
  if (!control) reading.warnings.push({ kind: 'unreadable-control', path });
  return control;
}

const overrideNodes = (node: XmlElement): readonly XmlElement[] =>
  childrenOf(node, 'controlProperties').flatMap((container) => childrenOf(container, 'override'));

const overridesOf = (node: XmlElement): ReadonlyMap<string, XmlElement> =>
  new Map(overrideNodes(node).map((override) => [cleanText(override.attributes['controlID'] ?? ''), override]));

/** The properties' values, unescaped once. Overrides are read apart; `map` is a cache of links that nothing reads. */
function readProperties(containers: readonly XmlElement[]): Properties {
  const properties = emptyMap<string>();
  for (const child of containers.flatMap(elementsIn)) {
    if (child.name === 'override' || child.name === 'map') continue;
    // Line ends of a text are escaped: others are there for whoever looks at the XML.
    const said = child.text.includes('\n') ? child.text.trim() : child.text;
    properties[child.name] = unescapeText(said);
  }
  return properties;
}

// Pixels: an override taller than a few lines is the text of something that holds others, a window or a list.
const tallestWords = 60;

/**
 * What a symbol's instance says of the symbol's own controls. Where the symbol's file is not at hand, only texts with a
 * place of their own can be shown, as labels; those of large parts would stand in the middle of the page's own contents.
 */
function readOverrides(node: XmlElement, path: string): readonly Control[] {
  return overrideNodes(node).flatMap((override, index) => {
    const properties = readProperties([override]);
    const { x, y, w, h } = override.attributes;
    const text = properties['text'];
    if (text === undefined || toNumber(x) === undefined || toNumber(y) === undefined) return [];
    if ((toNumber(h) ?? tallestWords) > tallestWords) return [];
    const ordered = toControl(
      {
        id: `${override.attributes['controlID'] ?? ''}#${index}`,
        type: 'Label',
        x,
        y,
        width: w,
        height: h,
        measuredWidth: undefined,
        measuredHeight: undefined,
        zOrder: index,
        isLocked: false,
        isSymbol: false,
        text,
        properties,
        icon: undefined,
        icons: [],
        link: toLink(properties['href'] ?? ''),
        itemLinks: [],
        source: undefined,
        arrow: undefined,
        children: [],
      },
      path,
    );
    return ordered ? [ordered.control] : [];
  });
}

/** Words and controls that are held against each other at the most: no page of real files has a tenth of it. */
const mostHeld = 2000;

/** The page without words of closed symbols that would stand on its own: what holds them, a window or a canvas, may. */
function withoutCovering(controls: readonly Control[]): readonly Control[] {
  const own = controls.filter(({ type, isMarkup }) => type !== 'Component' && !isMarkup).map(({ box }) => box);
  const said = controls.reduce((sum, { type, children }) => sum + (type === 'Component' ? children.length : 0), 0);
  if (said === 0 || said > mostHeld || own.length > mostHeld) return controls;
  return controls.map((control) => {
    if (control.type !== 'Component' || control.children.length === 0) return control;
    const stands = ({ box }: Control): boolean => {
      const words = { ...box, x: control.box.x + box.x, y: control.box.y + box.y };
      return own.some((other) => crosses(words, other) && !holds(other, words));
    };
    return { ...control, children: control.children.filter((words) => !stands(words)) };
  });
}

const crosses = (one: Box, other: Box): boolean =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;

const holds = (outer: Box, inner: Box): boolean =>
  outer.x <= inner.x &&
  outer.y <= inner.y &&
  outer.x + outer.width >= inner.x + inner.width &&
  outer.y + outer.height >= inner.y + inner.height;

/** `label&bm;file.bmml&bm;…`, or a file's name alone, or an address. */
function toLink(value: string): Link | undefined {
  const parts = value.split('&bm;').map((part) => cleanText(unescapeText(part)).trim());
  const target = (parts.length > 1 ? parts[1] || parts[0] : parts[0]) ?? '';
  if (target === '' || target === 'null') return undefined;
  if (/^(https?|mailto|ftp):/i.test(target)) return { kind: 'url', url: target };
  if (target === 'action://back') return { kind: 'back' };
  return { kind: 'file', name: target.replace(/^.*[/\\]/, '') };
}
