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

// The same from U+00A0, U+0100 and U+0400: letters with accents, of the Latin Extended and of the Cyrillic alphabet.
// prettier-ignore
const others: readonly { readonly from: number; readonly widths: readonly number[] }[] = [
  { from: 0xa0, widths: [270, 214, 624, 644, 627, 622, 206, 635, 294, 803, 446, 528, 664, 0, 782, 317, 461, 664, 432, 380, 193, 621, 654, 112, 211, 333, 423, 557, 896, 954, 905, 471, 613, 619, 598, 601, 605, 613, 946, 711, 693, 637, 667, 685, 288, 309, 288, 288, 729, 767, 730, 777, 762, 789, 799, 664, 786, 727, 701, 687, 703, 584, 643, 558, 568, 566, 566, 572, 566, 566, 854, 532, 602, 602, 602, 602, 237, 237, 237, 216, 610, 565, 557, 570, 564, 568, 563, 664, 563, 549, 549, 561, 563, 452, 540, 432] },
  { from: 0x100, widths: [611, 566, 610, 566, 611, 568, 711, 537, 711, 537, 711, 532, 711, 537, 729, 672, 729, 589, 659, 593, 659, 563, 659, 539, 659, 593, 659, 554, 739, 593, 739, 577, 750, 577, 739, 593, 738, 553, 737, 555, 288, 218, 288, 229, 288, 237, 288, 228, 288, 278, 708, 472, 540, 231, 645, 477, 479, 575, 223, 575, 223, 575, 326, 575, 346, 581, 307, 763, 542, 722, 564, 766, 586, 564, 762, 551, 796, 568, 762, 558, 746, 554, 1070, 1023, 708, 344, 720, 361, 711, 346, 605, 558, 667, 558, 605, 495, 667, 554, 601, 307, 601, 311, 601, 364, 732, 576, 727, 572, 727, 572, 727, 557, 727, 576, 727, 583, 954, 708, 609, 499, 636, 613, 454, 613, 480, 613, 500, 287] },
  { from: 0x400, widths: [653, 675, 746, 536, 685, 651, 283, 295, 472, 945, 959, 720, 640, 745, 662, 741, 606, 693, 635, 552, 708, 651, 876, 586, 740, 739, 645, 636, 836, 742, 719, 749, 632, 677, 581, 653, 774, 605, 766, 665, 968, 976, 800, 901, 661, 678, 981, 701, 591, 548, 523, 391, 608, 557, 696, 481, 558, 571, 532, 568, 659, 566, 522, 579, 564, 491, 465, 461, 837, 452, 589, 517, 771, 821, 563, 719, 495, 516, 745, 555, 528, 550, 543, 371, 520, 462, 246, 237, 230, 820, 785, 498, 519, 552, 462, 553] },
];
const punctuation: Readonly<Record<string, number>> = {
  '\u2013': 659,
  '\u2014': 871,
  '\u2018': 268,
  '\u2019': 185,
  '\u201c': 423,
  '\u201d': 423,
  '\u2022': 260,
  '\u2026': 772,
};

// Of Arial, which every other lettering of files is about as wide as; from the space to the tilde.
// prettier-ignore
const plain = [278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584];

/** How a file is lettered, as far as widths go: by its own hand, by an ordinary font, or by one of equal widths. */
export type Lettering = 'hand' | 'plain' | 'mono';

/** The lettering of a file that asks for this font; undefined is the editor's own. */
export function letteringOf(fontFace: string | undefined): Lettering {
  if (fontFace === undefined || fontFace === '' || /^balsamiq|comic|chalk/i.test(fontFace)) return 'hand';
  return /mono|courier|consol|menlo|code|typewriter|fixed/i.test(fontFace) ? 'mono' : 'plain';
}

/** What a tab is drawn as. */
export const tab = ' '.repeat(8);

function widthOf(character: string, lettering: Lettering, isBold: boolean): number {
  const code = character.codePointAt(0) ?? 32;
  if (lettering === 'mono') return code >= 0x1100 ? 1 : 0.6;
  if (code < 127) return ((lettering === 'plain' ? plain : isBold ? bold : regular)[code - 32] ?? 0) / 1000;
  const known = others.find(({ from, widths }) => code >= from && code < from + widths.length);
  if (known) return (known.widths[code - known.from] ?? 0) / 1000;
  const mark = punctuation[character];
  if (mark !== undefined) return mark / 1000;
  // Chinese, Japanese and Korean characters and symbols fill a square.
  return code >= 0x2190 || (code >= 0x1100 && code < 0x1200) ? 1 : 0.58;
}

/** The width of one line of plain text in pixels. */
export function measureText(text: string, size: number, isBold = false, lettering: Lettering = 'hand'): number {
  let width = 0;
  for (const character of text.includes('\t') ? text.replace(/\t/g, tab) : text)
    width += widthOf(character, lettering, isBold);
  return width * size * (lettering === 'plain' && isBold ? 1.07 : 1);
}
