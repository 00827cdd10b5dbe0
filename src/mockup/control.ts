// Builds one control of the scene from what either reader found: sizes, markup, paint order, bounds.
import { farthest } from './limits';
import { naturalSize } from './natural';
import type { ArrowPath, Box, Control, IconReference, Link, Mockup, Properties } from './scene';
import { isMarkupType } from './types';
import { booleanOf, cleanText, toNumber } from './values';

/** What both formats say of a control, before it is made whole. Numbers may still be text, or missing. */
interface RawControl {
  readonly id: string;
  readonly type: string;
  readonly x: unknown;
  readonly y: unknown;
  readonly width: unknown;
  readonly height: unknown;
  readonly measuredWidth: unknown;
  readonly measuredHeight: unknown;
  readonly zOrder: unknown;
  readonly isLocked: boolean;
  readonly isSymbol: boolean;
  readonly text: string | undefined;
  readonly properties: Properties;
  readonly icon: IconReference | undefined;
  readonly icons: readonly string[];
  readonly link: Link | undefined;
  readonly itemLinks: readonly (Link | undefined)[];
  readonly source: string | undefined;
  readonly arrow: ArrowPath | undefined;
  readonly children: readonly Control[];
}

/** A control with the order it is painted in. */
export interface OrderedControl {
  readonly zOrder: number;
  readonly control: Control;
}

/** The control, or undefined when it lacks what nothing can be drawn without: a type and a place. */
export function toControl(raw: RawControl, parentPath: string): OrderedControl | undefined {
  const x = toNumber(raw.x);
  const y = toNumber(raw.y);
  if (raw.type === '' || x === undefined || y === undefined) return undefined;
  const natural =
    raw.type === 'Icon' && raw.icon !== undefined
      ? { width: raw.icon.size, height: raw.icon.size }
      : naturalSize(raw.type, raw.text, raw.properties);
  const inner = boundsOf(raw.children);
  const control: Control = {
    path: joinPath(parentPath, raw.id),
    type: raw.type,
    box: {
      x,
      y,
      width: size(raw.width, raw.measuredWidth, raw.type === '__group__' ? inner.x + inner.width : natural.width),
      height: size(raw.height, raw.measuredHeight, raw.type === '__group__' ? inner.y + inner.height : natural.height),
    },
    isNatural: { width: !isSize(raw.width), height: !isSize(raw.height) },
    isLocked: raw.isLocked,
    isSymbol: raw.isSymbol,
    isMarkup: booleanOf(raw.properties, 'markup', isMarkupType(raw.type)),
    text: raw.text === undefined ? undefined : cleanText(raw.text),
    properties: raw.properties,
    icon: raw.icon,
    icons: raw.icons,
    link: raw.link,
    itemLinks: raw.itemLinks,
    source: raw.source,
    arrow: raw.arrow,
    children: raw.children,
  };
  return { zOrder: toNumber(raw.zOrder) ?? 0, control };
}

/** The path of a control below this parent. */
export const joinPath = (parent: string, id: string): string => (parent === '' ? id : `${parent}/${id}`);

const isSize = (given: unknown): boolean => (toNumber(given) ?? -1) >= 0;

/** -1 or nothing means: the natural size, as the editor measured it when it saved. */
function size(given: unknown, measured: unknown, natural: number): number {
  const first = toNumber(given);
  if (first !== undefined && first >= 0) return first;
  const second = toNumber(measured);
  return second !== undefined && second >= 0 ? second : natural;
}

/** In paint order: ascending `zOrder`, equal ones as they stand in the file. */
export const inPaintOrder = (controls: readonly OrderedControl[]): readonly Control[] =>
  [...controls].sort((a, b) => a.zOrder - b.zOrder).map(({ control }) => control);

/** The smallest box around these controls; an empty one at the origin when there are none. */
export const boundsOf = (controls: readonly Control[]): Box => boxAround(controls.map(({ box }) => box));

/** The mockup of a file that holds one, which has no name of its own. */
export const loneMockup = (controls: readonly Control[]): Mockup => ({
  id: '',
  branch: '',
  name: '',
  alternate: undefined,
  isLibrary: false,
  notes: undefined,
  thumbnail: undefined,
  bounds: boundsOf(controls),
  controls,
});

/** The smallest box around these; an empty one at the origin when there are none. */
export function boxAround(boxes: readonly Box[]): Box {
  if (boxes.length === 0) return { x: 0, y: 0, width: 0, height: 0 };
  let [left, top, right, bottom] = [farthest, farthest, -farthest, -farthest];
  for (const box of boxes) {
    left = Math.min(left, box.x);
    top = Math.min(top, box.y);
    right = Math.max(right, box.x + box.width);
    bottom = Math.max(bottom, box.y + box.height);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

const iconSizes: ReadonlyMap<string, number> = new Map([
  ['xsmall', 16],
  ['small', 24],
  ['medium', 32],
  ['large', 48],
  ['xlarge', 64],
  ['xxlarge', 128],
]);

/** The word that files have for an icon of this edge in pixels: that of the size nearest to it. */
export function sizeWord(size: number): string {
  const [nearest] = [...iconSizes].sort(([, a], [, b]) => Math.abs(a - size) - Math.abs(b - size));
  return nearest?.[0] ?? 'small';
}

/** An icon by its name and the word or number for its size. */
export const toIcon = (name: string, size: string): IconReference => ({
  name: cleanText(name).slice(0, 100),
  size: iconSizes.get(size) ?? toNumber(size) ?? 24,
});
