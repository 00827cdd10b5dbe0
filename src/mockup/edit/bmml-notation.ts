// Controls as a .bmml writes them: elements with attributes, their properties' values escaped as ActionScript did.
import { sizeWord } from '../control';
import type { Link, Properties } from '../scene';
import { cleanText, emptyMap, unescapeText } from '../values';
import { CannotWrite, numeral } from './edits';
import type { Notation } from './notation';
import {
  appendTo,
  attributeOf,
  childrenNamed,
  copyOf,
  type Element,
  innerText,
  setAttribute,
  takeFrom,
} from './pieces';

const group = '__group__';
const namespace = 'com.balsamiq.mockups::';

/** As ActionScript's `escape()` writes text: nothing in it can be markup. */
export const escapeText = (text: string): string =>
  text.replace(/[^A-Za-z0-9@*_+\-./]/g, (unit) =>
    // Without the `u` flag a pair of surrogates is two units, as the format wants.
    unit.charCodeAt(0) < 256
      ? `%${unit.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`
      : `%u${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
  );

const typeOf = (node: Element): string => cleanText(attributeOf(node, 'controlTypeID') ?? '').replace(/^.*::/, '');

/** The element that holds a node's controls: of the mockup or of a group. */
const containerName = (node: Element): string => (node.name === 'mockup' ? 'controls' : 'groupChildrenDescriptors');

function controlsIn(parent: Element): readonly Element[] | undefined {
  const containers = childrenNamed(parent, containerName(parent));
  if (parent.name !== 'mockup' && containers.length === 0 && typeOf(parent) !== group) return undefined;
  return containers.flatMap((each) => childrenNamed(each, 'control'));
}

const elementOf = (name: string, ...content: (string | Element)[]): Element => ({
  name,
  open: `<${name}>`,
  content,
  close: `</${name}>`,
});

const propertyElements = (node: Element): readonly Element[] =>
  childrenNamed(node, 'controlProperties').flatMap((container) =>
    container.content.filter((piece) => typeof piece !== 'string'),
  );

function setProperty(node: Element, name: string, value: string | undefined): void {
  const containers = childrenNamed(node, 'controlProperties');
  const holders = containers.filter((container) => childrenNamed(container, name).length > 0);
  if (value === undefined) {
    for (const holder of holders) for (const each of childrenNamed(holder, name)) takeFrom(holder, each);
    return;
  }
  const written = elementOf(name, escapeText(value));
  // The reader takes the last of several.
  const holder = holders[holders.length - 1];
  const before = holder && childrenNamed(holder, name).slice(-1)[0];
  if (holder && before) {
    holder.content[holder.content.indexOf(before)] = written;
    return;
  }
  const [container] = containers;
  if (container) appendTo(container, written);
  else prepend(node, elementOf('controlProperties', written));
}

/** Properties stand before what a group holds. */
function prepend(node: Element, child: Element): void {
  const rest = node.content.splice(0);
  appendTo(node, child);
  node.content.push(...rest);
}

function toHref(link: Link | undefined): string | undefined {
  switch (link?.kind) {
    case undefined:
      return undefined;
    case 'url':
      return link.url;
    case 'back':
      return 'action://back';
    case 'file':
      return Array.from({ length: 4 }, () => escapeText(link.name)).join('&bm;');
    case 'mockup':
      throw new CannotWrite('needs-project');
  }
}

export const bmmlNotation: Notation<Element> = {
  controlsIn,
  typeOf,
  idOf: (node) => cleanText(attributeOf(node, 'controlID') ?? '?'),
  setId: (node, id) => {
    setAttribute(node, 'controlID', id);
    for (const child of controlsIn(node) ?? []) setAttribute(child, 'isInGroup', id);
  },
  setType: (node, type) => {
    setAttribute(node, 'controlTypeID', type === group ? type : namespace + type);
  },
  fieldOf: (node, field) => attributeOf(node, field),
  setField: (node, field, value) => {
    setAttribute(node, field, value);
  },
  leaveSize: (node, field) => {
    setAttribute(node, field, '-1');
  },
  setExtent: (root, extent) => {
    for (const [name, value] of Object.entries(extent))
      if (attributeOf(root, name) !== undefined) setAttribute(root, name, numeral(value));
  },
  setLocked: (node, isLocked) => {
    setAttribute(node, 'locked', String(isLocked));
  },
  textOf: (node) => {
    const [last] = propertyElements(node)
      .filter(({ name }) => name === 'text')
      .slice(-1);
    return last && unescapeText(innerText(last));
  },
  propertiesOf: (node): Properties => {
    const properties = emptyMap<string>();
    for (const each of propertyElements(node)) properties[each.name] = unescapeText(innerText(each));
    return properties;
  },
  setProperty,
  setPart: () => undefined,
  setPicture: () => {
    throw new CannotWrite('needs-project');
  },
  setIcon: (node, icon) => {
    setProperty(node, 'icon', icon && `${icon.name}|${sizeWord(icon.size)}`);
  },
  setLink: (node, link) => {
    setProperty(node, 'href', toHref(link));
    // A cache of where the links are, no longer true.
    setProperty(node, 'map', undefined);
  },
  setItemLinks: (node, links) => {
    const hrefs = links.map((link) => toHref(link)?.replace(/,/g, '%2C') ?? '').join(',');
    setProperty(node, 'hrefs', /^,*$/.test(hrefs) ? undefined : hrefs);
    setProperty(node, 'map', undefined);
  },
  create: (type) => ({
    name: 'control',
    open:
      `<control controlID="0" controlTypeID="${type === group ? type : namespace + type}" x="0" y="0" w="-1" h="-1" ` +
      'measuredW="0" measuredH="0" zOrder="0" locked="false" isInGroup="-1">',
    content: type === group ? [elementOf('groupChildrenDescriptors')] : [],
    close: '</control>',
  }),
  copy: copyOf,
  append: (parent, node) => {
    setAttribute(node, 'isInGroup', parent.name === 'mockup' ? '-1' : bmmlNotation.idOf(parent));
    const name = containerName(parent);
    const [first] = childrenNamed(parent, name);
    if (first === undefined) appendTo(parent, elementOf(name, node));
    else appendTo(lastUsed(childrenNamed(parent, name)) ?? first, node);
  },
  take: (parent, node) => {
    const holder = childrenNamed(parent, containerName(parent)).find(({ content }) => content.includes(node));
    if (holder) takeFrom(holder, node);
  },
};

const lastUsed = (containers: readonly Element[]): Element | undefined =>
  containers.filter((container) => childrenNamed(container, 'control').length > 0).slice(-1)[0];
