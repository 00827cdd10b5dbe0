// Controls as a .bmpr writes them: objects of a row's JSON, their numbers as texts.
import { sizeWord } from '../control';
import { isObject, own, textAt } from '../json';
import type { Link, Properties } from '../scene';
import { cleanText, emptyMap } from '../values';
import { CannotWrite, numeral } from './edits';
import type { Notation } from './notation';

/** An object of a JSON text, changed in place. */
export type Changing = Record<string, unknown>;

export const isChanging = (value: unknown): value is Changing => isObject(value);

const group = '__group__';

const typeOf = (node: Changing): string => cleanText(textAt(node, 'typeID') ?? '').replace(/^.*::/, '');

/** A control, as opposed to the mockup itself. */
const isControl = (node: Changing): boolean => own(node, 'typeID') !== undefined;

/** The object whose `controls` are a node's, made where a group or a mockup has none when it `isNeeded`. */
function holderOf(node: Changing, isNeeded: boolean): Changing | undefined {
  if (!isControl(node)) return node;
  const children = own(node, 'children');
  if (isChanging(children)) return children;
  if (!isNeeded || typeOf(node) !== group) return undefined;
  const made: Changing = {};
  node['children'] = made;
  return made;
}

function listIn(holder: Changing): unknown[] {
  const controls = own(holder, 'controls');
  const list = isChanging(controls) ? own(controls, 'control') : undefined;
  return Array.isArray(list) ? (list as unknown[]) : list === undefined ? [] : [list];
}

function setList(holder: Changing, list: readonly unknown[]): void {
  const controls = own(holder, 'controls');
  if (isChanging(controls)) controls['control'] = list;
  else holder['controls'] = { control: list };
}

/** Numbers are texts in nearly every file; where one is a number it stays one. */
const like = (before: unknown, value: string): string | number =>
  typeof before === 'number' && value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : value;

function propertiesIn(node: Changing): Changing {
  const before = own(node, 'properties');
  const properties = isChanging(before) ? before : {};
  node['properties'] = properties;
  return properties;
}

function setObject(node: Changing, name: string, value: Changing | undefined): void {
  if (value !== undefined) propertiesIn(node)[name] = value;
  else if (own(node, 'properties') !== undefined) Reflect.deleteProperty(propertiesIn(node), name);
}

function toHref(link: Link | undefined): Changing | undefined {
  switch (link?.kind) {
    case undefined:
      return undefined;
    case 'url':
      return { URL: link.url };
    case 'back':
      return { URL: 'action://back' };
    case 'mockup':
      return { ID: link.id };
    case 'file':
      throw new CannotWrite('not-a-value');
  }
}

export const bmprNotation: Notation<Changing> = {
  controlsIn: (parent) => {
    const holder = holderOf(parent, false);
    if (holder === undefined) return typeOf(parent) === group ? [] : undefined;
    return listIn(holder).filter(isChanging);
  },
  typeOf,
  idOf: (node) => cleanText(textAt(node, 'ID') ?? '?'),
  setId: (node, id) => {
    node['ID'] = like(own(node, 'ID'), id);
  },
  setType: (node, type) => {
    node['typeID'] = type;
  },
  fieldOf: (node, field) => textAt(node, field),
  setField: (node, field, value) => {
    node[field] = like(own(node, field), value);
  },
  leaveSize: (node, field) => {
    Reflect.deleteProperty(node, field);
  },
  setExtent: (root, extent) => {
    for (const [name, value] of Object.entries(extent)) {
      const before = own(root, name);
      if (before !== undefined) root[name] = like(before, numeral(value));
    }
  },
  setLocked: (node, isLocked) => {
    if (isLocked) node['locked'] = 'true';
    else Reflect.deleteProperty(node, 'locked');
  },
  textOf: (node) => {
    const properties = own(node, 'properties');
    const text = isChanging(properties) ? own(properties, 'text') : undefined;
    return typeof text === 'string' ? text : undefined;
  },
  propertiesOf: (node): Properties => {
    const plain = emptyMap<string>();
    const properties = own(node, 'properties');
    if (!isChanging(properties)) return plain;
    for (const name of Object.keys(properties)) {
      const value = textAt(properties, name);
      if (value !== undefined) plain[name] = value;
    }
    return plain;
  },
  setProperty: (node, name, value) => {
    const properties = own(node, 'properties');
    const before = isChanging(properties) ? own(properties, name) : undefined;
    if (isObject(before) && value !== undefined) throw new CannotWrite('not-a-value');
    if (value !== undefined) propertiesIn(node)[name] = name === 'text' ? value : like(before, value);
    else if (before !== undefined) Reflect.deleteProperty(propertiesIn(node), name);
  },
  setPart: (node, name, value) => {
    propertiesIn(node)[name] = JSON.parse(JSON.stringify(value));
  },
  setPicture: (node, asset) => {
    setObject(node, 'src', { ID: asset });
  },
  setIcon: (node, icon) => {
    const properties = own(node, 'properties');
    const before = isChanging(properties) ? own(properties, 'icon') : undefined;
    // Old files call it so.
    const key =
      isObject(before) && own(before, 'ID') === undefined && own(before, 'name') !== undefined ? 'name' : 'ID';
    setObject(
      node,
      'icon',
      icon && { ...(isChanging(before) ? before : {}), [key]: icon.name, size: sizeWord(icon.size) },
    );
  },
  setLink: (node, link) => {
    setObject(node, 'href', toHref(link));
    // A cache of where the links are, no longer true.
    bmprNotation.setProperty(node, 'map', undefined);
  },
  setItemLinks: (node, links) => {
    const isEmpty = links.every((link) => link === undefined);
    setObject(node, 'hrefs', isEmpty ? undefined : { href: links.map((link) => toHref(link) ?? {}) });
    bmprNotation.setProperty(node, 'map', undefined);
  },
  create: (type) => ({
    ID: '0',
    typeID: type,
    zOrder: '0',
    x: '0',
    y: '0',
    ...(type === group && { children: { controls: { control: [] } } }),
  }),
  copy: (node) => JSON.parse(JSON.stringify(node)) as Changing,
  append: (parent, node) => {
    const holder = holderOf(parent, true);
    if (holder) setList(holder, [...listIn(holder), node]);
  },
  take: (parent, node) => {
    const holder = holderOf(parent, false);
    if (holder) {
      setList(
        holder,
        listIn(holder).filter((each) => each !== node),
      );
    }
  },
};
