import { describe, expect, it } from '@jest/globals';
import { readBmpr } from '../../src/mockup/bmpr';
import { changed } from '../../src/mockup/edit/document';
import type { MockupKey, ProjectEdit } from '../../src/mockup/edit/edits';
import type { ReadResult } from '../../src/mockup/scene';
import { type ProjectTables, readTables } from '../../src/mockup/tables';
import { controlTypes } from '../../src/mockup/types';
import { mockupData, openDatabase, tablesOf } from './database';
import { type Choice, editOf, kindsOfEdits } from './edit/any-edit';
import { editBmpr } from './edit/whole';
import { createRandom, createStopwatch, evil, faultsOf, type Random, seed, share, timeFor } from './fuzzing';

const [shapes, databases] = [share(0.4), share(0.05)];

describe('whatever a project holds, it neither breaks the viewer nor becomes markup', () => {
  it(
    `JSON of any shape, ${shapes} times, every fourth also written`,
    () => {
      const random = createRandom(seed + 1);
      const stopwatch = createStopwatch();
      for (let index = 0; index < shapes; index += 1) {
        const data =
          random.below(4) === 0
            ? JSON.stringify(anything(random, 5))
            : mockupData(Array.from({ length: 1 + random.below(2) }, () => anyControl(random, 3)));
        const attributes =
          random.below(3) === 0 ? (anything(random, 2) as object) : { kind: 'mockup', name: random.pick(evil) };
        const cut = random.below(5) === 0 ? data.slice(0, random.below(data.length)) : data;
        const rows = {
          resources: [
            ['m', random.pick(['Master', '', 'b']), attributes, cut],
            ['lib', 'Master', { kind: 'symbolLibrary' }, data],
          ] as const,
        };
        const faults = [
          ...stopwatch.time(`seed ${seed}, input ${index}`, data.length, () => faultsOf(readBmpr(tablesOf(rows)))),
        ];
        if (index % 4 === 0) faults.push(...faultsOfEditing(tablesOf(rows), random));
        if (faults.length > 0) throw new Error(`seed ${seed}, input ${index}: ${faults.join(', ')}\n${data}`);
      }
      expect(stopwatch.slow()).toEqual([]);
    },
    timeFor(shapes),
  );

  it(
    `a database, its bytes mutated ${databases} times, every second also written`,
    async () => {
      const random = createRandom(seed + 2);
      const whole = await smallProject();
      for (let index = 0; index < databases; index += 1) {
        const bytes = Uint8Array.from(random.below(6) === 0 ? whole.subarray(0, random.below(whole.length)) : whole);
        for (let change = random.below(60); change > 0; change -= 1)
          bytes[random.below(bytes.length)] = random.below(256);
        const database = await openDatabase(bytes);
        const result = readBmpr(readTables(database));
        const faults = [...faultsOf(result)];
        // What can't be written is refused with a reason: nothing is thrown.
        const [mockup] = result.ok ? result.scene.mockups : [];
        const written =
          mockup && index % 2 === 0
            ? editBmpr(database, [
                random.below(2) === 0
                  ? projectEditOf(mockup, random)
                  : editOf(choiceOf(random), mockup, mockup.controls, random.pick(evil)),
              ])
            : undefined;
        database.close();
        if (written?.ok === true) faults.push(...(await faultsOfWritten(written.content)));
        if (faults.length > 0) throw new Error(`seed ${seed}, input ${index}: ${faults.join(', ')}`);
      }
    },
    timeFor(databases * 5),
  );
});

const choiceOf = (random: Random): Choice => ({
  kind: random.below(kindsOfEdits),
  which: random.below(500),
  number: random.below(600) - 300,
});

/** Any edit of a project's drawings as a whole. */
function projectEditOf(mockup: MockupKey, random: Random): ProjectEdit {
  const made = { id: 'NEW', branch: 'Master' };
  const name = random.pick(evil);
  const one = { id: mockup.id, branch: mockup.branch };
  return random.pick<ProjectEdit>([
    { kind: 'rename', mockup: one, name },
    { kind: 'notes', mockup: one, notes: name },
    { kind: 'trash', mockup: one, isTrashed: random.below(2) === 0 },
    { kind: 'arrange', mockup: one, after: random.pick(['m', 'n', undefined, name]) },
    { kind: 'new-mockup', mockup: made, name, after: mockup.id },
    { kind: 'copy-mockup', mockup: made, name, of: one },
    { kind: 'new-alternate', mockup: { id: mockup.id, branch: 'NEW' }, name, of: one },
    { kind: 'promote', mockup: one },
    { kind: 'add-picture', mockup: made, picture: { name, kind: 'png', base64: name } },
  ]);
}

/** Any edit of rows of any shape: what came of it is read as before, or was refused with a reason. */
function faultsOfEditing(tables: ProjectTables, random: Random): readonly string[] {
  const read = readBmpr(tables);
  const [mockup] = read.ok ? read.scene.mockups : [];
  if (mockup === undefined) return [];
  const edit =
    random.below(4) === 0
      ? projectEditOf(mockup, random)
      : editOf(choiceOf(random), mockup, mockup.controls, random.pick(evil));
  const result = changed({ format: 'bmpr', tables }, [edit]);
  if (!result.ok) return [];
  return faultsOfReading(readBmpr(result.content.tables));
}

