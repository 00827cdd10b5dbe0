// How wide the letters of Balsamiq Sans are: text is measured without a browser.

// Advance widths in thousandths of the size, from the space (code 32) to the tilde (126), out of the font's own tables.
// prettier-ignore
const regular = [
  270, 209, 373, 643, 711, 944, 663, 224, 360, 371, 467, 664, 182, 366, 195, 452, 588, 387, 590, 615, 610, 573, 611,
  491, 583, 578, 202, 206, 664, 664, 664, 507, 922, 611, 685, 711, 729, 659, 596, 750, 731, 310, 540, 645, 575, 863,
  752, 762, 629, 778, 711, 605, 601, 732, 618, 911, 566, 584, 613, 375, 424, 342, 527, 618, 193, 566, 563, 532, 573,
  593, 309, 577, 553, 234, 238, 490, 223, 827, 564, 568, 580, 584, 361, 495, 307, 557, 480, 671, 468, 452, 478, 426,
  205, 428, 704,
];
// prettier-ignore
const bold = [
  270, 260, 435, 643, 659, 944, 663, 224, 359, 346, 467, 755, 222, 409, 220, 478, 623, 421, 599, 584, 589, 577, 606,
  552, 601, 586, 240, 225, 755, 755, 755, 498, 922, 611, 705, 710, 696, 650, 604, 735, 740, 341, 543, 680, 576, 862,
  751, 732, 626, 756, 685, 607, 569, 712, 615, 924, 593, 588, 616, 389, 478, 344, 527, 568, 218, 574, 588, 547, 584,
  575, 374, 567, 546, 245, 267, 524, 251, 853, 558, 570, 574, 575, 399, 492, 334, 561, 475, 655, 440, 458, 490, 496,
  246, 457, 704,
];

/** What a tab is drawn as. */
export const tab = ' '.repeat(8);

/** Widths of one character in pixels at size 1. */
function widthOf(code: number, widths: readonly number[]): number {
  if (code < 127) return (widths[code - 32] ?? 0) / 1000;
  // Chinese, Japanese and Korean characters and symbols fill a square; accented letters are as wide as plain ones.
  if (code >= 0x2190 || (code >= 0x1100 && code < 0x1200)) return 1;
  return 0.58;
}

/** The width of one line of plain text in pixels. */
export function measureText(text: string, size: number, isBold = false): number {
  const widths = isBold ? bold : regular;
  let width = 0;
  for (const character of text.includes('\t') ? text.replace(/\t/g, tab) : text)
    width += widthOf(character.codePointAt(0) ?? 32, widths);
  return width * size;
}
