// Makes the sample project: a .bmpr with symbols, an alternate, notes, a picture and links, drawn by us.

/** An open, empty SQLite database. sql.js's `Database` is one. */
interface WritableDatabase {
  run(sql: string, values?: string[]): unknown;
  export(): Uint8Array;
}

interface SampleControl {
  readonly typeID: string;
  readonly x: number;
  readonly y: number;
  readonly w?: number;
  readonly h?: number;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly children?: readonly SampleControl[];
}

const control = (
  typeID: string,
  [x, y, w, h]: readonly [number, number, number?, number?],
  properties?: Readonly<Record<string, unknown>>,
  children?: readonly SampleControl[],
): SampleControl => ({
  typeID,
  x,
  y,
  ...(w === undefined ? {} : { w }),
  ...(h === undefined ? {} : { h }),
  ...(properties === undefined ? {} : { properties }),
  ...(children === undefined ? {} : { children }),
});

/** As the editor writes it: numbers as text, ids in order, members inside their group. */
function toJson(controls: readonly SampleControl[]): readonly object[] {
  return controls.map(({ children, properties, ...geometry }, index) => ({
    ID: String(index),
    zOrder: String(index),
    ...Object.fromEntries(Object.entries(geometry).map(([name, value]) => [name, String(value)])),
    ...(properties === undefined ? {} : { properties }),
    ...(children === undefined ? {} : { children: { controls: { control: toJson(children) } } }),
  }));
}

const data = (controls: readonly SampleControl[]): string =>
  JSON.stringify({ mockup: { version: '1.0', controls: { control: toJson(controls) } } });

/** A small picture: a green square of eight pixels. */
const leaf = 'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR42mNw6PHAihiGlgQA9E5FAU3boHIAAAAASUVORK5CYII=';

const ids = {
  shelf: 'A0000000-0000-4000-8000-000000000001',
  book: 'A0000000-0000-4000-8000-000000000002',
  meeting: 'A0000000-0000-4000-8000-000000000003',
  bin: 'A0000000-0000-4000-8000-000000000004',
  library: 'A0000000-0000-4000-8000-000000000005',
  picture: 'A0000000-0000-4000-8000-000000000006',
  quiet: 'B0000000-0000-4000-8000-000000000001',
} as const;

/** The symbol: the head of every screen. */
const head = control('__group__', [0, 0, 760, 56], { controlName: 'Head' }, [
  control('Canvas', [0, 0, 760, 56], { color: '15658734', borderStyle: 'none' }),
  control('Image', [16, 12, 32, 32], { src: { ID: ids.picture } }),
  control('SubTitle', [60, 14, 300, 27], { text: 'Book club', bold: 'true' }),
  control('LinkBar', [460, 16, 280, 24], {
    text: 'Shelf, Meetings',
    hrefs: { href: [{ ID: ids.shelf }, { ID: ids.meeting }] },
  }),
]);

const headHere = (title: string): SampleControl =>
  control('Component', [40, 100, 760, 56], {
    src: { ID: ids.library, Anchor: 0 },
    overrides: [{ ID: '2', text: title }],
  });

const cover = (x: number, title: string, isLinked: boolean): readonly SampleControl[] => [
  control('Image', [x, 190, 150, 200], { text: 'Cover', ...(isLinked ? { href: { ID: ids.book } } : {}) }),
  control('Label', [x, 398, 150, 21], { text: title, align: 'center', bold: 'true' }),
];

const shelf = [
  control('BrowserWindow', [20, 20, 800, 560], { text: 'Book club\nhttps://books.example' }),
  headHere('Our shelf'),
  ...cover(60, 'The Tin Drum', true),
  ...cover(240, 'Orlando', false),
  ...cover(420, 'Pnin', false),
  control('CircleButton', [730, 480, 48, 48], { icon: { ID: 'plus', size: 'small' }, color: '2848996' }),
  control('StickyNote', [620, 200, 150, 110], { text: 'Covers open the book. *Three* to a row, more below.' }),
];

