// What every control's drawing works with: its pen, its own size, its texts in the file's lettering.
import { letteringOf, measureText, tab, type Lettering } from './font';
import { drawIcon } from './icons';
import type { IconLibrary } from './icons/library';
import { bulletAt, layOut, lineSpacing } from './layout';
import { mostItems } from './limits';
import { parseNotation, plainText, withNames, type Names, type Run, type Style } from './notation';
import { black, createPen, seedOf, type Pen } from './pen';
import { absentValue } from './properties';
import type { Box, Control, Scene } from './scene';
import { element, type SvgElement, type SvgNode } from './svg';
import { factsOf } from './types';
import { colorOf, toNumber } from './values';

/** How a text is set. What is not given comes from the control's own properties. */
interface TextStyle {
  /** Pixels. */
  readonly size?: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly color?: string;
  readonly align?: 'left' | 'center' | 'right';
  readonly vertical?: 'top' | 'middle' | 'bottom';
  /** Breaks lines at the box's width. */
  readonly wraps?: boolean;
  readonly bullets?: boolean;
  /** Leaves out lines that would stand below the box. */
  readonly clips?: boolean;
  /** Cuts off what would stand beside the box, as a field does. */
  readonly cuts?: boolean;
  /** Draws a line that is wider than the box as wide as the box. */
  readonly squeezes?: boolean;
  /** Shown as typed, without looking for notation. */
  readonly isPlain?: boolean;
}

/** What a drawing is made in: the file, the mockup's name, the icons at hand. */
export interface Drawn {
  readonly scene: Scene;
  readonly names: Names;
  readonly icons: IconLibrary;
}

/** One drawing of one control, in its own coordinates: 0, 0 is its top left corner. */
export interface Tools {
  readonly control: Control;
  readonly scene: Scene;
  readonly pen: Pen;
  readonly width: number;
  readonly height: number;
  /** The whole control. */
  readonly box: Box;
  /** The control's text, or its type's. */
  readonly text: string;
  /** Pixels of its text. */
  readonly size: number;
  readonly lettering: Lettering;
  readonly isDisabled: boolean;
  readonly isSelected: boolean;
  /** The color of its text. */
  readonly textColor: string;
  /** A property as the file says, or what the original assumes (`absentValues`). */
  value(name: string): string;
  /** A property as a CSS color; `otherwise` where neither the file nor the original says one. */
  color(name: string, otherwise?: string): string;
  number(name: string): number;
  flag(name: string): boolean;
  write(text: string, box: Box, style?: TextStyle): SvgElement;
  measure(text: string, size?: number, isBold?: boolean): number;
  /** An icon in the middle of a square of `place.size`; one that is a picture of the project is that picture. */
  icon(
    name: string,
    place: { readonly x: number; readonly y: number; readonly size: number },
    color?: string,
    rotation?: number,
  ): SvgElement;
}

/** The gray of what can't be used. */
export const gray = '#8f8f8f';
/** The gray of window frames and tabs behind. */
export const frameGray = '#cccccc';
/** The light gray of headers and shades. */
export const lightGray = '#e6e6e6';
export const white = '#ffffff';

/** Tools for this control. */
export function createTools(control: Control, { scene, names, icons }: Drawn): Tools {
  const { properties, type } = control;
  const { width, height } = control.box;
  const value = (name: string): string => {
    const given = properties[name];
    return given === undefined || given === '' ? (absentValue(type, name, scene.edition) ?? '') : given;
  };
  const color = (name: string, otherwise = black): string => {
    const absent = absentValue(type, name, scene.edition);
    return colorOf(properties, name, absent === undefined || absent === '' ? otherwise : absent);
  };
  const number = (name: string): number =>
    toNumber(properties[name]) ?? toNumber(absentValue(type, name, scene.edition)) ?? 0;
  const flag = (name: string): boolean => value(name) === 'true';
  const state = value('state');
  const isDisabled = state.startsWith('disabled');
  const size = Math.max(4, Math.min(400, number('size') || scene.fontSize));
  const lettering = letteringOf(scene.fontFace);
  const textColor = isDisabled ? gray : color('textColor');
  const { wording, text } = factsOf(type);
  const shown = withNames(control.text ?? text, names);
  return {
    control,
    scene,
    pen: createPen(scene.skin, seedOf(control.path + type)),
    width,
    height,
    box: { x: 0, y: 0, width, height },
    text: wording === 'line' ? shown.replace(/\\n/g, '\n') : shown,
    size,
    lettering,
    isDisabled,
    isSelected: state === 'selected' || state === 'disabledSelected',
    textColor,
    value,
    color,
    number,
    flag,
    measure: (text, textSize = size, isBold = false) => measureText(text, textSize, isBold, lettering),
    icon: (name, place, ink = black, rotation = 0) => {
      const picture = Object.prototype.hasOwnProperty.call(scene.assets, name) ? scene.assets[name] : undefined;
      return picture === undefined
        ? drawIcon({ name, size: place.size }, place, ink, icons, rotation)
        : element('image', { x: place.x, y: place.y, width: place.size, height: place.size, href: picture });
    },
    write: (text, box, style = {}) =>
      writeText(text, box, {
        size: style.size ?? size,
        bold: style.bold ?? flag('bold'),
        italic: style.italic ?? flag('italic'),
        underline: style.underline ?? flag('underline'),
        color: style.color ?? textColor,
        align: style.align ?? alignOf(value('align')),
        vertical: style.vertical ?? 'middle',
        wraps: style.wraps ?? false,
        bullets: style.bullets ?? false,
        clips: style.clips ?? false,
        cuts: style.cuts ?? false,
        squeezes: style.squeezes ?? false,
        isPlain: style.isPlain ?? false,
        linkColor: scene.linkColor,
        lettering,
      }),
  };
}

