// A mockup in words: its controls in reading order, for people who do not see the drawing.
import { plainText, withNames } from './notation';
import type { Control, Link, Mockup } from './scene';

/** One control as it is read aloud. */
export interface Description {
  readonly path: string;
  readonly type: string;
  /** Without notation; empty when the control shows no words. */
  readonly text: string;
  readonly isMarkup: boolean;
  readonly links: readonly DescribedLink[];
}

interface DescribedLink {
  /** As in the drawing's `data-link`. */
  readonly key: string;
  readonly link: Link;
}

/** The controls from top to bottom and from left to right, groups opened, without those that only hold others. */
export function describeMockup(mockup: Mockup, { markup = true } = {}): readonly Description[] {
  const found: { readonly x: number; readonly y: number; readonly description: Description }[] = [];
  const visit = (control: Control, left: number, top: number): void => {
    if (!markup && control.isMarkup) return;
    const [x, y] = [left + control.box.x, top + control.box.y];
    const links = linksOf(control);
    if (control.type !== '__group__' || links.length > 0) {
      const text = plainText(withNames(control.text ?? '', { mockup: mockup.name }))
        .replace(/\s+/g, ' ')
        .trim();
      found.push({
        x,
        y,
        description: { path: control.path, type: control.type, text, isMarkup: control.isMarkup, links },
      });
    }
    for (const child of control.children) visit(child, x, y);
  };
  for (const control of mockup.controls) visit(control, 0, 0);
  // Controls whose tops are within a line's height of each other stand in one line.
  const line = (y: number): number => Math.round(y / 16);
  return found.sort((a, b) => line(a.y) - line(b.y) || a.x - b.x).map(({ description }) => description);
}

const linksOf = (control: Control): readonly DescribedLink[] => [
  ...(control.link ? [{ key: control.path, link: control.link }] : []),
  ...control.itemLinks.flatMap((link, index) => (link ? [{ key: `${control.path}:${index}`, link }] : [])),
];

/** The link that a drawing's `data-link` names, or undefined. */
export function findLink(mockup: Mockup, key: string): Link | undefined {
  const match = /^(.*?)(?::(\d+))?$/.exec(key);
  const search = (controls: readonly Control[]): Link | undefined => {
    for (const control of controls) {
      if (control.path === key) return control.link;
      if (control.path === match?.[1] && match[2] !== undefined) return control.itemLinks[Number(match[2])];
      const inside = search(control.children);
      if (inside) return inside;
    }
    return undefined;
  };
  return search(mockup.controls);
}
