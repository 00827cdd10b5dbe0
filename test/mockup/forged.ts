// Databases whose pages hold what no SQLite would write: https://sqlite.org/fileformat.html
import { openDatabase } from './database';

/** Bytes of a page, unless it says otherwise. */
const small = 512;

type Bytes = readonly number[];

function numberOf(value: number): Bytes {
  const bytes = [value % 128];
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128)) bytes.unshift((rest % 128) + 128);
  return bytes;
}

/** Bytes of a long entry that stand on its own page. */
function localOf(length: number, size: number): number {
  const least = Math.floor(((size - 12) * 32) / 255) - 23;
  const most = least + ((length - least) % (size - 4));
  return most <= size - 35 ? most : least;
}

/** An entry of a table: whole, or with a first value longer by `length`, and the page where it goes on. */
function entry(
  id: number,
  values: readonly (string | number | null)[],
  more?: { readonly length: number; readonly page: number; readonly size?: number },
): Bytes {
  const kinds = values.flatMap((value, at) =>
    value === null
      ? [0]
      : typeof value === 'number'
        ? [1]
        : numberOf(13 + 2 * (value.length + (more !== undefined && at === 0 ? more.length : 0))),
  );
  const body = values.flatMap((value) =>
    typeof value === 'string' ? [...Buffer.from(value)] : value === null ? [] : [value],
  );
  const record = [kinds.length + 1, ...kinds, ...body];
  if (more === undefined) return [...numberOf(record.length), ...numberOf(id), ...record];
  const length = record.length + more.length;
  const local = Array.from({ length: localOf(length, more.size ?? small) }, (_, at) => record[at] ?? 97);
  return [...numberOf(length), ...numberOf(id), ...local, 0, 0, 0, more.page];
}

type Page = (size: number, header: number) => Uint8Array;

const page =
  (kind: number, cells: readonly Bytes[], right?: number): Page =>
  (size, header) => {
    const bytes = new Uint8Array(size);
    const view = new DataView(bytes.buffer);
    let end = size;
    const pointers = header + (right === undefined ? 8 : 12);
    cells.forEach((cell, at) => {
      end -= cell.length;
      bytes.set(cell, end);
      view.setUint16(pointers + 2 * at, end);
    });
    bytes[header] = kind;
    view.setUint16(header + 3, cells.length);
    view.setUint16(header + 5, end);
    if (right !== undefined) view.setUint32(header + 8, right);
    return bytes;
  };

const leaf = (...cells: readonly Bytes[]): Page => page(13, cells);
const emptyIndex = page(10, []);
/** A page that holds these pages. */
const holding = (...pages: readonly number[]): Page =>
  page(
    5,
    pages.slice(0, -1).map((one) => [0, 0, one >> 8, one % 256, 1]),
    pages.at(-1) ?? 0,
  );
/** What an entry goes on with: it ends nowhere. */
const circle =
  (itself: number): Page =>
  (size) =>
    new Uint8Array(size).fill(97).fill(0, 0, 3).fill(itself, 3, 4);

async function databaseOf(pages: readonly Page[], size = small, atLeast = 0): Promise<Uint8Array> {
  const database = await openDatabase();
  database.run(`PRAGMA page_size = ${size}; CREATE TABLE a (b)`);
  const header = database.export().subarray(0, 100);
  database.close();
  const count = Math.max(pages.length, atLeast);
  const bytes = new Uint8Array(count * size);
  pages.forEach((one, at) => {
    bytes.set(one(size, at === 0 ? 100 : 0), at * size);
  });
  bytes.set(header);
  new DataView(bytes.buffer).setUint32(28, count);
  return bytes;
}

const table = 'CREATE TABLE RESOURCES (ID TEXT, BRANCHID TEXT, ATTRIBUTES TEXT, DATA TEXT)';
const withKey = table.replace(')', ', PRIMARY KEY (ID, BRANCHID))');
const tableAt = (root: number, sql = table): Bytes => entry(1, ['table', 'RESOURCES', 'RESOURCES', root, sql]);
/** An entry that SQLite takes as often as it meets it. */
const again = entry(2, ['index', 'sqlite_autoindex_RESOURCES_1', 'RESOURCES', 4, null]);

/** Levels of pages from this page on, each holding the next one sixty times: more leaves than anybody could count. */
const wide = (first: number, levels: number): readonly Page[] =>
  Array.from({ length: levels }, (_, at) => holding(...Array.from({ length: 60 }, () => first + at + 1)));

const schema = leaf(tableAt(3, withKey), again);

/** Files by what is wrong with them. SQLite would be busy with those of `endless` for longer than anybody lives. */
export const forged = {
  endless: {
    'a schema whose pages hold the same pages again and again': () =>
      databaseOf([holding(2, 5), schema, leaf(), emptyIndex, ...wide(5, 15), leaf(again)]),
    'statistics whose pages hold the same pages again and again': () =>
      databaseOf([
        leaf(
          tableAt(2),
          entry(2, ['table', 'SQLITE_Stat1', 'sqlite_stat1', 3, 'CREATE TABLE sqlite_stat1(tbl,idx,stat)']),
        ),
        leaf(),
        ...wide(3, 15),
        leaf(entry(1, ['a', 'b', '1'])),
      ]),
  },
  refused: {
    'a schema whose page holds itself': () => databaseOf([holding(1, 1), schema, leaf(), emptyIndex]),
    'a schema whose pages hold each other': () => databaseOf([holding(2, 2), holding(1, 1), leaf(), emptyIndex]),
    'a schema that leads out of the file': () => databaseOf([holding(2, 70_000 % 65_536, 9_999), schema]),
    'an entry of the schema that claims to be huge': () =>
      databaseOf([leaf(entry(1, [table], { length: 2e9, page: 2 })), circle(2)]),
    'an entry of the schema that goes on in a circle': () =>
      databaseOf(
        [leaf(entry(1, ['table', 'RESOURCES', 'RESOURCES', 2, table], { length: 150_000, page: 2 })), circle(2)],
        small,
        400,
      ),
  },
  /** Opened, and read as far as it goes. */
  opened: {
    'a table whose pages hold the same pages again and again': () =>
      databaseOf([leaf(tableAt(2)), ...wide(2, 15), leaf(entry(1, ['m', 'Master', '{}', '']))]),
    'a table whose page holds itself': () => databaseOf([leaf(tableAt(2)), holding(2, 2)]),
    'a table of rows that go on in a circle': () =>
      databaseOf(
        [
          leaf(tableAt(2)),
          holding(...Array.from({ length: 580 }, () => 3)),
          leaf(
            ...Array.from({ length: 4 }, (_, at) =>
              entry(at, ['m', 'Master', '{}', ''], { length: 19_000_000, page: 4, size: 4096 }),
            ),
          ),
          circle(4),
        ],
        4096,
        4_800,
      ),
  },
} satisfies Readonly<Record<string, Readonly<Record<string, () => Promise<Uint8Array>>>>>;
