// ZIP archives: written deflated, read stored or deflated. https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

/** A file of an archive. */
interface ZipEntry {
  readonly name: string;
  readonly content: Uint8Array;
}

const localSignature = 0x04034b50;
const centralSignature = 0x02014b50;
const endSignature = 0x06054b50;
const deflated = 8;
/** Names are UTF-8. */
const flags = 0x0800;

/** 16-bit and 32-bit little-endian numbers, in that order of size. */
const numbers = (...values: readonly (readonly [2 | 4, number])[]): Buffer =>
  Buffer.concat(
    values.map(([size, value]) => {
      const bytes = Buffer.alloc(size);
      bytes.writeUIntLE(value, 0, size);
      return bytes;
    }),
  );

export function zipOf(entries: readonly ZipEntry[]): Buffer {
  let offset = 0;
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  for (const { name, content } of entries) {
    const packed = deflateRawSync(content);
    const title = Buffer.from(name);
    const common = numbers(
      [2, 20],
      [2, flags],
      [2, deflated],
      [4, 0x00210000],
      [4, crc32(content)],
      [4, packed.byteLength],
      [4, content.byteLength],
      [2, title.byteLength],
      [2, 0],
    );
    const file = Buffer.concat([numbers([4, localSignature]), common, title, packed]);
    directory.push(
      Buffer.concat([
        numbers([4, centralSignature], [2, 20]),
        common,
        numbers([2, 0], [2, 0], [2, 0], [4, 0], [4, offset]),
        title,
      ]),
    );
    files.push(file);
    offset += file.byteLength;
  }
  const central = Buffer.concat(directory);
  const end = numbers(
    [4, endSignature],
    [2, 0],
    [2, 0],
    [2, entries.length],
    [2, entries.length],
    [4, central.byteLength],
    [4, offset],
    [2, 0],
  );
  return Buffer.concat([...files, central, end]);
}

/** The files of an archive; undefined where it is none. */
export function entriesOf(archive: Buffer): readonly ZipEntry[] | undefined {
  const end = archive.lastIndexOf(numbers([4, endSignature]));
  if (end < 0) return undefined;
  let at = archive.readUInt32LE(end + 16);
  return Array.from({ length: archive.readUInt16LE(end + 10) }, () => {
    const [nameSize, extraSize, commentSize] = [28, 30, 32].map((field) => archive.readUInt16LE(at + field));
    const name = archive.toString('utf8', at + 46, at + 46 + (nameSize ?? 0));
    const local = archive.readUInt32LE(at + 42);
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const packed = archive.subarray(start, start + archive.readUInt32LE(at + 20));
    const isDeflated = archive.readUInt16LE(at + 10) === deflated;
    at += 46 + (nameSize ?? 0) + (extraSize ?? 0) + (commentSize ?? 0);
    return { name, content: isDeflated ? inflateRawSync(packed) : packed };
  });
}
