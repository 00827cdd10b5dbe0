// What every control's drawing works with: its pen, its own size, its texts in the file's lettering.
import { measureText } from './font';
import { layOut, lineSpacing } from './layout';
import { mostItems } from './limits';
import { parseNotation, type Run, type Style } from './notation';
import { black, createPen, seedOf, type Pen } from './pen';
import type { Box, Control, Scene } from './scene';
import { element, type SvgElement, type SvgNode } from './svg';
import { factsOf } from './types';
import { booleanOf, colorOf, numberOf } from './values';

/** How a text is set. What is not given comes from the control's own properties. */
export interface TextStyle {
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
  /** Shown as typed, without looking for notation. */
  readonly isPlain?: boolean;
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
  /** The control's text, or its type's sample text. */
  readonly text: string;
  /** Pixels of its text. */
  readonly size: number;
  readonly isDisabled: boolean;
  readonly isSelected: boolean;
  /** The color of its text. */
  readonly textColor: string;
  color(name: string, otherwise: string): string;
  number(name: string, otherwise: number): number;
  flag(name: string, otherwise: boolean): boolean;
  write(text: string, box: Box, style?: TextStyle): SvgElement;
  measure(text: string, size?: number, isBold?: boolean): number;
}

/** The gray of what can't be used. */
export const gray = '#8f8f8f';
/** The gray of window frames and tabs behind. */
export const frameGray = '#c8c8c8';
/** The light gray of headers and shades. */
export const lightGray = '#e6e6e6';
export const white = '#ffffff';

/** Tools for this control. `defaultSize` is the type's own text size where it isn't the scene's. */
export function createTools(control: Control, scene: Scene, defaultSize = scene.fontSize): Tools {
  const { properties } = control;
  const { width, height } = control.box;
  const state = properties['state'] ?? '';
  const isDisabled = state.startsWith('disabled');
  const size = Math.max(4, Math.min(400, numberOf(properties, 'size', defaultSize)));
  const textColor = isDisabled ? gray : colorOf(properties, 'textColor', black);
  return {
    control,
    scene,
    pen: createPen(scene.skin, seedOf(control.path + control.type)),
    width,
    height,
    box: { x: 0, y: 0, width, height },
    text: control.text ?? factsOf(control.type).text,
    size,
    isDisabled,
    isSelected: state === 'selected' || state === 'disabledSelected',
    textColor,
    color: (name, otherwise) => colorOf(properties, name, otherwise),
    number: (name, otherwise) => numberOf(properties, name, otherwise),
    flag: (name, otherwise) => booleanOf(properties, name, otherwise),
    measure: (text, textSize = size, isBold = false) => measureText(text, textSize, isBold),
    write: (text, box, style = {}) =>
      writeText(text, box, {
        size: style.size ?? size,
        bold: style.bold ?? booleanOf(properties, 'bold', false),
        italic: style.italic ?? booleanOf(properties, 'italic', false),
        underline: style.underline ?? booleanOf(properties, 'underline', false),
        color: style.color ?? textColor,
        align: style.align ?? alignOf(properties['align']),
        vertical: style.vertical ?? 'middle',
        wraps: style.wraps ?? false,
        bullets: style.bullets ?? false,
        clips: style.clips ?? false,
        isPlain: style.isPlain ?? false,
        linkColor: scene.linkColor,
      }),
  };
}

const alignOf = (value: string | undefined): 'left' | 'center' | 'right' =>
  value === 'center' || value === 'right' ? value : 'left';

const anchors = { left: undefined, center: 'middle', right: 'end' } as const;

/** A text as real SVG text, one piece a line, placed in its box. */
function writeText(text: string, box: Box, style: Required<TextStyle> & { readonly linkColor: string }): SvgElement {
  const lines = layOut(
    style.isPlain
      ? text.split('\n').map((line) => ({ runs: [{ text: line, style: {} }], isBullet: false }))
      : parseNotation(text, { bullets: style.bullets }),
    style,
    style.wraps ? box.width : undefined,
  );
  const natural = lines.reduce((sum, line) => sum + line.size * lineSpacing, 0);
  const spacing = style.wraps
    ? lineSpacing * Math.max(0.86, Math.min(1, box.height / Math.max(1, natural)))
    : lineSpacing;
  const height = (natural * spacing) / lineSpacing;
  let y =
    style.vertical === 'top'
      ? box.y
      : style.vertical === 'bottom'
        ? box.y + box.height - height
        : box.y + (box.height - height) / 2;
  const x = style.align === 'left' ? box.x : style.align === 'right' ? box.x + box.width : box.x + box.width / 2;
  const drawn = lines.flatMap((line): SvgElement[] => {
    const baseline = y + line.size * (spacing / 2 + 0.34);
    y += line.size * spacing;
    if (style.clips && baseline > box.y + box.height && baseline > box.y + line.size * spacing) return [];
    if (line.runs.every((run) => run.text.trim() === '')) return [];
    const bullet = line.hasBullet ? [{ text: '• ', style: {} }] : [];
    return [
      element(
        'tspan',
        { x: x + (line.hasBullet ? style.size * 0.5 : line.indent), y: baseline },
        [...bullet, ...line.runs].flatMap((run) => toSpan(run, style)),
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

// SVG draws several spaces as one unless they are of the kind that does not break.
const keepSpaces = (text: string): string => text.replace(/^ | {2,}/g, (spaces) => '\u00a0'.repeat(spaces.length));

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