const book = [
  control('BrowserWindow', [20, 20, 800, 560], { text: 'The Tin Drum\nhttps://books.example/the-tin-drum' }),
  headHere('The Tin Drum'),
  control('Image', [60, 190, 190, 260], { text: 'Cover' }),
  control('Paragraph', [280, 190, 480, 90], {
    text: 'A boy who will not grow, a drum that will not stay whole, and a city on the Baltic.\n\n* Chosen by Bo\n* Read by seven',
  }),
  control('Button', [280, 300, 150, 32], {
    text: 'I have read it',
    icon: { ID: 'check', size: 'xsmall' },
    color: '40463',
  }),
  control('Button', [440, 300, 110, 32], { text: 'Back', href: { URL: 'action://back' } }),
  control('DataGrid', [280, 350, 480, 130], {
    text: 'Reader, Finished, Stars\nAna, 2 March, ★★★★★\nImre, 9 March, ★★★\nRosa, , \n{40L, 30, 30C}',
  }),
];

const meeting = (place: string): readonly SampleControl[] => [
  control('BrowserWindow', [20, 20, 800, 560], { text: 'Meetings\nhttps://books.example/meetings' }),
  headHere('Next meeting'),
  control('Calendar', [60, 190, 240, 220]),
  control('SubTitle', [330, 190, 300, 27], { text: place }),
  control('CheckBoxGroup', [330, 230, 300, 105], {
    text: '[x] Ana brings bread\n[x] Bo brings soup\n[ ] Who brings cups?',
  }),
  control('Button', [330, 350, 120, 32], { text: 'I am coming', color: '2848996' }),
];

/** Fills the database with the project, schema 1.2, and gives the file's bytes. */
export function createSampleProject(database: WritableDatabase): Uint8Array {
  database.run('CREATE TABLE INFO (NAME TEXT PRIMARY KEY, VALUE TEXT)');
  database.run('CREATE TABLE BRANCHES (ID TEXT PRIMARY KEY, ATTRIBUTES TEXT)');
  database.run(
    'CREATE TABLE RESOURCES (ID TEXT, BRANCHID TEXT, ATTRIBUTES TEXT, DATA TEXT, PRIMARY KEY (ID, BRANCHID))',
  );
  database.run('CREATE TABLE THUMBNAILS (ID TEXT PRIMARY KEY, ATTRIBUTES TEXT)');
  const info: Readonly<Record<string, string>> = {
    SchemaVersion: '1.2',
    ArchiveFormat: 'bmpr',
    ArchiveRevision: '1',
    ArchiveAttributes: JSON.stringify({ name: 'Book club', creationDate: 0 }),
  };
  for (const [name, value] of Object.entries(info)) database.run('INSERT INTO INFO VALUES (?, ?)', [name, value]);
  const master = {
    skinName: 'sketch',
    fontFace: 'Balsamiq Sans',
    fontSize: 13,
    linkColor: 545684,
    selectionColor: 9813234,
  };
  database.run('INSERT INTO BRANCHES VALUES (?, ?)', ['Master', JSON.stringify(master)]);
  database.run('INSERT INTO BRANCHES VALUES (?, ?)', [ids.quiet, JSON.stringify({ branchName: 'On the island' })]);
  const add = (id: string, branch: string, attributes: object, content: string): void => {
    database.run('INSERT INTO RESOURCES VALUES (?, ?, ?, ?)', [id, branch, JSON.stringify(attributes), content]);
  };
  const mockup = (name: string, order: number, notes: string | null = null) => ({
    kind: 'mockup',
    name,
    order,
    notes,
    trashed: false,
    mimeType: 'text/vnd.balsamiq.bmml',
  });
  add(
    ids.shelf,
    'Master',
    mockup('Shelf', 1, 'The first screen. Ask the library whether we may show covers.'),
    data(shelf),
  );
  add(ids.book, 'Master', mockup('One book', 2), data(book));
  add(ids.meeting, 'Master', mockup('Meeting', 3), data(meeting('At the harbour, seven o’clock')));
  add(ids.meeting, ids.quiet, {}, data(meeting('On the island, by the first ferry')));
  add(ids.bin, 'Master', { ...mockup('Thrown away', 4), trashed: true }, data([]));
  add(ids.library, 'Master', { kind: 'symbolLibrary', name: 'Parts', trashed: false }, data([head]));
  add(ids.picture, 'Master', { kind: 'asset', name: 'leaf.png', mimeType: 'image/png', trashed: false }, leaf);
  return database.export();
}
