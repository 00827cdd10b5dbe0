// SVG as a plain tree, and the one place that turns it into text: nothing reaches the text unescaped.

/** One element, or text. */
export type SvgNode = SvgElement | string;

export interface SvgElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly children: readonly SvgNode[];
}

/** One element with its attributes; undefined attributes are left out. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>> = {},
  children: readonly SvgNode[] = [],
): SvgElement {
  const given: Record<string, string | number> = {};
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) given[key] = typeof value === 'number' ? tidy(value) : value;
  }
  return { name, attributes: given, children };
}

/** Two decimals at most, and never NaN: half a hundredth of a pixel is below what anybody sees. */
export const tidy = (value: number): number => (Number.isFinite(value) ? Math.round(value * 100) / 100 : 0);

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escapeText = (text: string): string => text.replace(/[&<>"']/g, (character) => escapes[character] ?? '');

/** The tree as SVG text, well-formed XML that HTML understands too. */
export function svgToString(root: SvgElement): string {
  const parts: string[] = [];
  const write = (node: SvgNode): void => {
    if (typeof node === 'string') {
      parts.push(escapeText(node));
      return;
    }
    parts.push('<', node.name);
    for (const [key, value] of Object.entries(node.attributes)) {
      parts.push(' ', key, '="', escapeText(String(value)), '"');
    }
    if (node.children.length === 0) {
      parts.push('/>');
      return;
    }
    parts.push('>');
    node.children.forEach(write);
    parts.push('</', node.name, '>');
  };
  write(root);
  return parts.join('');
}
