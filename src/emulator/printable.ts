// Text of scripts, of their files and of those who call them, made safe for a terminal: it is shown, never obeyed.

/** What a terminal would obey, or would show in another order; tabs and line ends apart. */
const obeyed = /[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069](?<![\t\n])/gu;

/** The pictures of the first control characters: U+241B, ␛, for U+001B. */
const firstPicture = 0x2400;

const picture = (character: string): string => {
  const code = character.charCodeAt(0);
  return code < 0x20 ? String.fromCharCode(firstPicture + code) : '\ufffd';
};

/** The text with pictures in place of what a terminal would obey; the ends of lines of Windows are ends of lines. */
export const printable = (text: string): string => text.replaceAll('\r\n', '\n').replace(obeyed, picture);
