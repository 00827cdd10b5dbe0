// How large a control is when a file does not say: types of one line are as wide as their words.
import { type Lettering, measureText } from './font';
import { plainText } from './notation';
import { absentValue } from './properties';
import type { Edition, Properties } from './scene';
import { factsOf } from './types';
import { booleanOf, toNumber } from './values';

/** From one line to the next, in sizes of the letters. */
const lineHeight = 1.38;

/** A small triangle, or an icon, beside a button's words. */
const besideWords = 22;

/**
 * Thousandths of the size by which the original measures a letter wider than the lettering that we draw with, fitted to
 * the sizes that it left in 195 different labels, links, buttons and the like of real projects.
 */
// prettier-ignore
const measuredWider: Readonly<Record<string, number>> = {
  ' ': 33, '-': 40, 0: 17, 1: -10, 2: 60, 3: 33, ':': -13, A: -42, C: 19, D: -17, E: -5, F: -74, I: -36, L: 79, M: -71,
  N: -25, P: -18, R: -15, S: 46, T: -12, U: -33, a: -42, b: 16, c: 28, d: -9, e: -31, f: 100, g: 29, h: -10, i: -8,
  l: 7, m: 25, n: -3, o: -59, p: 7, r: 40, s: 44, t: 61, u: -32, v: 43, x: 37, y: 36,
};

/** The same for a letter in bold, whichever it is, on top of that: of 20 different ones in real projects. */
const boldWider = 10;

/** What sizes depend on besides a control itself. */
export interface Lettered {
  readonly lettering: Lettering;
  /** Pixels of text without a size of its own. */
  readonly fontSize: number;
  readonly edition: Edition;
}

const usual: Lettered = { lettering: 'hand', fontSize: 13, edition: 'mockups' };

/** Whether controls of this type are as large as their words where a file leaves that to them. */
export const isAsLargeAsItsWords = (type: string): boolean => factsOf(type).pad !== undefined;

/** Width and height of a control that has neither, in pixels. */
export function naturalSize(
  type: string,
  text: string | undefined,
  properties: Properties,
  { lettering, fontSize, edition }: Lettered = usual,
): { readonly width: number; readonly height: number } {
  const facts = factsOf(type);
  const { pad } = facts;
  if (!pad || text === undefined) return facts;
  const size = toNumber(properties['size']) ?? toNumber(absentValue(type, 'size', edition)) ?? fontSize;
  const all = plainText(text).split('\n');
  // A list that is not open shows its first line.
  const lines = type === 'ComboBox' && properties['state'] !== undefined ? all.slice(0, 1) : all;
  const isBold = booleanOf(properties, 'bold', false);
  const widths = lines.map((line) => originalWidth(line, size, isBold, lettering));
  const along = Math.round(Math.max(...widths) + pad[0] + (hasIcon(type, properties) ? besideWords : 0));
  const across = Math.round(size + pad[1] + (lines.length - 1) * size * lineHeight);
  // What runs up or down is as tall as its words are wide.
  return /^(up|down)$/.test(properties['textOrientation'] ?? '')
    ? { width: across, height: along }
    : { width: along, height: across };
}

/** Pixels that the original takes a line to be wide, by which it sizes controls and breaks lines. */
export function originalWidth(line: string, size: number, isBold: boolean, lettering: Lettering): number {
  const width = measureText(line, size, isBold, lettering);
  if (lettering !== 'hand') return width;
  let wider = isBold ? boldWider * line.length : 0;
  for (const letter of line) wider += measuredWider[letter] ?? 0;
  return width + (wider * size) / 1000;
}

const hasIcon = (type: string, properties: Properties): boolean =>
  (type === 'Button' || type === 'PointyButton') &&
  (booleanOf(properties, 'menuIcon', false) || (properties['icon'] ?? '') !== '');
