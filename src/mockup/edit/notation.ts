// How one of the formats writes controls, as far as edits need to know: each edit is written once, over this.
import type { IconReference, Link, Properties } from '../scene';

/** What both formats note of a control besides its id, its type and its properties. */
export type Field = 'x' | 'y' | 'w' | 'h' | 'measuredW' | 'measuredH' | 'zOrder';

/** A node is a control, a group, or the mockup itself; it is changed in place. */
export interface Notation<Node> {
  /** What a group or the mockup holds, in the file's order; undefined for a control that holds nothing. */
  readonly controlsIn: (parent: Node) => readonly Node[] | undefined;
  readonly idOf: (node: Node) => string;
  readonly setId: (node: Node, id: string) => void;
  /** Without the namespace. */
  readonly typeOf: (node: Node) => string;
  readonly setType: (node: Node, type: string) => void;
  /** As it is written; undefined where it is not. */
  readonly fieldOf: (node: Node, field: Field) => string | undefined;
  readonly setField: (node: Node, field: Field, value: string) => void;
  /** Leaves the width or height to the control. */
  readonly leaveSize: (node: Node, field: 'w' | 'h') => void;
  /** The sizes that a file caches of the whole mockup, where it does. */
  readonly setExtent: (
    root: Node,
    extent: Readonly<Record<'measuredW' | 'measuredH' | 'mockupW' | 'mockupH', number>>,
  ) => void;
  readonly setLocked: (node: Node, isLocked: boolean) => void;
  readonly textOf: (node: Node) => string | undefined;
  /** Plain values only. */
  readonly propertiesOf: (node: Node) => Properties;
  /** Undefined takes it out. */
  readonly setProperty: (node: Node, name: string, value: string | undefined) => void;
  /** A property that projects write as JSON; nothing where the format has none such. */
  readonly setPart: (node: Node, name: string, value: unknown) => void;
  /** @throws CannotWrite where the format holds no pictures */
  readonly setPicture: (node: Node, asset: string) => void;
  readonly setIcon: (node: Node, icon: IconReference | undefined) => void;
  readonly setLink: (node: Node, link: Link | undefined) => void;
  /** Where each item leads; undefined where it leads nowhere. */
  readonly setItemLinks: (node: Node, links: readonly (Link | undefined)[]) => void;
  /** A control that stands nowhere yet, with the fields that the format always has. */
  readonly create: (type: string) => Node;
  readonly copy: (node: Node) => Node;
  /** Puts a control last into a group or the mockup. */
  readonly append: (parent: Node, node: Node) => void;
  readonly take: (parent: Node, node: Node) => void;
}
