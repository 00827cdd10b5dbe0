// Writes changes into a .bmml: the pieces that change are replaced in the file's own text, all else stays to the letter.
import { readBmml } from '../bmml';
import { boundsOf } from '../control';
import type { Control } from '../scene';
import { cleanText } from '../values';
import { readXml } from '../xml';
import {
  CannotWrite,
  type Edit,
  type Edited,
  edited,
  groupsAround,
  isName,
  type NewControl,
  nextNumber,
  numeral,
  onlyOne,
} from './edits';
import { attributeOf, attributeSplice, childrenNamed, type Outline, outlineOf, type Splice, spliced } from './outline';

/** Makes these changes one after the other, or none. No edits give the same text. */
export const editBmml = (text: string, edits: readonly Edit[]): Edited<string> =>
  edited(() => {
    if (edits.length > 0) refuseDamaged(text);
    const added: string[] = [];
    let content = text;
    for (const edit of edits) {
      const [changed, path] = apply(content, edit);
      if (path !== undefined) added.push(path);
      content = measured(changed, edit, path);
    }
    return { content, added };
  });

/** What the reader leaves out of a damaged file would be lost by writing it. */
function refuseDamaged(text: string): void {
  const result = readBmml(text);
  const xml = readXml(text);
  if (!result.ok || !xml.ok || xml.warnings.length > 0) throw new CannotWrite('damaged');
}

/** The text with one change made, and the path of what was added. */
function apply(text: string, edit: Edit): readonly [string, string?] {
  const root = rootOf(text);
  switch (edit.kind) {
    case 'rename':
      throw new CannotWrite('named-by-its-file');
    case 'place': {
      const { x, y, width, height } = edit.box;
      const control = find(text, root, edit.path);
      const values = { x, y, w: width, h: height };
      return [
        spliced(
          text,
          Object.entries(values).flatMap(([name, value]) =>
            value === undefined ? [] : [attributeSplice(text, control, name, numeral(value))],
          ),
        ),
      ];
    }
    case 'text': {
      const control = find(text, root, edit.path);
      const { natural } = edit;
      const size =
        natural === undefined
          ? []
          : [
              attributeSplice(text, control, 'measuredW', numeral(natural.width)),
              attributeSplice(text, control, 'measuredH', numeral(natural.height)),
            ];
      return [spliced(text, [...size, propertySplice(text, control, 'text', edit.text)])];
    }
    case 'remove': {
      const { start, end } = find(text, root, edit.path);
      return [text.slice(0, start).trimEnd() + text.slice(end)];
    }
    case 'add':
      return add(text, root, edit.into ?? '', edit.control);
  }
}

function rootOf(text: string): Outline {
  const root = outlineOf(text);
  if (root?.name !== 'mockup') throw new CannotWrite('damaged');
  return root;
}

const controlsIn = (parent: Outline, container: string): readonly Outline[] =>
  childrenNamed(parent, container).flatMap((each) => childrenNamed(each, 'control'));

const idOf = (text: string, control: Outline): string => cleanText(attributeOf(text, control, 'controlID') ?? '?');

function find(text: string, root: Outline, path: string): Outline {
  const [first = '', ...rest] = path.split('/');
  const step = (controls: readonly Outline[], id: string): Outline =>
    onlyOne(controls.filter((control) => idOf(text, control) === id));
  return rest.reduce(
    (group, id) => step(controlsIn(group, 'groupChildrenDescriptors'), id),
    step(controlsIn(root, 'controls'), first),
  );
}

