// Bytes out of and into the text that carries them over google.script.run.

/** Bytes from base64. Throws when it is none. */
export function fromBase64(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index += 1) bytes[index] = text.charCodeAt(index);
  return bytes;
}

/** A piece's length is a multiple of three, so that the pieces' texts join to one. */
const piece = 3 * 4096;

/** Base64 of bytes. */
export function toBase64(bytes: Uint8Array): string {
  const texts: string[] = [];
  for (let at = 0; at < bytes.length; at += piece) {
    texts.push(btoa(String.fromCharCode(...bytes.subarray(at, at + piece))));
  }
  return texts.join('');
}
