// How texts are looked for and sorted, everywhere on the page.

/** A text as it is looked for and sorted: without case and accents, whichever way these were typed. */
export function folded(text: string): string {
  const lower = text.toLowerCase();
  // Most of a hundred thousand rows have nothing else.
  // eslint-disable-next-line no-control-regex -- those of ASCII are meant
  return /^[\u0000-\u007f]*$/.test(lower) ? lower : lower.normalize('NFKD').replace(/\p{M}/gu, '');
}

/** A text so that numbers in it sort by what they count. */
export const naturally = (text: string): string => folded(text).replace(/\d+/g, (digits) => digits.padStart(12, '0'));

/** Whether a folded text holds each word that is looked for. */
export function sought(search: string): (text: string) => boolean {
  const words = folded(search)
    .split(/\s+/)
    .filter((word) => word !== '');
  return (text) => words.every((word) => text.includes(word));
}