/** As ActionScript's `escape()` writes text: nothing in it can be markup. */
export const escapeText = (text: string): string =>
  text.replace(/[^A-Za-z0-9@*_+\-./]/g, (unit) =>
    // Without the `u` flag a pair of surrogates is two units, as the format wants.
    unit.charCodeAt(0) < 256
      ? `%${unit.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`
      : `%u${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
  );

/** Sets a property of a control, which may have none yet. */
function propertySplice(text: string, control: Outline, name: string, value: string): Splice {
  const property = `<${name}>${escapeText(value)}</${name}>`;
  const [properties] = childrenNamed(control, 'controlProperties');
  if (properties === undefined) return inside(text, control, `<controlProperties>${property}</controlProperties>`);
  // The reader takes the last of several.
  const before = childrenNamed(properties, name).slice(-1)[0];
  return before === undefined
    ? inside(text, properties, property)
    : { start: before.start, end: before.end, text: property };
}

/** Puts XML at the beginning of an element, opening one that closes itself. */
function inside(text: string, element: Outline, xml: string): Splice {
  if (!element.closesItself) return { start: element.openEnd, end: element.openEnd, text: xml };
  const slash = text.lastIndexOf('/', element.openEnd - 1);
  return { start: slash, end: element.openEnd, text: `>${xml}</${element.name}>` };
}

function add(text: string, root: Outline, into: string, control: NewControl): readonly [string, string] {
  const names = Object.keys(control.properties ?? {});
  if (![control.type, ...names].every(isName)) throw new CannotWrite('not-a-value');
  const parent = into === '' ? root : find(text, root, into);
  const container = into === '' ? 'controls' : 'groupChildrenDescriptors';
  if (into !== '' && attributeOf(text, parent, 'controlTypeID') !== '__group__')
    throw new CannotWrite('no-such-control');
  const siblings = controlsIn(parent, container);
  const id = String(nextNumber(siblings.map((each) => attributeOf(text, each, 'controlID'))));
  const properties = { ...(control.text !== undefined && { text: control.text }), ...control.properties };
  const { x, y, width, height } = control.box;
  const attributes = {
    controlID: id,
    controlTypeID: control.type === '__group__' ? control.type : `com.balsamiq.mockups::${control.type}`,
    x: numeral(x),
    y: numeral(y),
    w: numeral(width),
    h: numeral(height),
    measuredW: numeral(width),
    measuredH: numeral(height),
    zOrder: String(nextNumber(siblings.map((each) => attributeOf(text, each, 'zOrder')))),
    locked: 'false',
    isInGroup: into === '' ? '-1' : idOf(text, parent),
  };
  const xml = [
    '<control',
    ...Object.entries(attributes).map(([name, value]) => ` ${name}="${value}"`),
    '><controlProperties>',
    ...Object.entries(properties).map(([name, value]) => `<${name}>${escapeText(value)}</${name}>`),
    '</controlProperties></control>',
  ].join('');
  const path = into === '' ? id : `${into}/${id}`;
  const last = siblings[siblings.length - 1];
  const [holder] = childrenNamed(parent, container);
  if (last !== undefined) {
    // On a line of its own where its neighbour is.
    const indent = /\s*$/.exec(text.slice(0, last.start))?.[0] ?? '';
    return [spliced(text, [{ start: last.end, end: last.end, text: indent + xml }]), path];
  }
  const splice =
    holder === undefined ? inside(text, parent, `<${container}>${xml}</${container}>`) : inside(text, holder, xml);
  return [spliced(text, [splice]), path];
}

/** The sizes that the file caches of groups and of the whole, made true again where they are there. */
function measured(text: string, edit: Edit, added: string | undefined): string {
  if (edit.kind === 'rename' || (edit.kind === 'text' && edit.natural === undefined)) return text;
  const path = edit.kind === 'add' ? (added ?? '') : edit.path;
  const groups = groupsAround(path).reduce((present, group) => {
    const inner = boundsOf(controlAt(controlsOf(present), group)?.children ?? []);
    return withAttributes(present, find(present, rootOf(present), group), {
      measuredW: inner.x + inner.width,
      measuredH: inner.y + inner.height,
    });
  }, text);
  const { x, y, width, height } = boundsOf(controlsOf(groups));
  return withAttributes(groups, rootOf(groups), {
    measuredW: x + width,
    measuredH: y + height,
    mockupW: width,
    mockupH: height,
  });
}

function controlsOf(text: string): readonly Control[] {
  const result = readBmml(text);
  return result.ok ? (result.scene.mockups[0]?.controls ?? []) : [];
}

/** The control of this path in a scene. */
export function controlAt(controls: readonly Control[], path: string): Control | undefined {
  for (const control of controls) {
    if (control.path === path) return control;
    if (path.startsWith(`${control.path}/`)) return controlAt(control.children, path);
  }
  return undefined;
}

const withAttributes = (text: string, element: Outline, values: Readonly<Record<string, number>>): string =>
  spliced(
    text,
    Object.entries(values).flatMap(([name, value]) =>
      attributeOf(text, element, name) === undefined ? [] : [attributeSplice(text, element, name, numeral(value))],
    ),
  );
