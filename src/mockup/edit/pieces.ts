// An XML text in pieces that join to it again: one piece can be changed, moved or left out, and every other stays to the letter.

/** One element. What is between its children, comments and blanks too, stands among them as text. */
export interface Element {
  readonly name: string;
  /** From `<` to `>`; ends with `/>` where the element closes itself. */
  open: string;
  content: (string | Element)[];
  /** Empty where the element closes itself. */
  close: string;
}

/** A whole text. */
interface Pieces {
  readonly before: string;
  readonly root: Element;
  readonly after: string;
}

const token =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<(\/?)([A-Za-z_][\w.:-]*)((?:"[^"]*"|'[^']*'|[^"'>])*?)(\/?)>/g;

/** The pieces of a well-formed text; undefined where its tags do not match. */
export function takeApart(text: string): Pieces | undefined {
  const open: Element[] = [];
  let at = 0;
  let root: { readonly element: Element; readonly start: number } | undefined;
  for (const match of text.matchAll(token)) {
    const [whole, slash, name, , alone] = match;
    if (name === undefined) continue;
    const parent = open[open.length - 1];
    const end = match.index + whole.length;
    if (parent !== undefined && match.index > at) parent.content.push(text.slice(at, match.index));
    at = end;
    if (slash === '/') {
      if (parent === undefined || parent.name !== name) return undefined;
      parent.close = whole;
      open.pop();
    } else {
      const element: Element = { name, open: whole, content: [], close: '' };
      if (root === undefined) root = { element, start: match.index };
      parent?.content.push(element);
      if (alone !== '/') open.push(element);
    }
    if (open.length === 0) break;
  }
  if (root === undefined || open.length > 0) return undefined;
  return { before: text.slice(0, root.start), root: root.element, after: text.slice(at) };
}

/** The text that these pieces are. */
export function joined({ before, root, after }: Pieces): string {
  const parts = [before];
  write(root, parts);
  parts.push(after);
  return parts.join('');
}

function write(element: Element, parts: string[]): void {
  parts.push(element.open);
  for (const piece of element.content) {
    if (typeof piece === 'string') parts.push(piece);
    else write(piece, parts);
  }
  parts.push(element.close);
}

/** The same element again, to stand elsewhere. */
export const copyOf = (element: Element): Element => ({
  ...element,
  content: element.content.map((piece) => (typeof piece === 'string' ? piece : copyOf(piece))),
});

/** The children of this name. */
export const childrenNamed = (parent: Element, name: string): readonly Element[] =>
  parent.content.filter((piece): piece is Element => typeof piece !== 'string' && piece.name === name);

/** The text in an element, as it is written. */
export const innerText = ({ content }: Element): string =>
  content.map((piece) => (typeof piece === 'string' ? piece : innerText(piece))).join('');

/** Puts a child behind these, or first where there are none, on a line of its own where the others are. */
export function appendTo(parent: Element, child: Element): void {
  if (parent.close === '') {
    parent.open = `${parent.open.slice(0, -2).trimEnd()}>`;
    parent.close = `</${parent.name}>`;
  }
  let last = parent.content.length - 1;
  while (last >= 0 && typeof parent.content[last] === 'string') last -= 1;
  const before = parent.content[last - 1];
  const indent = typeof before === 'string' ? (/\s*$/.exec(before)?.[0] ?? '') : '';
  parent.content.splice(last + 1, 0, ...(last < 0 || indent === '' ? [] : [indent]), child);
}

/** Takes a child out, with the blanks before it. */
export function takeFrom(parent: Element, child: Element): void {
  const at = parent.content.indexOf(child);
  parent.content.splice(at, 1);
  const before = parent.content[at - 1];
  if (typeof before === 'string') parent.content[at - 1] = before.trimEnd();
}

interface Attribute {
  readonly name: string;
  /** Of the value's opening quote, in the tag. */
  readonly start: number;
  /** With its quotes. */
  readonly quoted: string;
}

/** The attributes of the tags that were looked at, by the tag. */
const known = new WeakMap<Element, { readonly open: string; readonly attributes: readonly Attribute[] }>();

/** Walks them in order, so that what looks like one inside another's value is none. */
function attributesOf(element: Element): readonly Attribute[] {
  const before = known.get(element);
  if (before?.open === element.open) return before.attributes;
  const attributes = [...element.open.matchAll(/\s([^\s=<>"'/]+)\s*=\s*("[^"]*"|'[^']*')/g)].map((match) => {
    const [whole, name = '', quoted = ''] = match;
    return { name, start: match.index + whole.length - quoted.length, quoted };
  });
  known.set(element, { open: element.open, attributes });
  return attributes;
}

/** An attribute's text as it is written, undefined when there is none. */
export const attributeOf = (element: Element, name: string): string | undefined =>
  attributesOf(element)
    .find((attribute) => attribute.name === name)
    ?.quoted.slice(1, -1);

/** Gives the element this attribute. The value must need no escaping. */
export function setAttribute(element: Element, name: string, value: string): void {
  const before = attributesOf(element).find((attribute) => attribute.name === name);
  const { open } = element;
  if (before === undefined) {
    const at = open.length - (element.close === '' ? 2 : 1);
    element.open = `${open.slice(0, at)} ${name}="${value}"${open.slice(at)}`;
    return;
  }
  const { start, quoted } = before;
  const quote = quoted.charAt(0);
  element.open = open.slice(0, start) + quote + value + quote + open.slice(start + quoted.length);
}