const alignOf = (value: string | undefined): 'left' | 'center' | 'right' =>
  value === 'center' || value === 'right' ? value : 'left';

const anchors = { left: undefined, center: 'middle', right: 'end' } as const;

// Where letters stand below the middle of their line, as the original's pictures show them.
const baselineBelowMiddle = (size: number): number => size * 0.31 - 0.8;

/** A text as real SVG text, one piece a line, placed in its box. */
function writeText(
  text: string,
  box: Box,
  style: Required<TextStyle> & { readonly linkColor: string; readonly lettering: Lettering },
): SvgElement {
  const shown = style.cuts
    ? cutTo(text, box.width, (each) => measureText(each, style.size, style.bold, style.lettering))
    : text;
  const lines = layOut(
    style.isPlain
      ? shown.split('\n').map((line) => ({ runs: [{ text: line, style: {} }], isBullet: false }))
      : parseNotation(shown, { bullets: style.bullets }),
    style,
    style.wraps ? box.width : undefined,
  );
  const height = lines.reduce((sum, line) => sum + line.size * lineSpacing, 0);
  let y =
    style.vertical === 'top'
      ? box.y
      : style.vertical === 'bottom'
        ? box.y + box.height - height
        : box.y + (box.height - height) / 2;
  const x = style.align === 'left' ? box.x : style.align === 'right' ? box.x + box.width : box.x + box.width / 2;
  const drawn = lines.flatMap((line): SvgElement[] => {
    const tall = line.size * lineSpacing;
    const baseline = y + tall / 2 + baselineBelowMiddle(line.size);
    const isFirst = y <= box.y + 1;
    y += tall;
    if (style.clips && !isFirst && baseline > box.y + box.height) return [];
    if (line.runs.every((run) => run.text.trim() === '')) return [];
    const start = line.indent > 0 && style.align === 'left' ? box.x : x;
    return [
      ...(line.hasBullet && style.align === 'left'
        ? [element('tspan', { x: box.x + bulletAt, y: baseline }, ['•'])]
        : []),
      element(
        'tspan',
        {
          x: start + (style.align === 'left' ? line.indent : 0),
          y: baseline,
          ...(style.lettering === 'hand' || line.width === 0
            ? {}
            : {
                textLength: style.squeezes ? Math.min(line.width, box.width) : line.width,
                lengthAdjust: 'spacingAndGlyphs',
              }),
        },
        [...(line.hasBullet && style.align !== 'left' ? [{ text: '• ', style: {} }] : []), ...line.runs].flatMap(
          (run) => toSpan(run, style),
        ),
      ),
    ];
  });
  return element(
    'text',
    {
      'font-size': style.size,
      'font-weight': style.bold ? 700 : undefined,
      'font-style': style.italic ? 'italic' : undefined,
      'text-decoration': style.underline ? 'underline' : undefined,
      'text-anchor': anchors[style.align],
      fill: style.color,
    },
    drawn,
  );
}

/** The text without the letters that a box of this width has no room for. */
function cutTo(text: string, width: number, measure: (text: string) => number): string {
  if (measure(text) <= width + 2 || measure(plainText(text)) <= width + 2) return text;
  let end = 0;
  for (let used = 0; end < text.length; end += 1) {
    used += measure(text.charAt(end));
    if (used > width) break;
  }
  return text.slice(0, end);
}

// SVG draws several spaces as one unless they are of the kind that does not break.
const keepSpaces = (text: string): string =>
  text.replace(/\t/g, tab).replace(/^ | {2,}/g, (spaces) => '\u00a0'.repeat(spaces.length));

function toSpan(run: Run, base: { readonly linkColor: string; readonly color: string }): readonly SvgNode[] {
  const attributes = spanAttributes(run.style, base);
  return Object.values(attributes).every((value) => value === undefined)
    ? [keepSpaces(run.text)]
    : [element('tspan', attributes, [keepSpaces(run.text)])];
}

const spanAttributes = (
  style: Style,
  base: { readonly linkColor: string },
): Record<string, string | number | undefined> => ({
  'font-weight': style.bold ? 700 : undefined,
  'font-style': style.italic ? 'italic' : undefined,
  'font-size': style.size,
  'text-decoration': style.link || style.underline ? 'underline' : style.strike ? 'line-through' : undefined,
  fill: style.color ?? (style.disabled ? gray : style.link ? base.linkColor : undefined),
});

/** A box inside another, smaller by these margins. */
export const inset = (box: Box, left: number, top = left, right = left, bottom = top): Box => ({
  x: box.x + left,
  y: box.y + top,
  width: Math.max(0, box.width - left - right),
  height: Math.max(0, box.height - top - bottom),
});

/** A letter's readable color on this fill: black, or white on dark colors. */
export function readableOn(fill: string): string {
  const number = parseInt(fill.slice(1), 16);
  const [red, green, blue] = [number >> 16, (number >> 8) & 255, number & 255];
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128 ? white : black;
}

/** The items of a text that lists them, by the type's separator, without blanks around. */
export const itemsOf = (text: string, separator: ',' | '\n'): readonly string[] =>
  text === ''
    ? []
    : splitEscaped(text, separator)
        .map((item) => item.trim())
        .slice(0, mostItems);

/** Splits at the separator unless a backslash stands before it. */
function splitEscaped(text: string, separator: string): readonly string[] {
  const items: string[] = [];
  let item = '';
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (character === '\\' && text.charAt(index + 1) === separator) {
      item += separator;
      index += 1;
    } else if (character === separator) {
      items.push(item);
      item = '';
    } else {
      item += character;
    }
  }
  return [...items, item];
}
