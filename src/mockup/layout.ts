// Breaks styled text into lines that fit a width.
import { measureText, type Lettering } from './font';
import type { Line, Run, Style } from './notation';

/** A line as it is drawn. */
interface LaidLine {
  readonly runs: readonly Run[];
  /** Pixels, without the indent. */
  readonly width: number;
  /** The largest size of text in it, in pixels. */
  readonly size: number;
  readonly indent: number;
  /** The first line of a list item carries its bullet. */
  readonly hasBullet: boolean;
}

/** Pixels from one baseline to the next, in parts of the size. */
export const lineSpacing = 1.2;

/** Pixels from the edge to a bullet, and to the words after it, at any size of text. */
export const bulletAt = 15;
const bulletIndent = 28;

interface Base {
  readonly size: number;
  readonly bold: boolean;
  readonly lettering?: Lettering;
}

const runWidth = (text: string, style: Style, base: Base): number =>
  measureText(text, style.size ?? base.size, base.bold || style.bold === true, base.lettering);

/** Lays out lines; `width` undefined means that nothing is wrapped. */
export function layOut(lines: readonly Line[], base: Base, width?: number): readonly LaidLine[] {
  return lines.flatMap((line) => {
    const indent = line.isBullet ? bulletIndent : 0;
    const wrapped =
      width === undefined ? [line.runs] : wrap(line.runs, base, Math.max(width - indent, base.size)).map(trimEnd);
    return wrapped.map((runs, index) => ({
      runs,
      width: runs.reduce((sum, run) => sum + runWidth(run.text, run.style, base), 0),
      size: runs.reduce((most, run) => Math.max(most, run.style.size ?? base.size), runs.length === 0 ? base.size : 0),
      indent,
      hasBullet: line.isBullet && index === 0,
    }));
  });
}

/** Without the spaces at which a line was broken: they would push aligned text aside. */
function trimEnd(runs: readonly Run[]): readonly Run[] {
  const last = runs[runs.length - 1];
  return last === undefined ? runs : [...runs.slice(0, -1), { text: last.text.trimEnd(), style: last.style }];
}

// A word with the spaces after it, or one character of a script that breaks anywhere.
const pieces = /[\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef]|[^\s\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef]+\s*|\s+/gu;

function wrap(runs: readonly Run[], base: Base, width: number): readonly (readonly Run[])[] {
  // Widths are measured to a hundredth, and boxes hold exactly what the original's letters need.
  const slack = width * 0.01;
  const lines: Run[][] = [[]];
  let used = 0;
  const put = (text: string, style: Style): void => {
    const line = lines[lines.length - 1] ?? [];
    const last = line[line.length - 1];
    if (last?.style === style) line[line.length - 1] = { text: last.text + text, style };
    else line.push({ text, style });
  };
  for (const { text, style } of runs) {
    for (const [piece] of text.matchAll(pieces)) {
      const visible = runWidth(piece.trimEnd(), style, base);
      if (used > 0 && used + visible > width + slack) {
        lines.push([]);
        used = 0;
      }
      if (visible > width * 1.05) {
        used = putCharacters(piece, style, base, width, lines, put);
        continue;
      }
      put(piece, style);
      used += runWidth(piece, style, base);
    }
  }
  return lines;
}

/** A word wider than the line goes on in the next one, letter by letter. Returns the width used in the last line. */
function putCharacters(
  word: string,
  style: Style,
  base: Base,
  width: number,
  lines: Run[][],
  put: (text: string, style: Style) => void,
): number {
  let used = 0;
  for (const character of word) {
    const step = runWidth(character, style, base);
    if (used > 0 && used + step > width) {
      lines.push([]);
      used = 0;
    }
    put(character, style);
    used += step;
  }
  return used;
}