/** What is wrong with a database that was written. */
async function faultsOfWritten(bytes: Uint8Array): Promise<readonly string[]> {
  const database = await openDatabase(bytes);
  const again = readBmpr(readTables(database));
  database.close();
  return faultsOfReading(again);
}

/** The last thing that was seen may be gone; nothing else may be wrong that was not before. */
const faultsOfReading = (again: ReadResult): readonly string[] =>
  again.ok || again.problem.kind === 'no-mockups' ? faultsOf(again) : ['written, not readable'];

/** Two mockups and a symbol in a database of the format's own small pages. */
async function smallProject(): Promise<Uint8Array> {
  const database = await openDatabase();
  database.run('PRAGMA page_size = 1024');
  database.run('CREATE TABLE INFO (NAME TEXT PRIMARY KEY, VALUE TEXT)');
  database.run('CREATE TABLE BRANCHES (ID TEXT PRIMARY KEY, ATTRIBUTES TEXT)');
  database.run(
    'CREATE TABLE RESOURCES (ID TEXT, BRANCHID TEXT, ATTRIBUTES TEXT, DATA TEXT, PRIMARY KEY (ID, BRANCHID))',
  );
  database.run('CREATE TABLE THUMBNAILS (ID TEXT PRIMARY KEY, ATTRIBUTES TEXT)');
  database.run("INSERT INTO INFO VALUES ('SchemaVersion', '1.2')");
  database.run(`INSERT INTO BRANCHES VALUES ('Master', '{"skinName":"sketch"}')`);
  const button = {
    ID: '0',
    typeID: 'Button',
    x: '5',
    y: '5',
    w: '60',
    h: '27',
    zOrder: '0',
    properties: { text: 'Go' },
  };
  const group = { ID: '1', typeID: '__group__', x: '0', y: '0', children: { controls: { control: [button] } } };
  const symbol = { ID: '1', typeID: 'Component', x: '9', y: '9', properties: { src: { ID: 'lib', Anchor: '1' } } };
  const add = (id: string, kind: string, controls: readonly object[]): void => {
    const attributes = JSON.stringify({ kind, name: id, order: 1 });
    database.run('INSERT INTO RESOURCES VALUES (?, ?, ?, ?)', [id, 'Master', attributes, mockupData(controls)]);
  };
  add('m', 'mockup', [button, symbol]);
  add('n', 'mockup', [group]);
  add('lib', 'symbolLibrary', [group]);
  const bytes = database.export();
  database.close();
  return bytes;
}

/** JSON of no particular shape. */
function anything(random: Random, depth: number): unknown {
  switch (random.below(depth > 0 ? 8 : 5)) {
    case 0:
      return random.pick(evil);
    case 1:
      return random.below(100_000) - 50_000;
    case 2:
      return null;
    case 3:
      return random.below(2) === 0;
    case 4:
      return random.pick([1e308, -1e308, 0.1, '1e999', '']);
    case 5:
      return Array.from({ length: random.below(4) }, () => anything(random, depth - 1));
    default:
      return Object.fromEntries(
        Array.from({ length: random.below(5) }, () => [
          random.pick([
            'mockup',
            'controls',
            'control',
            'children',
            'properties',
            'kind',
            'name',
            'ID',
            'x',
            '__proto__',
            'text',
            'src',
            'trashed',
          ]),
          anything(random, depth - 1),
        ]),
      );
  }
}

const propertyNames =
  'text color borderColor size bold align state icon href hrefs src selectedIndex value shape direction curvature p0 p1 p2 crop rowHeight overrides ' +
  'textOrientation borderStyle backgroundAlpha rotation stroke menuIcon hasHeader verticalScrollbar topheight bottomheight scrollBarValue';

/** A control with a known type and properties of any shape. */
function anyControl(random: Random, depth: number): object {
  const names = propertyNames.split(' ');
  const value = (): unknown =>
    random.pick([
      () => anything(random, 2),
      () => String(random.below(400) - 100),
      () => random.pick(evil),
      () => ({
        ID: 'lib',
        Anchor: random.below(3),
        URL: random.pick(evil),
        x: random.below(99),
        y: random.pick([0, 'NaN', 1e9]),
      }),
    ])();
  return {
    ID: String(random.below(4)),
    typeID: random.pick(Object.keys(controlTypes)),
    x: random.pick([0, '10', '-50', 1e9]),
    y: random.pick([0, '10', '300', '']),
    w: random.pick(['120', '-1', 0, '1e9', undefined]),
    h: random.pick(['40', '-1', 0, '1e9', undefined]),
    zOrder: random.pick(['1', 'z', null]),
    properties: Object.fromEntries(Array.from({ length: random.below(7) }, () => [random.pick(names), value()])),
    ...(depth > 0 && random.below(4) === 0
      ? {
          children: {
            controls: { control: Array.from({ length: random.below(3) }, () => anyControl(random, depth - 1)) },
          },
        }
      : {}),
  };
}
