// How rows and entries are looked for and sorted: the same for whoever types in the page and in a terminal.
import type { SeatRow } from './review';

// Letters that no decomposition takes apart.
const plainLetters: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ł: 'l', ı: 'i' };

/** A text as it is looked for and sorted: without case and accents, whichever way these were typed. */
export function folded(text: string): string {
  const lower = text.toLowerCase();
  // Most of a hundred thousand rows have nothing else.
  // eslint-disable-next-line no-control-regex -- those of ASCII are meant
  if (/^[\u0000-\u007f]*$/.test(lower)) return lower;
  return lower
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[ßæœøđłı]/g, (letter) => plainLetters[letter] ?? letter);
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

/** Everything of a seat that a search looks at, folded: addresses of now and before, ids, and the note. */
export const seatText = ({ account, licenseId, organisation, note, administrators }: SeatRow): string =>
  folded(
    [account?.email, account?.id, ...(account?.formerEmails ?? []), licenseId, organisation, note, ...administrators]
      .filter((part) => part !== undefined)
      .join('\n'),
  );
