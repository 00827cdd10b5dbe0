// What each edit does, once for both formats.
import type { Lettered } from '../natural';
import type { Box, Point } from '../scene';
import { inOrder, nextNumber, setOrder, takeOut } from './arrange';
import { CannotWrite, type ControlEdit, isName, type NewControl, numeral, type Size } from './edits';
import { measureWith, moveBy, settle } from './measure';
import type { Notation } from './notation';

/** A control with what it lies in, outermost first: the mockup, then groups. */
interface Found<Node> {
  readonly node: Node;
  readonly around: readonly Node[];
}

/**
 * Makes these changes in one mockup, one after the other, in place.
 * @param root the mockup
 * @returns the paths of what was added
 */
export function applyAll<Node>(
  notation: Notation<Node>,
  root: Node,
  edits: readonly ControlEdit[],
  lettered: Lettered,
): readonly string[] {
  const measure = measureWith(notation, lettered);
  /** What the groups around every change held before it. */
  const before = new Map<Node, Box>();
  let isGeometric = false;
  const touch = (groups: readonly Node[]): void => {
    if (!isGeometric) return;
    for (const group of groups) if (!before.has(group)) before.set(group, measure.extentOf(group));
  };
  const added: { readonly node: Node; readonly around: readonly Node[] }[] = [];
  const pathOf = (nodes: readonly Node[]): string => nodes.map((node) => notation.idOf(node)).join('/');

  const find = (path: string): Found<Node> => {
    let found: Found<Node> = { node: root, around: [] };
    for (const id of path.split('/')) {
      const controls = notation.controlsIn(found.node);
      const [node, second] = (controls ?? []).filter((each) => notation.idOf(each) === id);
      if (node === undefined) throw new CannotWrite('no-such-control');
      if (second !== undefined) throw new CannotWrite('ambiguous');
      found = { node, around: [...found.around, found.node] };
    }
    touch(found.around);
    return found;
  };
  const parentOf = ({ around }: Found<Node>): Node => around[around.length - 1] ?? root;
  const siblingsOf = (parent: Node): readonly Node[] => notation.controlsIn(parent) ?? [];

  const setNatural = (node: Node, natural: Partial<Size> | undefined): void => {
    if (natural?.width !== undefined) notation.setField(node, 'measuredW', numeral(natural.width));
    if (natural?.height !== undefined) notation.setField(node, 'measuredH', numeral(natural.height));
  };

  /** Several controls that lie side by side, in the order in which they are painted. */
  const findAll = (paths: readonly string[]): { readonly nodes: readonly Node[]; readonly around: readonly Node[] } => {
    const found = paths.map(find);
    const [first] = found;
    if (first === undefined) throw new CannotWrite('no-such-control');
    const parent = parentOf(first);
    if (found.some((each) => parentOf(each) !== parent)) throw new CannotWrite('no-such-control');
    const chosen = new Set(found.map(({ node }) => node));
    return { nodes: inOrder(notation, siblingsOf(parent)).filter((node) => chosen.has(node)), around: first.around };
  };

  const addTo = (parent: Node, around: readonly Node[], node: Node, wanted = ''): void => {
    const siblings = siblingsOf(parent);
    const ids = siblings.map((each) => notation.idOf(each));
    notation.setId(node, wanted === '' || ids.includes(wanted) ? String(nextNumber(ids)) : wanted);
    notation.setField(node, 'zOrder', String(nextNumber(siblings.map((each) => notation.fieldOf(each, 'zOrder')))));
    notation.append(parent, node);
    added.push({ node, around });
  };

  const create = (control: NewControl): Node => {
    const { type, box, natural, text, icon, properties = {}, parts = {}, link, itemLinks, children } = control;
    if (![type, ...Object.keys(properties), ...Object.keys(parts)].every(isName)) throw new CannotWrite('not-a-value');
    const node = notation.create(type);
    notation.setField(node, 'x', numeral(box.x));
    notation.setField(node, 'y', numeral(box.y));
    if (box.width !== undefined) notation.setField(node, 'w', numeral(box.width));
    if (box.height !== undefined) notation.setField(node, 'h', numeral(box.height));
    setNatural(node, { width: natural?.width ?? box.width ?? 0, height: natural?.height ?? box.height ?? 0 });
    if (text !== undefined) notation.setProperty(node, 'text', text);
    if (icon !== undefined) notation.setIcon(node, icon);
    for (const [name, value] of Object.entries(properties)) notation.setProperty(node, name, value);
    for (const [name, value] of Object.entries(parts)) notation.setPart(node, name, value);
    if (link !== undefined) notation.setLink(node, link);
    if (itemLinks !== undefined) notation.setItemLinks(node, itemLinks);
    if (control.isLocked === true) notation.setLocked(node, true);
    const ids = children?.map(({ id }, index) => id ?? String(index)) ?? [];
    const isEachOther = new Set(ids).size === ids.length;
    children?.map(create).forEach((child, index) => {
      notation.setId(child, (isEachOther && ids[index]) || String(index));
      notation.setField(child, 'zOrder', String(index));
      notation.append(node, child);
    });
    return node;
  };

  const apply = (edit: ControlEdit): void => {
    switch (edit.kind) {
      case 'place': {
        const { node } = find(edit.path);
        const { x, y, width, height } = edit.box;
        for (const [field, value] of Object.entries({ x, y, w: width, h: height }))
          if (value !== undefined) notation.setField(node, field as 'x', numeral(Math.round(value)));
        if (edit.natural?.width !== undefined) notation.leaveSize(node, 'w');
        if (edit.natural?.height !== undefined) notation.leaveSize(node, 'h');
        setNatural(node, edit.natural);
        return;
      }
      case 'text': {
        const { node } = find(edit.path);
        notation.setProperty(node, 'text', edit.text);
        setNatural(node, edit.natural);
        return;
      }
      case 'properties': {
        const { node } = find(edit.path);
        if (!Object.keys(edit.set).every(isName)) throw new CannotWrite('not-a-value');
        for (const [name, value] of Object.entries(edit.set)) notation.setProperty(node, name, value);
        setNatural(node, edit.natural);
        return;
      }
      case 'icon': {
        const { node } = find(edit.path);
        notation.setIcon(node, edit.icon);
        setNatural(node, edit.natural);
        return;
      }
      case 'link':
        notation.setLink(find(edit.path).node, edit.link);
        return;
      case 'picture':
        notation.setPicture(find(edit.path).node, edit.asset);
        return;
      case 'links':
        notation.setItemLinks(find(edit.path).node, edit.links);
        return;
      case 'type': {
        const { node } = find(edit.path);
        if (!isName(edit.type) || edit.type === '__group__' || notation.controlsIn(node) !== undefined)
          throw new CannotWrite('not-a-value');
        notation.setType(node, edit.type);
        setNatural(node, edit.natural);
        return;
      }
      case 'lock':
        notation.setLocked(find(edit.path).node, edit.isLocked);
        return;
      case 'order': {
        const { nodes, around } = findAll(edit.paths);
        if (nodes.length !== siblingsOf(around[around.length - 1] ?? root).length)
          throw new CannotWrite('no-such-control');
        setOrder(
          notation,
          edit.paths.map((path) => find(path).node),
        );
        return;
      }
      case 'group':
        group(edit.paths);
        return;
      case 'ungroup':
        ungroup(edit.path);
        return;
      case 'add': {
        const into = edit.into === undefined || edit.into === '' ? undefined : find(edit.into);
        if (into && notation.typeOf(into.node) !== '__group__') throw new CannotWrite('no-such-control');
        const parent = into?.node ?? root;
        const around = [...(into?.around ?? []), parent];
        touch(around);
        addTo(parent, around, create(edit.control), edit.control.id);
        return;
      }
      case 'copy': {
        const { node, around } = find(edit.path);
        const made = notation.copy(node);
        const { x, y } = measure.boxOf(node);
        notation.setField(made, 'x', numeral(Math.round(x + edit.by.x)));
        notation.setField(made, 'y', numeral(Math.round(y + edit.by.y)));
        addTo(around[around.length - 1] ?? root, around, made);
        return;
      }
      case 'remove': {
        const { node, around } = find(edit.path);
        takeOut(notation, around[around.length - 1] ?? root, node);
      }
    }
  };

  const group = (paths: readonly string[]): void => {
    const { nodes, around } = findAll(paths);
    const parent = around[around.length - 1] ?? root;
    const seen = inOrder(notation, siblingsOf(parent));
    const boxes = nodes.map((node) => measure.boxOf(node));
    const corner: Point = { x: Math.min(...boxes.map(({ x }) => x)), y: Math.min(...boxes.map(({ y }) => y)) };
    const made = notation.create('__group__');
    const top = nodes[nodes.length - 1];
    const order = seen.flatMap((node) => (node === top ? [made] : nodes.includes(node) ? [] : [node]));
    addTo(parent, around, made);
    for (const node of nodes) {
      notation.take(parent, node);
      moveBy(notation, measure, node, { x: -corner.x, y: -corner.y });
      notation.append(made, node);
    }
    setOrder(notation, nodes);
    setOrder(notation, order);
    notation.setField(made, 'x', numeral(corner.x));
    notation.setField(made, 'y', numeral(corner.y));
    const extent = measure.extentOf(made);
    notation.setField(made, 'w', numeral(extent.width));
    notation.setField(made, 'h', numeral(extent.height));
    setNatural(made, extent);
  };

  const ungroup = (path: string): void => {
    const { node: old, around } = find(path);
    const members = notation.controlsIn(old);
    if (members === undefined) throw new CannotWrite('no-such-control');
    const parent = around[around.length - 1] ?? root;
    const { x, y } = measure.boxOf(old);
    const inside = inOrder(notation, members);
    const order = inOrder(notation, siblingsOf(parent)).flatMap((node) => (node === old ? inside : [node]));
    notation.take(parent, old);
    for (const member of members) {
      const used = siblingsOf(parent).map((each) => notation.idOf(each));
      notation.take(old, member);
      moveBy(notation, measure, member, { x, y });
      const id = notation.idOf(member);
      const wanted = members.map((each) => notation.idOf(each));
      if (used.includes(id)) notation.setId(member, String(nextNumber([...used, ...wanted])));
      notation.append(parent, member);
      added.push({ node: member, around });
    }
    setOrder(notation, order);
  };

  for (const edit of edits) {
    isGeometric = changesPlaces(edit);
    apply(edit);
  }
  if (before.size > 0) settle(notation, measure, root, before);
  return added.map(({ node, around }) => pathOf([...around.slice(1), node]));
}

/** Whether sizes that depend on members may be others afterwards. */
const changesPlaces = (edit: ControlEdit): boolean =>
  ['place', 'add', 'copy', 'remove', 'group', 'ungroup'].includes(edit.kind) || 'natural' in edit;
