// Where the elements of an XML text begin and end, so that one of them can be changed and everything else stays as it is.

/** One element by its places in the text. */
export interface Outline {
  readonly name: string;
  /** Of the `<` that opens it. */
  readonly start: number;
  /** Past the `>` that opens it. */
  readonly openEnd: number;
  /** Of the `<` that closes it; where the element closes itself, past its end. */
  closeStart: number;
  /** Past its last `>`. */
  end: number;
  readonly closesItself: boolean;
  readonly children: Outline[];
}

const token =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<(\/?)([A-Za-z_][\w.:-]*)((?:"[^"]*"|'[^']*'|[^"'>])*?)(\/?)>/g;

/** The root element of a well-formed text. */
export function outlineOf(text: string): Outline | undefined {
  const open: Outline[] = [];
  for (const match of text.matchAll(token)) {
    const [whole, closing, name, , alone] = match;
    if (name === undefined) continue;
    const end = match.index + whole.length;
    if (closing === '/') {
      const element = open.pop();
      if (element === undefined || element.name !== name) return undefined;
      element.closeStart = match.index;
      element.end = end;
      if (open.length === 0) return element;
      continue;
    }
    const element: Outline = {
      name,
      start: match.index,
      openEnd: end,
      closeStart: end,
      end,
      closesItself: alone === '/',
      children: [],
    };
    open[open.length - 1]?.children.push(element);
    if (alone !== '/') open.push(element);
    else if (open.length === 0) return element;
  }
  return undefined;
}

/** The children of this name. */
export const childrenNamed = (parent: Outline, name: string): readonly Outline[] =>
  parent.children.filter((child) => child.name === name);

interface Attribute {
  readonly name: string;
  /** Of the value's opening quote, in the text. */
  readonly start: number;
  /** With its quotes. */
  readonly quoted: string;
}

/** Walks them in order, so that what looks like one inside another's value is none. */
function attributesOf(text: string, { start, openEnd }: Outline): readonly Attribute[] {
  return [...text.slice(start, openEnd).matchAll(/\s([^\s=<>"'/]+)\s*=\s*("[^"]*"|'[^']*')/g)].map((match) => {
    const [whole, name = '', quoted = ''] = match;
    return { name, start: start + match.index + whole.length - quoted.length, quoted };
  });
}

/** An attribute's text as it is written, undefined when there is none. */
export const attributeOf = (text: string, element: Outline, name: string): string | undefined =>
  attributesOf(text, element)
    .find((attribute) => attribute.name === name)
    ?.quoted.slice(1, -1);

/** One piece of a text to be replaced by another. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Gives the element this attribute. The value must need no escaping. */
export function attributeSplice(text: string, element: Outline, name: string, value: string): Splice {
  const before = attributesOf(text, element).find((attribute) => attribute.name === name);
  if (before === undefined) {
    const at = element.openEnd - (element.closesItself ? 2 : 1);
    return { start: at, end: at, text: ` ${name}="${value}"` };
  }
  const { start, quoted } = before;
  const quote = quoted.charAt(0);
  return { start, end: start + quoted.length, text: quote + value + quote };
}

/** The text with these pieces replaced. They must not overlap. */
export const spliced = (text: string, splices: readonly Splice[]): string =>
  [...splices]
    .sort((a, b) => b.start - a.start)
    .reduce((result, { start, end, text: piece }) => result.slice(0, start) + piece + result.slice(end), text);
