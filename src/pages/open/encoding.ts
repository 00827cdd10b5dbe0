// A .bmml between bytes and text, in the encoding it came in.

/** A file's text, and what makes bytes of a changed one. */
interface Decoded {
  readonly text: string;
  /** In the same encoding, with a byte order mark where there was one. */
  readonly encode: (text: string) => Uint8Array;
}

const mark = '\ufeff';

/** UTF-8, or UTF-16 where a byte order mark says so. */
export function decodeText(bytes: Uint8Array): Decoded {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return decodeAs('utf-16le', bytes, mark, (text) => toUtf16(text, true));
  if (first === 0xfe && second === 0xff) return decodeAs('utf-16be', bytes, mark, (text) => toUtf16(text, false));
  const hasMark = first === 0xef && second === 0xbb && third === 0xbf;
  return decodeAs('utf-8', bytes, hasMark ? mark : '', (text) => new TextEncoder().encode(text));
}

const decodeAs = (
  encoding: string,
  bytes: Uint8Array,
  start: string,
  toBytes: (text: string) => Uint8Array,
): Decoded => ({
  text: new TextDecoder(encoding).decode(bytes),
  encode: (text) => toBytes(start + text),
});

function toUtf16(text: string, isLittle: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let index = 0; index < text.length; index += 1) view.setUint16(index * 2, text.charCodeAt(index), isLittle);
  return new Uint8Array(view.buffer);
}

/** Whether these are the same bytes. */
export const isSame = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, index) => byte === other[index]);
