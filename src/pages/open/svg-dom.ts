// Turns a drawing's tree into elements of the page, one by one: no text of a file is ever read as markup.
import type { SvgElement } from '../../mockup/svg';

const namespace = 'http://www.w3.org/2000/svg';

/** The same tree as DOM. */
export function toDom(node: SvgElement): SVGElement {
  const made = document.createElementNS(namespace, node.name);
  for (const [name, value] of Object.entries(node.attributes)) {
    if (name === 'xmlns') continue;
    made.setAttribute(name, String(value));
  }
  made.append(...node.children.map((child) => (typeof child === 'string' ? child : toDom(child))));
  return made;
}
