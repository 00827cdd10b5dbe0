import { describe, expect, it } from '@jest/globals';
import { measureText } from '../../src/mockup/font';
import { layOut } from '../../src/mockup/layout';
import { parseNotation } from '../../src/mockup/notation';

const base = { size: 13, bold: false };
const linesOf = (text: string, width?: number): readonly string[] =>
  layOut(parseNotation(text), base, width).map(({ runs }) => runs.map((run) => run.text).join(''));

describe('measureText', () => {
  it.each([
    ['nothing has no width', '', 0],
    ['a letter has its own', 'a', 0.566 * 13],
    ['letters add up', 'aa', 2 * 0.566 * 13],
    ['Chinese fills squares', '日本', 26],
  ])('%s', (_, text, width) => {
    expect(measureText(text, 13)).toBeCloseTo(width);
  });

  it('is wider in bold', () => {
    expect(measureText('Budget', 13, true)).toBeGreaterThan(measureText('Budget', 13));
  });
});

describe('layOut', () => {
  it.each([
    ['keeps lines without a width', 'one two three', undefined, ['one two three']],
    ['breaks between words', 'one two three', 50, ['one two', 'three']],
    ['breaks a word that fits no line', 'incomprehensible', 50, ['incompr', 'ehensibl', 'e']],
    ['breaks Chinese anywhere', '日本語日本語', 40, ['日本語', '日本語']],
    ['keeps empty lines', 'a\n\nb', 50, ['a', '', 'b']],
    ['puts at least something in every line', 'ab', 1, ['a', 'b']],
  ])('%s', (_, text, width, lines) => {
    expect(linesOf(text, width)).toEqual(lines);
  });

  it('keeps styles across a break', () => {
    const lines = layOut(parseNotation('one *two three*'), base, 60);
    expect(lines.map(({ runs }) => runs.map((run) => run.style))).toEqual([[{}, { bold: true }], [{ bold: true }]]);
  });
});
