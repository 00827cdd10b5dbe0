// What passes between the emulator and the processes that run scripts: a length, a letter that says what it is, a text.

/** `s` starts a process, `r` runs a function, `a` answers; back come `c` for a call, `h` for an HTML file and `d` for done. */
export type FrameKind = 's' | 'r' | 'a' | 'c' | 'h' | 'd';

export interface Frame {
  readonly kind: string;
  readonly text: string;
}

/** Bytes before the text: its length as 32 bits, little end first, and the kind. */
export const headerLength = 5;

/** Longer ones are nobody's: what a script may hold at Google is far below. */
const longestFrame = 512 * 1024 * 1024;

/** One frame as bytes. */
export function frameOf(kind: FrameKind, text: string): Buffer {
  const length = Buffer.byteLength(text);
  const bytes = Buffer.allocUnsafe(headerLength + length);
  bytes.writeUInt32LE(length, 0);
  bytes.write(kind, 4, 'latin1');
  bytes.write(text, headerLength);
  return bytes;
}

/** The text's length and the kind that a header says. */
export const parseHeader = (header: Buffer): { readonly length: number; readonly kind: string } => ({
  length: header.readUInt32LE(0),
  kind: header.toString('latin1', 4, headerLength),
});

/** Takes bytes as they come and hands on whole frames. Throws when one is longer than any may be. */
export function createFrameReader(take: (frame: Frame) => void): (bytes: Buffer) => void {
  let pieces: Buffer[] = [];
  let had = 0;
  let wanted = headerLength;
  return (bytes) => {
    pieces.push(bytes);
    had += bytes.length;
    while (had >= wanted) {
      const [only] = pieces;
      const all = pieces.length === 1 && only !== undefined ? only : Buffer.concat(pieces);
      const { length, kind } = parseHeader(all);
      if (length > longestFrame) throw new RangeError('A frame is too long.');
      const end = headerLength + length;
      wanted = end;
      pieces = [all];
      if (had < end) return;
      take({ kind, text: all.toString('utf8', headerLength, end) });
      pieces = [all.subarray(end)];
      had -= end;
      wanted = headerLength;
    }
  };
}
