// Looks at a database before SQLite opens it. The first statement makes SQLite read the whole schema in one go, and in a
// forged file that never ends: pages that hold each other make a tree of more entries than anybody could count.
// https://sqlite.org/fileformat.html

/** Pages and entries of a schema, far more than any project has. */
const mostParts = 1_000;

/** Bytes of all entries of a schema together. Projects have a thousand or two. */
const mostBytes = 100_000;

/** Kinds of pages, by their first byte. */
const [interior, leaf] = [5, 13];

/** Bytes before the first page's own beginning. */
const fileHeader = 100;

/** The least that SQLite takes for a page, so that an entry's name begins on the page of its entry. */
const smallestPage = 512;

/** Bytes by which an entry of five columns tells what is in them, at the most. */
const longestHeader = 11;

/** Whether SQLite is through with this file's schema in a moment. What is no database SQLite says by itself. */
export function isSoonOpened(bytes: Uint8Array): boolean {
  if (bytes.length < fileHeader) return true;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const pageSize = view.getUint16(16) === 1 ? 65_536 : view.getUint16(16);
  let [parts, room] = [mostParts, mostBytes];
  const isSmall = (page: number): boolean => {
    const start = (page - 1) * pageSize;
    const head = page === 1 ? fileHeader : start;
    const [kind, count] = [view.getUint8(head), view.getUint16(head + 3)];
    parts -= 1 + count;
    if (parts < 0 || (kind !== interior && kind !== leaf)) return false;
    const first = head + (kind === leaf ? 8 : 12);
    const cells = Array.from({ length: count }, (_, at) => start + view.getUint16(first + 2 * at));
    if (kind === interior) return [...cells, head + 8].every((at) => isSmall(view.getUint32(at)));
    return cells.every((at) => {
      const [length, behind] = numberAt(view, at);
      const [, entry] = numberAt(view, behind);
      room -= length;
      return room >= 0 && view.getUint8(entry) <= longestHeader && !isStatistics(bytes.subarray(entry, entry + 60));
    });
  };
  try {
    return pageSize - view.getUint8(20) >= smallestPage && isSmall(1);
  } catch {
    // It leads out of the file.
    return false;
  }
}

/** A number of one to nine bytes, and where it ends. */
function numberAt(view: DataView, start: number): readonly [number: number, end: number] {
  let number = 0;
  for (let at = start; ; at += 1) {
    const byte = view.getUint8(at);
    number = number * 128 + (byte % 128);
    if (byte < 128 || at === start + 8) return [number, at + 1];
  }
}

/** SQLite reads tables of statistics with the schema, to their ends. Projects have none. @param entry its beginning */
const isStatistics = (entry: Uint8Array): boolean =>
  String.fromCharCode(...entry.filter((byte) => byte !== 0))
    .toLowerCase()
    .includes('sqlite_st');
