// Reads a .bmml: one mockup as XML, its values escaped as ActionScript did.
import { boundsOf, inPaintOrder, joinPath, toControl, toIcon, type OrderedControl } from './control';
import { largestFile, mostControls } from './limits';
import type { Control, Link, Problem, Properties, ReadResult } from './scene';
import { looksLike } from './sniff';
import { cleanText, emptyMap, toNumber, unescapeText } from './values';
import { firstTag, readXml, type XmlElement } from './xml';

/** How a project or a mockup looks when the file does not say. */
export const defaults = { fontSize: 13, linkColor: '#085394', selectionColor: '#95bcf2' } as const;

/**
 * Reads the text of a `.bmml` file. The scene holds one mockup, without a name: the file's own name is its name.
 * Never throws; a damaged file gives what could be read, with a warning for what could not.
 */
export function readBmml(text: string): ReadResult {
  const start = text.slice(0, 2000);
  if (text.length > largestFile) {
    return { ok: false, problem: { kind: 'too-large', size: text.length, limit: largestFile } };
  }
  if (text.trim() === '') return { ok: false, problem: { kind: 'empty' } };
  if (/<!DOCTYPE\s+(?!html)/i.test(text)) return { ok: false, problem: { kind: 'has-doctype' } };
  if (firstTag(text) !== 'mockup') return { ok: false, problem: { kind: 'not-a-mockup', looksLike: looksLike(start) } };
  const xml = readXml(text);
  if (!xml.ok) return xml;
  return readMockup(xml.root, xml.warnings);
}

function readMockup(root: XmlElement, damage: readonly Problem[]): ReadResult {
  const warnings: Problem[] = [...damage];
  const version = root.attributes['version'];
  if (version !== undefined && version !== '1.0')
    warnings.push({ kind: 'unknown-version', version: version.slice(0, 40) });
  const reading: Reading = { warnings, count: 0 };
  const controls = readControls(childrenOf(root, 'controls'), '', reading);
  if (reading.count > mostControls) {
    return { ok: false, problem: { kind: 'too-many-controls', limit: mostControls } };
  }
  return {
    ok: true,
    warnings,
    scene: {
      format: 'bmml',
      name: undefined,
      skin: root.attributes['skin'] === 'wireframe' ? 'wireframe' : 'sketch',
      fontFace: root.attributes['fontFace'],
      ...defaults,
      mockups: [
        {
          id: '',
          branch: '',
          name: '',
          alternate: undefined,
          notes: undefined,
          thumbnail: undefined,
          bounds: boundsOf(controls),
          controls,
        },
      ],
      assets: emptyMap<string>(),
    },
  };
}

/** What is gathered while the controls are read. */
interface Reading {
  readonly warnings: Problem[];
  count: number;
}

const childrenOf = (parent: XmlElement, name: string): readonly XmlElement[] =>
  parent.children.filter((node): node is XmlElement => node.type === 'element' && (node as XmlElement).name === name);

const elementsIn = (parent: XmlElement): readonly XmlElement[] =>
  parent.children.filter((node): node is XmlElement => node.type === 'element');

/** The controls in these containers, in paint order. */
function readControls(containers: readonly XmlElement[], parentPath: string, reading: Reading): readonly Control[] {
  const found: OrderedControl[] = [];
  for (const container of containers) {
    for (const node of childrenOf(container, 'control')) {
      reading.count += 1;
      if (reading.count > mostControls) return [];
      const control = readControl(node, parentPath, reading);
      if (control) found.push(control);
    }
  }
  return inPaintOrder(found);
}

function readControl(node: XmlElement, parentPath: string, reading: Reading): OrderedControl | undefined {
  const { attributes } = node;
  const id = cleanText(attributes['controlID'] ?? '?');
  const path = joinPath(parentPath, id);
  const properties = readProperties(childrenOf(node, 'controlProperties'));
  const type = cleanText(attributes['controlTypeID'] ?? '').replace(/^.*::/, '');
  const [iconName, iconSize] = (properties['icon'] ?? '').split('|');
  const control = toControl(
    {
      id,
      type,
      x: attributes['x'],
      y: attributes['y'],
      width: attributes['w'],
      height: attributes['h'],
      measuredWidth: attributes['measuredW'],
      measuredHeight: attributes['measuredH'],
      zOrder: attributes['zOrder'],
      text: properties['text'],
      properties,
      icon: iconName ? toIcon(iconName, iconSize ?? '') : undefined,
      link: toLink(properties['href'] ?? ''),
      itemLinks: (properties['hrefs'] ?? '') === '' ? [] : (properties['hrefs'] ?? '').split(',').map(toLink),
      source: properties['src'] ? cleanText(unescapeText(properties['src'])) : undefined,
      arrow: undefined,
      children:
        type === 'Component'
          ? readOverrides(node, path)
          : readControls(childrenOf(node, 'groupChildrenDescriptors'), path, reading),
    },
    parentPath,
  );
  if (!control) reading.warnings.push({ kind: 'unreadable-control', path });
  return control;
}

/** The properties' values, unescaped once. Overrides are read apart; `map` is a cache of links that nothing reads. */
function readProperties(containers: readonly XmlElement[]): Properties {
  const properties = emptyMap<string>();
  for (const child of containers.flatMap(elementsIn)) {
    if (child.name !== 'override' && child.name !== 'map') properties[child.name] = unescapeText(child.text);
  }
  return properties;
}

/**
 * What a symbol's instance says of the symbol's own controls. The symbol lies in another file, so only texts with a
 * place of their own can be shown: as labels.
 */
function readOverrides(node: XmlElement, path: string): readonly Control[] {
  const overrides = childrenOf(node, 'controlProperties').flatMap((container) => childrenOf(container, 'override'));
  return overrides.flatMap((override, index) => {
    const properties = readProperties([override]);
    const { x, y, w, h } = override.attributes;
    const text = properties['text'];
    if (text === undefined || toNumber(x) === undefined || toNumber(y) === undefined) return [];
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
        text,
        properties,
        icon: undefined,
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

/** `label&bm;file.bmml&bm;…`, or a file's name alone, or an address. */
function toLink(value: string): Link | undefined {
  const parts = value.split('&bm;').map((part) => cleanText(unescapeText(part)).trim());
  const target = (parts.length > 1 ? parts[1] || parts[0] : parts[0]) ?? '';
  if (target === '' || target === 'null') return undefined;
  if (/^(https?|mailto|ftp):/i.test(target)) return { kind: 'url', url: target };
  if (target === 'action://back') return { kind: 'back' };
  return { kind: 'file', name: target.replace(/^.*[/\\]/, '') };
}
